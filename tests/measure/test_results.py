"""Columns that join results to other data, and the shape all results share."""

from __future__ import annotations

import polars as pl
import pytest
from tests.measure.conftest import ballots

from hemicycle.measure.agreement import agreement
from hemicycle.measure.cohesion import cohesion
from hemicycle.measure.matrix import matrix
from hemicycle.measure.results import Result, by_sessions, identified


def _named(member: str, period: int | str, body: str = "GA") -> dict[str, object]:
    table = pl.DataFrame({"member": [member], "period": [period]})
    return identified(table, members=("member",), body=body).row(0, named=True)


@pytest.mark.parametrize(
    ("member", "period", "expected"),
    [
        ("USA", 79, (79, 2024, "USA", 2, "United States of America")),
        ("TUR", 70, (70, 2015, "TUR", 640, "Turkey")),
        ("TUR", 2023, (None, 2023, "TUR", 640, "Türkiye")),
        ("DEU", 44, (44, 1989, "DEU", 260, "Germany, Federal Republic of")),
        ("260", 45, (45, 1990, "DEU", 260, "Germany")),
        ("345", 30, (30, 1975, "YUG", 345, "Yugoslavia")),
        ("345", 70, (70, 2015, "SRB", 345, "Serbia")),
        ("icpsr:1", 2023, (None, 2023, None, None, None)),
        ("USA", "all", (None, None, "USA", 2, "United States of America")),
    ],
)
def test_codes_names_and_years(
    member: str, period: int | str, expected: tuple[object, ...]
) -> None:
    row = _named(member, period)
    assert tuple(row[name] for name in ("session", "year", "iso3", "ccode", "name")) == expected


def test_a_congress_is_a_session_without_one_year() -> None:
    row = _named("icpsr:1", 117, "US-SENATE")
    assert (row["session"], row["year"]) == (117, None)


@pytest.mark.parametrize(
    ("periods", "sessions"), [([1, 1944], True), ([1945], False), (["x"], False)]
)
def test_numbers_below_1945_are_sessions(periods: list[int | str], sessions: bool) -> None:
    assert by_sessions(periods) is sessions


def test_two_members_get_two_sets_of_columns() -> None:
    table = agreement(matrix(ballots(FRA="Y", USA="N"))).table()
    columns = identified(table, members=("member_a", "member_b"), body="GA").columns
    assert columns[:9] == [
        "member_a",
        "member_b",
        "period",
        "n",
        "identical",
        "agree",
        "s",
        "kappa",
        "pi",
    ]
    assert {"iso3_a", "ccode_a", "name_a", "iso3_b", "ccode_b", "name_b"} <= set(columns)


def test_every_result_has_the_same_methods() -> None:
    made = matrix(ballots(FRA="Y", USA="N"))
    for result in (made, agreement(made), cohesion(made, ("FRA",))):
        assert isinstance(result, Result)
        assert result.coding.describe() in result.summary()
        assert result.to_dict()["coding"] == result.coding.to_dict()
