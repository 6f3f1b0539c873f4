"""From the draws of ``reference`` to its estimates, and the test that its chains agree."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hemicycle.errors import NotConvergedError
from hemicycle.measure.ideal.anchors import Anchors, turned
from hemicycle.measure.ideal.fit import Fit
from hemicycle.measure.ideal.model import FIRST_PRECISION, UNTOLD
from hemicycle.measure.ideal.panel import Floats, Ints, Panel
from hemicycle.measure.ideal.reference_chains import Drawn
from hemicycle.measure.ideal.rhat import effective, rhat
from hemicycle.measure.ideal.trajectory import Flags

LARGEST_RHAT = 1.05
"""R-hat of points, anchors and periods' spreads from which chains do not agree."""

LARGEST_RHAT_OF_MEANS = 1.1
"""The same of periods' means: what moves slowest, known least, and no difference of members."""


def summary_of(
    panel: Panel, anchors: Anchors, fast: Fit, drawn: Drawn, *, flagged: bool = False
) -> Fit:
    """Means, deviations, intervals and draws, turned to the anchors.

    Raises
    ------
    NotConvergedError
        An R-hat is too large, and ``flagged`` is false.
    """
    every = drawn.places.reshape(-1, panel.n_nodes)
    place = every.mean(axis=0, dtype=np.float64)
    sign = turned(panel, place, anchors)
    sd = every.std(axis=0, ddof=1, dtype=np.float64)
    ends = sign * np.quantile(every, [0.05, 0.95], axis=0)
    placed = sd**2 < UNTOLD / (FIRST_PRECISION + drawn.pull)
    diagnostics = diagnosed(panel, anchors, drawn, placed, fast.walk)
    notes = [
        "scale: mean 0 and standard deviation 1 over all members and periods, every draw",
        f"random-walk variance held at that of fast; a pull of precision {drawn.pull:.2g} to 0 "
        "holds the scale, as in fast",
    ]
    notes += _judged(diagnostics, flagged)
    turn = np.array([sign, 1.0, 1.0])
    kept = drawn.places[:, drawn.every - 1 :: drawn.every]
    return Fit(
        place=sign * place,
        sd=sd,
        low=ends.min(axis=0),
        high=ends.max(axis=0),
        items=turn * drawn.mean_items,
        start=fast.place,
        draws=sign * kept.reshape(-1, panel.n_nodes).astype(np.float64),
        item_draws=turn * drawn.items.reshape(-1, *drawn.items.shape[2:]),
        walk=fast.walk,
        item_sd=drawn.items[..., 0].std(axis=(0, 1)),
        diagnostics=diagnostics,
        notes=tuple(notes),
        placed=placed,
    )


def diagnosed(
    panel: Panel, anchors: Anchors, drawn: Drawn, placed: Flags, walk: Floats
) -> dict[str, float]:
    """R-hat of points, anchors, and periods' means and spreads; numbers of draws; settings.

    Points that the votes do not place are left out; without any other there is nothing to judge.
    """
    shape = {"chains": drawn.places.shape[0], "kept_sweeps": drawn.places.shape[1]}
    if not placed.any():
        return shape
    points = drawn.places[:, :, placed].astype(np.float64)
    member = panel.node_member[placed]
    held = [panel.members.index(name) for name in (anchors.high, anchors.low)]
    each = rhat(points)
    levels, spreads = _by_period(points, panel.node_period[placed])
    own = each[np.isin(member, held)]
    return {
        **shape,
        "rhat_points": float(each.max()),
        **({"rhat_anchors": float(own.max())} if own.size else {}),
        "rhat_period_means": float(np.nanmax(rhat(levels))),
        "rhat_period_spreads": float(np.nanmax(rhat(spreads))),
        "effective_draws": float(effective(points).min()),
        "effective_period_means": float(np.nanmin(effective(levels))),
        "long_steps_taken": drawn.chance,
        "angle": drawn.angle,
        "width_before_scaling": float(drawn.widths.mean()),
        "walk_variance": float(np.mean(walk[1:])) / float(np.mean(drawn.widths**2))
        if walk.size > 1
        else 0.0,
    }


def _by_period(points: Floats, period: Ints) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each draw's points in each period."""
    parts = [points[:, :, period == one] for one in np.unique(period)]
    return (
        np.stack([part.mean(axis=2) for part in parts], axis=2),
        np.stack([part.std(axis=2) for part in parts], axis=2),
    )


def _judged(diagnostics: Mapping[str, float], flagged: bool) -> list[str]:
    """A warning where chains disagree and a flagged result was asked for, else an error."""
    far = {
        name: value
        for name, value in diagnostics.items()
        if name.startswith("rhat") and not value < _limit(name)
    }
    if not far:
        return []
    words = ", ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in far.items())
    if flagged:
        return [f"NOT CONVERGED, no estimate to rely on: {words}"]
    raise NotConvergedError(
        f"the chains disagree: {words}",
        where=f"engine reference, {diagnostics['chains']} chains of "
        f"{diagnostics['kept_sweeps']} kept sweeps",
        right=f"R-hat below {LARGEST_RHAT} for points, anchors and periods' spreads, below "
        f"{LARGEST_RHAT_OF_MEANS} for their means",
        todo="ask for more sweeps, or for the flagged result; or use the engine fast",
    )


def _limit(name: str) -> float:
    return LARGEST_RHAT_OF_MEANS if name == "rhat_period_means" else LARGEST_RHAT
