"""Verbs of voting in a sentence, with their polarity and negation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.words import AGAINST_OBJECT, POSITION, UNREAL


@dataclass(frozen=True)
class Vote:
    """A verb of voting in a sentence and what it says of whoever its subject is."""

    start: int
    end: int
    relation: str
    negated: str | None
    hurdle: bool = False


#: "abstained, opposed, or did not vote": one of several, nobody says which.
_OR = re.compile(
    r" (?:or|nor) (?!more)"
    r"|(?:,? (?:\w+ ){0,3}\w+)?,? or (?:did not|didn't|w\w+ absent|vot|oppos|abst|absent)"
)
_AFTER_OR = Ending(r"\b(?:abstained|abstain|opposed|against|absent),? or (?:were |was )?$")


def votes_in(words: str) -> Iterator[Vote]:
    """Verbs with their position; ``did not abstain but voted against`` is one verb."""
    pending: Vote | None = None
    for found in POSITION.finditer(words):
        if _OR.match(words, found.end()) or _AFTER_OR.search(words, 0, found.start()):
            continue
        kind = next(k for k in ("absent", "abstain", "no", "yes") if found.group(k))
        start, negated = found.start(), None
        if kind == "abstain" and words.endswith(_FROM, 0, start):
            continue
        if _is_unreal(words, start):
            continue
        if (
            kind in ("no", "yes")
            and words[start:].startswith(("against S", "against it"))
            and (re.search(r"vot\w+ $", words[:start]))
        ):
            continue
        if found.group("not") and kind != "absent":
            kind, negated = f"not_{kind}", kind
        elif kind == "absent" and not _is_absence(found) and not _NEITHER.search(words, 0, start):
            continue
        if kind == "no" and AGAINST_OBJECT.match(words, start):
            kind = "yes"
        if pending and _BUT.fullmatch(words, pending.end, start):
            yield Vote(pending.start, found.end(), kind, pending.negated)
            pending = None
            continue
        if pending:
            yield pending
        pending = Vote(start, found.end(), kind, negated)
    if pending:
        yield pending


#: "did not vote against the text but abstained": one statement.
_BUT = re.compile(
    r"(?: from (?:the )?vot\w+"
    r"| (?:of |for |against |on |to )?(?:the|a|this|its|S|it)\b[^,.;:CGN]{0,40}?)?,? "
    r"but (?:it |they )?(?:(?:actually|instead|in fact|rather|merely|simply|only|in the end) )*"
)
#: "flipped from abstaining to voting against": what was, before.
_FROM = (
    "flipped from ",
    "switched from ",
    "moved from ",
    "changed from ",
    "shifted from ",
    "went from ",
)
#: "Neither Afghanistan nor Bolivia took part".
_NEITHER = Ending(r"\bneither (?:the )?C(?:,? n?or (?:the )?C)* (?:\w+ )?$")


def _is_absence(found: re.Match[str]) -> bool:
    said = found.group("absent")
    if said.startswith(("part", "take", "took", "cast", "register", "show", "turn", "vote")):
        return bool(found.group("not")) or "no part" in said
    if said.startswith("participat"):
        return bool(found.group("not"))
    return not found.group("not") or said.startswith("vot")


def _is_unreal(words: str, start: int) -> bool:
    return bool(UNREAL.search(words, max(0, start - 60), start))
