"""Amendments and sponsors."""

from __future__ import annotations

from collections.abc import Sequence

from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.fitting import sponsored
from hemicycle.accounts.verdict.group_members import members_of
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote, several
from hemicycle.accounts.verdict.texts import adopted


def amendment(question: Question) -> Finding:
    """Amendments proposed, carried, rejected: from the record's amendment votes."""
    if not question.votes:
        return absent_vote(question)
    return several(question, [_amendment_of(question, vote) for vote in question.votes])


def _amendment_of(question: Question, vote: str) -> Finding:
    claim, index = question.claim, question.index
    children = index.amendments.get(vote, [])
    if claim.relation == "amendments_adopted" and claim.value == 0:
        carried = [c for c in children if adopted(index, c)]
        return judged(
            not carried,
            f"{len(carried)} of {len(children)} amendments to {question.symbol(vote)} carried",
        )
    if not children:
        return unknown("amendment votes on this text are not in this record")
    results = {c: adopted(index, c) for c in children}
    carried = [c for c, r in results.items() if r]
    said = f"{len(carried)} of {len(children)} amendments to {question.symbol(vote)} carried"
    if claim.relation == "amendments_adopted":
        return judged(bool(carried), said)
    if claim.relation == "all_amendments_adopted":
        return _all_amendments(question, results, said)
    if claim.relation == "amendment_result":
        return _one_amendment(question, results)
    return _proposed(question, children)


def _meant_amendments(
    question: Question, results: dict[str, bool | None]
) -> dict[str, bool | None]:
    """The amendments of the side that the claim's own words name, else all of them."""
    claim = question.claim
    own = question.own
    if "G" in own:
        mine = {c: r for c, r in results.items() if "European" in str(_title(question, c))}
    elif "A" in own or "C" in own:
        codes = set(claim.more.get("origin", ()))
        mine = {c: r for c, r in results.items() if codes & set(question.index.event(c).sponsors)}
    else:
        return results
    return mine


def _title(question: Question, vote: str) -> str | None:
    return question.index.event(vote).title


#: What is said of amendments that were lost.
_LOST = ("reject", "fail", "defeat", "fell", "voted down", "vetoed", "did not")


def _all_amendments(question: Question, results: dict[str, bool | None], said: str) -> Finding:
    own = question.own
    wanted = not any(words in own for words in _LOST)
    if own.startswith(("neither", "none")):
        wanted = not wanted
    mine = _meant_amendments(question, results)
    if not mine or None in mine.values():
        return unknown("the record does not know every amendment's fate")
    stated = question.claim.more.get("stated")
    if isinstance(stated, int) and stated != len(mine):
        return _so_many(stated, sum(fate == wanted for fate in mine.values()), said)
    doubt = "whether “all” takes in every amendment put" if mine == results else None
    return judged(all(r == wanted for r in mine.values()), said, shaky=doubt)


def _so_many(stated: int, actual: int, said: str) -> Finding:
    """ "Three amendments were added": of all that were put, as many as stated had that fate."""
    if stated < actual:
        return unknown(f"{said}: of which {stated} is spoken cannot be told")
    return judged(stated == actual, said)


def _one_amendment(question: Question, results: dict[str, bool | None]) -> Finding:
    kept = ("approved", "adopted", "accepted", "passed", "carried")
    wanted = question.claim.more.get("result") in kept
    mine = _meant_amendments(question, results)
    if not mine or len(set(mine.values())) > 1 or None in mine.values():
        return unknown("which amendment is meant cannot be told")
    actual = next(iter(mine.values()))
    return judged(actual == wanted, f"{len(mine)} such amendments, adopted: {actual}")


def _proposed(question: Question, children: list[str]) -> Finding:
    claim = question.claim
    stated = claim.value if isinstance(claim.value, int) else None
    if claim.value in ("a", "an"):
        stated = 1
    europe = (members_of(question, "EU") or frozenset()) | {"GBR"}
    codes = {c[0] for c in claim.subjects}
    from_europe = bool(codes & europe) or not codes
    mine = [
        c
        for c in children
        if codes & set(question.index.event(c).sponsors)
        or (from_europe and "European" in str(question.index.event(c).title))
    ]
    if not mine:
        return unknown("the record does not say who proposed the amendments")
    one = "amendment" if len(mine) == 1 else "amendments"
    said = f"{len(mine)} {one} from that side to {question.symbol(question.votes[0])}"
    return supported(said) if stated is None else judged(stated == len(mine), said)


def sponsorship(question: Question) -> Finding:
    """Who drafted the text: the record's sponsors, where it has them."""
    if not question.votes:
        return absent_vote(question)
    found = [_sponsor_of(question, vote) for vote in question.votes]
    held = [f for f in found if f.verdict is Verdict.SUPPORTED]
    return held[0] if held else several(question, found)


def _spelled(sponsors: Sequence[str]) -> str:
    """Sponsors in a row; some sources write them out: "Pakistan (on behalf of the OIC)"."""
    return ", ".join(names([one]) if len(one) == 3 else one for one in sponsors)


def _sponsor_of(question: Question, vote: str) -> Finding:
    claim = question.claim
    sponsors = question.index.event(vote).sponsors
    if not sponsors:
        return unknown(f"the record has no sponsors for {question.symbol(vote)}")
    said = f"sponsors of {question.symbol(vote)} in the record: {_spelled(sponsors[:6])}"
    if claim.relation == "cosponsors":
        return unknown(f"{said}; the list of co-sponsors may be longer")
    codes = {c[0] for c in claim.subjects}
    if codes & set(sponsors) or any(s.startswith(names([c])) for c in codes for s in sponsors):
        return supported(said)
    if claim.more.get("group") in ("EUROPE", "EU") or not codes:
        theirs = sponsored(question.index, vote, {"UKR"})
        return (
            supported(said, shaky="led by Ukraine with European co-sponsors")
            if theirs
            else unknown(said)
        )
    return unknown(f"{said}; the list may be partial")
