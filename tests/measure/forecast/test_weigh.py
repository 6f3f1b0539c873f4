"""The weights of clues: a minimum, and in simple cases the known answer."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

from hemicycle.measure.forecast.weigh import weigh


def _loss(weights: np.ndarray, rows: np.ndarray, answers: np.ndarray, ridge: float) -> float:
    score = rows @ weights.reshape(rows.shape[1], 4)
    log_total = np.log(np.exp(score).sum(axis=1))
    return float(
        (log_total - score[np.arange(len(rows)), answers]).sum() + ridge / 2 * (weights**2).sum()
    )


def test_the_constant_alone_gives_the_shares() -> None:
    answers = np.repeat([0, 1, 2, 3], [60, 25, 10, 5])
    found = weigh(np.ones((100, 1)), answers, ridge=1e-6).chances(np.ones((1, 1)))
    np.testing.assert_allclose(found, [[0.60, 0.25, 0.10, 0.05]], atol=1e-4)


def test_the_minimum_is_that_of_a_plain_search() -> None:
    generator = np.random.default_rng(3)
    rows = np.column_stack([np.ones(400), generator.normal(size=(400, 2))])
    score = rows @ np.array([[0.0, 0.0, 0.0, 0.0], [1.0, -1.0, 0.0, 0.5], [0.0, 1.0, -1.0, 0.0]])
    chance = np.exp(score) / np.exp(score).sum(axis=1, keepdims=True)
    answers = np.array([generator.choice(4, p=row) for row in chance])
    found = weigh(rows, answers, ridge=5.0)
    scaled = (rows - found.middle) / found.width
    plain = minimize(_loss, np.zeros(12), args=(scaled, answers, 5.0), method="BFGS")
    ours = _loss(found.weights.ravel(), scaled, answers, 5.0)
    assert ours <= plain.fun + 1e-3
    np.testing.assert_allclose(found.weights.ravel(), plain.x, atol=2e-2)


def test_chances_of_a_row_add_up_to_one() -> None:
    generator = np.random.default_rng(4)
    rows = np.column_stack([np.ones(50), 100 * generator.normal(size=50)])
    found = weigh(rows, generator.integers(0, 4, 50)).chances(1e3 * rows)
    np.testing.assert_allclose(found.sum(axis=1), 1.0)
    assert (found >= 0).all()
