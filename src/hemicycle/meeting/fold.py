"""The fold: events into state. Pure; every event of the engine has its step in the table below.

A step trusts its event: whether an act is in order is asked before, in :mod:`.engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from hemicycle.domain.edit import apply_edits
from hemicycle.domain.proposal import Amendment, DraftResolution
from hemicycle.domain.text import Text, text_of
from hemicycle.domain.vote import Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import (
    EMPTY,
    ElectionState,
    MotionState,
    OpenVote,
    Phase,
    RulingState,
    Stage,
    Standing,
    State,
)
from hemicycle.rules.answer import Code, Outcome
from hemicycle.rules.sequence import eligible

Event = a.Act | c.Consequence


def fold(events: Iterable[Event], start: State = EMPTY) -> State:
    """The state that the events amount to, from the beginning or from a state before them."""
    state = start
    for event in events:
        state = evolve(state, event)
    return state


def evolve(state: State, event: Event) -> State:
    """The state after one event."""
    return _STEPS[type(event)](state, event)


# --- the sitting ------------------------------------------------------------------------------


def _convened(state: State, event: a.Convene) -> State:
    return state.having(sitting=event, day=event.day, phase=Phase.CONVENED)


def _opened(state: State, event: a.Open) -> State:
    return state.having(phase=Phase.DEBATE, present=event.present, sittings=1)


def _present(state: State, event: a.CountPresent) -> State:
    return state.having(present=event.present)


def _resumed(state: State, event: a.Resume) -> State:
    sittings = state.sittings + 1
    return _settled(state).having(day=event.day, present=event.present, sittings=sittings)


def _closed(state: State, _: a.Close) -> State:
    return state.having(phase=Phase.CLOSED)


def _nothing(state: State, _: Event) -> State:
    return state


def _suspended(state: State, _: c.Suspended) -> State:
    return state.having(phase=Phase.SUSPENDED)


def _settled(state: State) -> State:
    """The phase to which the meeting returns when what interrupted it is over."""
    if state.point is not None:
        phase = Phase.POINT
    elif state.vote is not None:
        phase = Phase.BALLOT
    elif state.appeal is not None:
        phase = Phase.APPEAL
    else:
        phase = Phase.LOCKED if state.announced else Phase.DEBATE
    return state.having(phase=phase)


# --- the floor and the rulings ----------------------------------------------------------------


def _inscribed(state: State, event: a.Inscribe) -> State:
    return state.having(speakers=(*state.speakers, event.member))


def _spoke(state: State, event: a.Speak) -> State:
    if event.purpose is a.Purpose.STATEMENT:
        rest = tuple(member for member in state.speakers if member != event.member)
        return state.having(speakers=rest)
    if event.purpose in (a.Purpose.FOR_MOTION, a.Purpose.AGAINST_MOTION):
        motion = state.motions[event.about]
        if event.purpose is a.Purpose.FOR_MOTION:
            motion = replace(motion, spoken_for=motion.spoken_for + 1)
        else:
            motion = replace(motion, spoken_against=motion.spoken_against + 1)
        return _with_motion(state, motion)
    return state


def _point(state: State, event: a.RaisePoint) -> State:
    return _settled(state.having(point=event))


def _ruled(state: State, event: a.Rule) -> State:
    rulings = {**state.rulings, event.id: RulingState(event)}
    parties = state.parties
    if event.kind is a.RulingKind.PARTY:
        parties = {**parties, event.on: (*parties.get(event.on, ()), *event.values)}
    return _settled(state.having(rulings=rulings, parties=parties, point=None))


def _declared(state: State, event: a.DeclareParty) -> State:
    parties = (*state.parties.get(event.on, ()), event.member)
    return state.having(parties={**state.parties, event.on: parties})


def _appealed(state: State, event: a.Appeal) -> State:
    entry = replace(state.rulings[event.ruling], appeal=event)
    rulings = {**state.rulings, event.ruling: entry}
    return _settled(state.having(rulings=rulings, appeal=event.ruling))


def _overruled(state: State, event: c.RulingOverruled) -> State:
    entry = replace(state.rulings[event.ruling], stands=False)
    ruling, natures, parties = entry.ruling, dict(state.natures), dict(state.parties)
    if natures.get(ruling.on, (None, ""))[1] == ruling.id:
        del natures[ruling.on]
    if ruling.kind is a.RulingKind.PARTY:
        left = tuple(m for m in parties[ruling.on] if m not in ruling.values)
        parties[ruling.on] = left
    rulings = {**state.rulings, event.ruling: entry}
    return state.having(rulings=rulings, natures=natures, parties=parties)


def _nature(state: State, event: c.NatureSet) -> State:
    return state.having(natures={**state.natures, event.target: (event.nature, event.by)})


# --- texts --------------------------------------------------------------------------------


def _tabled(state: State, event: a.Table) -> State:
    draft = DraftResolution(
        event.symbol,
        event.title,
        event.sponsors,
        text_of(event.text) if event.text else None,
        event.question,
    )
    asked = not state.procedure.invited_need_a_member or any(map(state.is_member, event.sponsors))
    standing = Standing(
        draft,
        becomes=event.becomes,
        classifies=event.classifies,
        as_nature=event.as_nature,
        seconders=event.seconders,
        costs_pending=event.costs_pending,
        asked=asked,
    )
    natures = state.natures
    if event.nature is not None:
        natures = {**natures, event.symbol: (event.nature, "as announced, without objection")}
    return _with(state, standing).having(natures=natures)


def _amended(state: State, event: a.Amend) -> State:
    amendment = Amendment(event.symbol, event.title, event.sponsors, event.to, event.edits)
    return _with(state, Standing(amendment))


def _joined(state: State, event: a.JoinSponsors) -> State:
    return _sponsors(state, event.symbol, add=(event.member,))


def _left(state: State, event: a.LeaveSponsors) -> State:
    return _sponsors(state, event.symbol, drop=event.member)


def _sponsors(state: State, symbol: str, add: tuple[str, ...] = (), drop: str = "") -> State:
    standing = state.proposals[symbol]
    kept = tuple(m for m in (*standing.proposal.sponsors, *add) if m != drop)
    return _with(state, replace(standing, proposal=replace(standing.proposal, sponsors=kept)))


def _revised(state: State, event: a.Revise) -> State:
    standing = state.proposals[event.symbol]
    proposal = standing.proposal
    if isinstance(proposal, Amendment):
        return _with(state, replace(standing, proposal=replace(proposal, edits=event.edits)))
    text = _revised_text(proposal.text, event)
    proposal = replace(proposal, text=text, title=event.title or proposal.title)
    return _with(state, replace(standing, proposal=proposal))


def _revised_text(text: Text | None, event: a.Revise) -> Text | None:
    if event.text:
        return text_of(event.text)
    if text is None:
        return None
    return apply_edits(text, event.edits, f"{event.symbol} as revised").renumbered()


def _reintroduced(state: State, event: a.Reintroduce) -> State:
    standing = state.proposals[event.symbol]
    proposal = replace(standing.proposal, sponsors=(event.member,))
    return _with(state, replace(standing, proposal=proposal, stage=Stage.PENDING))


def _asked(state: State, event: a.AskVote) -> State:
    return _with(state, replace(state.proposals[event.symbol], asked=True))


def _costed(state: State, event: a.StateCosts) -> State:
    return _with(state, replace(state.proposals[event.symbol], costs_pending=False))


def _divided(state: State, event: c.Divided) -> State:
    standing = state.proposals[event.symbol]
    return _with(state, replace(standing, parts=(*standing.parts, *event.parts)))


def _priority(state: State, event: c.PriorityGiven) -> State:
    return state.having(priority=(event.symbol, *state.priority))


def _reopened(state: State, event: c.Reopened) -> State:
    standing = replace(state.proposals[event.symbol], stage=Stage.PENDING, kept={}, voted=False)
    return _with(state, standing)


def _disposed(state: State, event: c.Disposed) -> State:
    stage = {Code.WITHDRAWN: Stage.WITHDRAWN, Code.LAPSED: Stage.LAPSED}.get(
        event.code, Stage.NOT_PUT
    )
    state = state.having(disposed=(*state.disposed, (event.target, event.code)))
    if event.target not in state.proposals:
        return state
    return _unlocked(_with(state, replace(state.proposals[event.target], stage=stage)))


# --- motions --------------------------------------------------------------------------------


def _moved(state: State, event: a.Move) -> State:
    kind = state.procedure.motions[event.motion]
    motion = MotionState(event.id, kind, event.member, event.about, event.text, event.parts)
    return _with_motion(state, motion)


def _objected(state: State, event: a.Object) -> State:
    if event.to in state.motions:
        motion = state.motions[event.to]
        return _with_motion(state, replace(motion, objections=(*motion.objections, event.member)))
    standing = state.proposals[event.to]
    return _with(state, replace(standing, objections=(*standing.objections, event.member)))


def _motion_ended(state: State, event: c.MotionEnded) -> State:
    motion = replace(state.motions[event.motion], carried=event.carried)
    return _with_motion(state, motion)


def _debate_closed(state: State, event: c.DebateClosed) -> State:
    return state.having(list_closed=True, debate_closed=state.debate_closed or not event.list_only)


def _method(state: State, event: c.MethodSet) -> State:
    return state.having(methods={**state.methods, event.symbol: event.method})


# --- voting --------------------------------------------------------------------------------


def _announced(state: State, event: a.Announce) -> State:
    return _settled(state.having(announced=event.draft))


def _put(state: State, event: a.Put) -> State:
    question = question_of(state, event.target)
    vote = OpenVote(event.target, question, event.method, event.lot, state.roll)
    return _settled(state.having(vote=vote))


def _cast(state: State, event: a.Cast) -> State:
    vote = state.vote
    assert vote is not None
    ballots = {**vote.ballots, event.member: event.position}
    return state.having(vote=replace(vote, ballots=ballots))


def _discarded(state: State, event: c.BallotDiscarded) -> State:
    vote = state.vote
    assert vote is not None
    ballots = {member: p for member, p in vote.ballots.items() if member != event.member}
    pressed = {**vote.pressed, event.member: event.position}
    return state.having(vote=replace(vote, ballots=ballots, pressed=pressed))


def _decided(state: State, event: c.Decided) -> State:
    under_way = state.vote is not None and state.vote.target != event.target
    vote = state.vote if under_way else None
    state = state.having(vote=vote, votes={**state.votes, event.vote: event})
    if event.decision.code in (Code.NO_QUORUM, Code.VOTE_REQUIRED):
        return _settled(state)
    if event.target in state.proposals:
        return _unlocked(_text_decided(state, event))
    if event.target in state.elections:
        return _settled(_ballot_decided(state, event))
    if event.target in state.motions:
        carried = event.outcome is Outcome.ADOPTED
        state = _with_motion(state, replace(state.motions[event.target], carried=carried))
    elif "#" in event.target:
        state = _part_decided(state, event)
    else:
        state = state.having(appeal=None)
    return _settled(state)


_STAGES = {
    Outcome.ADOPTED: Stage.ADOPTED,
    Outcome.NOT_ADOPTED: Stage.REJECTED,
    Outcome.NO_DECISION: Stage.TIED,
}


def _text_decided(state: State, event: c.Decided) -> State:
    standing = state.proposals[event.target]
    untold = Stage.OPEN if event.decision.code is Code.NEEDS_RULING else Stage.UNTOLD
    stage = _STAGES.get(event.outcome, untold)
    tied_in = state.sittings if stage is Stage.TIED else standing.tied_in
    state = _with(state, replace(standing, stage=stage, voted=True, tied_in=tied_in))
    if isinstance(standing.proposal, Amendment):
        state = _amendment_decided(state, standing.proposal, stage is Stage.ADOPTED)
    return state


def _amendment_decided(state: State, amendment: Amendment, adopted: bool) -> State:
    """The text it amends has it, or has it no longer where a ruling was overruled."""
    parent = state.proposals[amendment.to]
    kept = tuple(symbol for symbol in parent.adopted if symbol != amendment.symbol)
    if adopted:
        kept = (*kept, amendment.symbol)
    return _with(state, replace(parent, adopted=kept))


def _part_decided(state: State, event: c.Decided) -> State:
    if event.outcome not in (Outcome.ADOPTED, Outcome.NOT_ADOPTED):
        return state
    symbol, _, name = event.target.partition("#")
    standing = state.proposals[symbol]
    kept = {**standing.kept, name: event.outcome is Outcome.ADOPTED}
    return _with(state, replace(standing, kept=kept, voted=True))


def _ballot_decided(state: State, event: c.Decided) -> State:
    election = state.elections[event.target]
    elected = (*election.elected, *(event.decision.elected or ()))
    following = event.decision.next_ballot
    left = {name: votes for name, votes in election.votes.items() if name not in elected}
    names = eligible(left, election.seats - len(elected)) if following == "restricted" else None
    after = replace(election, elected=elected, next_ballot=following, eligible=names)
    return state.having(elections={**state.elections, event.target: after})


def _unlocked(state: State) -> State:
    """The lock ends when the draft announced is disposed of, or the voting waits after a tie."""
    announced = state.announced
    if announced is not None and _over(state, announced):
        state = state.having(announced=None)
    return _settled(state)


def _over(state: State, announced: str) -> bool:
    if state.proposals[announced].stage not in (Stage.PENDING, Stage.OPEN):
        return True
    tied = (s for s, standing in state.proposals.items() if standing.stage is Stage.TIED)
    return any(state.root(symbol) == announced for symbol in tied)


def _corrected(state: State, event: a.Correct) -> State:
    return state.having(corrections=(*state.corrections, event))


def _timer(state: State, event: c.TimerStarted) -> State:
    return state.having(timers=(*state.timers, event.timer))


def question_of(state: State, target: str) -> Question:
    """What kind of question a target is, in the words of a case."""
    if target in state.motions:
        return state.motions[target].kind.question
    if target in state.proposals:
        proposal = state.proposals[target].proposal
        return proposal.question if isinstance(proposal, DraftResolution) else Question.AMENDMENT
    return Question.PART if "#" in target else Question.APPEAL


# --- elections --------------------------------------------------------------------------------


def _election(state: State, event: a.OpenElection) -> State:
    election = ElectionState(event.id, event.office, event.seats, event.title)
    return state.having(elections={**state.elections, event.id: election})


def _counted(state: State, event: a.CountBallots) -> State:
    election = state.elections[event.election]
    counted = replace(election, held=election.held + 1, votes=event.candidates)
    return state.having(elections={**state.elections, event.election: counted})


def _drawn(state: State, event: a.DrawLot) -> State:
    election = state.elections[event.election]
    done = replace(election, elected=(*election.elected, event.winner), next_ballot=None)
    return state.having(elections={**state.elections, event.election: done})


# --- small steps --------------------------------------------------------------------------------


def _with(state: State, standing: Standing) -> State:
    return state.having(proposals={**state.proposals, standing.proposal.symbol: standing})


def _with_motion(state: State, motion: MotionState) -> State:
    return state.having(motions={**state.motions, motion.id: motion})


_STEPS: dict[type, Callable[[State, Any], State]] = {
    a.Convene: _convened,
    a.Open: _opened,
    a.CountPresent: _present,
    a.Resume: _resumed,
    a.Close: _closed,
    a.Remark: _nothing,
    a.Inscribe: _inscribed,
    a.Speak: _spoke,
    a.RaisePoint: _point,
    a.Rule: _ruled,
    a.Appeal: _appealed,
    a.Table: _tabled,
    a.Amend: _amended,
    a.JoinSponsors: _joined,
    a.LeaveSponsors: _left,
    a.Revise: _revised,
    a.Withdraw: _nothing,
    a.Reintroduce: _reintroduced,
    a.AskVote: _asked,
    a.StateCosts: _costed,
    a.Move: _moved,
    a.DropMotion: _nothing,
    a.Object: _objected,
    a.Agree: _nothing,
    a.Announce: _announced,
    a.Put: _put,
    a.Cast: _cast,
    a.CloseVote: _nothing,
    a.Result: _nothing,
    a.Correct: _corrected,
    a.DeclareParty: _declared,
    a.OpenElection: _election,
    a.CountBallots: _counted,
    a.DrawLot: _drawn,
    c.BallotDiscarded: _discarded,
    c.Decided: _decided,
    c.Disposed: _disposed,
    c.NatureSet: _nature,
    c.RulingOverruled: _overruled,
    c.TextAmended: _nothing,
    c.PartDeleted: _nothing,
    c.Divided: _divided,
    c.PriorityGiven: _priority,
    c.Reopened: _reopened,
    c.Suspended: _suspended,
    c.DebateClosed: _debate_closed,
    c.MethodSet: _method,
    c.MotionEnded: _motion_ended,
    c.TimerStarted: _timer,
}
