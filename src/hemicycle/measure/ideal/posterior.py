"""The joint posterior that the engine ``reference`` draws from: its log density and slope.

Steps, first places, discriminations and cutpoints have the priors of ``fast``. The scale needs one
thing more. ``fast`` sets the standard deviation of all points to 1 and measures the steps in that
unit; here a weak pull of every point to 0 holds the deviation near 1 instead, so that the model is
an ordinary one whose parameters all have a density. Its precision is set before any draw is kept
(:func:`balanced_pull`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.ideal.joint_kernels import likelihood
from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.spread import Layout, Prior


@dataclass(frozen=True, eq=False)
class Parameters:
    """Parameters of several chains, or slopes in them.

    Parameters
    ----------
    places
        float64 (n_chains, n_rows): a place for each row of the layout.
    items
        float64 (n_chains, n_items, 3): discrimination, first cutpoint, log distance to the second.
    """

    places: Floats
    items: Floats


class Posterior:
    """Log density of places and items given the answers.

    ``rows`` holds the row of each answer, ``own`` the prior precision of each row without steps.
    """

    def __init__(self, panel: Panel, layout: Layout, prior: Prior) -> None:
        self.panel, self.layout, self.prior = panel, layout, prior
        self.rows = layout.real[panel.nodes]
        self._stepped = np.flatnonzero(layout.before >= 0)
        self._before = layout.before[self._stepped]
        self._walk = prior.walk[layout.block[self._stepped]]
        self.own = np.where(layout.before >= 0, 0.0, prior.first)
        self.own[layout.real] += prior.pull
        self._two: npt.NDArray[np.bool_] = panel.cuts == 2

    def evaluate(self, at: Parameters) -> tuple[Floats, Parameters]:
        """Log density of each chain, up to a constant, and its slope.

        Numbers too large to hold give values that are not finite, never a warning.
        """
        slope = Parameters(np.empty_like(at.places), np.empty_like(at.items))
        panel = self.panel
        with np.errstate(all="ignore"):
            value = likelihood(
                panel.starts, self.rows, panel.answers, panel.cuts,
                at.places, at.items, slope.places, slope.items,
            )  # fmt: skip
            value += self._add_places(at.places, slope.places)
            value += self._add_items(at.items, slope.items)
        return value, slope

    def steps(self, places: Floats) -> tuple[Floats, Floats]:
        """Sums over each chain: squares of first places, and of steps in their own deviations."""
        step = places[:, self._stepped] - places[:, self._before]
        first = self.layout.before < 0
        return np.sum(places[:, first] ** 2, axis=1), np.sum(self._walk * step**2, axis=1)

    def _add_places(self, places: Floats, slope: Floats) -> Floats:
        held = self.own * places
        slope -= held
        step = places[:, self._stepped] - places[:, self._before]
        force = self._walk * step
        slope[:, self._stepped] -= force
        # A row is the one before of at most one other.
        slope[:, self._before] += force
        return np.asarray(-0.5 * (np.sum(held * places, axis=1) + np.sum(force * step, axis=1)))

    def _add_items(self, items: Floats, slope: Floats) -> Floats:
        """Priors of items; the log distance brings its own factor, being the log of a length."""
        b, first, log = np.moveaxis(items, 2, 0)
        cut, steep, two = self.prior.cut, self.prior.discrimination, self._two
        gap = np.where(two, np.exp(log), 0.0)
        second = np.where(two, first + gap, 0.0)
        slope[:, :, 0] -= steep * b
        slope[:, :, 1] -= cut * (first + second)
        slope[:, :, 2] += np.where(two, 1.0 - cut * second * gap, -cut * log)
        own = steep * b**2 + cut * (first**2 + second**2) + np.where(two, -2.0 * log, cut * log**2)
        return np.asarray(-0.5 * np.sum(own, axis=1))


def balanced_pull(posterior: Posterior, at: Parameters) -> float:
    """Precision of the pull under which points like these keep standard deviation 1.

    Stretching all places by ``s`` and dividing discriminations by it changes no chance of an
    answer. The density along that line is largest at 1 where the priors' forces and the change of
    volume cancel, on average over chains.
    """
    places = at.places[:, posterior.layout.real]
    width = float(np.mean(places.var(axis=1)))
    first, steps = posterior.steps(at.places)
    prior = posterior.prior
    apart = float(np.mean(prior.first * first + steps)) / width
    steep = prior.discrimination * float(np.mean(np.sum(at.items[:, :, 0] ** 2, axis=1))) * width
    free = posterior.layout.block.size - posterior.panel.n_items
    return float((free - apart + steep) / places.shape[1])
