"""Dates of Voeten's rows, and the fast order of their ballots against the plain one."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.domain.state import register
from hemicycle.record.readers.voeten_rows import ballots_in_order, dated, strays


def rows(session: int, day: date | None, label: str | None = "R/1/1") -> pl.DataFrame:
    return pl.DataFrame(
        {"key": ["1"], "session": [session], "date": [day], "unres": [label]},
        schema={"key": pl.String, "session": pl.Int32, "date": pl.Date, "unres": pl.String},
    )


@given(
    st.lists(
        st.tuples(st.integers(1, 9_200), st.sampled_from(sorted(register().states))), unique=True
    )
)
def test_ballots_are_in_the_order_of_their_texts(cast: list[tuple[int, str]]) -> None:
    frame = pl.DataFrame(cast, schema={"rcid": pl.Int32, "member": pl.String}, orient="row")
    ordered = ballots_in_order(frame.lazy(), frame["rcid"].unique())
    assert ordered.select("key", "member").rows() == sorted((str(key), who) for key, who in cast)


@pytest.mark.parametrize(
    ("session", "day", "outside"),
    [
        (70, date(2015, 8, 31), True),
        (70, date(2015, 9, 1), False),
        (70, date(2016, 9, 30), False),
        (70, date(2016, 10, 1), True),
        (1, date(1946, 1, 1), False),
        (26, date(1971, 10, 7), False),
    ],
)
def test_a_date_may_lie_in_the_months_of_its_session(
    session: int, day: date, outside: bool
) -> None:
    """The seventieth opened on 15 September 2015, the next on 13 September 2016."""
    frame = rows(session, day)
    assert strays(frame).height == outside
    quality = dated(frame)["date_quality"][0]
    assert (quality == "doubtful") == (outside or session <= 57)


def test_a_special_session_has_no_place_among_regular_ones() -> None:
    assert strays(rows(22, date(1967, 7, 4), "ESS/5/100")).is_empty()
    assert strays(rows(22, date(1967, 7, 4), None)).height == 1


def test_a_row_without_date_says_its_session() -> None:
    row = dated(rows(59, None)).row(0, named=True)
    assert (row["date_quality"], row["session"], row["regular_session"]) == (
        "session_only",
        "59",
        59,
    )
