"""Members x votes under a coding."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.conftest import ballots, votes

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import ABSENT, ABSTAIN, NO, YES, Coding
from hemicycle.measure.links import Links
from hemicycle.measure.matrix import matrix

_CAST = ballots(FRA="YNA-", USA="NNY?", DEU="Y...")


def test_cells_are_labelled_in_order_of_codes_and_votes() -> None:
    made = matrix(_CAST)
    assert made.members == ("DEU", "FRA", "USA")
    assert made.votes == ("V1", "V2", "V3", "V4")
    expected = [[YES, 0, 0, 0], [YES, NO, ABSTAIN, 0], [NO, NO, YES, 0]]
    assert made.positions.tolist() == expected
    assert made.positions.dtype == np.int8


def test_not_voting_is_an_answer_only_where_the_coding_says_so() -> None:
    made = matrix(_CAST, coding=Coding(absence="category", abstain="missing"))
    assert made.positions[1].tolist() == [YES, NO, 0, ABSENT]
    assert made.positions[2, 3] == 0  # UNKNOWN is never an answer


def test_the_table_gives_the_ballots_back() -> None:
    back = matrix(_CAST, coding=Coding(absence="category")).table()
    known = _CAST.filter(pl.col("position") != "UNKNOWN")
    columns = ["vote_id", "member", "position"]
    assert set(back.select(columns).rows()) == set(known.select(columns).rows())


def test_pandas_frames_give_the_same_matrix() -> None:
    made = matrix(pd.DataFrame(_CAST.to_dict(as_series=False)))
    assert (made.positions == matrix(_CAST).positions).all()


def test_a_pandas_nan_is_refused() -> None:
    frame = pd.DataFrame(
        {"vote_id": ["V1", "V1"], "member": ["FRA", float("nan")], "position": ["YES", "NO"]}
    )
    with pytest.raises(InputError, match="no member") as raised:
        matrix(frame)
    assert "row 1" in raised.value.where


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (_CAST.drop("member"), "no column member"),
        (_CAST.with_columns(position=pl.lit("Y")), "'Y' is no position"),
        (_CAST.with_columns(position=pl.lit(None, pl.String)), "no position"),
        ([1, 2], "is a list"),
    ],
)
def test_what_is_no_ballot_is_refused(frame: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        matrix(frame)


def test_two_ballots_of_a_member_are_refused_even_when_equal() -> None:
    twice = pl.concat([_CAST, ballots(FRA="Y")])
    with pytest.raises(InputError, match="FRA has 2 ballots on V1"):
        matrix(twice)


def test_bodies_are_never_mixed() -> None:
    mixed = votes(4, body=["GA", "GA", "SC", "SC"])
    with pytest.raises(InputError, match="several bodies"):
        matrix(_CAST, mixed)
    assert matrix(_CAST, mixed, body="SC").votes == ("V3", "V4")
    with pytest.raises(InputError, match="no votes of HRC"):
        matrix(_CAST, mixed, body="HRC")


def test_votes_are_ordered_by_period_and_day() -> None:
    facts = votes(
        4,
        regular_session=[79, 78, 79, 78],
        date=[date(2025, 1, 1), date(2023, 11, 1), date(2024, 10, 1), date(2023, 10, 1)],
    )
    made = matrix(_CAST, facts)
    assert made.votes == ("V4", "V2", "V3", "V1")
    assert made.periods == (78, 79)
    assert made.period.tolist() == [0, 0, 1, 1]
    assert made.columns_of(79) == slice(2, 4)
    assert made.counts.tolist() == [[0, 1], [1, 2], [1, 2]]


def test_periods_without_sessions_are_calendar_years() -> None:
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    facts = votes(4, body="SC", regular_session=None, session=None, date=days)
    assert matrix(_CAST, facts).periods == (2023, 2024, 2025)


def test_sessions_named_by_words_stand_in_order_of_their_days() -> None:
    days = [date(2022, 6, 1), date(2022, 5, 12), date(2022, 3, 1), date(2006, 7, 1)]
    facts = votes(4, body="HRC", regular_session=None, session=["50", "S-34", "49", "2"], date=days)
    assert matrix(_CAST, facts, by="session").periods == ("2", "49", "S-34", "50")


def test_a_period_column_must_have_one_value_a_vote() -> None:
    facts = votes(4, subjects=[["a"], ["a", "b"], None, ["b"]])
    with pytest.raises(InputError, match="several values"):
        matrix(_CAST, facts, by="subjects")
    assert matrix(
        _CAST, facts.with_columns(half=pl.Series(["x", "y", "x", "y"])), by="half"
    ).periods == ("x", "y")


def test_questions_fall_out_one_by_one_and_are_counted() -> None:
    facts = votes(4, question=["draft", "amendment", "part", "motion"])
    made = matrix(_CAST, facts, coding=Coding(amendments="out", motions="out"))
    assert made.votes == ("V1", "V3")
    assert dict(made.dropped) == {
        "amendments left out by the coding": 1,
        "motions left out by the coding": 1,
    }


def test_pieces_count_up_to_and_including_their_last_year() -> None:
    facts = votes(
        4,
        question=["amendment", "part", "draft", "draft"],
        date=[date(1989, 12, 31), date(1990, 1, 1), date(1990, 1, 1), date(1990, 1, 1)],
    )
    assert matrix(_CAST, facts, coding=Coding(pieces_until=1989)).votes == ("V1", "V3", "V4")


def test_partial_lists_and_decisions_without_a_vote_do_not_count() -> None:
    facts = votes(
        4,
        roll_call=["complete", "partial", "complete", "complete"],
        method=["recorded", "recorded", "without_vote", "recorded"],
    )
    assert matrix(_CAST, facts).votes == ("V1", "V4")


def test_unanimity_is_judged_over_the_whole_item() -> None:
    cast = ballots(FRA="YYY", USA="YNY")
    coding = Coding(unanimous="out", linked=True)
    facts = votes(3)
    linked = matrix(cast, facts, coding=coding, links=Links({"V1": "i", "V2": "i"}, "test"))
    assert linked.votes == ("V1", "V2")
    assert linked.items == ("i",)
    assert matrix(cast, facts, coding=coding, links=Links({}, "test")).votes == ("V2",)


def test_all_unanimous_is_said_not_computed() -> None:
    with pytest.raises(NotIdentifiedError, match="all votes are unanimous"):
        matrix(ballots(FRA="YY", USA="YY"), votes(2), coding=Coding(unanimous="out"))


def test_nothing_left_says_why() -> None:
    with pytest.raises(NotIdentifiedError, match="no vote is left") as raised:
        matrix(_CAST, votes(4, question="motion"), coding=Coding(motions="out"))
    assert "motions left out" in raised.value.where


def test_an_empty_frame_identifies_nothing() -> None:
    with pytest.raises(NotIdentifiedError, match="no ballots"):
        matrix(_CAST.clear())


def test_numbers_serve_as_ids() -> None:
    cast = pl.DataFrame({"vote_id": [7, 7], "member": [2, 20], "position": ["YES", "NO"]})
    facts = pl.DataFrame({"vote_id": [7], "year": [1999]})
    made = matrix(cast, facts, by="year")
    assert (made.members, made.votes, made.periods) == (("2", "20"), ("7",), (1999,))


@given(st.permutations(range(_CAST.height)), st.permutations(range(4)))
def test_the_order_of_rows_is_irrelevant(cast: list[int], order: list[int]) -> None:
    facts = votes(4, regular_session=[79, 78, 79, 78])
    made, same = matrix(_CAST, facts), matrix(_CAST[cast], facts[order])
    assert (made.members, made.votes, made.periods) == (same.members, same.votes, same.periods)
    assert (made.positions == same.positions).all()


def test_a_silent_member_is_named() -> None:
    made = matrix(ballots(FRA="YN", AFG="--"))
    assert made.silent == ("AFG",)
    assert "AFG" in made.summary()


def test_a_coding_that_needs_facts_says_which() -> None:
    with pytest.raises(InputError, match="no column question"):
        matrix(_CAST, coding="texts")


_SWITCH = pl.DataFrame(
    {
        "vote_id": ["V1", "V2", "V3", "V1"],
        "member": ["CHN", "CHN", "DEU", "FRA"],
        "position": ["NO", "YES", "YES", "YES"],
    }
)


def test_units_tell_the_regimes_of_one_seat_apart() -> None:
    days = [date(1971, 10, 25), date(1971, 10, 26), date(1990, 12, 31)]
    made = matrix(_SWITCH, votes(3, date=days), coding=Coding(grouped="unit"))
    assert made.members == ("220", "260", "710", "713")
    assert made.seats == (("FRA",), ("DEU",), ("CHN",), ("CHN",))
    assert made.rows("CHN") == (2, 3)
    later = matrix(
        _SWITCH, votes(3, date=[*days[:2], date(1991, 1, 1)]), coding=Coding(grouped="unit")
    )
    assert "255" in later.members


def test_persons_have_no_unit() -> None:
    facts = votes(1, date=date(2021, 1, 1))
    cast = pl.DataFrame({"vote_id": ["V1"], "member": ["icpsr:1"], "position": ["YES"]})
    with pytest.raises(InputError, match="no voting unit"):
        matrix(cast, facts, coding=Coding(grouped="unit"))


def test_a_member_left_out_in_one_session_stays_in_others() -> None:
    facts = votes(2, regular_session=[48, 49])
    made = matrix(ballots(ZAF="YY", FRA="NN"), facts, coding=Coding(without_members=(("ZAF", 48),)))
    assert made.positions.tolist() == [[NO, NO], [0, YES]]
