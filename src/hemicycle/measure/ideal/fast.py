"""The engine ``fast``: the joint random-walk ordinal model of :mod:`.model`, by Newton steps.

Members' paths and items are improved in turn, each by Newton steps on the expected log likelihood
(to second order in the other's uncertainty), accelerated, until nothing moves. The scale is fixed:
over all members and periods the ideal points have mean 0 and standard deviation 1, and items move
with them (:mod:`.fast_sweep`). Intervals come from the joint curvature (:mod:`.spread`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from hemicycle.errors import InputError, NotConvergedError, NotIdentifiedError
from hemicycle.measure.ideal.accelerate import Anderson
from hemicycle.measure.ideal.anchors import Anchors, starting_items, starting_values, turned
from hemicycle.measure.ideal.connected import refuse_disconnected
from hemicycle.measure.ideal.fast_sweep import State, centred, sweep
from hemicycle.measure.ideal.fit import NORMAL_95, Fit
from hemicycle.measure.ideal.item_spread import draw_items
from hemicycle.measure.ideal.model import CUT_PRECISION, FIRST_PRECISION, UNTOLD, WALK, Walk
from hemicycle.measure.ideal.panel import Panel
from hemicycle.measure.ideal.spread import Prior, joint_spread

_PLAIN_SWEEPS = 6
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
    state = State(
        place=start,
        items=starting_items(panel, slope),
        walk=np.full(len(panel.periods), walk),
        doubt=np.zeros(panel.n_nodes),
    )
    state, sweeps, change = _converge(panel, state, options)
    sign = turned(panel, state.place, anchors)
    state.items[:, 0] *= sign
    place = sign * state.place
    prior = Prior(
        FIRST_PRECISION,
        1.0 / state.walk,
        1.0 / options.discrimination,
        CUT_PRECISION,
        pull=state.pull,
    )
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
            "pull": state.pull,
        },
        notes=_notes(panel, options, spread.split_items),
        placed=spread.variance < UNTOLD / (FIRST_PRECISION + state.pull),
    )


def _notes(panel: Panel, options: FastOptions, split_items: int) -> tuple[str, ...]:
    notes = ["scale: mean 0 and standard deviation 1 over all members and periods; fast's own"]
    if len(panel.periods) > 1:
        kind = _WALKS.get(str(options.walk), f"set to {options.walk}")
        notes.append(f"random-walk variance {kind}")
    if split_items:
        notes.append(f"intervals take {split_items} recurring items as new in each period")
    return tuple(notes)


def _converge(panel: Panel, state: State, options: FastOptions) -> tuple[State, int, float]:
    sums = np.empty((panel.chunks.size - 1, 3, panel.n_nodes))
    accelerated = Anderson()
    changes: list[float] = []
    for number in range(1, options.sweeps + 1):
        after = sweep(panel, state, options.walk, 1.0 / options.discrimination, sums)
        changes.append(float(np.sqrt(np.mean((after.place - state.place) ** 2))))
        if changes[-1] < options.tolerance:
            return centred(after), number, changes[-1]
        if not np.isfinite(changes[-1]):
            break
        if number > _PLAIN_SWEEPS:
            after = after.unpack(accelerated.next(state.pack(), after.pack()))
        state = after
    raise NotConvergedError(
        f"the ideal points still move after {len(changes)} sweeps: last changes "
        + ", ".join(f"{change:.2g}" for change in changes[-5:]),
        where=f"engine fast, {panel.n_nodes} ideal points, {panel.n_items} items",
        right=f"a root mean square change below {options.tolerance:g} in one sweep",
        todo="allow more sweeps, fix the random-walk variance, or widen the choice of votes",
    )
