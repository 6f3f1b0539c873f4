"""Indices against published worked examples, and their slopes against differences."""

from __future__ import annotations

import numpy as np
import pytest

from hemicycle.measure.coding import PLAIN, Coding
from hemicycle.measure.indices import Joint, distances, indices

_TABLE = np.array([[20.0, 4, 3], [6, 9, 1], [2, 5, 10]])[..., None]


def test_cohens_own_example() -> None:
    """Cohen (1960), table 1: proportions 25 13 12 / 12 2 16 / 3 15 2 give kappa -.09."""
    table = np.array([[0.25, 0.13, 0.12], [0.12, 0.02, 0.16], [0.03, 0.15, 0.02]])[..., None]
    assert indices(PLAIN)["kappa"].value(Joint(table))[0] == pytest.approx(-0.0922, abs=5e-4)


def test_two_by_two_by_hand() -> None:
    """20 yes-yes, 15 no-no, 5 and 10 apart: Po .7, Pe .5 for kappa, .505 for pi."""
    table = np.array([[20.0, 5.0], [10.0, 15.0]])[..., None]
    found = indices(Coding(abstain="missing"))
    assert found["kappa"].value(Joint(table))[0] == pytest.approx(0.4)
    assert found["pi"].value(Joint(table))[0] == pytest.approx((0.7 - 0.505) / 0.495)


def test_not_voting_lies_as_far_as_can_be() -> None:
    apart = distances(Coding(absence="category"))
    assert apart.tolist() == [[0, 0.5, 1, 1], [0.5, 0, 0.5, 1], [1, 0.5, 0, 1], [1, 1, 1, 0]]


@pytest.mark.parametrize("name", list(indices(PLAIN)))
def test_slopes_equal_differences(name: str) -> None:
    index = indices(PLAIN)[name]
    shares = _TABLE / _TABLE.sum()
    slope = index.gradient(Joint(shares))[..., 0]
    step = 1e-6
    for a in range(3):
        for b in range(3):
            moved = [shares.copy(), shares.copy()]
            moved[0][a, b] += step
            moved[1][a, b] -= step
            up, down = (index.value(Joint(one / one.sum()))[0] for one in moved)
            along = slope[a, b] - (shares[..., 0] * slope).sum()
            assert along == pytest.approx((up - down) / (2 * step), abs=1e-7)
