"""Draws of items against the whole inverse curvature, formed the plain way."""

from __future__ import annotations

from typing import Any

import numpy as np
from tests.measure.ideal.test_fast import ends
from tests.measure.ideal.test_spread import small, tiny

from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.item_spread import draw_items
from hemicycle.measure.ideal.spread import Prior, curvature, joint_spread


def test_items_have_the_spread_of_the_joint_inverse(make_world: Any) -> None:
    cells, place, items, prior = small(tiny(make_world))
    free = joint_spread(cells, place, items, prior, draws=30_000, seed=3).draws
    found = draw_items(cells, place, items, prior, free, seed=3)
    expected = regression(cells, place, items, prior, free)
    wide = found[:, :, 0].var(axis=0)
    np.testing.assert_allclose(wide, expected, rtol=0.06)
    np.testing.assert_allclose(found[:, :, 0].mean(axis=0), items[:, 0], atol=0.04)


def regression(cells: Any, place: Any, items: Any, prior: Prior, free: Any) -> Any:
    """Variance of each discrimination: its own, plus what its members' doubts add."""
    known = curvature(cells, place, items, prior)
    covariance = np.cov(free.T)
    found = []
    for j in range(cells.n_items):
        own = slice(cells.starts[j], cells.starts[j + 1])
        inverse = known.root[j].T @ known.root[j]
        gain = inverse @ known.cross[own].T
        nodes = cells.nodes[own]
        found.append((inverse + gain @ covariance[np.ix_(nodes, nodes)] @ gain.T)[0, 0])
    return np.array(found)


def test_cutpoints_stay_in_order_and_equal_where_there_is_one(world: Any) -> None:
    fit = fit_fast(world.panel, ends(world), FastOptions(draws=100))
    assert fit.item_draws.shape == (100, world.panel.n_items, 3)
    assert (fit.item_draws[:, :, 2] >= fit.item_draws[:, :, 1]).all()
    single = world.panel.cuts == 1
    assert single.any()
    np.testing.assert_array_equal(fit.item_draws[:, single, 1], fit.item_draws[:, single, 2])


def test_draws_of_points_and_items_foretell_better_together_than_shuffled(world: Any) -> None:
    """A draw's items belong to its points: another draw's items fit the answers worse."""
    from scipy.special import ndtr

    cells = world.panel
    fit = fit_fast(cells, ends(world), FastOptions(draws=200))

    def fitted(points: Any, items: Any) -> float:
        own = items[cells.cell_items]
        eta = own[:, 0] * points[cells.nodes]
        below, above = ndtr(own[:, 1] - eta), ndtr(own[:, 2] - eta)
        said = np.choose(cells.answers, [below, above - below, 1 - above])
        return float(np.log(np.maximum(said, 1e-9)).mean())

    together = np.mean([fitted(fit.draws[k], fit.item_draws[k]) for k in range(200)])
    apart = np.mean([fitted(fit.draws[k], fit.item_draws[k - 1]) for k in range(200)])
    assert together > apart
