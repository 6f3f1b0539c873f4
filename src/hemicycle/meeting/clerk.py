"""Random acts for simulated meetings: sensible ones that move it on, and wild ones.

The generator of chance is an argument; the same one in the same state gives the same act.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from hemicycle.domain.edit import Edit, EditKind
from hemicycle.domain.proposal import Amendment, Part
from hemicycle.domain.text import place_of
from hemicycle.domain.vote import Method, Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.acts import Act
from hemicycle.meeting.effects import takes_out
from hemicycle.meeting.order import (
    awaiting_ruling,
    first_draft,
    lost_place,
    next_question,
    put_as_decided,
    unranked,
)
from hemicycle.meeting.state import Phase, State
from hemicycle.meeting.words import PointKind, Purpose, RulingKind, YieldTo

_DAYS = (date(1949, 10, 20), date(1960, 10, 5), date(1971, 10, 25), date(2025, 2, 24))
_BODIES = ("GA", "GA", "GA-C1", "SC", "SC", "mun")
_TEXT = {"PP1": "Recalling the Charter", "OP1": "Asks for peace in good faith", "OP2": "Decides"}
_CAST = (Position.YES, Position.YES, Position.NO, Position.ABSTAIN)
_WORDS = ("peace", "in good faith", "Charter", "Decides", "a just peace")


def convening(rng: Random) -> a.Convene:
    """A body on one of a few days, now and then with members that have no vote."""
    body = rng.choice(_BODIES)
    day = _DAYS[-1] if body == "mun" else rng.choice(_DAYS)
    barred = ("FRA",) if body == "GA" and rng.random() < 0.1 else ()
    return a.Convene(body, day, world="simulation:meeting", barred=barred, observers=("VAT",))


def sensible(rng: Random, state: State) -> Act:
    """An act that moves the meeting on; in most states it is in order."""
    return _BY_PHASE[state.phase](rng, state)


def wild(rng: Random, state: State) -> Act:
    """Any act on anything, in order or not."""
    return rng.choice(_WILD)(rng, state)


def way_on(state: State) -> tuple[Act, ...]:
    """Acts of which at least one must be in order, so that no meeting is ever stuck."""
    day = state.day or _DAYS[0]
    if state.phase in (Phase.DEBATE, Phase.LOCKED):
        due, ruling = next_question(state), _due_ruling(state)
        questions = () if due is None else (put_as_decided(state, due), a.Agree(due))
        closing = (a.Close(),) if state.phase is Phase.DEBATE else ()
        return (*(() if ruling is None else (ruling,)), *questions, *closing)
    only: dict[Phase, Act] = {
        Phase.BEFORE: a.Convene("SC", day),
        Phase.CONVENED: a.Open(),
        Phase.POINT: a.Rule(_id("point", state), RulingKind.POINT, "so"),
        Phase.APPEAL: a.Put(state.appeal or ""),
        Phase.CAUCUS: a.EndCaucus(),
        Phase.BALLOT: a.CloseVote(),
        Phase.SUSPENDED: a.Resume(day),
    }
    return (only[state.phase],)


# --- who and what --------------------------------------------------------------------------------


def _member(rng: Random, state: State) -> str:
    """Mostly one of a dozen members, now and then a stranger."""
    members = _dozen(state.roll or frozenset())
    return rng.choice(members) if rng.random() < 0.97 else "XYZ"


@lru_cache(maxsize=64)
def _dozen(roll: frozenset[str]) -> tuple[str, ...]:
    """A dozen members, always the same: so they meet one another again."""
    return tuple(sorted(roll)[:12])


def _symbol(rng: Random, state: State) -> str:
    return rng.choice([*state.proposals, "L.99"])


def _id(kind: str, state: State) -> str:
    """An id that is not taken, also in a script from which acts have been left out."""
    number = len(state.rulings) + len(state.motions) + 1
    while f"{kind} {number}" in state.rulings or f"{kind} {number}" in state.motions:
        number += 1
    return f"{kind} {number}"


def _edits(rng: Random) -> tuple[Edit, ...]:
    phrase, text = rng.choice(_WORDS), rng.choice(_WORDS)
    place = place_of(rng.choice(("PP1", "OP1", "OP2")))
    kind = rng.choice((EditKind.REPLACE_PHRASE, EditKind.DELETE_PARAGRAPH, EditKind.ADD_PARAGRAPH))
    first = Edit(kind, place, phrase, text)
    again = Edit(EditKind.REPLACE_PHRASE, place, rng.choice(_WORDS), rng.choice(_WORDS))
    return (first,) if rng.random() < 0.6 else (first, again)


# --- acts that move on ---------------------------------------------------------------------------


def _open(rng: Random, _: State) -> Act:
    return a.Open(None if rng.random() < 0.5 else rng.randrange(0, 130))


def _point_ruled(_: Random, state: State) -> Act:
    return a.Rule(_id("point", state), RulingKind.POINT, "so ruled")


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
    member = rng.choice(vote.passed) if vote.passed and rng.random() < 0.3 else _member(rng, state)
    chance = rng.random()
    if chance < 0.05:
        return a.Pass(member)
    if chance < 0.08:
        return a.Refrain(member)
    if chance < 0.12:
        return a.Recast(rng.choice([*vote.ballots, member]), rng.choice(_CAST))
    rights = vote.method is Method.ROLL_CALL and chance > 0.9
    return a.Cast(member, rng.choice(_CAST), rights=rights)


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
        return a.Rule(_id("class", state), RulingKind.NATURE, "as it is", on=state.root(waiting),
                      value=known)  # fmt: skip
    due = next_question(state)
    if due is None:
        return None
    rivals = unranked(state, due)
    if rivals:
        on = state.parent(due.partition("#")[0])
        return a.Rule(_id("order", state), RulingKind.ORDER, "as tabled", on=on, values=rivals)
    if lost_place(state, due) is not None:
        return a.Rule(_id("lost", state), RulingKind.NOT_PUT, "no place", on=due)
    return None


def _business(rng: Random, state: State) -> Act:
    """What is due, or something new."""
    if len(state.votes) + len(state.proposals) > 14:
        return _wind_up(rng, state)
    if rng.random() < 0.45:
        return _forward(rng, state)
    papers = state.procedure.customs.papers.working and rng.random() < 0.4
    return rng.choice(_WITH_PAPERS if papers else _NEW)(rng, state)


def _forward(rng: Random, state: State) -> Act:
    ruling = _due_ruling(state)
    if ruling is not None:
        return ruling
    due = next_question(state)
    if due is not None:
        return a.Agree(due) if rng.random() < 0.15 else _put(rng, state, due)
    draft = first_draft(state)
    return a.Announce(draft) if draft is not None else _draft(rng, state)


def _put(rng: Random, state: State, target: str) -> Act:
    if target in state.motions and state.motions[target].kind.mover_blocks:
        return a.Agree(target)
    if rng.random() < 0.1:
        return a.Put(target, Method.ROLL_CALL, _member(rng, state))
    return put_as_decided(state, target)


def _wind_up(rng: Random, state: State) -> Act:
    if state.phase is Phase.DEBATE and not state.pending_motions():
        return a.Close()
    return _forward(rng, state)


def _closed(rng: Random, state: State) -> Act:
    return wild(rng, state)


# --- new business --------------------------------------------------------------------------------


def _draft(rng: Random, state: State) -> Act:
    natures = [None, None, *map(Nature, state.book.readings)]
    sponsors, signatories = _names(rng, state)
    return a.Table(
        f"L.{len(state.proposals) + 1}", "Peace", sponsors, _TEXT if rng.random() < 0.7 else {},
        nature=rng.choice(natures), signatories=signatories,
        circulated=state.day if rng.random() < 0.05 else None,
    )  # fmt: skip


def _names(rng: Random, state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Mostly as many sponsors and signatories as the body asks for."""
    needs, members = state.procedure.customs.papers, _dozen(state.roll or frozenset())
    signed = needs.signatures_needed(len(state.roll or ()))
    count = max(needs.sponsors, signed) if rng.random() < 0.9 else 1
    names = rng.sample(members, min(count, len(members)))
    return tuple(names[: needs.sponsors]), tuple(names[needs.sponsors :])


