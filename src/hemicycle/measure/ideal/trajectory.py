"""One long step of all parameters together: Hamiltonian dynamics around a normal approximation.

The motion of the approximation itself is a rotation and is followed exactly; what the posterior
adds to it comes as kicks, before and after each part of the rotation. Energy is kept nearly, and a
Metropolis step makes up for the rest, so that the posterior is left unchanged. Shahbaba, Lan,
Johnson and Neal (2014), "Split Hamiltonian Monte Carlo", Statistics and Computing 24(3):339-349.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.ideal.nearby import Nearby
from hemicycle.measure.ideal.panel import Floats
from hemicycle.measure.ideal.posterior import Posterior

Flags = npt.NDArray[np.bool_]

QUARTER = 0.5 * np.pi
"""Length of a trajectory after which the approximation has forgotten where it came from."""


@dataclass(frozen=True, eq=False)
class Point:
    """Where chains are: coordinates, log density and its slope, one row or number for each."""

    x: Floats
    value: Floats
    slope: Floats


def point_at(posterior: Posterior, nearby: Nearby, x: Floats) -> Point:
    """Density and slope at coordinates; the slope is 0 where the density is not finite."""
    value, slope = posterior.evaluate(nearby.parameters_at(x))
    flat = nearby.slope_of(slope)
    lost = ~(np.isfinite(value) & np.isfinite(flat).all(axis=1))
    value[lost], flat[lost] = -np.inf, 0.0
    return Point(x, value, flat)


def travel(
    posterior: Posterior,
    nearby: Nearby,
    start: Point,
    angle: float,
    generator: np.random.Generator,
    *,
    length: float = QUARTER,
) -> tuple[Point, Floats]:
    """A trajectory of every chain, in parts of about ``angle``, accepted or refused.

    Returns
    -------
    tuple
        Where the chains are now, and the chance with which each was to move, float64 (n_chains,).
    """
    n = len(start.x)
    parts = max(1, round(length / angle))
    angle = length / parts
    speed = nearby.draw(n, generator)
    before = start.value - 0.5 * np.sum(speed * nearby.times(speed), axis=1)
    with np.errstate(all="ignore"):
        reached, speed, lost = _follow(posterior, nearby, start, speed, angle, parts)
        after = reached.value - 0.5 * np.sum(speed * nearby.times(speed), axis=1)
        chance = np.where(lost, 0.0, np.exp(np.minimum(after - before, 0.0)))
    chance = np.nan_to_num(chance)
    moved = generator.random(n) < chance
    return _chosen(moved, reached, start), chance


def _follow(
    posterior: Posterior, nearby: Nearby, at: Point, speed: Floats, angle: float, parts: int
) -> tuple[Point, Floats, Flags]:
    """Kick, rotate, kick; chains whose density is lost stand still and are marked."""
    turn, rest = np.sin(angle), np.cos(angle)
    lost: Flags = np.zeros(len(at.x), dtype=np.bool_)
    speed = speed + 0.5 * angle * (nearby.solve(at.slope) + at.x)
    for part in range(parts):
        x = rest * at.x + turn * speed
        speed = rest * speed - turn * at.x
        x[lost] = 0.0
        at = point_at(posterior, nearby, x)
        lost |= np.isneginf(at.value)
        kick = angle if part + 1 < parts else 0.5 * angle
        speed = speed + kick * (nearby.solve(at.slope) + at.x)
    return at, speed, lost


def _chosen(moved: Flags, reached: Point, start: Point) -> Point:
    return Point(
        np.where(moved[:, None], reached.x, start.x),
        np.where(moved, reached.value, start.value),
        np.where(moved[:, None], reached.slope, start.slope),
    )
