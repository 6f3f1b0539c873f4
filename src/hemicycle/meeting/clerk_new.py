"""Random acts of new business: on anything by anybody, in order or not."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from hemicycle.domain.edit import Edit, EditKind
from hemicycle.domain.proposal import Amendment, Part
from hemicycle.domain.text import place_of
from hemicycle.domain.vote import Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.acts import Act
from hemicycle.meeting.effects import takes_out
from hemicycle.meeting.state import State
from hemicycle.meeting.words import PointKind, Purpose, RulingKind, YieldTo

TEXT = {"PP1": "Recalling the Charter", "OP1": "Asks for peace in good faith", "OP2": "Decides"}
POSITIONS = (Position.YES, Position.YES, Position.NO, Position.ABSTAIN)
WORDS = ("peace", "in good faith", "Charter", "Decides", "a just peace")


# --- who and what --------------------------------------------------------------------------------


def a_member(rng: Random, state: State) -> str:
    """Mostly one of a dozen members, now and then a stranger."""
    members = dozen(state.roll or frozenset())
    return rng.choice(members) if rng.random() < 0.97 else "XYZ"


@lru_cache(maxsize=64)
def dozen(roll: frozenset[str]) -> tuple[str, ...]:
    """A dozen members, always the same: so they meet one another again."""
    return tuple(sorted(roll)[:12])


def a_symbol(rng: Random, state: State) -> str:
    return rng.choice([*state.proposals, "L.99"])


def new_id(kind: str, state: State) -> str:
    """An id that is not taken, also in a script from which acts have been left out."""
    number = len(state.rulings) + len(state.motions) + 1
    while f"{kind} {number}" in state.rulings or f"{kind} {number}" in state.motions:
        number += 1
    return f"{kind} {number}"


def _edits(rng: Random) -> tuple[Edit, ...]:
    phrase, text = rng.choice(WORDS), rng.choice(WORDS)
    place = place_of(rng.choice(("PP1", "OP1", "OP2")))
    kind = rng.choice((EditKind.REPLACE_PHRASE, EditKind.DELETE_PARAGRAPH, EditKind.ADD_PARAGRAPH))
    first = Edit(kind, place, phrase, text)
    again = Edit(EditKind.REPLACE_PHRASE, place, rng.choice(WORDS), rng.choice(WORDS))
    return (first,) if rng.random() < 0.6 else (first, again)


# --- new business --------------------------------------------------------------------------------


def a_draft(rng: Random, state: State) -> Act:
    natures = [None, None, *map(Nature, state.book.readings)]
    sponsors, signatories = _names(rng, state)
    return a.Table(
        f"L.{len(state.proposals) + 1}", "Peace", sponsors, TEXT if rng.random() < 0.7 else {},
        nature=rng.choice(natures), signatories=signatories,
        circulated=state.day if rng.random() < 0.05 else None,
    )  # fmt: skip


def _names(rng: Random, state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Mostly as many sponsors and signatories as the body asks for."""
    needs, members = state.procedure.customs.papers, dozen(state.roll or frozenset())
    signed = needs.signatures_needed(len(state.roll or ()))
    count = max(needs.sponsors, signed) if rng.random() < 0.9 else 1
    names = rng.sample(members, min(count, len(members)))
    return tuple(names[: needs.sponsors]), tuple(names[needs.sponsors :])


def _paper(rng: Random, state: State) -> Act:
    sponsors, signatories = _names(rng, state)
    return a.Paper(f"L.{len(state.proposals) + 1}", "Peace", sponsors, TEXT, signatories)


def _sign(rng: Random, state: State) -> Act:
    return a.Sign(a_symbol(rng, state), a_member(rng, state))


def _introduce(rng: Random, state: State) -> Act:
    return a.Introduce(a_symbol(rng, state), f"L.{len(state.proposals) + 1}")


