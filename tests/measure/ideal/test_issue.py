"""Ideal points by issue, on the scale of all votes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.measure.ideal.test_extend import ANCHORS, votes_of

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.ideal.estimate import estimate
from hemicycle.measure.ideal.fast import FastOptions
from hemicycle.measure.ideal.fast_kernels import slopes
from hemicycle.measure.ideal.given import known_panel, places_given
from hemicycle.measure.ideal.issue import on_issue
from hemicycle.measure.ideal.model import FIRST_PRECISION
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import Matrix


@pytest.fixture(scope="module")
def votes(make_world: Any) -> Matrix:
    return votes_of(make_world(51, members=30, periods=3, votes=30), 3)


@pytest.fixture(scope="module")
def fit(votes: Matrix) -> IdealPoints:
    return estimate(votes, anchors=ANCHORS, options=FastOptions(draws=20))


def test_all_votes_give_nearly_the_points_of_the_fit(votes: Matrix, fit: IdealPoints) -> None:
    """The same model with the items held: the same paths, a little too sure of themselves."""
    found = on_issue(fit, votes, votes.votes, issue="everything")
    both = found.points.join(fit.points, on=["member", "period"], suffix="_fit")
    assert both.height == fit.points.height
    assert np.corrcoef(both["ideal"], both["ideal_fit"])[0, 1] > 0.998
    assert np.abs(both["ideal"] - both["ideal_fit"]).median() < 0.05
    assert both["sd"].median() < both["sd_fit"].median()  # type: ignore[operator]


def test_paths_are_where_the_density_is_flat(votes: Matrix, fit: IdealPoints) -> None:
    """The slope of the log posterior at the paths, summed plainly, is 0."""
    assert fit.items is not None
    sure = fit.items.with_columns(discrimination_sd=pl.lit(0.0))
    cells, items = known_panel(votes, sure, np.ones(len(votes.votes), dtype=np.bool_))
    walk = np.full(len(cells.periods), 0.1)
    place, _ = places_given(cells, items, walk)
    slope = np.zeros(cells.n_nodes)
    for j in range(cells.n_items):
        b, c1, c2, _ = items[j]
        for k in range(cells.starts[j], cells.starts[j + 1]):
            node = cells.nodes[k]
            l1, l2, *_ = slopes(int(cells.answers[k]), c1 - b * place[node], c2 - b * place[node])
            slope[node] -= b * (l1 + l2)
    for k, node in enumerate(cells.order):
        if cells.gaps[k] == 0:
            slope[node] -= FIRST_PRECISION * place[node]
            continue
        force = (place[node] - place[cells.order[k - 1]]) / (0.1 * cells.gaps[k])
        slope[node] -= force
        slope[cells.order[k - 1]] += force
    np.testing.assert_allclose(slope, 0.0, atol=1e-3)


def test_few_votes_are_less_certain_and_named_as_such(votes: Matrix, fit: IdealPoints) -> None:
    some = [name for k, name in enumerate(votes.votes) if votes.period[k] == 0][:12]
    found = on_issue(fit, votes, some, issue="fisheries")
    assert found.issue == "fisheries"
    assert found.points["period"].unique().to_list() == [1]
    assert found.points["sd"].median() > fit.points["sd"].median()  # type: ignore[operator]
    text = found.summary()
    assert "no vote on fisheries in 2, 3" in text
    assert found.to_dict()["issue"] == "fisheries"


def test_a_single_vote_places_nobody(votes: Matrix, fit: IdealPoints) -> None:
    assert fit.items is not None
    flat = fit.items.sort(pl.col("discrimination").abs())["item"][0]
    one = next(name for k, name in enumerate(votes.votes) if votes.items[votes.item[k]] == flat)
    with pytest.raises(NotIdentifiedError, match="tell the places of 0 members"):
        on_issue(fit, votes, [one], issue="nothing")


def test_votes_unknown_to_the_fit_are_no_issue(votes: Matrix, fit: IdealPoints) -> None:
    with pytest.raises(NotIdentifiedError, match="tell the places of 0 members"):
        on_issue(fit, votes, ["V-of-elsewhere"], issue="elsewhere")
    with pytest.raises(InputError, match="come without items"):
        on_issue(replace(fit, items=None), votes, votes.votes, issue="x")


def test_items_that_draw_a_new_answer_are_not_taken_for_known(
    votes: Matrix, fit: IdealPoints
) -> None:
    assert fit.items is not None
    two = fit.items.filter((pl.col("lowest") == 0) & (pl.col("highest") == 1))
    assert two.height, "the world has items with yes and abstention only"
    label = two["item"][0]
    column = int(np.flatnonzero(votes.item == votes.items.index(label))[0])
    positions = votes.positions.copy()
    voter = int(np.flatnonzero(positions[:, column])[0])
    positions[voter, column] = 3
    cells, _ = known_panel(
        replace(votes, positions=positions), fit.items, np.ones(len(votes.votes), dtype=np.bool_)
    )
    assert label not in cells.items
    assert len(cells.items) == fit.items.height - 1
