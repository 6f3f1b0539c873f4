"""Compiled pass over the cells for the joint curvature of ideal points and items."""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from hemicycle.measure.ideal.fast_kernels import slopes


@njit(cache=True, parallel=True)
def cell_curvature(
    starts: np.ndarray,
    nodes: np.ndarray,
    answers: np.ndarray,
    cuts: np.ndarray,
    place: np.ndarray,
    items: np.ndarray,
    own: np.ndarray,
    cross: np.ndarray,
    corner: np.ndarray,
) -> None:
    """Expected-information form of the curvature: no term in the slopes, so never indefinite.

    Parameters
    ----------
    own
        float64 (n_cells,), filled: curvature in the member's ideal point.
    cross
        float64 (n_cells, 3), filled: ideal point against discrimination and cutpoints.
    corner
        float64 (n_items, 3, 3): the items' own curvature, added to what is there. An item with one
        cutpoint uses the first two places; the third is left alone.
    """
    for j in prange(starts.size - 1):
        beta, c1, c2 = items[j, 0], items[j, 1], items[j, 2]
        for k in range(starts[j], starts[j + 1]):
            theta = place[nodes[k]]
            eta = beta * theta
            _, _, h11, h22, h12 = slopes(answers[k], c1 - eta, c2 - eta)
            to_first, to_second = h11 + h12, h22 + h12
            weight = to_first + to_second
            own[k] = beta * beta * weight
            cross[k, 0] = beta * theta * weight
            corner[j, 0, 0] += theta * theta * weight
            if cuts[j] == 1:
                cross[k, 1] = -beta * weight
                cross[k, 2] = 0.0
                corner[j, 1, 0] -= theta * weight
                corner[j, 1, 1] += weight
                continue
            cross[k, 1] = -beta * to_first
            cross[k, 2] = -beta * to_second
            corner[j, 1, 0] -= theta * to_first
            corner[j, 2, 0] -= theta * to_second
            corner[j, 1, 1] += h11
            corner[j, 2, 1] += h12
            corner[j, 2, 2] += h22
