"""Honest intervals: the joint uncertainty of ideal points and items.

Given its items, a member's ideal point looks too certain, because the items were estimated from
the same votes. Here both are uncertain together: the inverse of the joint curvature (a Laplace
approximation) with the items eliminated. Items of one period couple only the members of that
period, and a member's steps couple neighbouring periods, so what is left is block tridiagonal;
items that recur in several periods stand apart as a border (:mod:`.chain`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from hemicycle.measure.ideal.chain import BlockChain
from hemicycle.measure.ideal.curvature_kernels import cell_curvature
from hemicycle.measure.ideal.panel import Floats, Ints, Panel

_WIDEST_BORDER = 500
"""Recurring items in the border; further ones are taken period by period, which only widens."""


@dataclass(frozen=True)
class Prior:
    """Prior precisions, on the scale on which ideal points have standard deviation 1.

    Parameters
    ----------
    first
        Of a member's first ideal point, around 0.
    walk
        float64 (n_periods,): of the step into each period from the one before.
    discrimination, cut
        Of an item's parameters, around 0.
    pull
        Of every ideal point, around 0.
    """

    first: float
    walk: Floats
    discrimination: float
    cut: float
    pull: float = 0.0


@dataclass(frozen=True)
class Spread:
    """Posterior spread around an estimate.

    Parameters
    ----------
    variance
        float64 (n_nodes,).
    draws
        float64 (n_draws, n_nodes): joint draws of the deviations.
    split_items
        Recurring items that were taken period by period.
    """

    variance: Floats
    draws: Floats
    split_items: int


def joint_spread(
    panel: Panel, place: Floats, items: Floats, prior: Prior, *, draws: int = 0, seed: int = 0
) -> Spread:
    """Variances (and draws) of ideal points whose mean is 0 and standard deviation 1.

    Both of these are fixed by convention, so the directions that change them carry no uncertainty.

    Parameters
    ----------
    place
        float64 (n_nodes,): ideal points.
    items
        float64 (n_items, at least 3): discrimination and two cutpoints.
    """
    layout = layout_of(panel)
    split = max(_recurring(panel).size - _WIDEST_BORDER, 0)
    panel, item = with_narrow_border(panel)
    items = items if item is None else items[item]
    found = curvature(panel, place, items, prior)
    scaled = np.einsum("cij,cj->ci", found.root[panel.cell_items], found.cross)
    chain = chain_of(panel, layout, found.own, scaled, prior)
    fixed = np.zeros((layout.block.size, 2))
    fixed[layout.real, 0] = 1.0
    fixed[layout.real, 1] = place
    held = chain.solve(fixed)
    gain = held @ np.linalg.inv(fixed.T @ held)
    variance = chain.variance() - np.einsum("ij,ij->i", gain, held)
    free = chain.draw(draws, np.random.default_rng(seed))
    deviations = (free - gain @ (fixed.T @ free))[layout.real]
    return Spread(np.maximum(variance[layout.real], 0.0), np.ascontiguousarray(deviations.T), split)


@dataclass(frozen=True)
class Layout:
    """Nodes with the silent periods of each path filled in, so that every step is one period.

    Parameters
    ----------
    block
        int64 (n,): period of each row, ascending.
    real
        int64 (n_nodes,): row of each node of the panel.
    before
        int64 (n,): row of the same member one period earlier, or -1.
    member
        int64 (n,): index of the member.
    """

    block: Ints
    real: Ints
    before: Ints
    member: Ints


def layout_of(panel: Panel) -> Layout:
    """Rows of a panel's nodes and silent periods."""
    order, n_members = panel.order, len(panel.members)
    counts = np.maximum(panel.gaps, 1).astype(np.int64)
    ends = np.cumsum(counts)
    back = np.repeat(ends, counts) - 1 - np.arange(ends[-1])
    times = np.repeat(panel.node_period[order], counts) - back
    key = np.sort(times * n_members + np.repeat(panel.node_member[order], counts))
    real = np.searchsorted(key, panel.node_period * n_members + panel.node_member)
    earlier = np.minimum(np.searchsorted(key, key - n_members), key.size - 1)
    before = np.where(key[earlier] == key - n_members, earlier, -1)
    return Layout(key // n_members, real, before, key % n_members)


@dataclass(frozen=True)
class Curvature:
    """Joint curvature of ideal points and items at an estimate.

    Parameters
    ----------
    own
        float64 (n_cells,): in the member's ideal point.
    cross
        float64 (n_cells, 3): of the ideal point with the item's parameters.
    corner
        float64 (n_items, 3, 3): of each item in itself, its prior included.
    """

    own: Floats
    cross: Floats
    corner: Floats

    @property
    def root(self) -> Floats:
        """float64 (n_items, 3, 3): inverse of the lower Cholesky factor of ``corner``."""
        return np.linalg.inv(np.linalg.cholesky(self.corner))


def curvature(panel: Panel, place: Floats, items: Floats, prior: Prior) -> Curvature:
    """Curvature of the log likelihood, items' priors included."""
    own = np.empty(panel.n_cells)
    cross = np.empty((panel.n_cells, 3))
    corner = np.zeros((panel.n_items, 3, 3))
    corner[:] = np.diag([prior.discrimination, prior.cut, prior.cut])
    cell_curvature(
        panel.starts, panel.nodes, panel.answers, panel.cuts, place, items, own, cross, corner
    )
    # The pass fills the lower triangle only.
    whole = np.tril(corner) + np.swapaxes(np.tril(corner, -1), 1, 2)
    return Curvature(own, cross, whole)


def _recurring(panel: Panel) -> Ints:
    """Items with answers in several periods."""
    times = panel.node_period[panel.nodes]
    first = np.minimum.reduceat(times, panel.starts[:-1])
    return np.flatnonzero(first != np.maximum.reduceat(times, panel.starts[:-1]))


def with_narrow_border(panel: Panel) -> tuple[Panel, Ints | None]:
    """The panel with the smallest recurring items beyond the border's width cut into periods.

    Each part then has an uncertainty of its own, as if the item were new in each period.

    Returns
    -------
    tuple
        The panel, and the item that each of its items was part of; None where none was cut.
    """
    recurring = _recurring(panel)
    size = np.diff(panel.starts)[recurring]
    cut = recurring[np.argsort(-size, kind="stable")][_WIDEST_BORDER:]
    if not cut.size:
        return panel, None
    times = panel.node_period[panel.nodes]
    apart = np.isin(panel.cell_items, cut)
    key = panel.cell_items.astype(np.int64) * (times.max() + 1) + np.where(apart, times, 0)
    found, part = np.unique(key, return_inverse=True)
    order = np.argsort(part, kind="stable")
    item = found // (times.max() + 1)
    narrow = replace(
        panel,
        items=tuple(panel.items[j] for j in item),
        starts=np.searchsorted(part[order], np.arange(found.size + 1)),
        nodes=panel.nodes[order],
        answers=panel.answers[order],
        cuts=panel.cuts[item],
        bottoms=panel.bottoms[item],
        tops=panel.tops[item],
    )
    return narrow, item


def _homes(panel: Panel) -> Ints:
    """Block that each cell's item belongs to, -1 for the border."""
    border = np.zeros(panel.n_items, dtype=bool)
    border[_recurring(panel)] = True
    return np.where(border[panel.cell_items], -1, panel.node_period[panel.nodes])


def diagonal_of(panel: Panel, layout: Layout, own: Floats, prior: Prior) -> Floats:
    """Curvature of each row in itself: its answers', its steps' and its pull's."""
    diagonal = np.zeros(layout.block.size)
    diagonal[layout.real] = np.bincount(panel.nodes, own, panel.n_nodes) + prior.pull
    walk = prior.walk[layout.block]
    stepped = layout.before >= 0
    diagonal += np.where(stepped, walk, prior.first)
    np.add.at(diagonal, layout.before[stepped], walk[stepped])
    return diagonal


def chain_of(panel: Panel, layout: Layout, own: Floats, scaled: Floats, prior: Prior) -> BlockChain:
    """Curvature of the ideal points with the items eliminated, factored.

    Parameters
    ----------
    own
        float64 (n_cells,): curvature in the ideal points.
    scaled
        float64 (n_cells, 3): cross terms where items have unit curvature.
    """
    diagonal, walk, homes = diagonal_of(panel, layout, own, prior), prior.walk, _homes(panel)
    edges = np.searchsorted(layout.block, np.arange(len(panel.periods) + 1))
    rows = layout.real[panel.nodes]
    blocks, couplings = [], []
    for p in range(len(panel.periods)):
        here = slice(int(edges[p]), int(edges[p + 1]))
        pull = _columns(panel, rows, scaled, homes == p, here)
        blocks.append(np.diag(diagonal[here]) - pull @ pull.T)
        couplings.append(_coupling(layout.before[here], walk[p], edges, p))
    border = _columns(panel, rows, scaled, homes == -1, slice(0, layout.block.size))
    return BlockChain(blocks, couplings, border)


def _columns(
    panel: Panel, rows: Ints, scaled: Floats, chosen: npt.NDArray[np.bool_], here: slice
) -> Floats:
    """Dense cross terms of chosen cells: rows of ``here`` by three columns per item."""
    cells = np.flatnonzero(chosen)
    _, item = np.unique(panel.cell_items[cells], return_inverse=True)
    column = (3 * item[:, None] + np.arange(3)).ravel()
    row = np.repeat(rows[cells] - here.start, 3)
    width = 3 * (int(item.max()) + 1) if cells.size else 0
    shape = (here.stop - here.start, width)
    found = sparse.csr_array((scaled[cells].ravel(), (row, column)), shape=shape)
    return np.asarray(found.toarray())


def _coupling(before: Ints, walk: float, edges: Ints, p: int) -> Floats:
    if p == 0:
        return np.zeros((0, before.size))
    found = np.zeros((int(edges[p] - edges[p - 1]), before.size))
    here = np.flatnonzero(before >= 0)
    found[before[here] - edges[p - 1], here] = -walk
    return found
