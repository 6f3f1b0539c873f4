"""Surprise by hand: bits of ballots, means of votes, places in the year."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from hemicycle.errors import InputError
from hemicycle.measure.forecast.dependence import Dependence
from hemicycle.measure.forecast.year import YearForecasts
from hemicycle.measure.results import Result
from hemicycle.measure.surprise.votes import (
    ballots_by_surprise,
    chance_words,
    ordinal_place,
    surprise_of,
    votes_by_surprise,
)


@pytest.fixture
def year() -> YearForecasts:
    """Two votes of two members: one as expected, one with a chance of 1 in 64."""
    chances = [
        ("V1", "FRA", 0.5, 0.25, 0.125, 0.125, "YES"),
        ("V1", "USA", 0.5, 0.25, 0.125, 0.125, "NO"),
        ("V2", "FRA", 0.5, 0.25, 0.125, 0.125, "YES"),
        ("V2", "USA", 0.9, 0.05, 1 / 64, 1 - 0.95 - 1 / 64, "NO"),
    ]
    columns = ["vote_id", "member", "yes", "abstain", "no", "non_voting", "position"]
    ballots = pl.DataFrame(chances, schema=columns, orient="row").with_columns(place=0.0)
    facts = {
        "vote_id": ["V1", "V2"],
        "day": [date(2025, 2, 24)] * 2,
        "linked_to": [None, "V0"],
        "alike": [["V0"]] * 2,
        "line_until": [date(2024, 7, 1)] * 2,
        "votes_until": [date(2025, 2, 23)] * 2,
    }
    apart = Dependence(0, 0, 0)
    votes = pl.DataFrame(facts)
    until = date(2024, 12, 31)
    return YearForecasts("GA", 2025, ballots, votes, {True: apart, False: apart}, until)


def test_bits_by_hand(year: YearForecasts) -> None:
    found = surprise_of(year, "V2")
    np.testing.assert_allclose(found.bits, [1.0, 6.0])
    assert found.mean == pytest.approx(3.5)
    assert (found.rank, found.of, found.percentile) == (1, 2, 100.0)
    assert surprise_of(year, "V1").mean == pytest.approx(2.0)
    assert surprise_of(year, "V1").percentile == 0.0
    half = -sum(p * np.log2(p) for p in (0.5, 0.25, 0.125, 0.125))
    assert surprise_of(year, "V1").expected == pytest.approx(half)


def test_a_ballot_says_what_was_expected(year: YearForecasts) -> None:
    one = surprise_of(year, "V2").ballot("USA")
    assert (one.position, one.likeliest) == ("NO", "YES")
    assert (one.chance, one.chance_of_likeliest) == (pytest.approx(1 / 64), pytest.approx(0.9))
    assert [each.member for each in surprise_of(year, "V2").most(1)] == ["USA"]
    assert surprise_of(year, "V2").both("FRA", "USA") == pytest.approx(0.5 / 64)
    with pytest.raises(InputError, match="DEU was not on the roll"):
        surprise_of(year, "V2").ballot("DEU")


def test_order_of_the_year(year: YearForecasts) -> None:
    assert votes_by_surprise(year)["vote_id"].to_list() == ["V2", "V1"]
    assert ballots_by_surprise(year).row(0)[:2] == ("V2", "USA")


def test_the_document_has_every_ballot_and_what_was_known(year: YearForecasts) -> None:
    document = surprise_of(year, "V2").to_dict()
    assert document["fitted_until"] == {
        "weights": "2024-12-31",
        "line": "2024-07-01",
        "votes": "2025-02-23",
    }
    assert [one["member"] for one in document["ballots"]] == ["USA", "FRA"]
    table = surprise_of(year, "V2").table()
    assert table.row(0, named=True)["no"] == pytest.approx(1 / 64), "chances go with their member"


def test_places_from_both_ends() -> None:
    assert [ordinal_place(rank, 4) for rank in (1, 2, 3, 4)] == [
        "the most surprising",
        "the second most surprising",
        "the second least surprising",
        "the least surprising",
    ]


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.999, "over 99 %"),
        (0.5, "50 %"),
        (0.1, "10 %"),
        (0.012, "1.2 %"),
        (0.0004, "under 1 in 2,000"),
        (0.0005, "1 in 2,000"),
        (0.001, "1 in 1,000"),
    ],
)
def test_chances_in_words(chance: float, words: str) -> None:
    assert chance_words(chance) == words


def test_it_is_a_result_like_all_others(year: YearForecasts) -> None:
    assert isinstance(surprise_of(year, "V2"), Result)
