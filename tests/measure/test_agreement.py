"""Agreement of all pairs against the slow way, its laws, and what it refuses."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.conftest import ballots, votes
from tests.measure.plain import plain_indices

from hemicycle import joined
from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.agreement import Agreement, agreement, groups_of
from hemicycle.measure.coding import Coding
from hemicycle.measure.matrix import Matrix, matrix
from hemicycle.record.record import Record

_EXACT = 1e-12
_SQUARE = st.integers(2, 6).flatmap(
    lambda members: st.integers(1, 80).flatmap(
        lambda length: st.lists(
            st.text("YNA.", min_size=length, max_size=length), min_size=members, max_size=members
        )
    )
)


def _of(rows: list[str]) -> Agreement | None:
    cast = ballots(**{f"M{place}": row for place, row in enumerate(rows)})
    try:
        return agreement(matrix(cast))
    except NotIdentifiedError:
        return None


def _same(ours: float, plain: float) -> bool:
    return abs(ours - plain) <= _EXACT or (math.isnan(ours) and math.isnan(plain))


def _check(found: Agreement, made: Matrix, row: int) -> None:
    columns = made.columns_of(found.periods[found.period[row]])
    pair = made.positions[found.first[row], columns], made.positions[found.second[row], columns]
    plain = plain_indices(*(side.tolist() for side in pair))
    wrong = {
        name: (float(found.values[name][row]), value)
        for name, value in plain.items()
        if not _same(float(found.values[name][row]), value)
    }
    assert not wrong
    assert set(plain) == set(found.values)


@given(_SQUARE)
def test_every_index_equals_the_slow_way(rows: list[str]) -> None:
    found = _of(rows)
    if found is None:
        assert all(
            not any(a != "." != b for a, b in zip(x, y, strict=True))
            for place, x in enumerate(rows)
            for y in rows[place + 1 :]
        )
        return
    made = matrix(ballots(**{f"M{place}": row for place, row in enumerate(rows)}))
    for row in range(len(found)):
        _check(found, made, row)


@pytest.mark.parametrize("seed", [1])
def test_real_dyad_years_equal_the_slow_way(voeten: Record, seed: int) -> None:
    made = joined.matrix(voeten)
    found = agreement(made)
    rng = np.random.default_rng(seed)
    for row in rng.choice(len(found), size=400, replace=False):
        _check(found, made, int(row))


def test_every_pair_with_a_common_vote_is_there_once(voeten: Record) -> None:
    made = joined.matrix(voeten)
    found = agreement(made)
    pairs = set(zip(found.first, found.second, found.period, strict=True))
    assert len(pairs) == len(found)
    voted = made.positions > 0
    for period in (1, 40, 74):
        present = voted[:, made.columns_of(period)].astype(int)
        common = np.triu(present @ present.T, k=1)
        rows = found.period == found.periods.index(period)
        assert (common > 0).sum() == rows.sum()
        assert found.n[rows].sum() == common.sum()


@given(_SQUARE)
def test_the_order_of_two_members_does_not_matter(rows: list[str]) -> None:
    one, other = _of(rows[:2]), _of(rows[1::-1])
    if one is None or other is None:
        assert one is other
        return
    for name, value in one.values.items():
        assert _same(float(value[0]), float(other.values[name][0]))


@given(st.text("YNA", min_size=1, max_size=60))
def test_two_members_that_always_vote_alike_have_the_highest_value(row: str) -> None:
    found = _of([row, row])
    assert found is not None
    undefined = {name for name, value in found.values.items() if math.isnan(value[0])}
    assert all(found.values[name][0] == 1 for name in set(found.values) - undefined)
    constant = len(set(row)) == 1
    assert any(name.startswith("kappa") for name in undefined) == constant
    assert ("state_old" in undefined) == (set(row) == {"A"})


@given(_SQUARE)
def test_indices_stay_in_their_range_and_keep_their_identities(rows: list[str]) -> None:
    found = _of(rows)
    if found is None:
        return
    values = found.values
    for name in ("identical", "agree", "state_new"):
        assert ((values[name] >= 0) & (values[name] <= 1)).all()
    np.testing.assert_allclose(values["s"], 2 * values["agree"] - 1, atol=_EXACT)
    np.testing.assert_allclose(values["state_new"], values["agree"], atol=_EXACT)
    assert (values["agree"] >= values["identical"] - _EXACT).all()
    assert (
        np.nan_to_num(values["kappa"], nan=0) >= np.nan_to_num(values["pi"], nan=0) - _EXACT
    ).all()


def test_an_interval_holds_its_value_and_narrows_with_more_votes() -> None:
    few, many = (agreement(matrix(ballots(A="YNAY" * n, B="YYNY" * n))) for n in (3, 30))
    for name in few.values:
        (low,), (high,) = few.interval(name)
        (closer,), (nearer,) = many.interval(name)
        assert low <= few.values[name][0] <= high
        assert nearer - closer < high - low


def test_a_bootstrap_is_a_function_of_its_generator() -> None:
    found = agreement(matrix(ballots(A="YNAYNNYA", B="YYNYNAYN")))
    ends = [
        found.interval("kappa", how="bootstrap", rng=np.random.default_rng(7)) for _ in range(2)
    ]
    assert ends[0] == ends[1]
    with pytest.raises(InputError, match="generator"):
        found.interval(how="bootstrap")
    with pytest.raises(InputError, match="no agreement index"):
        found.interval("tau")
    with pytest.raises(InputError, match="no level"):
        found.interval(level=1.0)


def test_abstention_without_order_makes_every_difference_whole() -> None:
    cast = ballots(A="YNAY", B="AYAN")
    apart = agreement(matrix(cast, coding=Coding(abstain="separate")))
    assert apart.values["agree"][0] == apart.values["identical"][0] == 0.25
    missing = agreement(matrix(cast, coding=Coding(abstain="missing")))
    assert missing.n.tolist() == [2]
    assert missing.values["agree"][0] == 0


def test_not_voting_as_an_answer_is_whole_steps_from_all_others() -> None:
    found = agreement(matrix(ballots(A="Y--", B="--Y"), coding=Coding(absence="category")))
    assert found.n.tolist() == [3]
    assert found.values["agree"][0] == pytest.approx(1 / 3)
    assert math.isnan(found.values["state_new"][0])  # no vote with two votes cast


def test_groups_of_votes_may_overlap() -> None:
    facts = votes(3, subjects=[["Arms", "Human rights"], ["Arms"], None])
    groups = groups_of(facts, "subjects")
    assert groups == {"Arms": ("V1", "V2"), "Human rights": ("V1",)}
    found = agreement(matrix(ballots(A="YNY", B="YYY"), facts), groups=groups)
    assert found.table()["period"].to_list() == ["Arms", "Human rights"]
    assert found.table()["identical"].to_list() == [0.5, 1.0]
    with pytest.raises(NotIdentifiedError, match="none of the groups"):
        agreement(matrix(ballots(A="Y", B="Y"), votes(1)), groups={"x": ("V9",)})
    with pytest.raises(InputError, match="no column 'topic'"):
        groups_of(facts, "topic")


def test_one_vote_identifies_no_chance_correction_and_says_so() -> None:
    found = agreement(matrix(ballots(A="Y", B="Y")))
    row = found.table(every=True).row(0, named=True)
    assert (row["n"], row["agree"], row["kappa"], row["pi"]) == (1, 1.0, None, None)
    assert "not identified by the votes: kappa in 1 rows" in found.summary()


@pytest.mark.parametrize("rows", [{"A": "YN"}, {"A": "YN", "B": "--"}, {"A": "Y.", "B": ".Y"}])
def test_no_two_members_on_one_vote_is_an_error(rows: dict[str, str]) -> None:
    with pytest.raises(NotIdentifiedError):
        agreement(matrix(ballots(**rows)))


def test_a_pair_is_found_in_any_order_and_refused_with_itself() -> None:
    found = agreement(matrix(ballots(FRA="YN", USA="YY", AFG="--", DEU="A.", BEL=".N")))
    assert found.pair("USA", "FRA").values["identical"].tolist() == [0.5]
    with pytest.raises(InputError, match="with itself"):
        found.pair("FRA", "FRA")
    with pytest.raises(InputError, match="ZZZ has no ballot"):
        found.pair("FRA", "ZZZ")
    with pytest.raises(NotIdentifiedError, match="no vote in common"):
        found.pair("DEU", "BEL")
    assert "AFG" in found.summary()


def test_only_the_members_asked_for() -> None:
    made = matrix(ballots(A="YN", B="YY", C="NN"))
    found = agreement(made, members=("C", "A"))
    assert found.table().select("member_a", "member_b").rows() == [("A", "C")]
    assert agreement(made).with_member("B").table().height == 2


def _with_consensus(consensus: str) -> Agreement:
    facts = votes(
        4,
        body="HRC",
        regular_session=None,
        date=[date(2024, 3, day) for day in (1, 2, 3, 4)],
        method=["recorded", "recorded", "without_vote", "without_vote"],
    )
    coding = Coding(consensus=consensus)  # type: ignore[arg-type]
    return agreement(matrix(ballots(A="YN..", B="Y-..", C="NY.."), facts, coding=coding))


def test_consensus_counts_as_yes_of_both() -> None:
    out, included = (_with_consensus(choice).pair("A", "C") for choice in ("out", "in"))
    assert (out.n.tolist(), included.n.tolist()) == ([2], [4])
    assert (out.values["identical"][0], included.values["identical"][0]) == (0.0, 0.5)


def test_the_old_coincidence_scales_consensus_by_participation() -> None:
    """Voting Practices 2008: a member that cast half of the votes is credited half of the rest."""
    found = _with_consensus("in").pair("A", "B")
    assert found.credit.tolist() == [1.0]  # 2 decisions, B took part in 1 of 2 votes
    assert found.values["state_old"][0] == (1 + 1) / (1 + 1)
    apart = _with_consensus("in").pair("B", "C")
    assert apart.values["state_old"][0] == (0 + 1) / (1 + 1)


def test_results_are_plain_values() -> None:
    found = agreement(matrix(ballots(A="YN", B="YY")))
    document = found.to_dict()
    assert document["coding"]["abstain"] == "middle"
    assert document["rows"][0]["member_a"] == "A"
    assert isinstance(found.table(), pl.DataFrame)
