"""Shifts planted in draws are found where they are, and sure only where they are plain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from tests.measure.conftest import ballots, votes

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import PLAIN
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.shifts import shifts
from hemicycle.measure.shifts_neighbours import neighbours

SESSIONS = range(40, 60)
MEMBERS = ("ARG", "BRA", "CHL", "EGY", "FRA", "IND")


def _points(noise: float = 0.1, drift: float = 0.0, votes_each: int = 60) -> IdealPoints:
    """Six members; Egypt rises by 1.5 at session 50, all slide together by ``drift`` a session."""
    rows, paths = [], []
    for number, member in enumerate(MEMBERS):
        for session in SESSIONS:
            rows.append((member, session, votes_each))
            paths.append(number - 3 + drift * session + 1.5 * (member == "EGY" and session >= 50))
    draws = np.array(paths) + noise * np.random.default_rng(1).normal(size=(200, len(paths)))
    points = pl.DataFrame(rows, schema=["member", "period", "votes"], orient="row").with_columns(
        ideal=draws.mean(axis=0), sd=draws.std(axis=0), low=0.0, high=0.0
    )
    return IdealPoints("fast", points, PLAIN, body="GA", draws=draws)


def test_a_plain_shift_is_found_where_it_is() -> None:
    found = shifts(_points()).shift("EGY")
    assert found.period == 50
    assert found.certainty > 0.95
    assert found.moved == 1.0
    assert found.low < 1.5 < found.high


def test_what_all_do_together_is_nobodys_move() -> None:
    still, sliding = (shifts(_points(drift=drift)) for drift in (0.0, 0.3))
    for member in MEMBERS:
        assert sliding.shift(member).change == pytest.approx(still.shift(member).change)
    assert sliding.shift("FRA").moved < 0.05


def test_the_surest_stand_first_and_noise_is_not_sure() -> None:
    table = shifts(_points()).table()
    assert table["member"][0] == "EGY"
    assert table.filter(pl.col("member") != "EGY")["moved"].max() < 0.05
    assert shifts(_points(noise=2.0)).shift("FRA").certainty < 0.5


def test_one_session_can_be_asked_about() -> None:
    found = shifts(_points())
    assert found.at("EGY", 50).change == pytest.approx(found.shift("EGY").change)
    assert found.at("EGY", 44).moved == 0.0
    assert found.at("EGY", 44).certainty == 0.0
    with pytest.raises(InputError, match="too few votes around 40"):
        found.at("EGY", 40)


def test_the_probability_of_a_move_between_two_sessions() -> None:
    found = shifts(_points())
    assert found.between("EGY", 45, 55) == 1.0
    assert found.between("FRA", 45, 55) < 0.05
    with pytest.raises(InputError, match="has no ideal point in 99"):
        found.between("FRA", 45, 99)


def test_a_span_is_searched_alone() -> None:
    assert shifts(_points(), since=53, until=56).shift("EGY").period in range(53, 57)


def test_too_few_votes_or_no_draws_are_refused() -> None:
    with pytest.raises(NotIdentifiedError, match="fewer than 4 sessions have 10 votes"):
        shifts(_points(votes_each=9))
    assert shifts(_points(votes_each=10)).members == MEMBERS
    bare = _points()
    undrawn = IdealPoints("fast", bare.points, PLAIN, body="GA")
    with pytest.raises(NotIdentifiedError, match="no draws"):
        shifts(undrawn)


def test_neighbours_before_and_after_by_hand() -> None:
    cast = ballots(EGY="YYYYNNNN", SYR="YYYYYYYY", USA="NNNNNNNN", FRA="YYAANNAA")
    listed = votes(8, regular_session=[32, 32, 33, 33, 34, 34, 35, 35])
    from hemicycle.measure.matrix import matrix

    found = neighbours(matrix(cast, listed), "EGY", 34)
    rows = {row["member"]: row for row in found.pairs.to_dicts()}
    assert (rows["SYR"]["before"], rows["SYR"]["after"], rows["SYR"]["change"]) == (1.0, 0.0, -1.0)
    assert (rows["USA"]["before"], rows["USA"]["after"]) == (0.0, 1.0)
    assert rows["FRA"]["change"] == 0.0
    assert found.pairs["member"].to_list()[-1] == "FRA"
    for row in rows.values():
        assert row["low"] <= row["change"] <= row["high"]
    with pytest.raises(NotIdentifiedError, match="both sides of session 32"):
        neighbours(matrix(cast, listed), "EGY", 32)


def test_every_sure_move_is_listed_and_no_other() -> None:
    points = _points()
    paths = points.draws.copy()
    fell = (points.points["member"] == "EGY") & (points.points["period"] >= 56)
    paths[:, fell.to_numpy()] -= 1.2
    found = shifts(replace(points, draws=paths))
    assert [(move.period, round(move.change, 1)) for move in found.moves("EGY")] == [
        (50, 1.5),
        (56, -1.2),
    ]
    assert found.moves("FRA") == ()
    assert shifts(points, since=51).moves("EGY")[0].period == 51, "the nearest that is searched"
