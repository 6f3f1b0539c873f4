"""The days of a record."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hemicycle.record.calendar import Calendar, natural

DAY, NEXT = date(2025, 2, 24), date(2025, 2, 27)


def calendar(*rows: tuple[str, str, str | None, date | None, str | None]) -> Calendar:
    schema = {
        "vote_id": pl.String,
        "body": pl.String,
        "parent": pl.String,
        "date": pl.Date,
        "date_quality": pl.String,
    }
    return Calendar(pl.DataFrame(rows, schema=schema, orient="row"))


def test_a_text_comes_before_what_was_put_on_it_and_nine_before_ten() -> None:
    days = calendar(
        ("GA-10", "GA", None, DAY, None),
        ("GA-9-b", "GA", "GA-9", DAY, None),
        ("GA-9", "GA", None, DAY, None),
        ("SC-1", "SC", None, DAY, None),
        ("GA-11", "GA", None, NEXT, None),
    )
    assert days.on(DAY) == ["GA-9", "GA-9-b", "GA-10", "SC-1"]
    assert days.on(DAY, "SC") == ["SC-1"]
    assert days.on(date(1999, 1, 1)) == []


def test_the_newest_day_is_one_that_is_certain() -> None:
    days = calendar(
        ("GA-1", "GA", None, DAY, "exact"),
        ("GA-2", "GA", None, NEXT, "doubtful"),
        ("GA-3", "GA", None, None, None),
    )
    assert days.newest() == DAY
    assert calendar().newest() is None


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        (date(2025, 2, 23), (DAY,)),
        (DAY, (NEXT,)),
        (date(2025, 2, 25), (DAY, NEXT)),
        (date(2025, 2, 28), (NEXT,)),
    ],
)
def test_the_days_around_one(asked: date, near: tuple[date, ...]) -> None:
    days = calendar(("GA-1", "GA", None, DAY, None), ("GA-2", "GA", None, NEXT, None))
    assert days.nearest(asked) == near


def test_numbers_are_compared_as_numbers() -> None:
    assert sorted(["L-10", "L-9", "L-9-a"], key=natural) == ["L-9", "L-9-a", "L-10"]
