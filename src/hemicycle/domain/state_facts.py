"""One member State: codes, names through time, membership, voting units.

The facts are in ``data/states.toml``; its head says what each field means.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any, TypeVar

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
    """A name of a State on the membership roster; ``since`` is None for the first one."""

    text: str


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
    """

    code: str
    iso2: str | None
    m49: int | None
    names: tuple[Name, ...]
    memberships: tuple[Period, ...]
    units: tuple[Unit, ...]
    aliases: tuple[str, ...]
    continues: str | None
    succeeded_by: tuple[str, ...]
    note: str | None

    @property
    def is_observer(self) -> bool:
        """Never a member, but invited to take part (Holy See, State of Palestine)."""
        return not self.memberships

    def name(self, on: date) -> str:
        """Name on the day; before the first name the first, after the last the last."""
        return _in_force(self.names, on).text

    def is_member(self, on: date) -> bool:
        """Whether the State was on the roll of the General Assembly that day."""
        return any(period.covers(on) for period in self.memberships)

    def unit(self, on: date) -> Unit | None:
        """Voting unit of the day; None for observers."""
        return _in_force(self.units, on) if self.units else None


def read_states() -> dict[str, State]:
    """All seats by code, read from the package data."""
    raw = tomllib.loads((files("hemicycle.domain") / "data/states.toml").read_text("utf-8"))
    return {code: _state(code, facts) for code, facts in raw.items()}


def read_metonyms() -> tuple[dict[str, str], dict[str, str]]:
    """Metonyms as printed with the member each stands for, and those of organizations."""
    raw = tomllib.loads((files("hemicycle.domain") / "data/metonyms.toml").read_text("utf-8"))
    organizations: dict[str, str] = raw.pop("organizations")
    return {text: code for code, texts in raw.items() for text in texts}, organizations


def _state(code: str, facts: Mapping[str, Any]) -> State:
    memberships = _memberships(facts["member"])
    last = memberships[-1].until if memberships else None
    units = facts.get("cow", [])
    return State(
        code=code,
        iso2=facts.get("iso2"),
        m49=facts.get("m49"),
        names=tuple(
            Name(since, until, text) for since, until, text in _chain(facts["name"], None, last)
        ),
        memberships=memberships,
        units=tuple(
            Unit(since, until, cow)
            for since, until, cow in _chain(units, memberships[0].since, last)
        )
        if units
        else (),
        aliases=tuple(facts.get("also", ())),
        continues=facts.get("continues"),
        succeeded_by=tuple(facts.get("succeeded_by", ())),
        note=facts.get("note"),
    )


def _memberships(raw: date | list[list[date]]) -> tuple[Period, ...]:
    if isinstance(raw, date):
        return (Period(raw, None),)
    return tuple(Period(days[0], days[1] if len(days) > 1 else None) for days in raw)


def _chain(
    raw: Any, first: date | None, last: date | None
) -> list[tuple[date | None, date | None, Any]]:
    """Turn ``value`` or ``[[value], [value, first day], ...]`` into values with both ends."""
    if not isinstance(raw, list):
        return [(first, last, raw)]
    starts: list[date | None] = [first if len(item) == 1 else item[1] for item in raw]
    ends: list[date | None] = [day - _A_DAY for day in starts[1:] if day is not None]
    ends.append(last)
    return [(since, until, item[0]) for since, until, item in zip(starts, ends, raw, strict=True)]


def _in_force(chain: tuple[_Dated, ...], on: date) -> _Dated:
    for item in reversed(chain):
        if item.since is None or item.since <= on:
            return item
    return chain[0]
