"""Steps of the fold: the sitting, points, rulings and what they settle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import Phase, RulingState, Stage, State
from hemicycle.meeting.steps_floor import floor_free, floor_halted, floor_resumed
from hemicycle.meeting.words import RulingKind
from hemicycle.rules.house import house

# --- the sitting ------------------------------------------------------------------------------


def _convened(state: State, event: a.Convene) -> State:
    return state.having(
        house=state.house or house(event.body),
        sitting=event,
        day=event.day,
        phase=Phase.CONVENED,
        presiding=event.presiding,
        provisional=frozenset(event.provisional),
    )


def _opened(state: State, event: a.Open) -> State:
    return state.having(phase=Phase.DEBATE, present=event.present, sittings=1)


def _present(state: State, event: a.CountPresent) -> State:
    return state.having(present=event.present)


def _attending(state: State, event: a.Attend) -> State:
    others = state.must_vote - {event.member}
    return state.having(
        attending=state.attending | {event.member},
        must_vote=others | {event.member} if event.voting else others,
    )


def _resumed(state: State, event: a.Resume) -> State:
    sittings = state.sittings + 1
    return state.settled().having(day=event.day, present=event.present, sittings=sittings)


def _closed(state: State, event: a.Close) -> State:
    return floor_free(state, event.at).having(phase=Phase.CLOSED)


def _suspended(state: State, _: c.Suspended) -> State:
    return floor_free(state).having(phase=Phase.SUSPENDED)


def _chaired(state: State, event: a.TakeChair) -> State:
    return state.having(presiding=event.member)


# --- points and rulings ------------------------------------------------------------------------


def _point(state: State, event: a.RaisePoint) -> State:
    return floor_halted(state, event.at).having(point=event).settled()


def _ruled(state: State, event: a.Rule) -> State:
    if state.point is not None:
        state = floor_resumed(state, event.at)
    state = state.having(rulings={**state.rulings, event.id: RulingState(event)}, point=None)
    effect = _RULED.get(event.kind)
    return (effect(state, event) if effect is not None else state).settled()


def _party_ruled(state: State, event: a.Rule) -> State:
    members = (*state.parties.get(event.on, ()), *event.values)
    return state.having(parties={**state.parties, event.on: members})


def _reply_ruled(state: State, event: a.Rule) -> State:
    others = {member: said for member, said in state.replies.items() if member != event.on}
    return state.having(replies={**others, event.on: True} if event.granted else others)


def _credentials_ruled(state: State, event: a.Rule) -> State:
    provisional, unseated = state.provisional - {event.on}, state.unseated - {event.on}
    if not event.granted:
        unseated |= {event.on}
    return state.having(provisional=provisional, unseated=unseated)


def _vote_annulled(state: State, _: a.Rule) -> State:
    return state.having(vote=None)


def _name_ruled(state: State, event: a.Rule) -> State:
    return state.having(names={**state.names, event.on: event.values[0]})


_RULED: dict[RulingKind, Callable[[State, a.Rule], State]] = {
    RulingKind.PARTY: _party_ruled,
    RulingKind.REPLY: _reply_ruled,
    RulingKind.CREDENTIALS: _credentials_ruled,
    RulingKind.FAULT: _vote_annulled,
    RulingKind.NAME: _name_ruled,
}


def _challenged(state: State, event: a.ChallengeCredentials) -> State:
    return state.having(provisional=state.provisional | {event.of})


def _declared(state: State, event: a.DeclareParty) -> State:
    parties = (*state.parties.get(event.on, ()), event.member)
    return state.having(parties={**state.parties, event.on: parties})


def _appealed(state: State, event: a.Appeal) -> State:
    entry = replace(state.rulings[event.ruling], appeal=event)
    rulings = {**state.rulings, event.ruling: entry}
    return state.having(rulings=rulings, appeal=event.ruling).settled()


def _overruled(state: State, event: c.RulingOverruled) -> State:
    entry = replace(state.rulings[event.ruling], stands=False)
    state = state.having(rulings={**state.rulings, event.ruling: entry})
    undo = _FALLEN.get(entry.ruling.kind)
    return undo(state, entry.ruling) if undo is not None else state


def _nature_fallen(state: State, ruling: a.Rule) -> State:
    natures = {on: said for on, said in state.natures.items() if said[1] != ruling.id}
    return state.having(natures=natures)


def _party_fallen(state: State, ruling: a.Rule) -> State:
    left = tuple(m for m in state.parties[ruling.on] if m not in ruling.values)
    return state.having(parties={**state.parties, ruling.on: left})


def _turned(state: State, ruling: a.Rule) -> State:
    """What was granted is refused, what was refused is granted."""
    return _RULED[ruling.kind](state, replace(ruling, granted=not ruling.granted))


def _name_fallen(state: State, ruling: a.Rule) -> State:
    names = {member: name for member, name in state.names.items() if member != ruling.on}
    return state.having(names=names)


_FALLEN: dict[RulingKind, Callable[[State, a.Rule], State]] = {
    RulingKind.NATURE: _nature_fallen,
    RulingKind.PARTY: _party_fallen,
    RulingKind.REPLY: _turned,
    RulingKind.CREDENTIALS: _turned,
    RulingKind.NAME: _name_fallen,
}


def _restored(state: State, event: c.Restored) -> State:
    standing = state.proposals[event.symbol].having(stage=Stage.PENDING)
    return state.with_text(standing)


def _nature(state: State, event: c.NatureSet) -> State:
    return state.having(natures={**state.natures, event.target: (event.nature, event.by)})


STEPS: dict[type, Callable[[State, Any], State]] = {
    a.Convene: _convened,
    a.Open: _opened,
    a.CountPresent: _present,
    a.Attend: _attending,
    a.Resume: _resumed,
    a.Close: _closed,
    a.TakeChair: _chaired,
    a.RaisePoint: _point,
    a.Rule: _ruled,
    a.Appeal: _appealed,
    a.DeclareParty: _declared,
    a.ChallengeCredentials: _challenged,
    c.Restored: _restored,
    c.NatureSet: _nature,
    c.RulingOverruled: _overruled,
    c.Suspended: _suspended,
}
