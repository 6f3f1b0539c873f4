"""A period added to a fit: near the full refit, with the old numbers as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from hemicycle.errors import InputError
from hemicycle.measure.coding import CODINGS, Coding
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.estimate import estimate
from hemicycle.measure.ideal.extend import extend
from hemicycle.measure.ideal.fast import FastOptions
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.ideal.saved import read_points, write_points
from hemicycle.measure.matrix import Matrix

LINKED = Coding(linked=True)
ANCHORS = Anchors("M001", "M000")


def votes_of(world: Any, until: int) -> Matrix:
    """The simulated votes to a period; an item that recurs is one text voted on again."""
    cells = world.panel
    period = cells.node_period[cells.nodes] + 1
    item, member = cells.cell_items, cells.node_member[cells.nodes]
    low, high = cells.bottoms[item], cells.tops[item]
    answer = 1 + np.where(cells.answers == 0, low, np.where(cells.answers == 2, high, 1))
    columns, vote = np.unique(period * 10_000 + item, return_inverse=True)
    positions = np.zeros((len(cells.members), columns.size), dtype=np.int8)
    positions[member, vote] = answer
    there = columns // 10_000 <= until
    when, which = columns[there] // 10_000, columns[there] % 10_000
    used, own = np.unique(which, return_inverse=True)
    return Matrix(
        members=cells.members,
        seats=tuple((name,) for name in cells.members),
        votes=tuple(f"{cells.items[j]}-{p}" for j, p in zip(which, when, strict=True)),
        positions=positions[:, there],
        periods=tuple(range(1, until + 1)),
        period=(when - 1).astype(np.int32),
        items=tuple(cells.items[j] for j in used),
        item=own.astype(np.int32),
        dates=np.full(when.size, np.datetime64("NaT", "D")),
        by_consensus=np.zeros(when.size, dtype=np.bool_),
        coding=LINKED,
    )


@pytest.fixture(scope="module")
def assembly(make_world: Any) -> Any:
    return make_world(41, members=40, periods=5, votes=25, recurring=0.3)


@pytest.fixture(scope="module")
def before(assembly: Any) -> IdealPoints:
    return estimate(votes_of(assembly, 4), anchors=ANCHORS, options=FastOptions(draws=300))


@pytest.fixture(scope="module")
def after(assembly: Any, before: IdealPoints) -> IdealPoints:
    return extend(before, votes_of(assembly, 5))


def test_old_numbers_are_unchanged_and_the_new_say_what_they_rest_on(
    before: IdealPoints, after: IdealPoints
) -> None:
    assert after.points.head(before.points.height).equals(before.points)
    np.testing.assert_array_equal(after.draws[:, : before.points.height], before.draws)
    assert after.items is not None
    assert before.items is not None
    assert after.items.head(before.items.height).equals(before.items)
    assert after.revisions is not None
    made = after.revisions.to_dicts()
    assert [(row["revision"], row["period"], row["given_until"]) for row in made] == [(1, 5, 4)]
    assert "period 5 was added later, given the points and items" in after.notes[-1]
    assert after.to_dict()["revisions"] == made


def test_new_points_are_near_those_of_a_full_refit(
    assembly: Any, before: IdealPoints, after: IdealPoints
) -> None:
    whole = estimate(votes_of(assembly, 5), anchors=ANCHORS)
    new = after.points.filter(pl.col("period") == 5)
    both = new.join(whole.points, on=["member", "period"], suffix="_full")
    assert both.height == new.height >= 35
    assert np.corrcoef(both["ideal"], both["ideal_full"])[0, 1] > 0.98
    assert both["sd"].median() == pytest.approx(both["sd_full"].median(), rel=0.25)  # type: ignore[arg-type]


def test_new_points_are_near_the_truth_and_their_intervals_cover_it(
    assembly: Any, after: IdealPoints
) -> None:
    cells = assembly.panel
    truth = {
        cells.members[m]: x
        for m, p, x in zip(cells.node_member, cells.node_period, assembly.truth, strict=True)
        if p == 4
    }
    new = after.points.filter(pl.col("period") == 5)
    true = np.array([truth[name] for name in new["member"]])
    sign = np.sign(np.corrcoef(new["ideal"], true)[0, 1])
    assert sign * np.corrcoef(new["ideal"], true)[0, 1] > 0.9


def test_linked_texts_keep_their_items_and_new_texts_get_some(
    before: IdealPoints, after: IdealPoints
) -> None:
    assert after.vote_items is not None
    assert after.items is not None
    own = set(after.vote_items.filter(pl.col("period") == 5)["item"])
    old = set(before.items["item"]) if before.items is not None else set()
    assert own & old, "the world repeats some texts"
    fresh = own - old
    assert fresh <= set(after.items["item"]) | fresh
    assert after.items["item"].is_unique().all()


def test_draws_go_on_from_where_each_left_the_member(
    before: IdealPoints, after: IdealPoints
) -> None:
    new = after.points.with_row_index("row").filter(pl.col("period") == 5)
    rows = new["row"].to_numpy()
    drawn = after.draws[:, rows]
    np.testing.assert_allclose(drawn.mean(axis=0), new["ideal"], atol=0.1)
    assert np.median(drawn.std(axis=0) / new["sd"].to_numpy()) == pytest.approx(1.0, abs=0.12)
    assert after.item_draws.shape == (300, after.items.height, 3)  # type: ignore[union-attr]
    member = new["member"][0]
    old = before.points.with_row_index("row").filter(
        (pl.col("member") == member) & (pl.col("period") == 4)
    )["row"][0]
    assert np.corrcoef(drawn[:, 0], before.draws[:, old])[0, 1] > 0.1


def test_an_extended_fit_is_saved_and_read_back(after: IdealPoints, tmp_path: Path) -> None:
    write_points(after, tmp_path)
    back = read_points(tmp_path)
    assert back.points.equals(after.points)
    assert back.revisions is not None
    assert after.revisions is not None
    assert back.revisions.equals(after.revisions)


def test_two_periods_are_added_one_after_the_other(assembly: Any) -> None:
    early = estimate(votes_of(assembly, 3), anchors=ANCHORS)
    late = extend(early, votes_of(assembly, 5))
    assert late.revisions is not None
    assert late.revisions["given_until"].to_list() == [3, 4]
    step = extend(extend(early, votes_of(assembly, 4)), votes_of(assembly, 5))
    assert step.points.equals(late.points)


def test_what_does_not_fit_is_refused(assembly: Any, before: IdealPoints) -> None:
    later = votes_of(assembly, 5)
    with pytest.raises(InputError, match="no period after 4"):
        extend(before, votes_of(assembly, 4))
    with pytest.raises(InputError, match="under coding"):
        extend(replace(before, coding=CODINGS["plain"]), later)
    with pytest.raises(InputError, match="engine compat have no items"):
        extend(replace(before, engine="compat"), later)
    with pytest.raises(InputError, match="no items to go on from"):
        extend(replace(before, items=None), later)
