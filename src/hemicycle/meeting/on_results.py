"""A result in one line, as far as the sources tell it; what is said about a result later."""

from __future__ import annotations

from collections.abc import Mapping

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.conclude import Consequences, conclude
from hemicycle.meeting.on_ballots import CAST, under_way
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State

Answer = Consequences | Refusal


def result(state: State, act: a.Result) -> Answer:
    vote = under_way(state)
    if vote.ballots or vote.pressed or vote.passed:
        return refuse(state, "Ballots have been cast: close the vote", "ballot")
    positions = {member: p for p, members in act.positions.items() for member in members}
    wrong = _does_not_fit(state, act, positions)
    if wrong is not None:
        return refuse(state, wrong, "ballot")
    return conclude(
        state,
        vote.target,
        vote.question,
        _tally(act),
        positions,
        method=vote.method,
        announced=act.outcome,
        note=act.note or ("" if act.yes is not None else "count not in our sources"),
        source=act.source,
        details=tuple((m, why) for why, members in act.details.items() for m in members),
    )


def _tally(act: a.Result) -> Tally | None:
    if act.yes is None:
        return None
    return Tally(act.yes, act.no, act.abstain, act.non_voting)


def _does_not_fit(state: State, act: a.Result, positions: Mapping[str, Position]) -> str | None:
    """Why a result contradicts itself or the roll of the day."""
    if (act.yes is None) == (not act.outcome):
        return "A result is its votes, or, where those are not known, its outcome alone"
    if len(positions) != sum(len(members) for members in act.positions.values()):
        return "A member is named twice"
    if positions and under_way(state).method is Method.SECRET_BALLOT:
        return "Of a secret ballot only the count is told"
    roll = under_way(state).roll
    strangers = sorted(set(positions) - roll) if roll is not None else []
    if strangers:
        return f"{', '.join(strangers)} is not on the roll of this vote"
    for members in act.details.values():
        if any(positions.get(member) is not Position.NON_VOTING for member in members):
            return "Why a member did not vote is told of members that did not"
    bound = sorted(m for m in state.must_vote if positions.get(m) is Position.ABSTAIN)
    if bound:
        return f"{', '.join(bound)} is present and voting and may not abstain"
    return _too_many(state, act, positions)


def _too_many(state: State, act: a.Result, positions: Mapping[str, Position]) -> str | None:
    counts = dict(zip((*CAST, Position.NON_VOTING), _counts(act), strict=True))
    named = list(positions.values())
    for position, count in counts.items():
        if count is not None and named.count(position) > count:
            return f"{named.count(position)} members are named for {count} ballots ({position})"
    total = sum(count or 0 for count in counts.values())
    roll = under_way(state).roll
    if roll is not None and total > len(roll):
        return f"{total} members are more than the {len(roll)} of the roll"
    return None


def _counts(act: a.Result) -> tuple[int | None, ...]:
    return (act.yes, act.no, act.abstain, act.non_voting)


def correct(state: State, act: a.Correct) -> Answer:
    vote = state.votes.get(act.vote)
    if vote is None:
        return refuse(state, f"There was no vote {act.vote!r}", "correction")
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "correction")
    if dict(vote.roll).get(act.member) is act.intended:
        return refuse(state, f"{act.member} was recorded so", "correction")
    return ()


def publish(state: State, act: a.Publish) -> Answer:
    """The count printed later stands beside the one announced; nothing is decided anew."""
    vote = state.votes.get(act.vote)
    if vote is None:
        return refuse(state, f"There was no vote {act.vote!r}", "correction")
    if vote.tally == Tally(act.yes, act.no, act.abstain, act.non_voting):
        return refuse(state, "This is the count that was announced", "correction")
    return ()
