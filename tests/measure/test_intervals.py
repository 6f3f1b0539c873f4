"""Intervals cover what they claim, on simulated pairs."""

from __future__ import annotations

import numpy as np
import pytest

from hemicycle.measure.coding import PLAIN
from hemicycle.measure.indices import Joint, indices
from hemicycle.measure.intervals import analytic, bootstrap

_FAR = np.array([[0.20, 0.10, 0.05], [0.15, 0.05, 0.05], [0.30, 0.05, 0.05]])
_CLOSE = np.array([[0.70, 0.04, 0.0], [0.05, 0.12, 0.01], [0.0, 0.02, 0.06]])
_SIZES = (80, 150)


def _drawn(shares: np.ndarray, n: int, pairs: int) -> np.ndarray:
    rng = np.random.default_rng(11)
    return rng.multinomial(n, shares.ravel(), size=pairs).T.reshape(3, 3, pairs).astype(float)


@pytest.mark.parametrize("name", ["identical", "agree", "s_squared", "kappa", "pi", "pi_linear"])
@pytest.mark.parametrize("shares", [_FAR, _CLOSE])
@pytest.mark.parametrize("n", _SIZES)
def test_ninety_percent_intervals_hold_the_truth_in_nine_of_ten(
    name: str, shares: np.ndarray, n: int
) -> None:
    index = indices(PLAIN)[name]
    truth = index.value(Joint((shares / shares.sum())[..., None]))[0]
    low, high = analytic(index, _drawn(shares / shares.sum(), n, 4000), level=0.9)
    assert 0.87 <= ((low <= truth) & (truth <= high)).mean() <= 0.94


def test_ten_votes_alike_leave_room_for_doubt() -> None:
    alike = np.zeros((3, 3, 1))
    alike[0, 0] = 6
    alike[2, 2] = 4
    index = indices(PLAIN)["agree"]
    (low,), (high,) = analytic(index, alike)
    assert low < 0.95
    assert high == 1.0
    ends = bootstrap(index, alike, rng=np.random.default_rng(1))
    assert [end[0] for end in ends] == [1.0, 1.0]


def test_nothing_observed_has_no_interval() -> None:
    empty = np.zeros((3, 3, 2))
    empty[0, 0, 1] = 5
    for name in ("agree", "kappa"):
        low, high = analytic(indices(PLAIN)[name], empty)
        assert np.isnan(low[0])
        assert np.isnan(high[0])
        assert np.isnan(bootstrap(indices(PLAIN)[name], empty, rng=np.random.default_rng(1))[0][0])
    assert np.isnan(analytic(indices(PLAIN)["kappa"], empty)[0][1])