def _merge(rng: Random, state: State) -> Act:
    drafts = [symbol for symbol, standing in state.proposals.items() if standing.is_draft]
    symbols = tuple(rng.choice([*drafts, "L.99"]) for _ in range(2))
    standings = [state.proposals[symbol] for symbol in symbols if symbol in state.proposals]
    by = dict.fromkeys(m for standing in standings for m in standing.proposal.sponsors)
    return a.Merge(symbols, f"L.{len(state.proposals) + 1}", "Joint", tuple(by), TEXT)


def _accept(rng: Random, state: State) -> Act:
    amendments = [s for s, p in state.proposals.items() if isinstance(p.proposal, Amendment)]
    symbol = rng.choice([*amendments, "L.99"])
    parent = state.proposals.get(state.parent(symbol))
    return a.Accept(symbol, parent.proposal.sponsors if parent is not None else ())


def _amendment(rng: Random, state: State) -> Act:
    symbol = f"L.{len(state.proposals) + 1}"
    edits = _edits(rng) if rng.random() < 0.7 else ()
    return a.Amend(symbol, a_symbol(rng, state), "as it says", (a_member(rng, state),), edits)


def _motion(rng: Random, state: State) -> Act:
    kind = rng.choice(list(state.procedure.motions))
    about = a_symbol(rng, state)
    parts = tuple(
        Part(about, name, (place_of(name),) if rng.random() < 0.5 else ())
        for name in rng.sample(("OP1", "OP2"), rng.randrange(1, 3))
    )
    parts = parts if kind == "division" else ()
    asks = state.procedure.motions[kind].asks
    total = rng.choice((60, 300)) if "total" in asks else 0
    each = rng.choice((30, 60)) if "each" in asks else 0
    identity = new_id("motion", state)
    return a.Move(identity, kind, a_member(rng, state), about, "", parts, total, each)


def _withdrawal(rng: Random, state: State) -> Act:
    symbol = a_symbol(rng, state)
    standing = state.proposals.get(symbol)
    by = standing.proposal.sponsors if standing and rng.random() < 0.8 else (a_member(rng, state),)
    return a.Withdraw(symbol, by)


def _ruling(rng: Random, state: State) -> Act:
    kind = rng.choice(list(RulingKind))
    value = Nature(rng.choice(state.book.readings)) if kind is RulingKind.NATURE else None
    on, values = _subject(rng, state, kind)
    identity, granted = new_id("ruling", state), rng.random() < 0.6
    return a.Rule(identity, kind, "so ruled", on=on, value=value, values=values, granted=granted)


def _subject(rng: Random, state: State, kind: RulingKind) -> tuple[str, tuple[str, ...]]:
    """What a ruling of a kind is on, and what it names."""
    if kind in (RulingKind.CREDENTIALS, RulingKind.NAME):
        return a_member(rng, state), ("So-and-so",)
    if kind is RulingKind.REPLY:
        return rng.choice([*state.replies, "none"]), ()
    if kind is RulingKind.RECOUNT:
        return rng.choice([*state.motions, "none"]), ()
    if kind is RulingKind.LABEL:
        return rng.choice([*state.votes, "none"]), (a_member(rng, state), "absent")
    if kind is RulingKind.PARTY:
        return a_symbol(rng, state), (a_member(rng, state),)
    amendments = [s for s, p in state.proposals.items() if isinstance(p.proposal, Amendment)]
    values = tuple(rng.sample(amendments, min(len(amendments), rng.randrange(0, 3))))
    return a_symbol(rng, state), values


def _appeal(rng: Random, state: State) -> Act:
    taking_out = [name for name, entry in state.rulings.items() if takes_out(entry.ruling)]
    ruling = rng.choice([*taking_out, *state.rulings, "none"])
    return a.Appeal(ruling, a_member(rng, state), rng.choice(("overrule", "uphold")))


def _objection(rng: Random, state: State) -> Act:
    return a.Object(rng.choice([*state.motions, *state.proposals, "none"]), a_member(rng, state))


