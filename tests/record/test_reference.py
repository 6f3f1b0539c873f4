"""The tables that come from the register."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hemicycle.domain.body import body
from hemicycle.domain.group import group
from hemicycle.domain.state import register
from hemicycle.record.reference import groups_table, seats_table, sources_table, states_table
from hemicycle.record.schema import polars_schema


def _on(table: pl.DataFrame, day: date) -> pl.DataFrame:
    return table.filter(
        pl.col("from").is_null() | (pl.col("from") <= day),
        pl.col("to").is_null() | (pl.col("to") >= day),
    )


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(1975, 6, 1), date(2025, 2, 24)])
def test_names_by_day_are_those_of_the_register(day: date) -> None:
    names = dict(_on(states_table(), day).select("member", "name").iter_rows())
    for member in register().members(day):
        assert names[member] == register().name(member, day)


def test_spells_of_one_member_never_overlap() -> None:
    table = states_table()
    for _, spells in table.group_by("member"):
        ordered = spells.sort("from", nulls_last=False)
        ends, starts = ordered["to"].head(-1), ordered["from"].tail(-1)
        assert (ends < starts).all()


def test_units_tell_the_two_chinas_of_the_seat_apart() -> None:
    """Correlates of War: 713 to 25 October 1971, 710 after."""
    units = {
        day: _on(states_table(), day).filter(member="CHN")["cow"].item()
        for day in (date(1971, 10, 25), date(1971, 10, 26))
    }
    assert list(units.values()) == [713, 710]


@pytest.mark.parametrize("day", [date(1960, 5, 1), date(1991, 12, 31), date(2025, 2, 24)])
def test_seats_by_day_are_those_of_the_bodies(day: date) -> None:
    seats = _on(seats_table(), day)
    for code in ("GA", "SC"):
        assert set(seats.filter(body=code)["member"]) == body(code).roll(day)
    permanent = seats.filter(pl.col("permanent"))
    assert set(permanent["member"]) == body("SC").permanent(day)


def test_groups_by_day_are_those_of_the_register() -> None:
    day = date(2025, 2, 24)
    held = _on(groups_table(), day)
    for code in ("EU", "NATO"):
        assert set(held.filter(group=code)["member"]) == group(code).members(day)
    assert held["source"].null_count() == 0


def test_sources_best_first_with_terms() -> None:
    table = sources_table({"voeten": 2, "unxml": 1, "embedded": 1})
    assert table["source"].to_list() == ["unxml", "voeten", "embedded"]
    assert table["files"].to_list() == [1, 2, 1]
    assert table["licence"].null_count() == 0


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("states", states_table()),
        ("seats", seats_table()),
        ("groups", groups_table()),
        ("sources", sources_table({"unxml": 1})),
    ],
)
def test_published_columns(name: str, table: pl.DataFrame) -> None:
    assert table.schema == polars_schema(name)
    assert table.height > 0
