"""Declared groups of states and their members through time.

Start with :func:`group`. The facts are in ``data/groups.toml``, each group with its sources and
the first day for which its list is complete: earlier days are refused, never approximated.
A group's members need not all be Member States of the United Nations on that day (the Federal
Republic of Germany was in NATO from 1955, in the UN from 1973): intersect with a roll to count
votes. States that never joined the UN (Palestine, the Cook Islands, …) have no code and are left
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from hemicycle.domain.facts import FactTable, read_facts
from hemicycle.domain.names import fold
from hemicycle.domain.term import Term, members_on, read_terms
from hemicycle.errors import InputError


@dataclass(frozen=True)
class Group:
    """A declared group: what states call themselves, not what their votes show.

    Parameters
    ----------
    code, name
        ``EU``, "European Union".
    from_day
        First day for which the membership list is complete.
    source
        Where the facts come from.
    note
        What a reader of a table should know: observers, suspensions, doubtful dates.
    facts
        Terms in the notation of :mod:`hemicycle.domain.term`, parsed on first use.
    earlier_names
        What it was called before, each with the last day of that name, oldest first.
    """

    code: str
    name: str
    from_day: date
    source: str
    note: str
    facts: str
    earlier_names: tuple[tuple[str, date], ...] = ()

    def name_on(self, day: date) -> str:
        """What the group was called that day.

        Examples
        --------
        >>> group("EU").name_on(date(1971, 10, 25))
        'European Communities'
        """
        return next((name for name, last in self.earlier_names if day <= last), self.name)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Dated memberships; one that begins on :attr:`from_day` may have begun earlier."""
        return read_terms(self.facts, since=self.from_day, source=self.source)

    def members(self, on: date) -> frozenset[str]:
        """Codes of the members on that day.

        Raises
        ------
        InputError
            A day before :attr:`from_day`, when the list is not known to be complete.
        """
        if on < self.from_day:
            raise InputError(
                f"the members of {self.name} ({self.code}) on {on} are not compiled",
                where="group",
                right=f"a day from {self.from_day} on",
                todo="choose a later day, or name the members yourself",
            )
        return members_on(self.terms, on)


def group(code: str) -> Group:
    """The group with that code, in any case, or of that name, now or earlier.

    Raises
    ------
    InputError
        Neither; the message lists the known codes.
    """
    found = GROUPS.get(code.strip().upper()) or _called(code)
    if found is None:
        raise InputError(
            f"{code!r} is not a group known here",
            where="group",
            right="one of " + ", ".join(GROUPS),
            todo="use one of these codes, or name the members yourself",
        )
    return found


def _called(name: str) -> Group | None:
    """The group of a name; case, marks and an article before it are forgiven."""
    wanted = fold(name.strip().lower().removeprefix("the "))
    for one in GROUPS.values():
        if wanted in {fold(known) for known in (one.name, *(n for n, _ in one.earlier_names))}:
            return one
    return None


def _group(code: str, facts: Mapping[str, Any]) -> Group:
    return Group(
        code=code,
        name=facts["name"],
        from_day=facts["from_day"],
        source=facts["source"],
        note=facts.get("note", ""),
        facts=facts["terms"],
        earlier_names=tuple((name, last) for name, last in facts.get("earlier_names", ())),
    )


def _load() -> dict[str, Group]:
    return {code: _group(code, facts) for code, facts in read_facts("groups.toml").items()}


GROUPS: Mapping[str, Group] = FactTable(_load)
"""Every declared group, regional groups first."""