def _speech(rng: Random, state: State) -> Act:
    about = rng.choice([*state.motions, *state.proposals, ""])
    return a.Speak(a_member(rng, state), rng.choice(list(Purpose)), about)


def _point(rng: Random, state: State) -> Act:
    kind = rng.choice(list(PointKind)) if rng.random() < 0.2 else PointKind.ORDER
    return a.RaisePoint(a_member(rng, state), "is this in order?", kind)


def _floor(rng: Random, state: State) -> Act:
    """What a speaker does with the floor; any member where nobody has it."""
    member = state.floor.member if state.floor is not None else a_member(rng, state)
    if rng.random() < 0.4:
        return a.Finish(member)
    to = rng.choice(list(YieldTo))
    return a.Yield(member, to, a_member(rng, state) if to is YieldTo.DELEGATION else "")


def _ask_reply(rng: Random, state: State) -> Act:
    return a.AskReply(a_member(rng, state), "that was not so")


def _challenge(rng: Random, state: State) -> Act:
    return a.ChallengeCredentials(a_member(rng, state), a_member(rng, state))


def in_caucus(rng: Random, state: State) -> Act:
    choice = rng.random()
    if choice < 0.3:
        return a.EndCaucus()
    if choice < 0.6:
        return a.Speak(a_member(rng, state))
    return rng.choice((_paper, _sign, _introduce, _merge, _accept))(rng, state)


def _paper_work(rng: Random, state: State) -> Act:
    return rng.choice(WITH_PAPERS)(rng, state)


def an_undo(rng: Random, _: State) -> Act:
    return a.Undo("a mistake", rng.choice((1, 1, 2, 40)))


def _listed(rng: Random, state: State) -> Act:
    return a.Inscribe(a_member(rng, state))


def _sponsor(rng: Random, state: State) -> Act:
    act = rng.choice((a.JoinSponsors, a.LeaveSponsors, a.Reintroduce, a.AskVote))
    return act(a_symbol(rng, state), a_member(rng, state))


def _revision(rng: Random, state: State) -> Act:
    symbol = a_symbol(rng, state)
    standing = state.proposals.get(symbol)
    by = standing.proposal.sponsors if standing is not None else ()
    return a.Revise(symbol, by, _edits(rng))


def _party(rng: Random, state: State) -> Act:
    return a.DeclareParty(a_member(rng, state), a_symbol(rng, state))


def _count(rng: Random, _: State) -> Act:
    return a.CountPresent(rng.randrange(0, 200))


def _late(rng: Random, state: State) -> Act:
    return a.Cast(a_member(rng, state), rng.choice(list(Position)))


def _late_put(rng: Random, state: State) -> Act:
    return a.Put(rng.choice([*state.motions, *state.proposals, *state.rulings, "none"]))


def _late_word(rng: Random, state: State) -> Act:
    vote = rng.choice([*state.votes, "none"])
    return a.Correct(vote, a_member(rng, state), rng.choice(POSITIONS))


def _late_count(rng: Random, state: State) -> Act:
    return a.Publish(rng.choice([*state.votes, "none"]), 1, 1, rng.randrange(2))


def _stop(rng: Random, _: State) -> Act:
    return rng.choice((a.Close(), a.CloseVote(), a.Open(), a.Result(1, 1, 1)))


NEW = (a_draft, _amendment, _amendment, _motion, _withdrawal, _ruling, _appeal, _objection, _speech,
        _point, _listed, _sponsor, _revision, _party)  # fmt: skip
WITH_PAPERS = (_paper, _sign, _introduce, _merge, _accept, _floor, _ask_reply)
"""What is seldom done but where texts begin as working papers."""
WILD = (*NEW, _paper_work, _count, _late, _late_put, _late_word, _late_count, _stop, _challenge,
         an_undo)  # fmt: skip
