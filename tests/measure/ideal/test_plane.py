"""Two dimensions: recovery, rotation, and the kernel against finite differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.special import ndtr
from tests.measure.ideal.test_estimate import SIDES, ballots

from hemicycle.errors import InputError, NotConvergedError
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.panel import Panel, panel
from hemicycle.measure.ideal.plane import PlaneFit, PlaneOptions, fit_plane
from hemicycle.measure.ideal.plane_kernels import item_system
from hemicycle.measure.ideal.plane_results import estimate_plane
from hemicycle.measure.matrix import matrix


def flat_world(seed: int, members: int = 60, votes: int = 150) -> tuple[Panel, Any]:
    """Votes of one period drawn from places in a plane, the first dimension the stronger."""
    chance = np.random.default_rng(seed)
    truth = chance.normal(size=(2, members))
    slopes = chance.normal(size=(votes, 2)) * [1.6, 1.0]
    first = chance.normal(size=votes)
    z = slopes @ truth + chance.normal(size=(votes, members))
    answer = (z > first[:, None]).astype(int) + (z > first[:, None] + 0.7)
    item, member = np.divmod(np.arange(votes * members), members)
    cells = panel(
        [f"M{k}" for k in range(members)], [1], [f"V{k}" for k in range(votes)],
        member=member, period=np.zeros(member.size, dtype=np.int64), item=item,
        answer=answer.ravel(),
    )  # fmt: skip
    return cells, truth


@pytest.fixture(scope="module")
def there() -> tuple[Panel, Any]:
    return flat_world(5)


@pytest.fixture(scope="module")
def ends(there: tuple[Panel, Any]) -> Anchors:
    _, truth = there
    return Anchors(f"M{truth[0].argmax()}", f"M{truth[0].argmin()}")


@pytest.fixture(scope="module")
def fitted(there: tuple[Panel, Any], ends: Anchors) -> PlaneFit:
    return fit_plane(there[0], ends)


def test_the_plane_is_found(there: tuple[Panel, Any], fitted: PlaneFit) -> None:
    """Each true dimension is a mix of the two estimated ones."""
    _, truth = there
    design = np.column_stack([np.ones(truth.shape[1]), fitted.places.T])
    for true in truth:
        guess = design @ np.linalg.lstsq(design, true, rcond=None)[0]
        assert np.corrcoef(guess, true)[0, 1] > 0.95


def test_both_dimensions_are_on_the_scale_and_turned_to_the_line(fitted: PlaneFit) -> None:
    np.testing.assert_allclose(np.cov(fitted.places, bias=True), np.eye(2), atol=1e-8)
    np.testing.assert_allclose(fitted.places.mean(axis=1), 0.0, atol=1e-8)
    assert np.corrcoef(fitted.places[1], fitted.line.place)[0, 1] == pytest.approx(0, abs=1e-8)
    assert np.corrcoef(fitted.places[0], fitted.line.place)[0, 1] > 0.5


def test_the_plane_tells_answers_better_than_the_line(
    there: tuple[Panel, Any], fitted: PlaneFit
) -> None:
    cells = there[0]
    eta = np.sum(fitted.items[cells.cell_items, :2] * fitted.places[:, cells.nodes].T, axis=1)
    line = fitted.line
    flat = line.items[cells.cell_items, 0] * line.place[cells.nodes]

    def fit_of(eta: Any, cuts: Any) -> float:
        below, above = (ndtr(cuts[cells.cell_items, k] - eta) for k in (0, 1))
        said = np.choose(cells.answers, [below, above - below, 1 - above])
        return float(np.log(np.maximum(said, 1e-9)).mean())

    assert fit_of(eta, fitted.items[:, 2:]) > fit_of(flat, line.items[:, 1:]) + 0.05


def test_named_members_point_both_dimensions(there: tuple[Panel, Any], ends: Anchors) -> None:
    cells, _ = there
    one = fit_plane(cells, ends, upward="M3")
    low = int(np.argmin(one.places[1]))
    other = fit_plane(cells, Anchors(ends.low, ends.high), upward=cells.members[low])
    assert one.places[1, cells.members.index("M3")] > 0
    assert other.places[1, low] > 0
    np.testing.assert_allclose(other.places, -one.places, atol=0.02)


def test_a_plane_that_does_not_settle_is_an_error(there: tuple[Panel, Any], ends: Anchors) -> None:
    with pytest.raises(NotConvergedError, match="still move"):
        fit_plane(there[0], ends, PlaneOptions(sweeps=2))
    with pytest.raises(InputError, match="no variance of the random walk"):
        PlaneOptions(walk=0.0)
    with pytest.raises(InputError, match="XXX cast no vote"):
        fit_plane(there[0], ends, upward="XXX")


@pytest.mark.parametrize("middle", [True, False])
def test_the_gradient_is_the_slope_of_the_log_likelihood(middle: bool) -> None:
    chance = np.random.default_rng(2)
    places, doubts = chance.normal(size=(2, 30)), np.zeros((2, 30))
    answers = chance.integers(0, 3 if middle else 2, 30)
    answers = (answers if middle else 2 * answers).astype(np.int8)
    item = np.array([0.8, -0.5, -0.3, 0.6 if middle else -0.3, 0.0, 0.0])
    nodes = np.arange(30)
    gradient, curvature = np.empty(4), np.empty((4, 4))
    item_system(nodes, answers, places, doubts, item, gradient, curvature)

    def log(at: Any) -> float:
        eta = at[0] * places[0] + at[1] * places[1]
        below, above = ndtr(at[2] - eta), ndtr(at[3] - eta)
        return float(np.log(np.choose(answers, [below, above - below, 1 - above])).sum())

    tiny = 1e-5
    for d in range(4):
        up, down = item.copy(), item.copy()
        up[d] += tiny
        down[d] -= tiny
        assert gradient[d] == pytest.approx((log(up) - log(down)) / (2 * tiny), abs=1e-4)
        before, after = np.empty(4), np.empty(4)
        item_system(nodes, answers, places, doubts, down, before, np.empty((4, 4)))
        item_system(nodes, answers, places, doubts, up, after, np.empty((4, 4)))
        for e in range(d, 4):
            slope = -(after[e] - before[e]) / (2 * tiny)
            assert curvature[d, e] == pytest.approx(slope, abs=1e-3)


def test_the_result_is_labelled_and_says_how_it_is_turned() -> None:
    rows = {name: letters * 3 for name, letters in SIDES.items() if name != "TUV"}
    found = estimate_plane(matrix(ballots(rows)), upward="FRA")
    table = found.table()
    assert table.filter(member="FRA")["second"][0] > 0
    assert table.filter(member="USA")["first"][0] > table.filter(member="RUS")["first"][0]
    text = found.summary()
    assert "the first along the line of fast" in text
    assert "first USA above RUS, second FRA above 0" in text
    document = found.to_dict()
    assert (document["dimensions"], document["upward"]) == (2, "FRA")
    assert len(document["points"]) == 7
    assert set(found.items["lowest"]) <= {0, 1}
