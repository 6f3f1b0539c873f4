"""Voting: announcing, putting a question, ballots one by one or a result in one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from hemicycle.domain.conflict import conflicts
from hemicycle.domain.state import register
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences, conclude
from hemicycle.meeting.order import (
    awaiting_ruling,
    edits_now,
    first_draft,
    lost_place,
    next_question,
    refuse,
    text_now,
    unranked,
    waits_for_second_vote,
)
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import MotionState, OpenVote, State

Answer = Consequences | Refusal
CAST = (Position.YES, Position.NO, Position.ABSTAIN)


def announce(state: State, act: a.Announce) -> Answer:
    standing = state.proposals.get(act.draft)
    if standing is None or not standing.is_draft or not standing.live:
        return refuse(state, f"There is no pending draft {act.draft!r}", "proposals")
    if state.pending_motions():
        return refuse(state, "Motions are decided first", "precedence")
    if not state.convened.voting:
        return refuse(state, "Nothing is put to the vote at this session", "no_voting")
    if not standing.asked:
        what = f"{act.draft} was proposed by an invited State, and no member asked for a vote"
        return refuse(state, what, "invited")
    if waits_for_second_vote(state, act.draft):
        return refuse(state, "The second vote is taken at a later meeting", "tie")
    first = first_draft(state)
    if first != act.draft:
        return refuse(state, f"{first} comes first, in the order of submission", "proposals")
    if standing.costs_pending:
        return refuse(state, f"The cost of {act.draft} has not been stated", "costs")
    return _conflicts(state, act.draft)


def _conflicts(state: State, draft: str) -> Consequences:
    """What the amendments still to be voted do to one another, where the wording is at hand."""
    text = text_now(state, draft)
    if text is None:
        return ()
    edits = {name: edits_now(state, name) for name in state.amendments_to(draft)}
    return tuple(
        c.ConflictNamed(draft, found.kind, found.one, found.other, found.text)
        for found in conflicts(text, edits)
    )


def put(state: State, act: a.Put) -> Answer:
    waiting = awaiting_ruling(state)
    if waiting is not None and act.target not in (state.appeal, *state.motions):
        return refuse(state, f"The majority for {waiting} has not been ruled on", "class")
    due = next_question(state)
    if due is None:
        return refuse(state, "No question is due: announce the voting first", "order")
    if due != act.target:
        rule = "precedence" if due in state.motions else "amendments"
        return refuse(state, f"{due} is put before {act.target}", rule)
    return _put_text(state, act) or _put_motion(state, act) or _method(state, act) or ()


def _put_motion(state: State, act: a.Put) -> Refusal | None:
    motion: MotionState | None = state.motions.get(act.target)
    if motion is not None and motion.kind.mover_blocks:
        return refuse(state, "The request is granted unless the mover objects: no vote", "division")
    return None


def _put_text(state: State, act: a.Put) -> Refusal | None:
    if unranked(state, act.target):
        return refuse(state, "The order of the amendments has not been ruled on", "amendments")
    lost = lost_place(state, act.target)
    if lost is not None:
        return refuse(state, f"The amendment no longer finds its place: {lost}", "amendments")
    return None


def _method(state: State, act: a.Put) -> Refusal | None:
    if act.method is Method.WITHOUT_VOTE:
        return refuse(state, "Without a vote means that nobody objects: agree, not put", "method")
    if act.method is Method.SECRET_BALLOT:
        return refuse(state, "Secret ballots are for elections", "method")
    decided = state.methods.get(act.target)
    if decided is not None and decided is not act.method:
        return refuse(state, f"The body decided on a {decided} vote", "method")
    drawn = bool(act.lot) and state.is_member(act.lot)
    if (act.method is Method.ROLL_CALL) != drawn:
        return refuse(state, "A roll call begins with a member drawn by lot", "method")
    return None


# --- ballots --------------------------------------------------------------------------------


def cast(state: State, act: a.Cast) -> Answer:
    vote = state.vote
    assert vote is not None
    if vote.roll is not None and act.member not in vote.roll:
        return refuse(state, f"{act.member} is not on the roll of this vote", "seat")
    if act.member in vote.ballots or act.member in vote.pressed:
        return refuse(state, f"{act.member} has voted", "ballot")
    if act.position not in CAST:
        return refuse(state, "A ballot says yes, no or abstention", "ballot")
    if act.position is Position.ABSTAIN and act.member in state.must_vote:
        return refuse(state, f"{act.member} is present and voting: it may not abstain", "ballot")
    if vote.method is Method.ROLL_CALL and _called(state, vote, act.member):
        return refuse(state, f"{act.member} has been called already", "method")
    return _without_a_vote(state, vote, act)


def _without_a_vote(state: State, vote: OpenVote, act: a.Cast) -> Answer:
    """Ballots that do not count: members in arrears, and parties to a dispute."""
    if act.member in state.barred:
        return (c.BallotDiscarded(act.member, act.position, "Charter Art. 19"),)
    parties = state.parties.get(state.root(vote.target), ())
    if act.member in parties and state.nature_of(vote.target)[0] is Nature.SUBSTANTIVE:
        return (c.BallotDiscarded(act.member, act.position, "Charter Art. 27(3)"),)
    return ()


def call_order(state: State, lot: str) -> tuple[str, ...]:
    """The roll in the English alphabetical order of the day's names, from the member drawn.

    Members of an assembly of one's own are called in the order of their names as it has them.
    """
    assert state.day is not None
    if state.book.members is not None:
        names = tuple(sorted(state.book.members))
    else:
        names = _alphabet(state.roll or frozenset(), state.day)
    start = names.index(lot)
    return names[start:] + names[:start]


@lru_cache(maxsize=64)
def _alphabet(roll: frozenset[str], day: date) -> tuple[str, ...]:
    return tuple(register().alphabetical(roll, day))


def _called(state: State, vote: OpenVote, member: str) -> bool:
    """Whether a member later in the order has answered already."""
    order = call_order(state, vote.lot)
    place = {name: number for number, name in enumerate(order)}
    answered = [place[name] for name in (*vote.ballots, *vote.pressed)]
    return bool(answered) and place[member] < max(answered)


def close_vote(state: State, _: a.CloseVote) -> Answer:
    vote = state.vote
    assert vote is not None
    positions = dict(vote.ballots)
    for member in vote.roll or ():
        positions.setdefault(member, Position.NON_VOTING)
    return conclude(
        state, vote.target, vote.question, _count(positions), positions, method=vote.method
    )


def _count(positions: Mapping[str, Position]) -> Tally:
    said = list(positions.values())
    return Tally(*(said.count(position) for position in (*CAST, Position.NON_VOTING)))


# --- a result in one line ------------------------------------------------------------------------


def result(state: State, act: a.Result) -> Answer:
    vote = state.vote
    assert vote is not None
    if vote.ballots or vote.pressed:
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
    assert state.vote is not None
    roll = state.vote.roll
    strangers = sorted(set(positions) - roll) if roll is not None else []
    if strangers:
        return f"{', '.join(strangers)} is not on the roll of this vote"
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
    roll = state.vote.roll if state.vote is not None else None
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
