"""Lists that go on from the sentence before: "Five voted against. They were Russia, Belarus, …".

What they did is told by the number or the position spoken of last; where nothing is, the members
named are said to have stood together.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hemicycle.accounts.claims.bank import Quick
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import LIST, MEMBERS

#: "They were", "These five are", "The two countries were", "Others were", "Among them are".
_GOING_ON = Quick(
    re.compile(
        rf"^\W*(?:(?:(?:these|those|they|the(?! \w*council)|all)(?: (?P<n>N))?(?: (?:other )?(?:others?|rest|{MEMBERS}|dissenters|abstainers))?|(?P<others>others)) (?:(?P<open>include[ds]?)|were|are)"
        rf"|(?P<among>among (?:them|these|those) (?:were|are)))(?: only)?:?(?: ?[-—])? ?(?P<s>{LIST})"
    )
)
_COLUMNS = ("yes", "no", "abstain", "absent")
#: A position, its number if it has one, and whether that is the total and not that of a group.
Spoken = tuple[tuple[str, int | None, bool], ...]


def spoken(claims: Iterable[Claim]) -> Spoken:
    """Positions told in a sentence, in reading order, each with its number if it has one."""
    found: list[tuple[str, int | None, bool]] = []
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.type == "tally" and isinstance(claim.value, dict):
            found += [(key, n, True) for key, n in claim.value.items() if key in _COLUMNS]
        elif claim.type == "bloc" and "count" in claim.more and claim.relation in _COLUMNS:
            found.append((claim.relation, claim.more["count"], False))
        elif claim.type in ("country_vote", "roster") and claim.relation in _COLUMNS:
            found.append((claim.relation, None, True))
    return tuple(found)


def may_go_on(words: str) -> bool:
    """Whether the sentence may list those of the sentence before: a quick look."""
    return _GOING_ON.search(words) is not None


def going_on(reader: Reader, before: Spoken) -> Iterator[Claim]:
    """The list of a sentence that says who did what the sentence before told."""
    found = _GOING_ON.search(reader.words)
    if not found:
        return
    named = reader.subjects(*found.span("s"))
    number = reader.number(found.start("n")) if found.group("n") else None
    column, total = _column(before, number)
    if column is None and len(named) < 3:
        return
    some = found.group("open") or found.group("among") or found.group("others")
    more = {"closed": True} if column and total and not some else {}
    kind = "roster" if len(named) > 1 or more else "country_vote"
    yield reader.claim(*found.span(), kind, column or "same", subjects=named, **more)


def _column(before: Spoken, number: int | None) -> tuple[str | None, bool]:
    """The position with that number, else the one told last; whether of all and not of a group."""
    if number is not None:
        told = [(column, total) for column, n, total in before if n == number]
        return told[-1] if told else (None, False)
    return (before[-1][0], before[-1][2]) if before else (None, False)
