"""The engine ``compat``: its prior, its starts, and that it finds simulated places again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hemicycle.errors import InputError, NotConvergedError
from hemicycle.measure.ideal import compat
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.compat import CompatOptions, fit_compat
from hemicycle.measure.ideal.panel import panel


def ends(world: Any) -> Anchors:
    """The members whose true places are highest and lowest on average."""
    cells = world.panel
    mean = np.bincount(cells.node_member, world.truth) / np.bincount(cells.node_member)
    return Anchors(cells.members[int(mean.argmax())], cells.members[int(mean.argmin())])


@pytest.fixture(scope="module")
def quick(world: Any) -> Any:
    return fit_compat(world.panel, ends(world), CompatOptions(sweeps=600, burn=200, seed=3))


def test_simulated_places_are_found(world: Any, quick: Any) -> None:
    assert np.corrcoef(quick.place, world.truth)[0, 1] > 0.9
    assert quick.diagnostics["halves_correlate"] > 0.95
    inside = (quick.low <= quick.place) & (quick.place <= quick.high)
    assert inside.mean() > 0.99


def test_scale_is_standardised_in_every_sweep(quick: Any) -> None:
    np.testing.assert_allclose(quick.draws.mean(axis=1), 0.0, atol=1e-6)
    np.testing.assert_allclose(quick.draws.std(axis=1, ddof=1), 1.0, atol=1e-6)


def test_a_run_is_a_function_of_its_seed(world: Any) -> None:
    runs = [
        fit_compat(world.panel, ends(world), CompatOptions(sweeps=60, burn=20, seed=seed)).place
        for seed in (5, 5, 6)
    ]
    np.testing.assert_array_equal(runs[0], runs[1])
    assert np.abs(runs[0] - runs[2]).max() > 0.01


def test_swapped_anchors_turn_the_line(world: Any, quick: Any) -> None:
    there = ends(world)
    back = fit_compat(
        world.panel, Anchors(there.low, there.high), CompatOptions(sweeps=600, burn=200, seed=3)
    )
    assert np.corrcoef(back.place, quick.place)[0, 1] < -0.97


def test_prior_of_a_period_is_the_last_one_with_votes_and_of_the_first_the_second() -> None:
    # Member A votes 1, 2 and 4 times in periods 1, 2 and 4; C once, in period 3 only.
    rows = [
        ("A", 1, 0, 0), ("B", 1, 0, 2),
        ("A", 2, 1, 0), ("B", 2, 1, 2), ("A", 2, 2, 0), ("B", 2, 2, 2),
        ("C", 3, 3, 0), ("B", 3, 3, 2),
        ("A", 4, 4, 0), ("B", 4, 4, 2), ("A", 4, 5, 0), ("B", 4, 5, 2),
        ("A", 4, 6, 0), ("B", 4, 6, 2), ("A", 4, 7, 0), ("B", 4, 7, 2),
    ]  # fmt: skip
    cells = panel(
        ["A", "B", "C"], [1, 2, 3, 4], [f"V{k}" for k in range(8)],
        member=np.array(["ABC".index(row[0]) for row in rows]),
        period=np.array([row[1] - 1 for row in rows]),
        item=np.array([row[2] for row in rows]),
        answer=np.array([row[3] for row in rows]),
    )  # fmt: skip
    lags = compat._lags(cells)
    node = {
        (cells.members[m], cells.periods[p]): k
        for k, (m, p) in enumerate(zip(cells.node_member, cells.node_period, strict=True))
    }
    weight = 1.0 / (0.5 * lags.precision)
    assert lags.node[node["A", 1]] == node["A", 2]
    assert weight[node["A", 1]] == pytest.approx(1 / (1 + 2))
    assert lags.node[node["A", 2]] == node["A", 1]
    assert weight[node["A", 2]] == pytest.approx(2 / (2 + 1))
    assert lags.node[node["A", 4]] == node["A", 2], "the gap is bridged by the last votes"
    assert weight[node["A", 4]] == pytest.approx(4 / (4 + 2))
    assert lags.known[node["C", 3]] == 0.0
    assert weight[node["C", 3]] == 1.0


def test_slopes_start_at_the_sign_of_the_anchors_answers(world: Any) -> None:
    cells, anchors = world.panel, ends(world)
    run = compat._Run.begin(cells, anchors, 1)
    assert set(np.unique(run.items[:, 0])) == {-1.0, 0.0, 1.0}
    assert (np.diff(run.items[:, 1:]) >= 0).all()
    assert np.abs(run.items[:, 1:]).max() <= 1.0
    high = cells.node_member == cells.members.index(anchors.high)
    assert (run.mean[high] == 3.0).all()


def test_halves_that_disagree_are_not_reported(world: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(compat, "_LEAST_HALVES", 0.99999)
    with pytest.raises(NotConvergedError, match="both halves of the run correlate at"):
        fit_compat(world.panel, ends(world), CompatOptions(sweeps=40, burn=0))


@pytest.mark.parametrize(
    ("sweeps", "burn", "good"), [(20, 0, True), (19, 0, False), (50, 31, False)]
)
def test_too_few_sweeps_are_refused(sweeps: int, burn: int, good: bool) -> None:
    if good:
        assert CompatOptions(sweeps=sweeps, burn=burn).sweeps == sweeps
        return
    with pytest.raises(InputError, match="leave too few"):
        CompatOptions(sweeps=sweeps, burn=burn)
