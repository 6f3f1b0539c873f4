"""Compiled pass of the two-dimensional fit: Newton steps of items, and what they say of members.

As :mod:`.fast_kernels`, with ``eta = b1 * first + b2 * second``.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from hemicycle.measure.ideal.fast_kernels import slopes


@njit(cache=True)
def item_system(
    nodes: np.ndarray,
    answers: np.ndarray,
    places: np.ndarray,
    doubts: np.ndarray,
    item: np.ndarray,
    gradient: np.ndarray,
    curvature: np.ndarray,
) -> None:
    """Gradient (4,) and curvature (4, 4) of one item ``[b1, b2, c1, c2, ...]``, filled.

    The members' doubts hold the discriminations back, as in the expected log likelihood.
    """
    gradient[:] = 0.0
    curvature[:] = 0.0
    for k in range(nodes.size):
        node = nodes[k]
        eta = item[0] * places[0, node] + item[1] * places[1, node]
        l1, l2, h11, h22, h12 = slopes(answers[k], item[2] - eta, item[3] - eta)
        to_first, to_second = h11 + h12, h22 + h12
        weight = to_first + to_second
        for d in range(2):
            blur = weight * doubts[d, node]
            gradient[d] -= places[d, node] * (l1 + l2) + item[d] * blur
            curvature[d, d] += blur
            curvature[d, 2] -= places[d, node] * to_first
            curvature[d, 3] -= places[d, node] * to_second
            for e in range(2):
                curvature[d, e] += places[d, node] * places[e, node] * weight
        gradient[2] += l1
        gradient[3] += l2
        curvature[2, 2] += h11
        curvature[3, 3] += h22
        curvature[2, 3] += h12


@njit(cache=True)
def improve(
    gradient: np.ndarray,
    curvature: np.ndarray,
    item: np.ndarray,
    cuts: int,
    precision: float,
    cut_precision: float,
) -> None:
    """One Newton step of an item ``[b1, b2, c1, c2, variances of b1 and b2]``, in place."""
    if cuts == 1:
        # Both cutpoints are one: their rows add up, and the second stands aside.
        gradient[2] += gradient[3]
        curvature[2, 2] += curvature[3, 3] + 2.0 * curvature[2, 3]
        for d in range(2):
            curvature[d, 2] += curvature[d, 3]
            curvature[d, 3] = 0.0
        gradient[3], curvature[2, 3], curvature[3, 3] = 0.0, 0.0, 1.0
    else:
        gradient[3] -= cut_precision * item[3]
        curvature[3, 3] += cut_precision
    gradient[2] -= cut_precision * item[2]
    curvature[2, 2] += cut_precision
    for d in range(2):
        gradient[d] -= precision * item[d]
        curvature[d, d] += precision
    for d in range(4):
        for e in range(d):
            curvature[d, e] = curvature[e, d]
    inverse = np.linalg.inv(curvature)
    step = inverse @ gradient
    scale = 1.0 / max(1.0, np.max(np.abs(step)))
    if cuts == 2:
        while item[3] + scale * step[3] - item[2] - scale * step[2] < 0.2 * (item[3] - item[2]):
            scale *= 0.5
    for d in range(3):
        item[d] += scale * step[d]
    item[3] = item[2] if cuts == 1 else item[3] + scale * step[3]
    item[4], item[5] = inverse[0, 0], inverse[1, 1]


@njit(cache=True, parallel=True)
def sweep_plane(
    starts: np.ndarray,
    nodes: np.ndarray,
    answers: np.ndarray,
    cuts: np.ndarray,
    chunks: np.ndarray,
    places: np.ndarray,
    doubts: np.ndarray,
    items: np.ndarray,
    sums: np.ndarray,
    precision: float,
    cut_precision: float,
) -> None:
    """Improve every item, then sum what its answers say about the members.

    Parameters
    ----------
    places, doubts
        float64 (2, n_nodes): places and their variances.
    items
        float64 (n_items, 6), changed in place.
    sums
        float64 (n_chunks, 2, 3, n_nodes), filled: pull, weight and blur in each dimension.
    """
    for chunk in prange(chunks.size - 1):
        sums[chunk] = 0.0
        gradient, curvature = np.empty(4), np.empty((4, 4))
        for j in range(chunks[chunk], chunks[chunk + 1]):
            own, item = slice(starts[j], starts[j + 1]), items[j]
            item_system(nodes[own], answers[own], places, doubts, item, gradient, curvature)
            improve(gradient, curvature, item, cuts[j], precision, cut_precision)
            for k in range(starts[j], starts[j + 1]):
                node = nodes[k]
                eta = item[0] * places[0, node] + item[1] * places[1, node]
                l1, l2, h11, h22, h12 = slopes(answers[k], item[2] - eta, item[3] - eta)
                weight = h11 + h22 + 2.0 * h12
                for d in range(2):
                    sums[chunk, d, 0, node] -= item[d] * (l1 + l2)
                    sums[chunk, d, 1, node] += item[d] * item[d] * weight
                    sums[chunk, d, 2, node] += item[4 + d] * weight
