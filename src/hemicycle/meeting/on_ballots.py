"""Ballots one by one, from the first cast to the close of the vote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from hemicycle.domain.state import register
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Detail, Method, Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences, conclude
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import OpenVote, State
from hemicycle.rules.customs import RollCall

Answer = Consequences | Refusal
CAST = (Position.YES, Position.NO, Position.ABSTAIN)


def under_way(state: State) -> OpenVote:
    """The vote under way; acts on ballots are in order in no other phase."""
    assert state.vote is not None
    return state.vote


def cast(state: State, act: a.Cast) -> Answer:
    vote = under_way(state)
    wrong = (
        _cannot_answer(state, vote, act.member)
        or _position(state, act.member, act.position)
        or _answer(state, vote, act)
    )
    if wrong is not None:
        return wrong
    if vote.until is not None and act.at is not None and act.at > vote.until:
        number = state.procedure.rule("method").number
        return (c.BallotDiscarded(act.member, act.position, f"{number}: too late"),)
    return _without_a_vote(state, vote, act)


def _cannot_answer(state: State, vote: OpenVote, member: str) -> Refusal | None:
    """Why a member cannot give a ballot, whatever it says."""
    if vote.roll is not None and member not in vote.roll:
        return refuse(state, f"{member} is not on the roll of this vote", "seat")
    if vote.method is Method.SECRET_BALLOT:
        return refuse(state, "Of a secret ballot only the count is told", "method")
    if member in vote.ballots or member in vote.pressed or member in vote.refrained:
        return refuse(state, f"{member} has voted", "ballot")
    if vote.method is Method.ROLL_CALL:
        return _not_called(state, vote, member)
    return None


def _position(state: State, member: str, position: Position) -> Refusal | None:
    if position not in CAST:
        return refuse(state, "A ballot says yes, no or abstention", "ballot")
    if position is Position.ABSTAIN and member in state.must_vote:
        return refuse(state, f"{member} is present and voting: it may not abstain", "ballot")
    return None


def _answer(state: State, vote: OpenVote, act: a.Cast) -> Refusal | None:
    """What may be said in a roll call, in its first and its second round."""
    customs = state.procedure.customs.roll_call
    called = vote.method is Method.ROLL_CALL
    if act.rights and not (called and customs.rights):
        return refuse(state, "Here no vote is given with rights", "roll_call")
    if not called:
        return None
    again = act.member in vote.passed
    known = customs.second_round if again else customs.answers
    if act.position.lower() in known:
        return None
    whose = "who passed" if again else "who is called"
    return refuse(state, f"Here {whose} answers {', '.join(known)}", "roll_call")


def _without_a_vote(state: State, vote: OpenVote, act: a.Cast) -> Answer:
    """Ballots that do not count: members in arrears, and parties to a dispute."""
    if act.member in state.barred:
        return (c.BallotDiscarded(act.member, act.position, "Charter Art. 19"),)
    parties = state.parties.get(state.root(vote.target), ())
    if act.member in parties and state.nature_of(vote.target)[0] is Nature.SUBSTANTIVE:
        return (c.BallotDiscarded(act.member, act.position, "Charter Art. 27(3)"),)
    return ()


# --- the roll call ----------------------------------------------------------------------------


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


def to_be_called(state: State, vote: OpenVote) -> tuple[str, ...]:
    """Members that a roll call has not reached yet, the next one first; then those that passed.

    Where attendance was taken, only members that answered the roll are called.
    """
    order = call_order(state, vote.lot)
    passed = tuple(m for m in order if m in vote.passed and m not in vote.again)
    if vote.again:
        return passed
    waiting = order[_reached(order, vote) :]
    here = state.attending or frozenset(waiting)
    return (*(member for member in waiting if member in here), *passed)


def _reached(order: tuple[str, ...], vote: OpenVote) -> int:
    """How far down the order the roll has been called."""
    answered = {*vote.ballots, *vote.pressed, *vote.passed, *vote.refrained}
    return max((place for place, name in enumerate(order, 1) if name in answered), default=0)


def _not_called(state: State, vote: OpenVote, member: str) -> Refusal | None:
    """The first round goes down the list; those that passed are called when it is through."""
    if member in vote.passed:
        return _not_yet_again(state, vote)
    if vote.again:
        return refuse(state, "In the second round those that passed are called", "roll_call")
    order = call_order(state, vote.lot)
    if member in order and order.index(member) < _reached(order, vote):
        return refuse(state, f"{member} has been called already", "roll_call")
    return None


def _not_yet_again(state: State, vote: OpenVote) -> Refusal | None:
    """Known only where attendance was taken: others may simply be absent."""
    if vote.again or not state.attending:
        return None
    waiting = [member for member in to_be_called(state, vote) if member not in vote.passed]
    if waiting:
        return refuse(state, f"{waiting[0]} is called before those that passed", "roll_call")
    return None


def pass_turn(state: State, act: a.Pass) -> Answer:
    vote = under_way(state)
    customs: RollCall = state.procedure.customs.roll_call
    if vote.method is not Method.ROLL_CALL or "pass" not in customs.answers:
        return refuse(state, "Only in a roll call that knows it does a member pass", "roll_call")
    if act.member in vote.passed:
        return refuse(state, f"{act.member} has passed and must answer now", "roll_call")
    return _cannot_answer(state, vote, act.member) or ()


def recast(state: State, act: a.Recast) -> Answer:
    vote = under_way(state)
    if act.member not in vote.ballots:
        return refuse(state, f"{act.member} has given no ballot that it could change", "ballot")
    if vote.ballots[act.member] is act.position:
        return refuse(state, f"{act.member} voted so", "ballot")
    return _position(state, act.member, act.position) or ()


def refrain(state: State, act: a.Refrain) -> Answer:
    vote = under_way(state)
    return _cannot_answer(state, vote, act.member) or ()


# --- the close --------------------------------------------------------------------------------


def close_vote(state: State, _: a.CloseVote) -> Answer:
    vote = under_way(state)
    if vote.method is Method.SECRET_BALLOT:
        return refuse(state, "Of a secret ballot only the count is told", "method")
    positions = dict(vote.ballots)
    for member in vote.roll or ():
        positions.setdefault(member, Position.NON_VOTING)
    return conclude(
        state,
        vote.target,
        vote.question,
        _count(positions),
        positions,
        method=vote.method,
        details=_details(state, vote, positions),
    )


def _details(
    state: State, vote: OpenVote, positions: Mapping[str, Position]
) -> tuple[tuple[str, Detail], ...]:
    """Why members did not vote, where it was said: never inferred from silence alone."""
    known: dict[str, Detail] = {}
    barred = state.barred
    if not (barred or vote.refrained or state.attending):
        return ()
    for member in sorted(m for m, said in positions.items() if said is Position.NON_VOTING):
        if member in barred:
            known[member] = Detail.BARRED_ART_19
        elif member in vote.refrained:
            known[member] = Detail.NOT_PARTICIPATING
        elif state.attending:
            present = member in state.attending
            known[member] = Detail.PRESENT_NOT_VOTING if present else Detail.ABSENT
    return tuple(known.items())


def _count(positions: Mapping[str, Position]) -> Tally:
    said = list(positions.values())
    return Tally(*(said.count(position) for position in (*CAST, Position.NON_VOTING)))
