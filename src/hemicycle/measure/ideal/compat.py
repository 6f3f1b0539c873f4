"""The engine ``compat``: the estimator of Bailey, Strezhnev and Voeten (2017) as it is coded.

Journal of Conflict Resolution 61(2):430-456; the script ``UN_Ideal_Rcpp.R`` of April 2020 that made
the published estimates. It is not a sampler of the joint random-walk model. Each period's prior
mean is the conditional mean of the previous period in the previous sweep, so that nothing flows
back in time; after every sweep the ideal points are cut to [-5, 5] and brought to mean 0 and
standard deviation 1 while the items stay as they are. Both are kept here, since they make the
published scale. Use this engine to extend or compare with the literature.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.errors import InputError, NotConvergedError
from hemicycle.measure.ideal.anchors import Anchors, turned
from hemicycle.measure.ideal.compat_kernels import draw_places, sweep
from hemicycle.measure.ideal.connected import refuse_disconnected
from hemicycle.measure.ideal.fit import Fit, Progress, no_progress
from hemicycle.measure.ideal.panel import LOWER, UPPER, Floats, Ints, Panel

SMOOTH = 0.5
"""Prior variance of a step before it is weighted by the numbers of votes (``Smooth``)."""

Kinds = npt.NDArray[np.int8]
"""Answers as given: 0 yes, 1 abstain, 2 no."""

_BOUND = 5.0
_HIGH_START, _LOW_START = 3.0, -2.0
_HIGH = frozenset({"2", "20", "200", "666", "USA", "CAN", "GBR", "ISR"})
_LOW = frozenset({"365", "265", "RUS", "DDR"})
_KEPT_DRAWS = 400
_LEAST_HALVES = 0.9
"""Correlation of the means of both halves of the run below which nothing is reported."""


@dataclass(frozen=True)
class CompatOptions:
    """Settings of the engine.

    Parameters
    ----------
    sweeps
        Sweeps in all. The published run has 24,000; docs/ideal-points.md shows what fewer cost.
    burn
        First sweeps, not used.
    seed
        Of the random streams.
    """

    sweeps: int = 1500
    burn: int = 450
    seed: int = 2017

    def __post_init__(self) -> None:
        if not 0 <= self.burn <= self.sweeps - 20:
            raise InputError(
                f"{self.sweeps} sweeps with the first {self.burn} unused leave too few",
                where="sweeps, burn",
                right="at least 20 sweeps after the unused ones",
                todo="ask for more sweeps",
            )


@dataclass(frozen=True)
class _Lag:
    """Prior of each node from another one of the same member."""

    node: Ints
    known: Floats
    precision: Floats


def fit_compat(
    panel: Panel,
    anchors: Anchors,
    options: CompatOptions | None = None,
    progress: Progress = no_progress,
) -> Fit:
    """Run the 2017 estimator.

    Raises
    ------
    NotIdentifiedError
        The panel falls into unconnected parts, or the anchors give no direction.
    NotConvergedError
        Both halves of the run disagree.
    """
    options = options or CompatOptions()
    refuse_disconnected(panel)
    run = _Run.begin(panel, anchors, options.seed)
    start = run.mean.copy()
    kept, every = [], max(1, (options.sweeps - options.burn) // _KEPT_DRAWS)
    halves = np.zeros((2, panel.n_nodes))
    items = np.zeros_like(run.items)
    used = options.sweeps - options.burn
    for number in range(options.sweeps):
        run.step()
        progress(number + 1, options.sweeps)
        past = number - options.burn
        if past < 0:
            continue
        halves[int(2 * past >= used)] += run.place
        items += run.items / used
        if past % every == 0:
            kept.append(run.place.astype(np.float32))
    return _summary(panel, anchors, options, start, halves, items, np.asarray(kept))


def _summary(
    panel: Panel,
    anchors: Anchors,
    options: CompatOptions,
    start: Floats,
    halves: Floats,
    items: Floats,
    kept: Floats,
) -> Fit:
    used = options.sweeps - options.burn
    place = halves.sum(axis=0) / used
    agreement = float(np.corrcoef(halves[0], halves[1]).flat[1])
    if not agreement >= _LEAST_HALVES:
        raise NotConvergedError(
            f"both halves of the run correlate at {agreement:.3f} only",
            where=f"engine compat, {options.sweeps} sweeps, the first {options.burn} unused",
            right=f"a correlation of at least {_LEAST_HALVES}",
            todo="ask for more sweeps, or use the engine fast",
        )
    sign = turned(panel, place, anchors)
    draws = sign * kept.astype(np.float64)
    low, high = np.quantile(draws, [0.05, 0.95], axis=0)
    items[:, 0] *= sign
    notes = ["scale: mean 0 and standard deviation 1 over all members and periods, every sweep"]
    if sign < 0:
        notes.append("the run ended in the mirror image and was turned")
    return Fit(
        place=sign * place,
        sd=draws.std(axis=0, ddof=1),
        low=low,
        high=high,
        items=items,
        start=start,
        draws=draws,
        diagnostics={
            "sweeps": options.sweeps,
            "burn": options.burn,
            "kept_draws": len(kept),
            "halves_correlate": agreement,
        },
        notes=tuple(notes),
    )


class _Run:
    """A chain: its present state and the step to the next."""

    def __init__(self, panel: Panel, kinds: Kinds, mean: Floats, items: Floats, seed: int) -> None:
        self._panel, self._kinds = panel, kinds
        self._lag = _lags(panel)
        chunks = panel.chunks.size - 1
        source = np.random.SeedSequence(seed).generate_state(chunks + 1, np.uint64)
        self._states, self._own = source[:-1].reshape(-1, 1).copy(), source[-1:].copy()
        self._sums = np.zeros((chunks, 2, panel.n_nodes))
        self._room = np.empty((chunks, 3, int(np.diff(panel.starts).max())))
        self.mean, self.items = mean, items
        self.place = np.zeros(panel.n_nodes)

    @classmethod
    def begin(cls, panel: Panel, anchors: Anchors, seed: int) -> _Run:
        """The original's starting values; latent utilities at their means where all are at 0."""
        label = np.asarray(panel.members)[panel.node_member]
        high = np.isin(label, sorted(_HIGH | {anchors.high})) & (label != anchors.low)
        low = np.isin(label, sorted(_LOW | {anchors.low})) & (label != anchors.high)
        mean = np.where(high, _HIGH_START, np.where(low, _LOW_START, 0.0))
        kinds = np.where(
            panel.answers == LOWER,
            panel.bottoms[panel.cell_items],
            np.where(panel.answers == UPPER, panel.tops[panel.cell_items], 1),
        ).astype(np.int8)
        items = _first_items(panel, kinds, anchors)
        run = cls(panel, kinds, mean, items, seed)
        own = items[panel.cell_items, 0]
        expected = _expected_latent(panel, kinds, items)
        run._sums[0, 0] = np.bincount(panel.nodes, own * expected, panel.n_nodes)
        run._sums[0, 1] = np.bincount(panel.nodes, own**2, panel.n_nodes)
        return run

    def step(self) -> None:
        """One sweep: ideal points, then cutpoints, latent utilities and slopes."""
        lag, sums = self._lag, self._sums.sum(axis=0)
        variance = 1.0 / (sums[1] + lag.precision)
        prior = lag.known * self.mean[lag.node]
        self.mean = variance * (sums[0] + lag.precision * prior)
        draw_places(self.mean, variance, _BOUND, self.place, self._own)
        self.place = (self.place - self.place.mean()) / self.place.std(ddof=1)
        self._sweep_items()

    def _sweep_items(self) -> None:
        panel = self._panel
        sweep(
            panel.starts,
            panel.nodes,
            self._kinds,
            panel.chunks,
            self.place,
            self.items,
            self._sums,
            self._states,
            self._room,
        )


