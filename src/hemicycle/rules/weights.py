"""Weights: how much the vote of each member counts, as dated tables of whole numbers.

A rulebook may hold several tables, such as the population of its members; a requirement that names
one takes its share of that, not of heads. Figures change by the year, so each table has a first and
a last day: outside them the weight is not known, and nothing is decided by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Weights:
    """One table of weights.

    Parameters
    ----------
    name
        As a requirement names it: ``population``, ``seats``, ``shares``.
    of
        What a share of it is called: ``the population of the Union``.
    since, until
        First and last day it holds; ``until`` None while it does.
    source, note
        Where the figures come from, and what is uncertain about them.
    by_member
        Whole numbers, 1 or more, for every member of the rulebook.
    within
        By how much a sum of them may be off, where the figures are rounded. Closer to the line
        than that, nothing is decided.
    """

    name: str
    of: str
    since: date
    until: date | None
    source: str
    note: str | None
    by_member: Mapping[str, int] = field(hash=False)
    within: int = 0

    @cached_property
    def total(self) -> int:
        return sum(self.by_member.values())

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def of_members(self, kept: frozenset[str]) -> Weights:
        """The same table for some of the members."""
        return replace(self, by_member={m: w for m, w in self.by_member.items() if m in kept})

    def to_dict(self) -> dict[str, object]:
        """The table as plain JSON values."""
        return {
            "name": self.name,
            "of": self.of,
            "from": self.since.isoformat(),
            "to": self.until.isoformat() if self.until else None,
            "source": self.source,
            "note": self.note,
            "within": self.within,
            "members": dict(self.by_member),
        }
