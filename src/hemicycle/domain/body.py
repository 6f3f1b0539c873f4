"""Bodies that vote, and their seats through time.

Start with :func:`body`. The facts are in ``data/seats.toml``. The roll of the General Assembly and
its Main Committees is the register of Member States; the Security Council's seats are compiled
for every year since 1946; other bodies are known without a roll.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hemicycle.domain.facts import FactTable, read_facts
from hemicycle.domain.state import register
from hemicycle.domain.term import Term, members_on, read_terms
from hemicycle.errors import InputError


@dataclass(frozen=True)
class Body:
    """An organ that votes.

    Parameters
    ----------
    code, name
        ``SC``, "Security Council".
    members_vote
        Whether those who vote are Member States of the United Nations (else persons).
    first_day, last_day
        First and last day of the body; ``last_day`` None while it exists.
    every_member
        Whether every Member State of the day sits in it.
    until
        Last day for which the seats are compiled; None where nothing limits them.
    sizes
        Seats by law from a day on, oldest first; empty where not compiled.
    permanent_terms, elected_terms
        Compiled seats.
    source
        Where the facts come from.
    """

    code: str
    name: str
    members_vote: bool
    first_day: date
    last_day: date | None
    every_member: bool
    until: date | None
    sizes: tuple[tuple[date, int], ...]
    permanent_terms: tuple[Term, ...]
    elected_terms: tuple[Term, ...]
    source: str

    def exists(self, on: date) -> bool:
        """Whether the body existed on that day."""
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)

    def roll(self, on: date) -> frozenset[str] | None:
        """Members entitled to a seat on that day.

        Returns
        -------
        frozenset of str or None
            Member codes; empty on a day the body did not exist; None where the roll is not
            compiled (a body without seats in our facts, or a day after :attr:`until`).
        """
        if not self.exists(on):
            return frozenset()
        if self.every_member:
            return register().members(on)
        if not self.elected_terms or (self.until is not None and on > self.until):
            return None
        return members_on(self.permanent_terms + self.elected_terms, on)

    def permanent(self, on: date) -> frozenset[str]:
        """Permanent members on that day (Charter Art. 23); none outside the Security Council."""
        return members_on(self.permanent_terms, on) if self.exists(on) else frozenset()

    def size(self, on: date) -> int | None:
        """Seats the body had by law on that day, filled or vacant; None where not compiled.

        The number of members may be smaller: the Security Council sat with a vacancy from
        1 to 6 January 1980.
        """
        if not self.exists(on):
            return 0
        if self.every_member:
            return len(register().members(on))
        in_force = [seats for day, seats in self.sizes if day <= on]
        return in_force[-1] if in_force else None


def body(code: str) -> Body:
    """The body with that code, in any case.

    Raises
    ------
    InputError
        An unknown code; the message lists the known ones.
    """
    found = BODIES.get(code.strip().upper())
    if found is None:
        raise InputError(
            f"{code!r} is not a body known here",
            where="body",
            right="one of " + ", ".join(BODIES),
            todo="use one of these codes, or name a rulebook file for another assembly",
        )
    return found


def body_code(text: str) -> str:
    """A body's code as records write it, from any case.

    Ours stand in capitals; a house of one's own is the slug of its rulebook's name, which has
    small letters alone.
    """
    plain = text.strip()
    return plain.upper() if plain.upper() in BODIES else plain.lower()


def _body(code: str, facts: Mapping[str, Any]) -> Body:
    return Body(
        code=code,
        name=facts["name"],
        members_vote=facts["members_vote"],
        first_day=facts["first_day"],
        last_day=facts.get("last_day"),
        every_member=facts.get("roll") == "GA",
        until=facts.get("until"),
        sizes=tuple((day, seats) for day, seats in facts.get("sizes", ())),
        permanent_terms=read_terms(facts.get("permanent", ""), source=facts["source"]),
        elected_terms=read_terms(facts.get("elected", ""), source=facts["source"]),
        source=facts["source"],
    )


def _load() -> dict[str, Body]:
    return {code: _body(code, facts) for code, facts in read_facts("seats.toml").items()}


BODIES: Mapping[str, Body] = FactTable(_load)
"""Every body known here, by code."""
