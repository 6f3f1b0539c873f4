"""Vetoes: who cast them, and on what."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re

from hemicycle.accounts.finding import (
    Finding,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.stand import possible, total
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote, several
from hemicycle.accounts.verdict.texts import NAMES, adopted
from hemicycle.domain.body import BODIES
from hemicycle.domain.vote import Position

#: "used its veto against three draft resolutions", "has blocked texts three times".
_MANY = re.compile(
    r"^[^,.;]{0,60}\b(?:against|on|to block|blocked|vetoed|vetoing)? ?(?:\w+ )?N (?:\w+ ){0,3}?(?:resolutions|drafts|texts|times|occasions|amendments)\b"
    r"|^[^,.;]{0,80}\bN times\b"
)


def veto(question: Question) -> Finding:
    """A negative vote of a permanent member that defeated a text with nine votes in favour."""
    claim = question.claim
    if claim.more.get("vague"):
        return unknown("an interpretation: the record counts vetoes, not paralysis")
    if not question.votes:
        return absent_vote(question)
    if _MANY.search(question.words[question.start :]):
        return unknown("how many vetoes in all, one vote does not tell")
    return several(question, [_veto_of(question, vote) for vote in question.votes])


@remembered
def _vetoed_by(index: VoteIndex, vote: str) -> tuple[frozenset[str], frozenset[str]]:
    """Permanent members that surely, and perhaps, voted no on a text that failed with nine yes."""
    event = index.event(vote)
    if event.body != "SC" or event.date is None or adopted(index, vote) is not False:
        return frozenset(), frozenset()
    yes = total(index, vote, "yes").values
    needed = 9 if event.date.year >= 1966 else 7
    if yes and yes[0] < needed:
        return frozenset(), frozenset()
    stands = {c: possible(index, vote, c) for c in BODIES["SC"].permanent(event.date)}
    surely = frozenset(c for c, s in stands.items() if s == {Position.NO})
    return surely, frozenset(c for c, s in stands.items() if Position.NO in s)


def _veto_of(question: Question, vote: str) -> Finding:
    claim, index = question.claim, question.index
    event = index.event(vote)
    symbol = question.symbol(vote)
    if event.body != "SC" and question.body == "SC" and question.stage.given:
        return unknown("the words may speak of a vote of the Council")
    if event.body not in ("SC",) and not claim.more.get("loose"):
        if "council" in question.words.replace("human rights council", ""):
            return unknown("a veto in the Council is spoken of; which one cannot be told")
        return contradicted(
            f"{symbol}: nobody has a veto in the {NAMES.get(event.body, event.body)}",
            provision="Charter Art. 18(1)",
        )
    named = {codes[0] for codes in claim.subjects}
    children = index.amendments.get(vote, [])
    surely, perhaps = _vetoed_by(index, vote)
    if claim.relation == "no_veto_cast":
        return judged(
            not surely,
            f"{symbol}: no veto was cast" if not surely else f"vetoed by {names(sorted(surely))}",
        )
    about = any(w in question.words for w in ("amend", "proposals", "bids", "changes"))
    if about and re.search(r"\b(?:its|his|their) own amend", question.words):
        return unknown("whose amendments are meant cannot be told")
    if about and children and adopted(index, vote):
        return _vetoed_amendments(question, children, named)
    said = f"{symbol} vetoed by {names(sorted(surely)) or 'nobody'}"
    if not perhaps:
        return contradicted(
            f"{symbol} was not vetoed" + (": it was adopted" if adopted(index, vote) else ""),
            provision="Charter Art. 27(3)",
        )
    if not named:
        return supported(said, provision="Charter Art. 27(3)")
    if named <= surely:
        return supported(said, provision="Charter Art. 27(3)")
    if named - perhaps:
        return contradicted(said, provision="Charter Art. 27(3)")
    return unknown(said)


def _vetoed_amendments(question: Question, children: list[str], named: set[str]) -> Finding:
    index = question.index
    by = {child: _vetoed_by(index, child)[0] for child in children}
    fell = [c for c in children if by[c] and (not named or named & by[c])]
    theirs = [c for c in children if "ropean" in str(index.event(c).title)] or children
    said = f"{len(fell)} of {len(theirs)} amendments fell to a veto"
    stated = question.claim.more.get("count")
    if isinstance(stated, int):
        return judged(stated == len(fell), said, provision="Charter Art. 27(3)")
    shaky = "the others failed for want of nine votes" if len(fell) < len(theirs) else None
    return judged(bool(fell), said, provision="Charter Art. 27(3)", shaky=shaky)
