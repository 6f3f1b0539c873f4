"""Random acts for simulated meetings: sensible ones that move it on, and wild ones.

The generator of chance is an argument; the same one in the same state gives the same act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from hemicycle.domain.vote import Method, Nature
from hemicycle.meeting import acts as a
from hemicycle.meeting.acts import Act
from hemicycle.meeting.clerk_new import (
    NEW,
    POSITIONS,
    WILD,
    WITH_PAPERS,
    a_draft,
    a_member,
    in_caucus,
    new_id,
)
from hemicycle.meeting.order import (
    awaiting_ruling,
    first_draft,
    lost_place,
    next_question,
    put_as_decided,
    unranked,
)
from hemicycle.meeting.state import Phase, State
from hemicycle.meeting.words import RulingKind

DAYS = (date(1949, 10, 20), date(1960, 10, 5), date(1971, 10, 25), date(2025, 2, 24))
_BODIES = ("GA", "GA", "GA-C1", "SC", "SC", "mun")


def convening(rng: Random) -> a.Convene:
    """A body on one of a few days, now and then with members that have no vote."""
    body = rng.choice(_BODIES)
    day = DAYS[-1] if body == "mun" else rng.choice(DAYS)
    barred = ("FRA",) if body == "GA" and rng.random() < 0.1 else ()
    return a.Convene(body, day, world="simulation:meeting", barred=barred, observers=("VAT",))


def sensible(rng: Random, state: State) -> Act:
    """An act that moves the meeting on; in most states it is in order."""
    return _BY_PHASE[state.phase](rng, state)


def wild(rng: Random, state: State) -> Act:
    """Any act on anything, in order or not."""
    return rng.choice(WILD)(rng, state)


def way_on(state: State) -> Iterator[Act]:
    """Acts of which at least one must be in order, so that no meeting is ever stuck.

    Each is made when the one before was refused. In debate the meeting can always be closed; that
    is a way on only where nothing is due.
    """
    if state.phase not in (Phase.DEBATE, Phase.LOCKED):
        yield _only_way(state)
        return
    due = next_question(state)
    if due is not None:
        yield put_as_decided(state, due)
        yield a.Agree(due)
    ruling = _due_ruling(state)
    if ruling is not None:
        yield ruling
    elif due is None and state.phase is Phase.DEBATE:
        yield a.Close()


def _only_way(state: State) -> Act:
    day = state.day or DAYS[0]
    only: dict[Phase, Callable[[], Act]] = {
        Phase.BEFORE: lambda: a.Convene("SC", day),
        Phase.CONVENED: a.Open,
        Phase.POINT: lambda: a.Rule(new_id("point", state), RulingKind.POINT, "so"),
        Phase.APPEAL: lambda: a.Put(state.appeal or ""),
        Phase.CAUCUS: a.EndCaucus,
        Phase.BALLOT: a.CloseVote,
        Phase.SUSPENDED: lambda: a.Resume(day),
    }
    return only[state.phase]()


# --- acts that move on ---------------------------------------------------------------------------


def _open(rng: Random, _: State) -> Act:
    return a.Open(None if rng.random() < 0.5 else rng.randrange(0, 130))


def _point_ruled(_: Random, state: State) -> Act:
    return a.Rule(new_id("point", state), RulingKind.POINT, "so ruled")


def _appeal_put(_: Random, state: State) -> Act:
    return a.Put(state.appeal or "")


def _ballot(rng: Random, state: State) -> Act:
    vote = state.vote
    assert vote is not None
    if not vote.ballots and rng.random() < 0.3:
        return _result(rng, state)
    if vote.method is Method.SECRET_BALLOT:
        return _result(rng, state)
    if len(vote.ballots) > rng.randrange(4, 30) or rng.random() < 0.03:
        return a.CloseVote()
    return _answer(rng, state)


def _answer(rng: Random, state: State) -> Act:
    """A ballot, or one of the other things that a member can say while a vote is taken."""
    vote = state.vote
    assert vote is not None
    member = rng.choice(vote.passed) if vote.passed and rng.random() < 0.3 else a_member(rng, state)
    chance = rng.random()
    if chance < 0.05:
        return a.Pass(member)
    if chance < 0.08:
        return a.Refrain(member)
    if chance < 0.12:
        return a.Recast(rng.choice([*vote.ballots, member]), rng.choice(POSITIONS))
    rights = vote.method is Method.ROLL_CALL and chance > 0.9
    return a.Cast(member, rng.choice(POSITIONS), rights=rights)


def _result(rng: Random, state: State) -> Act:
    if rng.random() < 0.1:
        return a.Result(outcome=rng.choice(("adopted", "not_adopted")))
    most = len(state.roll or ())
    yes, no, abstain = (rng.randrange(0, most // 2 + 1) for _ in range(3))
    return a.Result(yes, None if rng.random() < 0.05 else no, abstain)


def _resume(rng: Random, state: State) -> Act:
    assert state.day is not None
    return a.Resume(state.day + timedelta(days=rng.randrange(0, 3)))


def _due_ruling(state: State) -> a.Rule | None:
    """The ruling without which the meeting cannot go on."""
    waiting = awaiting_ruling(state)
    if waiting is not None:
        known = Nature(state.book.readings[-1])
        return a.Rule(new_id("class", state), RulingKind.NATURE, "as it is", on=state.root(waiting),
                      value=known)  # fmt: skip
    due = next_question(state)
    if due is None:
        return None
    rivals = unranked(state, due)
    if rivals:
        on = state.parent(due.partition("#")[0])
        return a.Rule(new_id("order", state), RulingKind.ORDER, "as tabled", on=on, values=rivals)
    if lost_place(state, due) is not None:
        return a.Rule(new_id("lost", state), RulingKind.NOT_PUT, "no place", on=due)
    return None


def _business(rng: Random, state: State) -> Act:
    """What is due, or something new."""
    if len(state.votes) + len(state.proposals) > 14:
        return _wind_up(rng, state)
    if rng.random() < 0.45:
        return _forward(rng, state)
    papers = state.procedure.customs.papers.working and rng.random() < 0.4
    return rng.choice(WITH_PAPERS if papers else NEW)(rng, state)


def _forward(rng: Random, state: State) -> Act:
    ruling = _due_ruling(state)
    if ruling is not None:
        return ruling
    due = next_question(state)
    if due is not None:
        return a.Agree(due) if rng.random() < 0.15 else _put(rng, state, due)
    draft = first_draft(state)
    return a.Announce(draft) if draft is not None else a_draft(rng, state)


def _put(rng: Random, state: State, target: str) -> Act:
    if target in state.motions and state.motions[target].kind.mover_blocks:
        return a.Agree(target)
    if rng.random() < 0.1:
        return a.Put(target, Method.ROLL_CALL, a_member(rng, state))
    return put_as_decided(state, target)


def _wind_up(rng: Random, state: State) -> Act:
    if state.phase is Phase.DEBATE and not state.pending_motions():
        return a.Close()
    return _forward(rng, state)


def _closed(rng: Random, state: State) -> Act:
    return wild(rng, state)


_BY_PHASE: dict[Phase, Callable[[Random, State], Act]] = {
    Phase.BEFORE: lambda rng, _: convening(rng),
    Phase.CONVENED: _open,
    Phase.DEBATE: _business,
    Phase.LOCKED: _business,
    Phase.CAUCUS: in_caucus,
    Phase.POINT: _point_ruled,
    Phase.APPEAL: _appeal_put,
    Phase.BALLOT: _ballot,
    Phase.SUSPENDED: _resume,
    Phase.CLOSED: _closed,
}
