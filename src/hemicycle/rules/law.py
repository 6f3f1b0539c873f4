"""The law of a body: every provision of its rulebook, and those in force on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hemicycle.errors import RuleGapError
from hemicycle.rules.edition import Edition
from hemicycle.rules.provision import Provision
from hemicycle.rules.weights import Weights


@dataclass(frozen=True, eq=False)
class Law:
    """The provisions in force on one day, by key. Each is itself alone, so it can key a cache."""

    book: Rulebook
    provisions: Mapping[str, Provision]

    def get(self, key: str) -> Provision | None:
        return self.provisions.get(key)

    def under(self, key: str) -> tuple[Provision, ...]:
        """Provisions of a key and of its parts: ``also.ordinary``, ``also.ordinary.seats``."""
        return tuple(p for k, p in self.provisions.items() if k == key or k.startswith(f"{key}."))

    def __getitem__(self, key: str) -> Provision:
        found = self.provisions.get(key)
        if found is None:
            raise RuleGapError(
                f"The rulebook of {self.book.name} has no provision {key} on that day",
                where=f"rulebook {self.book.body}",
                right=f"a provision with key {key} in force on the day of the vote",
                todo="Check the date, or add the provision to your own rulebook",
            )
        return found


@dataclass(frozen=True)
class Rulebook:
    """Every dated provision of one body.

    Parameters
    ----------
    body
        Code of the body, or slug of an assembly of one's own.
    roll
        Body whose roll says who may vote; None where no roll is compiled.
    readings
        Natures to try when the nature of a question was not ruled on.
    members, permanent
        Members of an assembly of one's own and those that can veto; None for shipped books.
    votes_on
        Members of such an assembly that vote on some natures of questions only, and on which.
    weights
        Dated tables of what the votes of its members count.
    presiding
        Title of the presiding officer.
    edition
        The printed rules that the provisions cite; None where they have no later edition.
    """

    body: str
    name: str
    presiding: str
    roll: str | None
    readings: tuple[str, ...]
    provisions: tuple[Provision, ...]
    first_day: date | None = None
    members: frozenset[str] | None = None
    permanent: frozenset[str] = frozenset()
    votes_on: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    weights: tuple[Weights, ...] = ()
    edition: Edition | None = None
    _laws: tuple[tuple[date, Law], ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        days = sorted(
            {p.since for p in self.provisions}
            | {p.until + timedelta(days=1) for p in self.provisions if p.until}
            | ({self.edition.since} if self.edition is not None else set())
        )
        laws = tuple((day, Law(self, self._in_force(day))) for day in days)
        object.__setattr__(self, "_laws", laws)

    def _in_force(self, day: date) -> dict[str, Provision]:
        ordered = sorted(self.provisions, key=lambda provision: provision.since)
        in_force = {p.key: p for p in ordered if p.in_force(day)}
        if self.edition is None:
            return in_force
        return {key: self.edition.cited(p, day) for key, p in in_force.items()}

    @property
    def changes(self) -> tuple[date, ...]:
        """Days from which another set of provisions is in force or cited, oldest first."""
        return tuple(day for day, _ in self._laws)

    def weighing(self, name: str, day: date) -> Weights | None:
        """The table of weights of that name on a day; None where none is compiled."""
        return next((w for w in self.weights if w.name == name and w.in_force(day)), None)

    def without(self, absent: frozenset[str]) -> Rulebook:
        """The same book for a roll that some members are no part of."""
        if not absent or self.members is None:
            return self
        kept = self.members - absent
        return replace(
            self,
            members=kept,
            permanent=self.permanent - absent,
            votes_on={},
            weights=tuple(table.of_members(kept) for table in self.weights),
        )

    def weighed_until(self, day: date) -> date:
        """That day, or the last one before it on which every weight is compiled."""
        ends = [
            max(
                (w.until or day for w in self.weights if w.name == name and w.since <= day),
                default=day,
            )
            for name in {table.name for table in self.weights}
        ]
        return min([day, *ends])

    def silent_on(self, nature: str) -> frozenset[str]:
        """Members that have no vote on questions of a nature."""
        return frozenset(m for m, natures in self.votes_on.items() if nature not in natures)

    def at(self, day: date) -> Law:
        """The provisions in force on a day; of two with one key the younger wins."""
        place = bisect_right(self._laws, day, key=lambda law: law[0])
        return self._laws[place - 1][1] if place else Law(self, {})

    def in_force(self, day: date) -> tuple[Provision, ...]:
        """The same provisions, in the order of the book."""
        found = self.at(day).provisions
        held = {(key, p.since) for key, p in found.items()}
        return tuple(found[p.key] for p in self.provisions if (p.key, p.since) in held)
