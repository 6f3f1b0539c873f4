"""One member State: codes, names through time, membership, voting units.

The facts are in ``data/states.toml``; its head says what each field means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from hemicycle.domain.facts import read_facts

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days from ``since`` to ``until``, both included; None is open."""

    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True)
class Name(Period):
    """A name of a State on the membership roster; ``since`` is None for the first one.

    ``listed_as`` is the form under which the roster alphabetised it.
    """

    text: str
    listed_as: str


@dataclass(frozen=True)
class Unit(Period):
    """A voting unit: the Correlates of War number of the regime that held the seat."""

    cow: int


_Dated = TypeVar("_Dated", bound=Period)


@dataclass(frozen=True)
class State:
    """A seat in the United Nations and the State, or States in turn, that held it.

    Parameters
    ----------
    code
        ISO 3166-1 alpha-3 of the State that holds or continues the seat; ended seats keep theirs.
    names
        Names on the roster, oldest first, without gaps.
    memberships
        Periods on the roll, oldest first; empty for an observer State.
    units
        Voting units, oldest first.
    aliases
        Other names, never printed.
    once
        Other names that meant the seat only up to a day, and mean nothing without one.
    excluded
        Periods in which it stayed a member but was kept from taking part.
    continues
        Code of the seat this State continues, where that is another one; so far none.
    succeeded_by
        Codes of the States that followed a seat that ended.
    """

    code: str
    iso2: str | None
    m49: int | None
    names: tuple[Name, ...]
    memberships: tuple[Period, ...]
    units: tuple[Unit, ...]
    aliases: tuple[str, ...]
    once: tuple[Name, ...]
    excluded: tuple[Period, ...]
    continues: str | None
    succeeded_by: tuple[str, ...]
    note: str | None

    @property
    def is_observer(self) -> bool:
        """Never a member, but invited to take part (Holy See, State of Palestine)."""
        return not self.memberships

    def name(self, on: date) -> str:
        """Name on the day, as printed."""
        return self.name_on(on).text

    def name_on(self, on: date) -> Name:
        """Name on the day; before the first name the first, after the last the last."""
        return _in_force(self.names, on)

    def is_member(self, on: date) -> bool:
        """Whether the State was on the roll of the General Assembly that day."""
        return any(period.covers(on) for period in self.memberships)

    def unit(self, on: date) -> Unit | None:
        """Voting unit of the day; None for observers."""
        return _in_force(self.units, on) if self.units else None


def read_states() -> dict[str, State]:
    """All seats by code, read from the package data."""
    raw = read_facts("states.toml")
    return {code: _state(code, facts) for code, facts in sorted(raw.items())}


def read_metonyms() -> tuple[dict[str, str], dict[str, str]]:
    """Metonyms as printed with the member each stands for, and those of organizations."""
    raw = read_facts("metonyms.toml")
    organizations: dict[str, str] = raw.pop("organizations")
    return {text: code for code, texts in raw.items() for text in texts}, organizations


def _state(code: str, facts: Mapping[str, Any]) -> State:
    memberships = _periods(facts["member"])
    first = memberships[0].since if memberships else None
    last = memberships[-1].until if memberships else None
    return State(
        code=code,
        iso2=facts.get("iso2"),
        m49=facts.get("m49"),
        names=tuple(
            Name(since, until, text, *listed or (text,))
            for since, until, text, *listed in _chain(facts["name"], None, last)
        ),
        memberships=memberships,
        units=tuple(Unit(*item) for item in _chain(facts.get("cow", []), first, last)),
        aliases=tuple(facts.get("also", ())),
        once=tuple(Name(None, until, text, text) for text, until in facts.get("once", ())),
        excluded=_periods(facts.get("excluded", [])),
        continues=facts.get("continues"),
        succeeded_by=tuple(facts.get("succeeded_by", ())),
        note=facts.get("note"),
    )


def _periods(raw: date | list[list[date]]) -> tuple[Period, ...]:
    if isinstance(raw, date):
        return (Period(raw, None),)
    return tuple(Period(days[0], days[1] if len(days) > 1 else None) for days in raw)


def _chain(raw: Any, first: date | None, last: date | None) -> list[tuple[Any, ...]]:
    """Give both ends to the links of ``value`` or ``[[value], [value, first day, ...], ...]``."""
    links = raw if isinstance(raw, list) else [[raw]]
    chain = []
    for place, (value, *later) in enumerate(links):
        is_last = place == len(links) - 1
        until = last if is_last else links[place + 1][1] - _A_DAY
        chain.append((later[0] if later else first, until, value, *later[1:]))
    return chain


def _in_force(chain: tuple[_Dated, ...], on: date) -> _Dated:
    for item in reversed(chain):
        if item.since is None or item.since <= on:
            return item
    return chain[0]