def _expected_latent(panel: Panel, kinds: Kinds, items: Floats) -> Floats:
    """Mean latent utility of each answer where ideal points are 0."""
    from scipy.special import ndtr

    edges = np.column_stack(
        [np.full(len(items), -np.inf), items[:, 1], items[:, 2], np.full(len(items), np.inf)]
    )
    mass = np.diff(ndtr(edges), axis=1)
    density = np.exp(-0.5 * edges**2) / np.sqrt(2.0 * np.pi)
    mean = -np.diff(density, axis=1) / np.maximum(mass, 1e-12)
    return np.asarray(mean[panel.cell_items, kinds])


def _first_items(panel: Panel, kinds: Kinds, anchors: Anchors) -> Floats:
    """Slope by the anchors' answers, cutpoints by the shares of answers, as in the original."""
    sizes = np.diff(panel.starts)
    yes, abstain = (
        np.bincount(panel.cell_items, kinds == kind, panel.n_items) / sizes for kind in (0, 1)
    )
    high, low = (_answers_of(panel, kinds, name) for name in (anchors.high, anchors.low))
    slope = np.where((high < 0) | (low < 0), 0.0, np.sign(high - low))
    return np.column_stack([slope, 2.0 * yes - 1.0, 2.0 * (yes + abstain) - 1.0])


def _answers_of(panel: Panel, kinds: Kinds, name: str) -> Floats:
    """Answer of a member to each item, its first one where it gave several; -1 for none."""
    if name not in panel.members:
        return np.full(panel.n_items, -1.0)
    cells = np.flatnonzero(panel.node_member[panel.nodes] == panel.members.index(name))
    cells = cells[np.argsort(-panel.node_period[panel.nodes[cells]], kind="stable")]
    found = np.full(panel.n_items, -1.0)
    found[panel.cell_items[cells]] = kinds[cells]
    return found


def _lags(panel: Panel) -> _Lag:
    """Prior of each node: the member's last period with votes; of the first, the second.

    The variance is ``SMOOTH`` times the share of this period's votes among both periods'. A member
    with one period only has prior mean 0.
    """
    order, n = panel.order, panel.n_nodes
    position = np.arange(n)
    first = panel.gaps == 0
    last = np.append(first[1:], True)
    other = np.where(first, np.where(last, position, position + 1), position - 1)
    alone = first & last
    node, known, weight = np.empty(n, dtype=np.int64), np.empty(n), np.empty(n)
    node[order] = order[other]
    known[order] = ~alone
    votes = panel.votes[order].astype(np.float64)
    weight[order] = np.where(alone, 1.0, votes / (votes + votes[other]))
    return _Lag(node, known, 1.0 / (SMOOTH * weight))
