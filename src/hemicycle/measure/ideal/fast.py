"""The engine ``fast``: a joint random-walk ordinal model, by variational Newton steps.

Member i in period t answers item v by a latent ``b_v * theta_it + e``, ``e`` standard normal: yes
below the first cutpoint, no above the second, abstention between. ``theta_it`` takes normal steps
around ``theta_i,t-1``; the first one and the discriminations are normal around 0. The scale is
fixed by convention: over all members and periods the ideal points have mean 0 and standard
deviation 1, and items move with them, so that no probability changes. Members' paths and items are
improved in turn, each by Newton steps on the expected log likelihood (to second order in the
other's uncertainty), accelerated, until nothing moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from threadpoolctl import threadpool_limits

from hemicycle.errors import InputError, NotConvergedError, NotIdentifiedError
from hemicycle.measure.ideal.accelerate import Anderson
from hemicycle.measure.ideal.anchors import Anchors, starting_items, starting_values, turned
from hemicycle.measure.ideal.connected import refuse_disconnected
from hemicycle.measure.ideal.fast_kernels import smooth, sweep_items
from hemicycle.measure.ideal.fit import NORMAL_95, Fit
from hemicycle.measure.ideal.item_spread import draw_items
from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.spread import Prior, joint_spread

WALK = 0.1
"""Least variance of a step by default, in units of the spread of all ideal points.

On the General Assembly a smaller one predicts held-out votes no better, and orders sessions less
like the published estimates (docs/ideal-points.md).
"""

FIRST_PRECISION = 1.0
UNTOLD = 0.5
"""Share of the first prior variance above which the votes do not tell where a member lies."""

CUT_PRECISION = 0.04
_PLAIN_SWEEPS = 6
_LONGEST_STEP = 1.0
_WIDTHS = (1e-4, 1e4)

Walk = float | Literal["cautious", "estimate", "by-period"]
_WALKS = {
    "cautious": f"estimated, at least {WALK}",
    "estimate": "estimated",
    "by-period": "estimated for each period",
}


@dataclass(frozen=True)
class FastOptions:
    """Settings of the engine.

    Parameters
    ----------
    walk
        Variance of the step from one period to the next. ``estimate`` estimates one for all
        periods, ``cautious`` the same but at least :data:`WALK`, ``by-period`` one for each.
    discrimination
        Prior variance of items' discriminations.
    tolerance
        Root mean square change of the ideal points, in one sweep, at which they have converged.
    sweeps
        Most sweeps.
    draws
        Joint posterior draws to keep, of all members, periods and items together.
    seed
        For the draws only; estimates use no chance.
    """

    walk: Walk = "cautious"
    discrimination: float = 1.0
    tolerance: float = 2e-4
    sweeps: int = 500
    draws: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        if not (self.walk in _WALKS if isinstance(self.walk, str) else 0.0 < self.walk < np.inf):
            raise InputError(
                f"{self.walk!r} is no variance of the random walk",
                where="walk",
                right="a number above 0, or " + ", ".join(_WALKS),
                todo="choose one of these",
            )


@dataclass(frozen=True)
class _State:
    """Everything that moves: ideal points, items, and the logs of the step variances."""

    place: Floats
    items: Floats
    walk: Floats
    doubt: Floats

    def pack(self) -> Floats:
        """What is accelerated; the uncertainty follows on its own."""
        return np.concatenate([self.place, self.items[:, :3].ravel(), np.log(self.walk)])

    def unpack(self, values: Floats) -> _State:
        """State at extrapolated values; items whose cutpoints would cross stay as they are."""
        n, wide = self.place.size, 3 * len(self.items)
        items = self.items.copy()
        new = values[n : n + wide].reshape(-1, 3)
        good = new[:, 2] - new[:, 1] >= 0.2 * (items[:, 2] - items[:, 1])
        items[good, :3] = new[good]
        walk = np.clip(np.exp(values[n + wide :]), *_WIDTHS)
        return replace(self, place=values[:n].copy(), items=items, walk=walk)


def fit_fast(panel: Panel, anchors: Anchors, options: FastOptions | None = None) -> Fit:
    """Estimate ideal points with corrected intervals.

    Raises
    ------
    NotIdentifiedError
        The panel falls into unconnected parts, or the anchors give no direction.
    NotConvergedError
        The sweeps ran out; the message has the last changes.
    """
    options = options or FastOptions()
    refuse_disconnected(panel)
    with threadpool_limits(limits=1, user_api="blas"):
        return _fit(panel, anchors, options)


def _fit(panel: Panel, anchors: Anchors, options: FastOptions) -> Fit:
    start, slope = starting_values(panel, anchors)
    walk = WALK if isinstance(options.walk, str) else options.walk
    state = _State(
        place=start,
        items=starting_items(panel, slope),
        walk=np.full(len(panel.periods), walk),
        doubt=np.zeros(panel.n_nodes),
    )
    state, sweeps, change = _converge(panel, state, options)
    sign = turned(panel, state.place, anchors)
    state.items[:, 0] *= sign
    place = sign * state.place
    prior = Prior(FIRST_PRECISION, 1.0 / state.walk, 1.0 / options.discrimination, CUT_PRECISION)
    try:
        spread = joint_spread(
            panel, place, state.items, prior, draws=options.draws, seed=options.seed
        )
    except np.linalg.LinAlgError as error:
        raise NotIdentifiedError(
            "the votes leave a direction free: the curvature at the estimate has no inverse",
            where=f"{panel.n_nodes} ideal points, {panel.n_items} items",
            right="items and members that hold each other in place",
            todo="widen the choice of votes, or link repeated texts",
        ) from error
    sd = np.sqrt(spread.variance)
    items = state.items[:, :3]
    return Fit(
        place=place,
        sd=sd,
        low=place - NORMAL_95 * sd,
        high=place + NORMAL_95 * sd,
        items=items,
        start=start,
        draws=place + spread.draws,
        item_draws=draw_items(panel, place, items, prior, spread.draws, seed=options.seed),
        walk=state.walk,
        item_sd=np.sqrt(state.items[:, 3]),
        diagnostics={
            "sweeps": sweeps,
            "last_change": change,
            "walk_variance": float(np.mean(state.walk[1:])) if state.walk.size > 1 else 0.0,
        },
        notes=_notes(panel, options, spread.split_items),
        placed=spread.variance < UNTOLD / FIRST_PRECISION,
    )


def _notes(panel: Panel, options: FastOptions, split_items: int) -> tuple[str, ...]:
    notes = ["scale: mean 0 and standard deviation 1 over all members and periods; fast's own"]
    if len(panel.periods) > 1:
        kind = _WALKS.get(str(options.walk), f"set to {options.walk}")
        notes.append(f"random-walk variance {kind}")
    if split_items:
        notes.append(f"intervals take {split_items} recurring items as new in each period")
    return tuple(notes)


def _converge(panel: Panel, state: _State, options: FastOptions) -> tuple[_State, int, float]:
    sums = np.empty((panel.chunks.size - 1, 3, panel.n_nodes))
    accelerated = Anderson()
    changes: list[float] = []
    for sweep in range(1, options.sweeps + 1):
        after = _sweep(panel, state, options, sums)
        changes.append(float(np.sqrt(np.mean((after.place - state.place) ** 2))))
        if changes[-1] < options.tolerance:
            return after, sweep, changes[-1]
        if not np.isfinite(changes[-1]):
            break
        if sweep > _PLAIN_SWEEPS:
            after = after.unpack(accelerated.next(state.pack(), after.pack()))
        state = after
    raise NotConvergedError(
        f"the ideal points still move after {len(changes)} sweeps: last changes "
        + ", ".join(f"{change:.2g}" for change in changes[-5:]),
        where=f"engine fast, {panel.n_nodes} ideal points, {panel.n_items} items",
        right=f"a root mean square change below {options.tolerance:g} in one sweep",
        todo="allow more sweeps, fix the random-walk variance, or widen the choice of votes",
    )


def _sweep(panel: Panel, state: _State, options: FastOptions, sums: Floats) -> _State:
    """One step of every item, then of every member's path, then back to the fixed scale."""
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
        1.0 / options.discrimination,
        CUT_PRECISION,
    )
    pull, weight, blur = sums.sum(axis=0)
    shift, doubt, link = (np.empty(panel.n_nodes) for _ in range(3))
    smooth(
        panel.chains,
        panel.order,
        _step_precision(panel, state.walk),
        FIRST_PRECISION,
        pull - blur * state.place,
        weight + blur,
        state.place,
        shift,
        doubt,
        link,
    )
    place = state.place + np.clip(shift, -_LONGEST_STEP, _LONGEST_STEP)
    walk = _walk(panel, place, doubt, link, state.walk, options)
    return _standardised(place, items, walk, doubt)