def _paper(rng: Random, state: State) -> Act:
    sponsors, signatories = _names(rng, state)
    return a.Paper(f"L.{len(state.proposals) + 1}", "Peace", sponsors, _TEXT, signatories)


def _sign(rng: Random, state: State) -> Act:
    return a.Sign(_symbol(rng, state), _member(rng, state))


def _introduce(rng: Random, state: State) -> Act:
    return a.Introduce(_symbol(rng, state), f"L.{len(state.proposals) + 1}")


def _merge(rng: Random, state: State) -> Act:
    drafts = [symbol for symbol, standing in state.proposals.items() if standing.is_draft]
    symbols = tuple(rng.choice([*drafts, "L.99"]) for _ in range(2))
    standings = [state.proposals[symbol] for symbol in symbols if symbol in state.proposals]
    by = dict.fromkeys(m for standing in standings for m in standing.proposal.sponsors)
    return a.Merge(symbols, f"L.{len(state.proposals) + 1}", "Joint", tuple(by), _TEXT)


def _accept(rng: Random, state: State) -> Act:
    amendments = [s for s, p in state.proposals.items() if isinstance(p.proposal, Amendment)]
    symbol = rng.choice([*amendments, "L.99"])
    parent = state.proposals.get(state.parent(symbol))
    return a.Accept(symbol, parent.proposal.sponsors if parent is not None else ())


