"""Drawn roll calls: every member keeps its chances, and the shared part is found again."""

from __future__ import annotations

import numpy as np
import pytest

from hemicycle.measure.forecast.dependence import Dependence, draw, estimate

CHANCES = np.array(
    [[0.7, 0.1, 0.1, 0.1], [0.2, 0.5, 0.2, 0.1], [0.05, 0.05, 0.8, 0.1], [0.9, 0.02, 0.03, 0.05]]
)
PLACE = np.array([-1.0, 0.0, 2.0, -1.5])


@pytest.mark.parametrize("shared", [Dependence(0, 0, 0), Dependence(0.4, 0.3, 0.2)])
def test_each_member_keeps_its_chances(shared: Dependence) -> None:
    drawn = draw(CHANCES, PLACE, shared, draws=40_000, generator=np.random.default_rng(1))
    shares = np.stack([(drawn == k).mean(axis=0) for k in range(4)], axis=1)
    np.testing.assert_allclose(shares, CHANCES, atol=0.012)


def test_shared_factors_widen_the_tally() -> None:
    generator = np.random.default_rng(2)
    chances, place = np.tile([0.5, 0.2, 0.2, 0.1], (60, 1)), np.linspace(-1, 1, 60)
    apart = draw(chances, place, Dependence(0, 0, 0), draws=4_000, generator=generator)
    common = draw(chances, place, Dependence(0.5, 0, 0), draws=4_000, generator=generator)
    assert (apart == 0).sum(axis=1).std() == pytest.approx(np.sqrt(60 * 0.25), rel=0.1)
    assert (common == 0).sum(axis=1).std() > 2 * (apart == 0).sum(axis=1).std()


def test_the_same_seed_draws_the_same() -> None:
    shared = Dependence(0.4, 0.3, 0.2)
    one, two = (
        draw(CHANCES, PLACE, shared, draws=50, generator=np.random.default_rng(7)) for _ in range(2)
    )
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize("true", [Dependence(0.25, 0.15, 0.2), Dependence(0.0, 0.0, 0.0)])
def test_the_strength_is_found_again(true: Dependence) -> None:
    generator = np.random.default_rng(5)
    members, votes = 80, 400
    place = np.linspace(-1.7, 1.7, members)
    rows, answers = [], []
    for _ in range(votes):
        middle = generator.dirichlet([4, 2, 2, 1])
        chances = np.tile(middle, (members, 1))
        rows.append(chances)
        answers.append(draw(chances, place, true, draws=1, generator=generator)[0])
    found = estimate(
        np.concatenate(rows),
        np.concatenate(answers).astype(np.int64),
        np.tile(place, votes),
        np.repeat(np.arange(votes), members),
    )
    assert found.common == pytest.approx(true.common, abs=0.06)
    assert found.tilt == pytest.approx(true.tilt, abs=0.06)
    assert found.attendance == pytest.approx(true.attendance, abs=0.06)
