"""First and last day of what a record holds."""

from __future__ import annotations

from datetime import date

import polars as pl

from hemicycle.record.coverage import coverage
from hemicycle.record.schema import polars_schema

BALLOTS = pl.DataFrame(schema=polars_schema("ballots"))


def votes(*days: tuple[date | None, str | None]) -> pl.DataFrame:
    rows = [
        {"vote_id": f"GA-{number}", "body": "GA", "date": day, "date_quality": quality}
        for number, (day, quality) in enumerate(days)
    ]
    return pl.DataFrame(rows, schema=polars_schema("votes"))


def test_days_in_doubt_do_not_count() -> None:
    held = votes(
        (date(1946, 1, 1), "doubtful"),
        (date(1947, 11, 29), "exact"),
        (date(2025, 2, 24), None),
        (date(2026, 1, 1), "session_only"),
    )
    assert coverage(held, BALLOTS)["GA"] == {
        "votes": 4,
        "ballots": 0,
        "first": "1947-11-29",
        "last": "2025-02-24",
    }


def test_without_a_certain_day_there_is_neither_first_nor_last() -> None:
    held = coverage(votes((date(1946, 1, 1), "doubtful")), BALLOTS)["GA"]
    assert (held["first"], held["last"]) == (None, None)