def _amendment(rng: Random, state: State) -> Act:
    symbol = f"L.{len(state.proposals) + 1}"
    edits = _edits(rng) if rng.random() < 0.7 else ()
    return a.Amend(symbol, _symbol(rng, state), "as it says", (_member(rng, state),), edits)


def _motion(rng: Random, state: State) -> Act:
    kind = rng.choice(list(state.procedure.motions))
    about = _symbol(rng, state)
    parts = tuple(
        Part(about, name, (place_of(name),) if rng.random() < 0.5 else ())
        for name in rng.sample(("OP1", "OP2"), rng.randrange(1, 3))
    )
    parts = parts if kind == "division" else ()
    asks = state.procedure.motions[kind].asks
    total = rng.choice((60, 300)) if "total" in asks else 0
    each = rng.choice((30, 60)) if "each" in asks else 0
    identity = _id("motion", state)
    return a.Move(identity, kind, _member(rng, state), about, "", parts, total, each)


def _withdrawal(rng: Random, state: State) -> Act:
    symbol = _symbol(rng, state)
    standing = state.proposals.get(symbol)
    by = standing.proposal.sponsors if standing and rng.random() < 0.8 else (_member(rng, state),)
    return a.Withdraw(symbol, by)


def _ruling(rng: Random, state: State) -> Act:
    kind = rng.choice(list(RulingKind))
    value = Nature(rng.choice(state.book.readings)) if kind is RulingKind.NATURE else None
    on, values = _subject(rng, state, kind)
    identity, granted = _id("ruling", state), rng.random() < 0.6
    return a.Rule(identity, kind, "so ruled", on=on, value=value, values=values, granted=granted)


def _subject(rng: Random, state: State, kind: RulingKind) -> tuple[str, tuple[str, ...]]:
    """What a ruling of a kind is on, and what it names."""
    if kind in (RulingKind.CREDENTIALS, RulingKind.NAME):
        return _member(rng, state), ("So-and-so",)
    if kind is RulingKind.REPLY:
        return rng.choice([*state.replies, "none"]), ()
    if kind is RulingKind.RECOUNT:
        return rng.choice([*state.motions, "none"]), ()
    if kind is RulingKind.LABEL:
        return rng.choice([*state.votes, "none"]), (_member(rng, state), "absent")
    if kind is RulingKind.PARTY:
        return _symbol(rng, state), (_member(rng, state),)
    amendments = [s for s, p in state.proposals.items() if isinstance(p.proposal, Amendment)]
    values = tuple(rng.sample(amendments, min(len(amendments), rng.randrange(0, 3))))
    return _symbol(rng, state), values


def _appeal(rng: Random, state: State) -> Act:
    taking_out = [name for name, entry in state.rulings.items() if takes_out(entry.ruling)]
    ruling = rng.choice([*taking_out, *state.rulings, "none"])
    return a.Appeal(ruling, _member(rng, state), rng.choice(("overrule", "uphold")))


def _objection(rng: Random, state: State) -> Act:
    return a.Object(rng.choice([*state.motions, *state.proposals, "none"]), _member(rng, state))


