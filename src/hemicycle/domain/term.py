"""Dated memberships and their one-line notation in our facts files.

A line is ``FIRST..LAST CODE CODE … | source or note``. FIRST and LAST are days or years, both
included; a year means its 1 January as FIRST and its 31 December as LAST. LAST is left out while
the membership lasts. FIRST is left out where the beginning is not compiled: the member belonged
already on the first day for which the list is complete. A line without ``..`` continues the line
above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """One member's unbroken time in a body or group.

    Parameters
    ----------
    member
        Member code.
    first
        First day of membership, or the first day of the list where the beginning is not compiled.
    last
        Last day of membership; None while it lasts.
    source
        Where the fact comes from, or a note on it.
    """

    member: str
    first: date
    last: date | None
    source: str = ""

    def covers(self, day: date) -> bool:
        """Whether the member belonged on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


def read_terms(text: str, *, since: date | None = None, source: str = "") -> tuple[Term, ...]:
    """Every term of a facts text, in the order written.

    Parameters
    ----------
    since
        First day of the list, given to terms whose beginning is not compiled.
    source
        Given to terms without a source of their own.

    Raises
    ------
    ValueError
        A line that is no term line: a fault of our own package data, not of any input.
    """
    terms = []
    for first, last, codes, own in _lines(text):
        begun = first or since
        if begun is None:
            raise ValueError(f"no first day for {codes}")
        terms += [Term(code, begun, last, own or source) for code in codes]
    return tuple(terms)


def members_on(terms: tuple[Term, ...], day: date) -> frozenset[str]:
    """Codes of all members on that day."""
    return frozenset(term.member for term in terms if term.covers(day))


def _lines(text: str) -> Iterator[tuple[date | None, date | None, list[str], str]]:
    span: tuple[date | None, date | None] | None = None
    for line in text.splitlines():
        facts, _, source = line.partition("|")
        words = facts.split()
        if not words:
            continue
        if ".." in words[0]:
            span = _span(words.pop(0))
        if span is None:
            raise ValueError(f"no FIRST..LAST before the codes: {line!r}")
        yield *span, words, source.strip()


def _span(text: str) -> tuple[date | None, date | None]:
    first, _, last = text.partition("..")
    return _day(first, "-01-01"), _day(last, "-12-31")


def _day(text: str, rest_of_year: str) -> date | None:
    if not text:
        return None
    return date.fromisoformat(text + rest_of_year if len(text) == 4 else text)
