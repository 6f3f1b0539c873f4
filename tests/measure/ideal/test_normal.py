"""The normal distribution of the kernels against SciPy's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special

from hemicycle.measure.ideal.normal import below, density, hazard, quantile, tail_ratio

_POINTS = [-37.0, -12.0, -7.08, -7.07, -3.0, -0.5, 0.0, 1e-9, 0.5, 3.0, 7.07, 7.08, 12.0]


@pytest.mark.parametrize("x", _POINTS)
def test_probability_below_agrees_with_scipy_far_into_the_tail(x: float) -> None:
    assert below(x) == pytest.approx(special.ndtr(x), rel=1e-8)


@pytest.mark.parametrize("x", [0.0, 1.0, 7.07, 7.08, 30.0, 300.0])
def test_tail_ratio_never_underflows(x: float) -> None:
    expected = special.erfcx(x / math.sqrt(2.0)) / 2.0
    assert tail_ratio(x) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("x", _POINTS)
def test_hazard_is_density_over_probability(x: float) -> None:
    expected = math.exp(-0.5 * x * x - 0.5 * math.log(2.0 * math.pi) - special.log_ndtr(x))
    assert hazard(x) == pytest.approx(expected, rel=1e-8)


def test_hazard_beyond_where_both_underflow() -> None:
    assert hazard(-60.0) == pytest.approx(60.0, rel=1e-3)


def test_density_is_that_of_the_standard_normal() -> None:
    assert density(1.5) == pytest.approx(0.12951759566589174, rel=1e-14)


@pytest.mark.parametrize("p", [1e-300, 1e-20, 1e-5, 0.0749, 0.075, 0.0751, 0.5, 0.925, 1 - 1e-12])
def test_quantile_agrees_with_scipy_on_both_sides_of_each_branch(p: float) -> None:
    assert quantile(p) == pytest.approx(special.ndtri(p), rel=1e-11, abs=1e-15)


def test_quantile_undoes_probability() -> None:
    for x in np.linspace(-8.0, 5.0, 27):
        assert quantile(below(x)) == pytest.approx(x, abs=1e-8)
