"""A normal distribution near the posterior, in coordinates in which it is easy to move.

Its precision is the joint curvature of :mod:`.spread` at an estimate. Coordinates are the places'
deviations from the estimate, then the items' deviations in units in which an item's own curvature
is the identity: one flat vector for each chain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.posterior import Parameters
from hemicycle.measure.ideal.spread import (
    Layout,
    Prior,
    chain_of,
    curvature,
    diagonal_of,
    with_narrow_border,
)


class Nearby:
    """Normal approximation: draws, products and solutions with its precision.

    Parameters
    ----------
    around
        Where the curvature is taken, and averaged over chains. The mean is the center.

    Raises
    ------
    numpy.linalg.LinAlgError
        The curvature there is not positive definite.
    """

    def __init__(self, panel: Panel, layout: Layout, around: Parameters, prior: Prior) -> None:
        self._n = layout.block.size
        self._center = around.places.mean(axis=0)
        self._items = around.items.mean(axis=0)
        known = _curvature(panel, layout, around, prior)
        self._into = np.swapaxes(np.linalg.cholesky(known.corner), 1, 2)
        self._width = np.linalg.inv(self._into)
        scaled = _scaled(panel, known)
        self._cross = _by_row(panel, layout, scaled)
        self._across = sparse.csc_array(self._cross.T)
        self._diagonal = diagonal_of(panel, layout, known.own, prior)
        self._stepped = np.flatnonzero(layout.before >= 0)
        self._before = layout.before[self._stepped]
        self._walk = prior.walk[layout.block[self._stepped]]
        narrow, item = with_narrow_border(panel)
        self._eliminated = self._cross
        if item is not None:
            split = Parameters(around.places, around.items[:, item])
            known = _curvature(narrow, layout, split, prior)
            scaled = _scaled(narrow, known)
            self._eliminated = _by_row(narrow, layout, scaled)
        self._chain = chain_of(narrow, layout, known.own, scaled, prior).lightened()

    def parameters_at(self, x: Floats) -> Parameters:
        """Parameters at coordinates float64 (n_chains, n)."""
        own = x[:, self._n :].reshape(len(x), -1, 3)
        moved = np.einsum("jab,cjb->cja", self._width, own)
        return Parameters(self._center + x[:, : self._n], self._items + moved)

    def coordinates_of(self, at: Parameters) -> Floats:
        """Coordinates of parameters."""
        own = np.einsum("jab,cjb->cja", self._into, at.items - self._items)
        return np.concatenate([at.places - self._center, own.reshape(len(own), -1)], axis=1)

    def slope_of(self, slope: Parameters) -> Floats:
        """A slope in parameters as a slope in coordinates."""
        own = np.einsum("jba,cjb->cja", self._width, slope.items)
        return np.concatenate([slope.places, own.reshape(len(own), -1)], axis=1)

    def draw(self, n_chains: int, generator: np.random.Generator) -> Floats:
        """Deviations drawn from the normal distribution."""
        place = self._chain.draw(n_chains, generator)
        own = generator.standard_normal((self._cross.shape[1], n_chains)) - self._across @ place
        return np.concatenate([place, own]).T

    def times(self, x: Floats) -> Floats:
        """Precision times deviations."""
        place, own = x[:, : self._n].T, x[:, self._n :].T
        own = own + self._across @ place
        found = self._diagonal[:, None] * place + self._cross @ own
        step = self._walk[:, None] * place[self._before]
        found[self._before] -= self._walk[:, None] * place[self._stepped]
        found[self._stepped] -= step
        found -= self._eliminated @ (self._eliminated.T @ place)
        return np.concatenate([found, own]).T

    def solve(self, slope: Floats) -> Floats:
        """Precision inverse times slopes."""
        right, own = slope[:, : self._n].T, slope[:, self._n :].T
        place = self._chain.solve(right - self._cross @ own)
        return np.concatenate([place, own - self._across @ place]).T


@dataclass(frozen=True, eq=False)
class _Curvature:
    """Curvature of cells and items, in discrimination, first cutpoint and log distance."""

    own: Floats
    cross: Floats
    corner: Floats


def _curvature(panel: Panel, layout: Layout, around: Parameters, prior: Prior) -> _Curvature:
    """Mean over chains of the curvature, which stays positive definite."""
    sums = [np.zeros(panel.n_cells), np.zeros((panel.n_cells, 3)), np.zeros((panel.n_items, 3, 3))]
    for places, items in zip(around.places, around.items, strict=True):
        known = curvature(panel, places[layout.real], natural(panel, items), prior)
        bend = _bend(panel, items)
        sums[0] += known.own
        sums[1] += np.einsum("cij,ci->cj", bend[panel.cell_items], known.cross)
        sums[2] += np.swapaxes(bend, 1, 2) @ known.corner @ bend
    own, cross, corner = (total / len(around.places) for total in sums)
    return _Curvature(own, cross, corner)


def natural(panel: Panel, items: Floats) -> Floats:
    """Items as discrimination and two cutpoints, float64 (..., n_items, 3)."""
    gap = np.where(panel.cuts == 2, np.exp(items[..., 2]), 0.0)
    return np.stack([items[..., 0], items[..., 1], items[..., 1] + gap], axis=-1)


def _bend(panel: Panel, items: Floats) -> Floats:
    """Slopes of discrimination and cutpoints in the parameters of an item."""
    bend = np.tile(np.eye(3), (panel.n_items, 1, 1))
    two = panel.cuts == 2
    bend[two, 2, 1] = 1.0
    bend[two, 2, 2] = np.exp(items[two, 2])
    return bend


def _scaled(panel: Panel, known: _Curvature) -> Floats:
    """Cross terms in units in which an item's own curvature is the identity."""
    into = np.linalg.inv(np.linalg.cholesky(known.corner))
    return np.asarray(np.einsum("cij,cj->ci", into[panel.cell_items], known.cross))


def _by_row(panel: Panel, layout: Layout, scaled: Floats) -> sparse.csc_array:
    """Cross terms: rows of the layout by three columns per item.

    By columns, since SciPy multiplies such a matrix with few vectors three times as fast.
    """
    rows = np.repeat(layout.real[panel.nodes], 3)
    columns = (3 * panel.cell_items[:, None] + np.arange(3)).ravel()
    shape = (layout.block.size, 3 * panel.n_items)
    return sparse.csc_array((scaled.ravel(), (rows, columns)), shape=shape)
