"""Scores by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hemicycle.measure.forecast.scores import reliability, score


def test_scores_by_hand() -> None:
    chances = np.array([[0.5, 0.25, 0.25, 0.0], [0.1, 0.2, 0.3, 0.4]])
    found = score(chances, np.array([0, 2]))
    assert found.ballots == 2
    assert found.log_loss == pytest.approx((math.log(2) - math.log(0.3)) / 2)
    first, second = 0.25 + 0.0625 + 0.0625, 0.01 + 0.04 + 0.49 + 0.16
    assert found.brier == pytest.approx((first + second) / 2)
    assert found.accuracy == 0.5


def test_a_certainty_gone_wrong_stays_finite() -> None:
    assert score(np.array([[1.0, 0.0, 0.0, 0.0]]), np.array([3])).log_loss == pytest.approx(
        -math.log(1e-6)
    )


def test_reliability_counts_every_answer_of_every_ballot() -> None:
    chances = np.tile([0.85, 0.05, 0.05, 0.05], (100, 1))
    answers = np.repeat([0, 1, 2, 3], [85, 5, 5, 5])
    found = reliability(chances, answers)
    assert found["n"].sum() == 400
    high = found.filter(found["above"] == 0.8).row(0, named=True)
    assert (high["n"], high["mean_chance"], high["happened"]) == (100, pytest.approx(0.85), 0.85)
    low = found.filter(found["above"] == 0.02).row(0, named=True)
    assert (low["n"], low["happened"]) == (300, 0.05)
