"""What all results share: the four methods, and the columns that let other tools join them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, Protocol, runtime_checkable

import polars as pl

from hemicycle.domain.state import State, register
from hemicycle.measure.coding import Coding

FIRST_SESSION_YEAR = 1945
"""Voeten's year of a session of the General Assembly is its number plus this."""


@runtime_checkable
class Result(Protocol):
    """A labelled, frozen result of a measure."""

    @property
    def coding(self) -> Coding:
        """The choices behind the numbers."""

    def table(self) -> pl.DataFrame:
        """The numbers, labelled."""

    def summary(self) -> str:
        """The result in words, coding and notes included."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""


def drawn(kind: str, result: object, *arguments: object, **options: object) -> Any:
    """The Altair chart of a result: ``hemicycle.measure.charts.KIND.KIND(result, ...)``.

    A picture knows the result that it draws. The result finds its picture by name, when asked, so
    that the two do not import each other.
    """
    picture = getattr(import_module(f"hemicycle.measure.charts.{kind}"), kind)
    return picture(result, *arguments, **options).altair()


def by_sessions(periods: Iterable[int | str | None]) -> bool:
    """Whether periods are numbers of sessions or Congresses, not calendar years."""
    numbers = [period for period in periods if isinstance(period, int)]
    return bool(numbers) and max(numbers) < FIRST_SESSION_YEAR


def identified(table: pl.DataFrame, *, members: Iterable[str], body: str | None) -> pl.DataFrame:
    """A table with ``session, year`` and, for each member column, ``iso3, ccode, name``.

    Parameters
    ----------
    table
        Frame with the member columns and ``period``.
    members
        Columns with member codes. ``member`` gets ``iso3, ccode, name``; ``member_a`` gets
        ``iso3_a, ccode_a, name_a``.

    The year of a session of the General Assembly is its number plus 1945, as in Voeten's files; a
    Congress, which spans two years, has none. ``ccode`` is the Correlates of War number and
    ``name`` the United Nations name at the end of the year; both null for members that are no
    States.
    """
    dated = with_years(table, body)
    for column in members:
        dated = dated.join(_facts(dated, column), on=[column, "year"], how="left", nulls_equal=True)
    return dated


def with_years(table: pl.DataFrame, body: str | None) -> pl.DataFrame:
    """A table with ``session`` and ``year`` made of its ``period``; see :func:`identified`."""
    period = pl.col("period") if table.schema["period"].is_integer() else pl.lit(None, pl.Int64)
    session, year = pl.lit(None, pl.Int64), period
    if by_sessions(table["period"].unique()):
        session = period
        assembly = (body or "").split("-")[0] == "GA"
        year = period + FIRST_SESSION_YEAR if assembly else pl.lit(None, pl.Int64)
    return table.with_columns(session=session, year=year)


def _facts(table: pl.DataFrame, column: str) -> pl.DataFrame:
    suffix = column.removeprefix("member")
    rows = [
        (code, year, *_state_facts(code, year))
        for code, year in table.select(column, "year").unique().iter_rows()
    ]
    names = [column, "year", *(f"{name}{suffix}" for name in ("iso3", "ccode", "name"))]
    types = [pl.String, pl.Int64, pl.String, pl.Int64, pl.String]
    return pl.DataFrame(rows, schema=dict(zip(names, types, strict=True)), orient="row")


def _state_facts(code: str, year: int | None) -> tuple[str | None, int | None, str | None]:
    """ISO code, Correlates of War number and name of a member code or of a unit's number."""
    day = date(year, 12, 31) if year else date.max
    state = _seat_of_unit(int(code), day) if code.isdigit() else register().states.get(code)
    if state is None:
        return None, None, None
    if code.isdigit():
        return state.code, int(code), state.name(day)
    unit = state.unit(day) or (state.units[-1] if state.units else None)
    return state.code, None if unit is None else unit.cow, state.name(day)


def _seat_of_unit(cow: int, day: date) -> State | None:
    """State of a voting unit, on the day where several held it in turn (345), else the last."""
    held = _units().get(cow, ())
    there = [state for state in held if any(p.covers(day) for p in state.memberships)]
    return there[-1] if there else (held[-1] if held else None)


@cache
def _units() -> dict[int, tuple[State, ...]]:
    held: dict[int, tuple[State, ...]] = {}
    for state in register().states.values():
        for unit in state.units:
            held[unit.cow] = (*held.get(unit.cow, ()), state)
    return held
