"""One sweep of the engine ``fast``: items, members' paths, and what holds the scale.

The points are the best ones *among those of standard deviation 1*. At such a constrained optimum
the slope does not vanish: it is balanced by a pull of every point towards 0, the same for all (the
Lagrange multiplier of the sum of squares). Merely stretching the points back after each sweep
balances it by a force in proportion to each point's curvature, which is the optimum of nothing:
on the General Assembly periods then differ in spread far more than in draws from the posterior.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hemicycle.measure.ideal.fast_kernels import smooth, sweep_items
from hemicycle.measure.ideal.model import CUT_PRECISION, FIRST_PRECISION, WALK, Walk
from hemicycle.measure.ideal.panel import Floats, Panel

_LONGEST_STEP = 1.0
_WIDTHS = (1e-4, 1e4)
_PULLS = (0.0, FIRST_PRECISION)
"""Least and largest pull; beyond them the stretch after each sweep does the rest.

A push would leave the place of the whole assembly free. A pull stronger than the first points'
prior, for which hundreds of votes on a hundred members (a Senate) would ask, drags to the middle
whoever cast few of them.
"""


@dataclass(frozen=True)
class State:
    """Everything that moves.

    Parameters
    ----------
    place, doubt
        float64 (n_nodes,): ideal points, and their variances given the items.
    items
        float64 (n_items, 4): discrimination, two cutpoints, variance of the discrimination.
    walk
        float64 (n_periods,): variances of the steps.
    pull
        Precision of the pull of every point towards 0 that keeps their standard deviation at 1.
    """

    place: Floats
    items: Floats
    walk: Floats
    doubt: Floats
    pull: float = 0.0

    def pack(self) -> Floats:
        """What is accelerated; the uncertainty follows on its own."""
        parts = (self.place, self.items[:, :3].ravel(), np.log(self.walk), [self.pull])
        return np.concatenate(parts)

    def unpack(self, values: Floats) -> State:
        """State at extrapolated values; items whose cutpoints would cross stay as they are."""
        n, wide = self.place.size, 3 * len(self.items)
        items = self.items.copy()
        new = values[n : n + wide].reshape(-1, 3)
        good = new[:, 2] - new[:, 1] >= 0.2 * (items[:, 2] - items[:, 1])
        items[good, :3] = new[good]
        walk = np.clip(np.exp(values[n + wide : -1]), *_WIDTHS)
        pull = float(np.clip(values[-1], *_PULLS))
        return replace(self, place=values[:n].copy(), items=items, walk=walk, pull=pull)


def sweep(panel: Panel, state: State, walk: Walk, discrimination: float, sums: Floats) -> State:
    """One step of every item, then of every member's path, then back to the fixed scale.

    Parameters
    ----------
    discrimination
        Prior precision of items' discriminations.
    sums
        float64 (n_chunks, 3, n_nodes): room to work in.
    """
    items = state.items.copy()
    sweep_items(
        panel.starts,
        panel.nodes,
        panel.answers,
        panel.cuts,
        panel.chunks,
        state.place,
        state.doubt,
        items,
        sums,
        1,
        discrimination,
        CUT_PRECISION,
    )
    slope, weight, blur = sums.sum(axis=0)
    paths = _Paths(panel, _step_precision(panel, state.walk), weight + blur + state.pull)
    shift, doubt, link = paths.step(slope - (blur + state.pull) * state.place, state.place)
    place = state.place + np.clip(shift, -_LONGEST_STEP, _LONGEST_STEP)
    variances = _walk(panel, place, doubt, link, state.walk, walk)
    pull = _balanced(state.pull, place, paths)
    return _unit_wide(State(place, items, variances, doubt, pull))


@dataclass(frozen=True)
class _Paths:
    """Curvature of all members' paths: of each step, and of each node by itself."""

    panel: Panel
    steps: Floats
    weight: Floats

    def step(self, slope: Floats, place: Floats) -> tuple[Floats, Floats, Floats]:
        """Newton step from ``place``, variances, covariances with the node before."""
        panel = self.panel
        shift, doubt, link = (np.empty(panel.n_nodes) for _ in range(3))
        smooth(
            panel.chains, panel.order, self.steps, FIRST_PRECISION, slope, self.weight, place,
            shift, doubt, link,
        )  # fmt: skip
        return shift, doubt, link


def _balanced(pull: float, place: Floats, paths: _Paths) -> float:
    """The pull under which the next sweep would not change the points' standard deviation."""
    away = place - place.mean()
    # How far a pull of 1 more would move the points.
    nearer = paths.step(away, np.zeros_like(place))[0]
    more = (place.std() - 1.0) / np.mean(away * nearer)
    return float(np.clip(pull + more, *_PULLS))


def centred(state: State) -> State:
    """The same probabilities with ideal points of mean 0."""
    middle = state.place.mean()
    items = state.items.copy()
    items[:, 1:3] -= items[:, :1] * middle
    return replace(state, place=state.place - middle, items=items)


def _unit_wide(state: State) -> State:
    """The same probabilities with ideal points of standard deviation 1.

    The variance of a walk that is set is in these units already; one that was just estimated
    is brought into them at the next sweep, where the two agree when nothing moves.
    """
    width = state.place.std()
    items = state.items.copy()
    items[:, 0] *= width
    items[:, 3] *= width**2
    return replace(state, place=state.place / width, items=items, doubt=state.doubt / width**2)


def _step_precision(panel: Panel, walk: Floats) -> Floats:
    variance = walk[panel.node_period[panel.order]] * np.maximum(panel.gaps, 1.0)
    return np.where(panel.gaps > 0, 1.0 / variance, 0.0)


def _walk(
    panel: Panel, place: Floats, doubt: Floats, link: Floats, before: Floats, walk: Walk
) -> Floats:
    """Expected squared step, per period of the gap: the next variance of the walk."""
    stepped = panel.gaps > 0
    if not isinstance(walk, str) or not stepped.any():
        return before
    order = panel.order
    step = np.diff(place[order], prepend=0.0)
    noise = doubt[order] + np.roll(doubt[order], 1) - 2.0 * link[order]
    square = ((step**2 + noise) / np.maximum(panel.gaps, 1.0))[stepped]
    if walk != "by-period":
        least = WALK if walk == "cautious" else 0.0
        return np.full_like(before, max(float(square.mean()), least))
    times = panel.node_period[order][stepped]
    n = np.bincount(times, minlength=before.size)
    total = np.bincount(times, square, minlength=before.size)
    return np.where(n > 0, total / np.maximum(n, 1), before)
