"""Long steps: they go back the way they came, keep energy, and leave the posterior unchanged."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.measure.ideal.test_posterior import small

from hemicycle.measure.ideal import trajectory
from hemicycle.measure.ideal.nearby import Nearby
from hemicycle.measure.ideal.posterior import Posterior
from hemicycle.measure.ideal.trajectory import point_at, travel


@pytest.fixture
def there(make_world: Any) -> tuple[Posterior, Nearby]:
    posterior, at = small(make_world)
    return posterior, Nearby(posterior.panel, posterior.layout, at, posterior.prior)


def energy(nearby: Nearby, at: Any, speed: Any) -> Any:
    return -at.value + 0.5 * np.sum(speed * nearby.times(speed), axis=1)


def test_a_trajectory_turned_round_comes_back(there: tuple[Posterior, Nearby]) -> None:
    posterior, nearby = there
    chance = np.random.default_rng(1)
    start = point_at(posterior, nearby, 0.3 * nearby.draw(2, chance))
    speed = nearby.draw(2, chance)
    reached, after, lost = trajectory._follow(posterior, nearby, start, speed, 0.1, 8)
    assert not lost.any()
    assert np.abs(reached.x - start.x).max() > 0.1
    back, _, _ = trajectory._follow(posterior, nearby, reached, -after, 0.1, 8)
    np.testing.assert_allclose(back.x, start.x, atol=1e-5)


def test_energy_is_kept_better_the_finer_the_parts(there: tuple[Posterior, Nearby]) -> None:
    posterior, nearby = there
    chance = np.random.default_rng(2)
    start = point_at(posterior, nearby, 0.3 * nearby.draw(2, chance))
    speed = nearby.draw(2, chance)
    lost = []
    for parts in (8, 16, 32):
        reached, after, _ = trajectory._follow(posterior, nearby, start, speed, 1.2 / parts, parts)
        lost.append(np.abs(energy(nearby, reached, after) - energy(nearby, start, speed)).max())
    assert lost[0] > 3 * lost[1] > 9 * lost[2], "second order: a quarter for half the part"


def test_a_trajectory_into_the_void_is_refused_and_not_warned_of(
    there: tuple[Posterior, Nearby],
) -> None:
    posterior, nearby = there
    chance = np.random.default_rng(3)
    start = point_at(posterior, nearby, np.zeros((2, nearby.draw(1, chance).shape[1])))
    reached, taken = travel(posterior, nearby, start, 40.0, chance, length=4000.0)
    assert (taken < 1e-6).all()
    np.testing.assert_array_equal(reached.x, start.x)
