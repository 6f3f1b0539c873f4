"""Steps of the fold: the sitting, the floor, points of order and rulings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import Phase, RulingState, State
from hemicycle.meeting.words import Purpose, RulingKind
from hemicycle.rules.house import house

# --- the sitting ------------------------------------------------------------------------------


def _convened(state: State, event: a.Convene) -> State:
    return state.having(
        house=state.house or house(event.body),
        sitting=event,
        day=event.day,
        phase=Phase.CONVENED,
        presiding=event.presiding,
    )


def _opened(state: State, event: a.Open) -> State:
    return state.having(phase=Phase.DEBATE, present=event.present, sittings=1)


def _present(state: State, event: a.CountPresent) -> State:
    return state.having(present=event.present)


def _attending(state: State, event: a.Attend) -> State:
    others = state.must_vote - {event.member}
    return state.having(must_vote=others | {event.member} if event.voting else others)


def _resumed(state: State, event: a.Resume) -> State:
    sittings = state.sittings + 1
    return state.settled().having(day=event.day, present=event.present, sittings=sittings)


def _closed(state: State, _: a.Close) -> State:
    return state.having(phase=Phase.CLOSED)


def _suspended(state: State, _: c.Suspended) -> State:
    return state.having(phase=Phase.SUSPENDED)


def _chaired(state: State, event: a.TakeChair) -> State:
    return state.having(presiding=event.member)


# --- the floor and the rulings ----------------------------------------------------------------


def _inscribed(state: State, event: a.Inscribe) -> State:
    return state.having(speakers=(*state.speakers, event.member))


def _spoke(state: State, event: a.Speak) -> State:
    if event.purpose is Purpose.STATEMENT:
        rest = tuple(member for member in state.speakers if member != event.member)
        return state.having(speakers=rest)
    if event.purpose in (Purpose.FOR_MOTION, Purpose.AGAINST_MOTION):
        motion = state.motions[event.about]
        if event.purpose is Purpose.FOR_MOTION:
            motion = replace(motion, spoken_for=motion.spoken_for + 1)
        else:
            motion = replace(motion, spoken_against=motion.spoken_against + 1)
        return state.with_motion(motion)
    return state


def _point(state: State, event: a.RaisePoint) -> State:
    return state.having(point=event).settled()


def _ruled(state: State, event: a.Rule) -> State:
    rulings = {**state.rulings, event.id: RulingState(event)}
    parties = state.parties
    if event.kind is RulingKind.PARTY:
        parties = {**parties, event.on: (*parties.get(event.on, ()), *event.values)}
    return state.having(rulings=rulings, parties=parties, point=None).settled()


def _declared(state: State, event: a.DeclareParty) -> State:
    parties = (*state.parties.get(event.on, ()), event.member)
    return state.having(parties={**state.parties, event.on: parties})


def _appealed(state: State, event: a.Appeal) -> State:
    entry = replace(state.rulings[event.ruling], appeal=event)
    rulings = {**state.rulings, event.ruling: entry}
    return state.having(rulings=rulings, appeal=event.ruling).settled()


def _overruled(state: State, event: c.RulingOverruled) -> State:
    entry = replace(state.rulings[event.ruling], stands=False)
    ruling, natures, parties = entry.ruling, dict(state.natures), dict(state.parties)
    if natures.get(ruling.on, (None, ""))[1] == ruling.id:
        del natures[ruling.on]
    if ruling.kind is RulingKind.PARTY:
        left = tuple(m for m in parties[ruling.on] if m not in ruling.values)
        parties[ruling.on] = left
    rulings = {**state.rulings, event.ruling: entry}
    return state.having(rulings=rulings, natures=natures, parties=parties)


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
    a.Inscribe: _inscribed,
    a.Speak: _spoke,
    a.RaisePoint: _point,
    a.Rule: _ruled,
    a.Appeal: _appealed,
    a.DeclareParty: _declared,
    c.NatureSet: _nature,
    c.RulingOverruled: _overruled,
    c.Suspended: _suspended,
}
