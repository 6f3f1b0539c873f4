"""The joint posterior: its slopes, its steps, and the pull that holds the scale."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hemicycle.measure.ideal.posterior import Parameters, Posterior, balanced_pull
from hemicycle.measure.ideal.spread import Prior, layout_of


def small(make_world: Any, pull: float = 0.7) -> tuple[Posterior, Parameters]:
    """A posterior with silent periods, and parameters of two chains."""
    cells = make_world(3, members=9, periods=5, votes=4, present=0.5).panel
    layout, chance = layout_of(cells), np.random.default_rng(2)
    assert layout.block.size > cells.n_nodes, "a silent period belongs to these tests"
    prior = Prior(1.5, chance.uniform(4.0, 12.0, len(cells.periods)), 0.8, 0.04, pull)
    at = Parameters(
        chance.normal(size=(2, layout.block.size)), chance.normal(size=(2, cells.n_items, 3))
    )
    return Posterior(cells, layout, prior), at


def test_slopes_are_those_of_the_density(make_world: Any) -> None:
    posterior, at = small(make_world)
    _, slope = posterior.evaluate(at)
    chance, tiny = np.random.default_rng(6), 1e-5
    for _ in range(3):
        a, b = chance.normal(size=at.places.shape), chance.normal(size=at.items.shape)
        up, _ = posterior.evaluate(Parameters(at.places + tiny * a, at.items + tiny * b))
        down, _ = posterior.evaluate(Parameters(at.places - tiny * a, at.items - tiny * b))
        along = (slope.places * a).sum(axis=1) + (slope.items * b).sum(axis=(1, 2))
        np.testing.assert_allclose((up - down) / (2 * tiny), along, rtol=1e-4, atol=1e-4)


def test_the_prior_is_the_sum_of_its_normal_densities(make_world: Any) -> None:
    """Density less likelihood, path by path and item by item."""
    posterior, at = small(make_world)
    flat = Prior(0.0, np.zeros(5), 0.0, 0.0)
    value, _ = posterior.evaluate(at)
    bare, _ = Posterior(posterior.panel, posterior.layout, flat).evaluate(at)
    layout, prior, cells = posterior.layout, posterior.prior, posterior.panel
    expected = 0.0
    for row in range(layout.block.size):
        place, before = at.places[0, row], layout.before[row]
        if before < 0:
            expected -= 0.5 * prior.first * place**2
        else:
            step = place - at.places[0, before]
            expected -= 0.5 * prior.walk[layout.block[row]] * step**2
    expected -= 0.5 * prior.pull * np.sum(at.places[0, layout.real] ** 2)
    for j, (b, first, log) in enumerate(at.items[0]):
        expected -= 0.5 * prior.discrimination * b**2 + 0.5 * prior.cut * first**2
        second = first + np.exp(log)
        expected -= 0.5 * prior.cut * (second**2 if cells.cuts[j] == 2 else log**2)
    assert value[0] - bare[0] == pytest.approx(expected)


def test_numbers_out_of_range_are_no_warning_and_no_density(make_world: Any) -> None:
    posterior, at = small(make_world)
    value, _ = posterior.evaluate(Parameters(1e200 * at.places, 1e4 * at.items))
    assert not np.isfinite(value).all()


def test_under_the_balanced_pull_stretching_gains_nothing(make_world: Any) -> None:
    """Density along the line of equal likelihood, volume included, has no slope at width 1."""
    posterior, at = small(make_world)
    real = posterior.layout.real
    middle, width = at.places[:1, real].mean(), at.places[:1, real].std()
    at = Parameters((at.places[:1] - middle) / width, at.items[:1])
    pull = balanced_pull(posterior, at)
    prior = Prior(
        posterior.prior.first, posterior.prior.walk, posterior.prior.discrimination, 0.04, pull
    )
    held = Posterior(posterior.panel, posterior.layout, prior)

    def along(stretch: float) -> float:
        items = at.items.copy()
        items[:, :, 0] /= stretch
        value, _ = held.evaluate(Parameters(stretch * at.places, items))
        volume = at.places.shape[1] - items.shape[1]
        return float(value[0] + volume * np.log(stretch))

    assert (along(1.001) - along(0.999)) / 0.002 == pytest.approx(0.0, abs=1e-3)
