"""The past: in order of days, and what of it is known on each."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from tests.measure.conftest import ballots, votes

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.forecast.past import ANSWERS, OFF_ROLL, YES, Past, past_of
from hemicycle.measure.forecast.texts import text_of


def test_votes_stand_in_order_of_days() -> None:
    days = [date(2024, 5, 2), date(2024, 5, 1), date(2024, 5, 1)]
    found = past_of(ballots(FRA="YNA", USA="N-."), votes(3, date=days, title="A long title"))
    assert found.votes == ("V2", "V3", "V1")
    assert found.answers[found.row["USA"]].tolist() == [
        ANSWERS.index("NON_VOTING"),
        OFF_ROLL,
        ANSWERS.index("NO"),
    ]
    assert [(part.start, part.stop) for part in found.sittings] == [(0, 2), (2, 3)]


def test_a_text_is_linked_to_the_last_one_of_its_name_on_an_earlier_day() -> None:
    days = [date(2021, 1, 1), date(2022, 1, 1), date(2022, 1, 1), date(2023, 1, 1)]
    titles = ["Law of the sea", "LAW OF THE SEA.", "Law of the sea", "Law of the land"]
    found = past_of(ballots(FRA="YYYY", USA="NNNN"), votes(4, date=days, title=titles))
    assert found.before.tolist() == [-1, 0, 0, -1], "a text of the same day is not known yet"


def test_series_and_kind_are_a_name_too() -> None:
    days = [date(2022, 3, 2), date(2025, 2, 24)]
    facts = {"title": ["Aggression against Ukraine", "Advancing peace"], "series": "ES-11"}
    named = votes(2, date=days, **facts, kind="condemnation")
    assert past_of(ballots(FRA="YY", USA="YN"), named).before.tolist() == [-1, 0]
    other = votes(2, date=days, **facts, kind=["condemnation", "rights"])
    assert past_of(ballots(FRA="YY", USA="YN"), other).before.tolist() == [-1, -1]


def test_a_draft_follows_what_was_before_its_day(past: Past) -> None:
    day = past.day(20)
    ready = past.with_draft("draft", day, text_of({"title": "New law"}), ["USA", "AND"], period=99)
    assert ready.votes[-1] == "draft"
    assert ready.votes[:-1] == past.votes[:20], "nothing of the day itself"
    assert ready.answers[ready.row["USA"], -1] == YES
    assert ready.answers[ready.row["FRA"], -1] == OFF_ROLL
    assert (ready.answers[ready.row["AND"], :-1] == OFF_ROLL).all(), "a member without a past"
    assert ready.periods[-1] == 99
    np.testing.assert_array_equal(
        ready.answers[ready.row["USA"], :-1], past.answers[past.row["USA"], :20]
    )


def test_votes_without_a_day_are_refused() -> None:
    undated = votes(1, title="A title").with_columns(date=pl.lit(None, pl.Date))
    with pytest.raises(NotIdentifiedError, match="has a day"):
        past_of(ballots(FRA="Y", USA="N"), undated)