def _speech(rng: Random, state: State) -> Act:
    about = rng.choice([*state.motions, *state.proposals, ""])
    return a.Speak(_member(rng, state), rng.choice(list(Purpose)), about)


def _point(rng: Random, state: State) -> Act:
    kind = rng.choice(list(PointKind)) if rng.random() < 0.2 else PointKind.ORDER
    return a.RaisePoint(_member(rng, state), "is this in order?", kind)


def _floor(rng: Random, state: State) -> Act:
    """What a speaker does with the floor; any member where nobody has it."""
    member = state.floor.member if state.floor is not None else _member(rng, state)
    if rng.random() < 0.4:
        return a.Finish(member)
    to = rng.choice(list(YieldTo))
    return a.Yield(member, to, _member(rng, state) if to is YieldTo.DELEGATION else "")


def _ask_reply(rng: Random, state: State) -> Act:
    return a.AskReply(_member(rng, state), "that was not so")


def _challenge(rng: Random, state: State) -> Act:
    return a.ChallengeCredentials(_member(rng, state), _member(rng, state))


def _caucus(rng: Random, state: State) -> Act:
    choice = rng.random()
    if choice < 0.3:
        return a.EndCaucus()
    if choice < 0.6:
        return a.Speak(_member(rng, state))
    return rng.choice((_paper, _sign, _introduce, _merge, _accept))(rng, state)


def _paper_work(rng: Random, state: State) -> Act:
    return rng.choice(_WITH_PAPERS)(rng, state)


def _undo(rng: Random, _: State) -> Act:
    return a.Undo("a mistake", rng.choice((1, 1, 2, 40)))


def _listed(rng: Random, state: State) -> Act:
    return a.Inscribe(_member(rng, state))


def _sponsor(rng: Random, state: State) -> Act:
    act = rng.choice((a.JoinSponsors, a.LeaveSponsors, a.Reintroduce, a.AskVote))
    return act(_symbol(rng, state), _member(rng, state))


def _revision(rng: Random, state: State) -> Act:
    symbol = _symbol(rng, state)
    standing = state.proposals.get(symbol)
    by = standing.proposal.sponsors if standing is not None else ()
    return a.Revise(symbol, by, _edits(rng))


def _party(rng: Random, state: State) -> Act:
    return a.DeclareParty(_member(rng, state), _symbol(rng, state))


def _count(rng: Random, _: State) -> Act:
    return a.CountPresent(rng.randrange(0, 200))


def _late(rng: Random, state: State) -> Act:
    return a.Cast(_member(rng, state), rng.choice(list(Position)))


def _late_put(rng: Random, state: State) -> Act:
    return a.Put(rng.choice([*state.motions, *state.proposals, *state.rulings, "none"]))


def _late_word(rng: Random, state: State) -> Act:
    vote = rng.choice([*state.votes, "none"])
    return a.Correct(vote, _member(rng, state), rng.choice(_CAST))


def _late_count(rng: Random, state: State) -> Act:
    return a.Publish(rng.choice([*state.votes, "none"]), 1, 1, rng.randrange(2))


def _stop(rng: Random, _: State) -> Act:
    return rng.choice((a.Close(), a.CloseVote(), a.Open(), a.Result(1, 1, 1)))


_BY_PHASE: dict[Phase, Callable[[Random, State], Act]] = {
    Phase.BEFORE: lambda rng, _: convening(rng),
    Phase.CONVENED: _open,
    Phase.DEBATE: _business,
    Phase.LOCKED: _business,
    Phase.CAUCUS: _caucus,
    Phase.POINT: _point_ruled,
    Phase.APPEAL: _appeal_put,
    Phase.BALLOT: _ballot,
    Phase.SUSPENDED: _resume,
    Phase.CLOSED: _closed,
}
_NEW = (_draft, _amendment, _amendment, _motion, _withdrawal, _ruling, _appeal, _objection, _speech,
        _point, _listed, _sponsor, _revision, _party)  # fmt: skip
_WITH_PAPERS = (_paper, _sign, _introduce, _merge, _accept, _floor, _ask_reply)
"""What is seldom done but where texts begin as working papers."""
_WILD = (*_NEW, _paper_work, _count, _late, _late_put, _late_word, _late_count, _stop, _challenge,
         _undo)  # fmt: skip