def _step_precision(panel: Panel, walk: Floats) -> Floats:
    variance = walk[panel.node_period[panel.order]] * np.maximum(panel.gaps, 1.0)
    return np.where(panel.gaps > 0, 1.0 / variance, 0.0)


def _walk(
    panel: Panel, place: Floats, doubt: Floats, link: Floats, walk: Floats, options: FastOptions
) -> Floats:
    """Expected squared step, per period of the gap: the next variance of the walk."""
    stepped = panel.gaps > 0
    if not isinstance(options.walk, str) or not stepped.any():
        return walk
    order = panel.order
    step = np.diff(place[order], prepend=0.0)
    noise = doubt[order] + np.roll(doubt[order], 1) - 2.0 * link[order]
    square = ((step**2 + noise) / np.maximum(panel.gaps, 1.0))[stepped]
    if options.walk != "by-period":
        least = WALK if options.walk == "cautious" else 0.0
        return np.full_like(walk, max(float(square.mean()), least))
    times = panel.node_period[order][stepped]
    n = np.bincount(times, minlength=walk.size)
    total = np.bincount(times, square, minlength=walk.size)
    return np.where(n > 0, total / np.maximum(n, 1), walk)


def _standardised(place: Floats, items: Floats, walk: Floats, doubt: Floats) -> _State:
    """The same probabilities with ideal points of mean 0 and standard deviation 1.

    The variance of a walk that is set is in these units already; one that was just estimated
    is brought into them at the next sweep, where the two agree when nothing moves.
    """
    middle, width = place.mean(), place.std()
    items[:, 1:3] -= items[:, :1] * middle
    items[:, 0] *= width
    items[:, 3] *= width**2
    return _State((place - middle) / width, items, walk, doubt / width**2)
