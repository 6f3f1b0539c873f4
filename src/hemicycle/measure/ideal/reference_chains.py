"""Chains of the engine ``reference``: how they start, settle and run."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hemicycle.measure.ideal.fit import Fit, Progress, no_progress
from hemicycle.measure.ideal.gibbs_kernels import draw_paths, draw_slopes
from hemicycle.measure.ideal.model import CUT_PRECISION, FIRST_PRECISION
from hemicycle.measure.ideal.nearby import Nearby, natural
from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.posterior import Parameters, Posterior, balanced_pull
from hemicycle.measure.ideal.spread import Layout, Prior, layout_of
from hemicycle.measure.ideal.trajectory import point_at, travel

_OVERDISPERSED = 2.0
"""Deviations of the starting places, in those of the normal approximation."""

_FIRST_ANGLE, _WIDEST_ANGLE = 0.06, 0.5
_WANTED_CHANCE, _LEARNING = 0.7, 0.2
_NARROWEST_GAP = 1e-3
_WATCHED = 6
"""Last sweeps of a stage from which the scale and the curvature are taken."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """What the chains say.

    Parameters
    ----------
    places
        float32 (n_chains, n_sweeps, n_nodes): each draw with mean 0 and standard deviation 1.
    items
        float64 (n_chains, n_kept, n_items, 3): discrimination and cutpoints of every
        ``every``-th draw.
    every
        Sweeps from one kept draw of items to the next.
    mean_items
        float64 (n_items, 3): means over all draws.
    widths
        float64 (n_chains, n_sweeps): standard deviation of each draw before it was made 1.
    chance, angle
        Mean chance with which a long step was taken, and the angle of its parts.
    pull
        Precision of the pull that held the scale.
    """

    places: npt.NDArray[np.float32]
    items: Floats
    every: int
    mean_items: Floats
    widths: Floats
    chance: float
    angle: float
    pull: float


class Chains:
    """Several chains side by side.

    Parameters
    ----------
    fast
        The fit they start from, which also gives the variance of the walk.
    """

    def __init__(
        self, panel: Panel, fast: Fit, discrimination: float, n_chains: int, seed: int
    ) -> None:
        self._panel, self._layout = panel, layout_of(panel)
        self._chance = np.random.default_rng(seed)
        self._states = self._chance.integers(0, 2**63, (n_chains, 1)).astype(np.uint64)
        self._angle = _FIRST_ANGLE
        start = _start(panel, self._layout, fast)
        prior = Prior(FIRST_PRECISION, 1.0 / fast.walk, 1.0 / discrimination, CUT_PRECISION)
        self._posterior = Posterior(panel, self._layout, prior)
        self._pull_to(balanced_pull(self._posterior, start))
        self._nearby = Nearby(panel, self._layout, start, self._posterior.prior)
        apart = _OVERDISPERSED * self._nearby.draw(n_chains, self._chance)
        apart[:, self._layout.block.size :] = 0.0
        self._at = point_at(self._posterior, self._nearby, apart)
        self._paths = _Paths(panel, self._layout, prior, n_chains)
        self.report_to(no_progress, 0)

    def report_to(self, progress: Progress, sweeps: int) -> None:
        """Call ``progress`` after each of some sweeps to come."""
        self._progress, self._done, self._of = progress, 0, sweeps

    def settle(self, sweeps: int) -> None:
        """Sweeps that are not kept: they find the scale, the curvature and the angle of steps.

        The last third runs under the settings that stay, but for the angle.
        """
        third = sweeps // 3
        self._balance(self._watch(third))
        around = self._watch(third)
        self._balance(around)
        now = self._now()
        self._nearby = Nearby(self._panel, self._layout, around, self._posterior.prior)
        self._to(now)
        self._watch(sweeps - 2 * third)

    def _watch(self, sweeps: int) -> Parameters:
        """Sweeps from which the angle is learnt; where the chains were in the last few."""
        seen: list[Parameters] = []
        for _ in range(sweeps):
            self._learn(self._sweep())
            seen = [*seen[1 - _WATCHED :], self._now()]
        return Parameters(
            np.concatenate([one.places for one in seen]),
            np.concatenate([one.items for one in seen]),
        )

    def _balance(self, around: Parameters) -> None:
        """Set the pull anew, which changes the density where the chains are."""
        now = self._now()
        self._pull_to(balanced_pull(self._posterior, around))
        self._to(now)

    def run(self, sweeps: int, kept: int) -> Drawn:
        """Sweeps that are kept."""
        n_chains, real = len(self._at.x), self._layout.real
        every = max(1, sweeps * n_chains // max(kept, 1))
        places = np.empty((n_chains, sweeps, real.size), dtype=np.float32)
        widths, chances, items = np.empty((n_chains, sweeps)), [], []
        total = np.zeros((self._panel.n_items, 3))
        for number in range(sweeps):
            chances.append(self._sweep().mean())
            now = self._now()
            place, item, widths[:, number] = _standardised(
                now.places[:, real], natural(self._panel, now.items)
            )
            places[:, number] = place
            total += item.sum(axis=0)
            if number % every == every - 1:
                items.append(item)
        return Drawn(
            places=places,
            items=np.stack(items, axis=1),
            every=every,
            mean_items=total / (n_chains * sweeps),
            widths=widths,
            chance=float(np.mean(chances)),
            angle=self._angle,
            pull=self._posterior.prior.pull,
        )

    def _sweep(self) -> Floats:
        """A Gibbs sweep and a long step; the chances with which each chain took the latter."""
        now = self._now()
        self._paths.sweep(self._posterior, now, self._states)
        self._to(now)
        self._at, chance = travel(
            self._posterior, self._nearby, self._at, self._angle, self._chance
        )
        self._done += 1
        self._progress(self._done, self._of)
        return chance

    def _learn(self, chance: Floats) -> None:
        change = np.exp(_LEARNING * (float(chance.mean()) - _WANTED_CHANCE))
        self._angle = float(min(self._angle * change, _WIDEST_ANGLE))

    def _now(self) -> Parameters:
        return self._nearby.parameters_at(self._at.x)

    def _to(self, now: Parameters) -> None:
        self._at = point_at(self._posterior, self._nearby, self._nearby.coordinates_of(now))

    def _pull_to(self, pull: float) -> None:
        old = self._posterior
        prior = replace(old.prior, pull=float(np.clip(pull, 0.0, FIRST_PRECISION)))
        self._posterior = Posterior(old.panel, old.layout, prior)


class _Paths:
    """The Gibbs sweep, with its room to work in."""

    def __init__(self, panel: Panel, layout: Layout, prior: Prior, n_chains: int) -> None:
        self._order = np.lexsort((layout.block, layout.member))
        stepped = layout.before[self._order] >= 0
        self._steps = np.where(stepped, prior.walk[layout.block[self._order]], 0.0)
        self._sums = np.empty((2, n_chains, layout.block.size))
        self._room = np.empty((n_chains, int(np.diff(panel.starts).max())))

    def sweep(self, posterior: Posterior, now: Parameters, states: npt.NDArray[np.uint64]) -> None:
        """Draw discriminations and paths, in place."""
        panel, prior = posterior.panel, posterior.prior
        items = natural(panel, now.items)
        pulls, weights = self._sums
        draw_slopes(
            panel.starts, posterior.rows, panel.answers, now.places, items, prior.discrimination,
            pulls, weights, states, self._room,
        )  # fmt: skip
        now.items[:, :, 0] = items[:, :, 0]
        weights += posterior.own
        draw_paths(self._order, self._steps, pulls, weights, now.places, states)


def _start(panel: Panel, layout: Layout, fast: Fit) -> Parameters:
    """The fit as one chain; silent periods lie between their neighbours."""
    place = np.full(layout.block.size, np.nan)
    place[layout.real] = fast.place
    for member in range(len(panel.members)):
        own = np.flatnonzero(layout.member == member)
        known = own[np.isfinite(place[own])]
        place[own] = np.interp(layout.block[own], layout.block[known], place[known])
    gap = np.maximum(fast.items[:, 2] - fast.items[:, 1], _NARROWEST_GAP)
    log = np.where(panel.cuts == 2, np.log(gap), 0.0)
    items = np.column_stack([fast.items[:, :2], log])
    return Parameters(place[None], items[None])


def _standardised(places: Floats, items: Floats) -> tuple[Floats, Floats, Floats]:
    """Draws of mean 0 and standard deviation 1, items moved with them; the deviation before."""
    middle, width = places.mean(axis=1), places.std(axis=1)
    moved = items.copy()
    moved[:, :, 1:] -= items[:, :, :1] * middle[:, None, None]
    moved[:, :, 0] *= width[:, None]
    return (places - middle[:, None]) / width[:, None], moved, width
