"""The normal distribution, for compiled kernels: accurate far into the tails, and fast.

Lower tail: Hart (1968), algorithm 5666, in the form of West (2005), "Better approximations to
cumulative normal functions", Wilmott Magazine, May: relative error below 1e-8, absolute below
1e-15; a continued fraction beyond 7. Quantile: Wichura (1988), algorithm AS 241, PPND16.
"""

from __future__ import annotations

import math

from numba import njit

_FAR = 7.07106781186547
_ROOT_TWO_PI = 2.5066282746310002


@njit(cache=True, inline="always")
def tail_ratio(x: float) -> float:
    """Upper tail of the standard normal beyond ``x >= 0``, divided by ``exp(-x * x / 2)``."""
    if x < _FAR:
        above = 3.52624965998911e-02 * x + 0.700383064443688
        above = above * x + 6.37396220353165
        above = above * x + 33.912866078383
        above = above * x + 112.079291497871
        above = above * x + 221.213596169931
        above = above * x + 220.206867912376
        below = 8.83883476483184e-02 * x + 1.75566716318264
        below = below * x + 16.064177579207
        below = below * x + 86.7807322029461
        below = below * x + 296.564248779674
        below = below * x + 637.333633378831
        below = below * x + 793.826512519948
        below = below * x + 440.413735824752
        return above / below
    fraction = x + 0.65
    fraction = x + 4.0 / fraction
    fraction = x + 3.0 / fraction
    fraction = x + 2.0 / fraction
    fraction = x + 1.0 / fraction
    return 1.0 / (fraction * _ROOT_TWO_PI)


@njit(cache=True, inline="always")
def density(x: float) -> float:
    """Standard normal density."""
    return math.exp(-0.5 * x * x) / _ROOT_TWO_PI


@njit(cache=True, inline="always")
def below(x: float) -> float:
    """Probability that a standard normal lies below ``x``."""
    tail = tail_ratio(abs(x)) * math.exp(-0.5 * x * x)
    return tail if x < 0.0 else 1.0 - tail


@njit(cache=True, inline="always")
def hazard(x: float) -> float:
    """Density over the probability below: ``density(x) / below(x)``, at any ``x``."""
    if x <= 0.0:
        return 1.0 / (_ROOT_TWO_PI * tail_ratio(-x))
    bell = math.exp(-0.5 * x * x)
    return bell / (_ROOT_TWO_PI * (1.0 - tail_ratio(x) * bell))


@njit(cache=True, inline="always")
def _ratio8(x: float, above: tuple[float, ...], under: tuple[float, ...]) -> float:
    """Quotient of two polynomials of degree 7, coefficients from the highest."""
    top, low = above[0], under[0]
    for k in range(1, 8):
        top = top * x + above[k]
        low = low * x + under[k]
    return top / low


_MID_ABOVE = (
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
    4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
    1.3314166789178437745e2, 3.3871328727963666080e0,
)  # fmt: skip
_MID_UNDER = (
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
    2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
    4.2313330701600911252e1, 1.0,
)  # fmt: skip
_TAIL_ABOVE = (
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
    1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
    4.63033784615654529590e0, 1.42343711074968357734e0,
)  # fmt: skip
_TAIL_UNDER = (
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
    1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
    2.05319162663775882187e0, 1.0,
)  # fmt: skip
_FAR_ABOVE = (
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
    2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
    5.46378491116411436990e0, 6.65790464350110377720e0,
)  # fmt: skip
_FAR_UNDER = (
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
    7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
    5.99832206555887937690e-1, 1.0,
)  # fmt: skip


@njit(cache=True, inline="always")
def quantile(p: float) -> float:
    """Value below which a standard normal lies with probability ``0 < p < 1``."""
    q = p - 0.5
    if abs(q) <= 0.425:
        return q * _ratio8(0.180625 - q * q, _MID_ABOVE, _MID_UNDER)
    r = math.sqrt(-math.log(p if q < 0.0 else 1.0 - p))
    if r <= 5.0:
        found = _ratio8(r - 1.6, _TAIL_ABOVE, _TAIL_UNDER)
    else:
        found = _ratio8(r - 5.0, _FAR_ABOVE, _FAR_UNDER)
    return -found if q < 0.0 else found
