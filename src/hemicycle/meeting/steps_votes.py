"""Steps of the fold: voting, its results, and elections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hemicycle.domain.proposal import Amendment
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.placed import why_due
from hemicycle.meeting.state import ElectionState, OpenVote, Stage, State
from hemicycle.meeting.steps_floor import floor_free
from hemicycle.rules.answer import Code, Outcome
from hemicycle.rules.sequence import eligible

# --- voting --------------------------------------------------------------------------------


def _announced(state: State, event: a.Announce) -> State:
    return floor_free(state, event.at).having(announced=event.draft).settled()


def _put(state: State, event: a.Put) -> State:
    question = state.question_of(event.target)
    vote = OpenVote(
        event.target,
        question,
        event.method,
        event.lot,
        state.voters(event.target),
        by_letter=event.by_letter,
        until=event.until,
        placed=why_due(state, event.target),
    )
    return floor_free(state, event.at).having(vote=vote).settled()


def _cast(state: State, event: a.Cast) -> State:
    vote = state.vote
    assert vote is not None
    member = event.member
    ballots = {**vote.ballots, member: event.position}
    vote = vote.having(ballots=ballots)
    if member in vote.passed:
        vote = vote.having(again=(*vote.again, member))
    if event.rights:
        vote = vote.having(rights=(*vote.rights, member))
    return state.having(vote=vote)


def _passed(state: State, event: a.Pass) -> State:
    vote = state.vote
    assert vote is not None
    return state.having(vote=vote.having(passed=(*vote.passed, event.member)))


def _recast(state: State, event: a.Recast) -> State:
    vote = state.vote
    assert vote is not None
    return state.having(vote=vote.having(ballots={**vote.ballots, event.member: event.position}))


def _refrained(state: State, event: a.Refrain) -> State:
    vote = state.vote
    assert vote is not None
    return state.having(vote=vote.having(refrained=(*vote.refrained, event.member)))


def _discarded(state: State, event: c.BallotDiscarded) -> State:
    vote = state.vote
    assert vote is not None
    ballots = {member: p for member, p in vote.ballots.items() if member != event.member}
    pressed = {**vote.pressed, event.member: event.position}
    return state.having(vote=vote.having(ballots=ballots, pressed=pressed))


def _decided(state: State, event: c.Decided) -> State:
    vote, rights = state.vote, state.rights
    if vote is not None and vote.target == event.target:
        rights = {**rights, event.target: vote.rights} if vote.rights else rights
        vote = None
    state = state.having(vote=vote, rights=rights, votes={**state.votes, event.vote: event})
    if event.decision.code in (Code.NO_QUORUM, Code.VOTE_REQUIRED):
        return state.settled()
    if event.target in state.proposals:
        return _unlocked(_text_decided(state, event))
    if event.target in state.elections:
        return _ballot_decided(state, event).settled()
    if event.target in state.motions:
        carried = event.outcome is Outcome.ADOPTED
        state = state.with_motion(replace(state.motions[event.target], carried=carried))
    elif "#" in event.target:
        state = _part_decided(state, event)
    else:
        state = state.having(appeal=None)
    return state.settled()


_STAGES = {
    Outcome.ADOPTED: Stage.ADOPTED,
    Outcome.NOT_ADOPTED: Stage.REJECTED,
    Outcome.NO_DECISION: Stage.TIED,
}


def _text_decided(state: State, event: c.Decided) -> State:
    standing = state.proposals[event.target]
    untold = Stage.OPEN if event.decision.code is Code.NEEDS_RULING else Stage.UNTOLD
    stage = _STAGES.get(event.outcome, untold)
    standing = standing.having(stage=stage, voted=True)
    if stage is Stage.TIED:
        standing = standing.having(tied_in=state.sittings)
    state = state.with_text(standing)
    if isinstance(standing.proposal, Amendment):
        state = _amendment_decided(state, standing.proposal, stage is Stage.ADOPTED)
    return state


def _amendment_decided(state: State, amendment: Amendment, adopted: bool) -> State:
    """The text it amends has it, or has it no longer where a ruling was overruled."""
    parent = state.proposals[amendment.to]
    kept = tuple(symbol for symbol in parent.adopted if symbol != amendment.symbol)
    if adopted:
        kept = (*kept, amendment.symbol)
    return state.with_text(parent.having(adopted=kept))


def _part_decided(state: State, event: c.Decided) -> State:
    if event.outcome not in (Outcome.ADOPTED, Outcome.NOT_ADOPTED):
        return state
    symbol, _, name = event.target.partition("#")
    standing = state.proposals[symbol]
    kept = {**standing.kept, name: event.outcome is Outcome.ADOPTED}
    return state.with_text(standing.having(kept=kept, voted=True))


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
    return state.settled()


def _over(state: State, announced: str) -> bool:
    if state.proposals[announced].stage not in (Stage.PENDING, Stage.OPEN):
        return True
    tied = (s for s, standing in state.proposals.items() if standing.stage is Stage.TIED)
    return any(state.root(symbol) == announced for symbol in tied)


def _corrected(state: State, event: a.Correct) -> State:
    return state.having(corrections=(*state.corrections, event))


def _published(state: State, event: a.Publish) -> State:
    return state.having(published={**state.published, event.vote: event})


def _motion_reopened(state: State, event: c.MotionReopened) -> State:
    return state.with_motion(replace(state.motions[event.motion], carried=None))


def _timer(state: State, event: c.TimerStarted) -> State:
    return state.having(timers=(*state.timers, event))


def _disposed(state: State, event: c.Disposed) -> State:
    stage = {Code.WITHDRAWN: Stage.WITHDRAWN, Code.LAPSED: Stage.LAPSED}.get(
        event.code, Stage.NOT_PUT
    )
    state = state.having(disposed=(*state.disposed, (event.target, event.code)))
    return _unlocked(state.with_text(state.proposals[event.target].having(stage=stage)))


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


def _conferred(state: State, event: a.Confer) -> State:
    """The name proposed is put to this organ: nobody else is eligible."""
    title = f"{event.name}, proposed by the joint conference"
    only = frozenset({event.name})
    election = ElectionState(event.id, "ICJ", 1, title, next_ballot="restricted", eligible=only)
    return state.having(elections={**state.elections, event.id: election})


STEPS: dict[type, Callable[[State, Any], State]] = {
    a.Announce: _announced,
    a.Put: _put,
    a.Cast: _cast,
    a.Pass: _passed,
    a.Recast: _recast,
    a.Refrain: _refrained,
    a.Publish: _published,
    a.Correct: _corrected,
    a.OpenElection: _election,
    a.CountBallots: _counted,
    a.DrawLot: _drawn,
    a.Confer: _conferred,
    c.BallotDiscarded: _discarded,
    c.Decided: _decided,
    c.Disposed: _disposed,
    c.TimerStarted: _timer,
    c.MotionReopened: _motion_reopened,
}
