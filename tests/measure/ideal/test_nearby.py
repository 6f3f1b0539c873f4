"""The normal approximation: one precision behind draws, products and solutions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.measure.ideal.test_posterior import small

from hemicycle.measure.ideal import spread
from hemicycle.measure.ideal.nearby import Nearby, natural
from hemicycle.measure.ideal.posterior import Parameters
from hemicycle.measure.ideal.trajectory import point_at


@pytest.fixture(params=[500, 1], ids=["whole border", "narrow border"])
def nearby(make_world: Any, monkeypatch: Any, request: Any) -> Nearby:
    monkeypatch.setattr(spread, "_WIDEST_BORDER", request.param)
    posterior, at = small(make_world)
    return Nearby(posterior.panel, posterior.layout, at, posterior.prior)


def dense(nearby: Nearby, n: int) -> Any:
    return nearby.times(np.eye(n))


def size_of(nearby: Nearby, make_world: Any) -> int:
    posterior, at = small(make_world)
    return int(at.places.shape[1] + 3 * posterior.panel.n_items)


def test_solutions_undo_products(nearby: Nearby, make_world: Any) -> None:
    n = size_of(nearby, make_world)
    whole = dense(nearby, n)
    np.testing.assert_allclose(whole, whole.T, atol=1e-9)
    np.testing.assert_allclose(nearby.solve(np.eye(n)), np.linalg.inv(whole), atol=2e-5)


def test_draws_have_the_inverse_for_their_covariance(nearby: Nearby, make_world: Any) -> None:
    n = size_of(nearby, make_world)
    drawn = nearby.draw(40_000, np.random.default_rng(1))
    expected = np.linalg.inv(dense(nearby, n))
    size = np.sqrt(np.outer(np.diag(expected), np.diag(expected)))
    np.testing.assert_allclose(np.cov(drawn.T) / size, expected / size, atol=0.03)


def test_coordinates_and_parameters_are_one_and_the_same(nearby: Nearby, make_world: Any) -> None:
    _, at = small(make_world)
    back = nearby.parameters_at(nearby.coordinates_of(at))
    np.testing.assert_allclose(back.places, at.places)
    np.testing.assert_allclose(back.items, at.items)


def test_slopes_in_coordinates_are_those_of_the_density(nearby: Nearby, make_world: Any) -> None:
    posterior, at = small(make_world)
    x = nearby.coordinates_of(at)
    chance, tiny = np.random.default_rng(3), 1e-5
    way = chance.normal(size=x.shape)
    point = point_at(posterior, nearby, x)
    up, down = (point_at(posterior, nearby, x + sign * tiny * way).value for sign in (1, -1))
    along = np.sum(point.slope * way, axis=1)
    np.testing.assert_allclose((up - down) / (2 * tiny), along, rtol=1e-4)


def test_the_precision_of_places_given_items_is_their_curvature(make_world: Any) -> None:
    """In places the average curvature has no approximation: finite differences of the slope."""
    posterior, at = small(make_world)
    one = Parameters(at.places[:1], at.items[:1])
    nearby = Nearby(posterior.panel, posterior.layout, one, posterior.prior)
    n = at.places.shape[1]
    whole = dense(nearby, size_of(nearby, make_world))[:n, :n]
    tiny = 1e-5
    for row in range(0, n, 5):
        moved = [one.places.copy() for _ in range(2)]
        moved[0][0, row] += tiny
        moved[1][0, row] -= tiny
        up, down = (posterior.evaluate(Parameters(p, one.items))[1].places[0] for p in moved)
        np.testing.assert_allclose(whole[row], -(up - down) / (2 * tiny), atol=1e-4)


def test_natural_items_have_cutpoints_in_order(make_world: Any) -> None:
    posterior, at = small(make_world)
    items = natural(posterior.panel, at.items)
    two = posterior.panel.cuts == 2
    assert (items[:, two, 2] > items[:, two, 1]).all()
    np.testing.assert_array_equal(items[:, ~two, 2], items[:, ~two, 1])
