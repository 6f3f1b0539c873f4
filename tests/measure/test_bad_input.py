"""Input that identifies little or nothing: an error in four parts, or a result that says so.

Never a silent number: what the votes do not identify is an empty cell.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from tests.measure.conftest import ballots, votes

from hemicycle.errors import HemicycleError, InputError, NotIdentifiedError
from hemicycle.measure.agreement import agreement
from hemicycle.measure.cohesion import cohesion
from hemicycle.measure.matrix import Matrix, matrix


def _built(by: str = "period", **rows: str) -> Matrix:
    number = max(map(len, rows.values()))
    return matrix(ballots(**rows), votes(number), by=by)


def test_two_members_and_one_vote_identify_agreement_and_no_chance() -> None:
    found = agreement(_built(FRA="Y", USA="N"))
    row = found.table(every=True).row(0, named=True)
    assert (row["n"], row["agree"], row["s"]) == (1, 0.0, -1.0)
    assert row["kappa"] == 0.0
    low, high = found.interval("agree")
    assert low[0] == 0.0
    assert high[0] > 0.3, "one vote says little"


def test_all_unanimous_leaves_chance_corrected_indices_empty_and_says_so() -> None:
    found = agreement(_built(FRA="YYYY", USA="YYYY", GBR="YYYY"))
    table = found.table(every=True)
    assert table["agree"].to_list() == [1.0] * 3
    for name in ("kappa", "kappa_linear", "pi", "pi_squared"):
        assert table[name].null_count() == 3
        low, high = found.interval(name)
        assert np.isnan(low).all()
        assert np.isnan(high).all()
    assert "not identified by the votes: kappa in 3 rows" in found.summary()


def test_a_group_of_one_mind_on_everything_has_no_split() -> None:
    found = cohesion(_built(FRA="YYNN", GBR="YYNN", USA="NNYY"), ["FRA", "GBR"])
    assert found.splits() == []
    assert found.by_period()["rice"].to_list() == [1.0]


def test_abstentions_alone_leave_rice_empty() -> None:
    found = cohesion(_built(FRA="AA", GBR="AA", USA="YN"), ["FRA", "GBR"])
    row = found.by_period().row(0, named=True)
    assert (row["rice"], row["attina"]) == (None, 1.0)


def test_a_member_that_never_voted_is_in_no_pair_and_named() -> None:
    found = agreement(_built(FRA="YN", USA="YY", VEN="--"))
    assert {*found.table()["member_a"], *found.table()["member_b"]} == {"FRA", "USA"}
    assert any("VEN" in note for note in found.notes)
    with pytest.raises(NotIdentifiedError, match="VEN"):
        found.pair("FRA", "VEN")


def test_members_that_never_sat_together_have_no_row() -> None:
    """Two halves of a body without a common vote: pairs within each, none across."""
    found = agreement(_built(FRA="YN..", GBR="YY..", DDR="..YN", CSK="..NN"))
    pairs = set(zip(found.table()["member_a"], found.table()["member_b"], strict=True))
    assert pairs == {("FRA", "GBR"), ("CSK", "DDR")}
    with pytest.raises(NotIdentifiedError, match="no vote in common"):
        found.pair("FRA", "DDR")


def test_an_index_that_is_not_identified_in_one_session_is_empty_there_alone() -> None:
    facts = votes(4, session=["78", "78", "79", "79"], regular_session=[78, 78, 79, 79])
    found = agreement(matrix(ballots(FRA="YYYN", USA="YYNY"), facts))
    table = found.table().sort("period")
    assert table["kappa"].to_list() == [None, -1.0]


def _two_ballots(frame: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([frame, frame.head(1)])


def _no_member(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(member=pl.when(pl.col("member") != "FRA").then("member"))


def _no_position(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(position=pl.lit(None, pl.String))


def _number(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(position=pl.lit(float("nan")))


def _word(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(position=pl.lit("yea"))


@pytest.mark.parametrize("spoil", [_two_ballots, _no_member, _no_position, _number, _word])
def test_what_is_no_ballot_is_an_error_in_four_parts(
    spoil: Callable[[pl.DataFrame], pl.DataFrame],
) -> None:
    with pytest.raises(InputError) as caught:
        matrix(spoil(ballots(FRA="YN", USA="NY")), votes(2))
    assert all([caught.value.what, caught.value.where, caught.value.right, caught.value.todo])


@pytest.mark.parametrize(
    "measured",
    [
        lambda: agreement(_built(FRA="YN")),
        lambda: agreement(_built(FRA="Y.", USA=".Y")),
        lambda: agreement(_built(FRA="--", USA="--")),
        lambda: cohesion(_built(FRA="YN", USA="NY"), ["VEN"]),
        lambda: cohesion(_built(FRA="YN", VEN="--"), ["VEN"]),
        lambda: matrix(ballots(FRA="??", USA="??"), votes(2, roll_call="partial")),
    ],
)
def test_what_identifies_nothing_is_an_error_in_four_parts(
    measured: Callable[[], object],
) -> None:
    with pytest.raises(HemicycleError) as caught:
        measured()
    assert isinstance(caught.value, NotIdentifiedError)
    assert all([caught.value.what, caught.value.where, caught.value.right, caught.value.todo])
