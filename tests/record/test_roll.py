"""Rolls as a table, against the register asked day by day."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hemicycle.domain.body import body
from hemicycle.domain.session import SESSIONS
from hemicycle.record.roll import rolls, session_days


def _votes(*rows: tuple[str, date | None, str, int | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [(number, *row, "real") for number, row in enumerate(rows)],
        schema={
            "event": pl.UInt32,
            "body": pl.String,
            "date": pl.Date,
            "date_quality": pl.String,
            "regular_session": pl.Int32,
            "world": pl.String,
        },
        orient="row",
    )


def _members(votes: pl.DataFrame, *, proven: bool) -> set[str]:
    found = rolls(votes).of_events()
    return set(found.filter(pl.col("proven") | (not proven))["member"])


@pytest.mark.parametrize("code", ["GA", "GA-C3", "SC"])
@pytest.mark.parametrize(
    "day",
    [
        date(1946, 1, 17),
        date(1960, 9, 19),
        date(1960, 9, 20),
        date(1971, 10, 25),
        date(1990, 10, 3),
        date(2025, 2, 24),
    ],
)
def test_on_an_exact_day_the_roll_is_that_of_the_body(code: str, day: date) -> None:
    votes = _votes((code, day, "exact", None))
    expected = body(code).roll(day)
    assert _members(votes, proven=True) == _members(votes, proven=False) == expected


def test_a_member_of_part_of_a_session_is_possible_but_not_proven() -> None:
    """Zanzibar was a member from 16 December 1963 to 26 April 1964: both ends lie inside."""
    votes = _votes(("GA", date(1963, 12, 3), "doubtful", 18))
    assert "ZAN" in _members(votes, proven=False)
    assert "ZAN" not in _members(votes, proven=True)
    assert "FRA" in _members(votes, proven=True)


def test_a_session_alone_is_enough() -> None:
    assert "FRA" in _members(_votes(("GA", None, "session_only", 18)), proven=True)


@pytest.mark.parametrize("code", ["HRC", "CHR", "US-SENATE"])
def test_bodies_without_compiled_seats_have_no_roll(code: str) -> None:
    assert rolls(_votes((code, date(2010, 6, 18), "exact", None))).of_events().is_empty()


def test_a_vote_without_day_and_session_has_no_roll() -> None:
    assert rolls(_votes(("GA", None, "session_only", None))).of_events().is_empty()


def test_simulated_meetings_have_no_roll() -> None:
    votes = _votes(("GA", date(2025, 2, 24), "exact", None)).with_columns(
        world=pl.lit("simulation:lyon")
    )
    assert rolls(votes).of_events().is_empty()


def test_no_votes_no_roll() -> None:
    assert rolls(_votes()).of_events().is_empty()


def test_sessions_follow_one_another_without_gap() -> None:
    days = session_days()
    assert days["opened"].to_list() == [
        SESSIONS[str(number)].opened for number in days["regular_session"]
    ]
    following = days["opened"].shift(-1).head(-1)
    assert ((following - days["closed"].head(-1)).dt.total_days() == 1).all()
