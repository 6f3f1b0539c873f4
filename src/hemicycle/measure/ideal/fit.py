"""What an engine hands back: plain arrays by node and item, before they are labelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hemicycle.measure.ideal.panel import Floats

NORMAL_95 = 1.6448536269514722
"""95 % quantile of the standard normal: half the width of a 90 % interval, in deviations."""


Progress = Callable[[int, int], None]
"""Called with the sweeps done and the sweeps in all."""


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


def no_draws() -> Floats:
    """An empty set of draws."""
    return np.zeros((0, 0))


def no_item_draws() -> Floats:
    """An empty set of draws of items."""
    return np.zeros((0, 0, 3))


@dataclass(frozen=True, eq=False)
class Fit:
    """Estimates of one engine.

    Parameters
    ----------
    place, sd, low, high
        float64 (n_nodes,): ideal point, posterior standard deviation, 90 % interval.
    items
        float64 (n_items, 3): discrimination and two cutpoints on the scale of
        ``discrimination * ideal``; both equal where an item had two answers.
    item_sd
        float64 (n_items,): standard deviation of the discriminations, empty where unknown.
    start
        float64 (n_nodes,): the starting values.
    draws
        float64 (n_draws, n_nodes): joint posterior draws; empty where none were asked for.
    item_draws
        float64 (n_draws, n_items, 3): the items of the same draws.
    walk
        float64 (n_periods,): variance of the step into each period, empty where the engine has no
        one number for it.
    diagnostics
        What the engine says about itself: sweeps, last change, prior widths.
    notes
        What a reader of the result should know.
    placed
        bool (n_nodes,): whether the votes tell where the node lies; None where all are.
    """

    place: Floats
    sd: Floats
    low: Floats
    high: Floats
    items: Floats
    start: Floats
    draws: Floats = field(default_factory=no_draws)
    item_draws: Floats = field(default_factory=no_item_draws)
    walk: Floats = field(default_factory=lambda: np.zeros(0))
    item_sd: Floats = field(default_factory=lambda: np.zeros(0))
    diagnostics: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    placed: npt.NDArray[np.bool_] | None = None
