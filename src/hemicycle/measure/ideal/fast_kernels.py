"""Compiled passes of the engine ``fast``: Newton steps of items, and of members' paths.

An item has a discrimination and one or two cutpoints; with ``eta = discrimination * ideal`` the
chances of its answers are ``below(c1 - eta)``, the middle, and ``1 - below(c2 - eta)``. Items with
two answers have one cutpoint, ``c1 == c2``.

Work is cut into a fixed number of chunks of items, each with its own sums, added in order: the
result does not depend on the number of threads.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit, prange

from hemicycle.measure.ideal.normal import hazard, tail_ratio

_ROOT_TWO_PI = 2.5066282746310002
LOWER, MIDDLE, UPPER = 0, 1, 2


@njit(cache=True, inline="always")
def middle_terms(c1: float, c2: float) -> tuple[float, float, float]:
    """Densities at both cutpoints over the probability between them, and the log of the latter.

    Both are computed relative to the density at the cutpoint nearer to 0, on the side of the
    tail where nothing cancels.
    """
    if c1 + c2 > 0.0:
        d2, d1, p = _middle_below(-c2, -c1)
        return d1, d2, p
    return _middle_below(c1, c2)


@njit(cache=True, inline="always")
def _middle_below(c1: float, c2: float) -> tuple[float, float, float]:
    """As :func:`middle_terms` for cutpoints whose middle is not above 0 (so ``c1 <= 0``)."""
    if c2 <= 0.0:
        fall = math.exp(0.5 * (c2 - c1) * (c2 + c1))
        mass = tail_ratio(-c2) - fall * tail_ratio(-c1)
        mass = max(mass, 1e-300)
        d2 = 1.0 / (_ROOT_TWO_PI * mass)
        return fall * d2, d2, math.log(mass) - 0.5 * c2 * c2
    low, high = math.exp(-0.5 * c1 * c1), math.exp(-0.5 * c2 * c2)
    mass = max(1.0 - high * tail_ratio(c2) - low * tail_ratio(-c1), 1e-300)
    return low / (_ROOT_TWO_PI * mass), high / (_ROOT_TWO_PI * mass), math.log(mass)


@njit(cache=True, inline="always")
def slopes(answer: int, c1: float, c2: float) -> tuple[float, float, float, float, float]:
    """First derivatives of the log chance of an answer in ``c1`` and ``c2``, and curvatures.

    Returns
    -------
    tuple
        ``l1, l2`` and the negative second derivatives ``h11, h22, h12``.
    """
    if answer == LOWER:
        rate = hazard(c1)
        return rate, 0.0, rate * (rate + c1), 0.0, 0.0
    if answer == UPPER:
        rate = hazard(-c2)
        return 0.0, -rate, 0.0, rate * (rate - c2), 0.0
    d1, d2, _ = middle_terms(c1, c2)
    return -d1, d2, d1 * d1 - c1 * d1, d2 * d2 + c2 * d2, -d1 * d2


@njit(cache=True, inline="always")
def _solve3(
    a: float, b: float, c: float, d: float, e: float, f: float, x: float, y: float, z: float
) -> tuple[float, float, float]:
    """Solve the symmetric system [[a b c] [b d e] [c e f]] by Cramer's rule."""
    m11, m12, m13 = d * f - e * e, c * e - b * f, b * e - c * d
    m22, m23, m33 = a * f - c * c, b * c - a * e, a * d - b * b
    det = a * m11 + b * m12 + c * m13
    return (
        (m11 * x + m12 * y + m13 * z) / det,
        (m12 * x + m22 * y + m23 * z) / det,
        (m13 * x + m23 * y + m33 * z) / det,
    )


@njit(cache=True)
def item_sums(
    nodes: np.ndarray,
    answers: np.ndarray,
    place: np.ndarray,
    doubt: np.ndarray,
    beta: float,
    c1: float,
    c2: float,
) -> tuple[float, float, float, float, float, float, float, float, float, float]:
    """Gradient (3), curvature (6) and the doubt of an item's members, over its answers."""
    g0 = g1 = g2 = 0.0
    a = b = c = d = e = f = 0.0
    blur = 0.0
    for k in range(nodes.size):
        theta = place[nodes[k]]
        eta = beta * theta
        l1, l2, h11, h22, h12 = slopes(answers[k], c1 - eta, c2 - eta)
        g0 -= theta * (l1 + l2)
        g1 += l1
        g2 += l2
        weight = h11 + h22 + 2.0 * h12
        a += theta * theta * weight
        b -= theta * (h11 + h12)
        c -= theta * (h22 + h12)
        d += h11
        e += h12
        f += h22
        blur += weight * doubt[nodes[k]]
    return g0, g1, g2, a, b, c, d, e, f, blur


@njit(cache=True)
def improve_item(
    nodes: np.ndarray,
    answers: np.ndarray,
    place: np.ndarray,
    doubt: np.ndarray,
    item: np.ndarray,
    cuts: int,
    beta_precision: float,
    cut_precision: float,
) -> None:
    """One Newton step of an item ``[beta, c1, c2, variance of beta]``, in place."""
    beta, c1, c2 = item[0], item[1], item[2]
    g0, g1, g2, a, b, c, d, e, f, blur = item_sums(nodes, answers, place, doubt, beta, c1, c2)
    g0 -= beta * (beta_precision + blur)
    a += beta_precision + blur
    if cuts == 1:
        gradient = g1 + g2 - cut_precision * c1
        cross = b + c
        corner = d + f + 2.0 * e + cut_precision
        det = a * corner - cross * cross
        s0 = (corner * g0 - cross * gradient) / det
        s1 = (a * gradient - cross * g0) / det
        s2 = s1
        item[3] = corner / det
    else:
        d += cut_precision
        f += cut_precision
        s0, s1, s2 = _solve3(a, b, c, d, e, f, g0, g1 - cut_precision * c1, g2 - cut_precision * c2)
        item[3], _, _ = _solve3(a, b, c, d, e, f, 1.0, 0.0, 0.0)
    size = max(abs(s0), abs(s1), abs(s2))
    scale = 1.0 if size <= 1.0 else 1.0 / size
    if cuts == 2:
        while c2 + scale * s2 - c1 - scale * s1 < 0.2 * (c2 - c1):
            scale *= 0.5
    item[0] = beta + scale * s0
    item[1] = c1 + scale * s1
    item[2] = c2 + scale * s2


@njit(cache=True)
def spread_item(
    nodes: np.ndarray,
    answers: np.ndarray,
    place: np.ndarray,
    item: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Add an item's pull, weight and blur to the sums of its members ``sums (3, n_nodes)``."""
    beta, c1, c2 = item[0], item[1], item[2]
    for k in range(nodes.size):
        node = nodes[k]
        eta = beta * place[node]
        l1, l2, h11, h22, h12 = slopes(answers[k], c1 - eta, c2 - eta)
        weight = h11 + h22 + 2.0 * h12
        sums[0, node] -= beta * (l1 + l2)
        sums[1, node] += beta * beta * weight
        sums[2, node] += item[3] * weight


@njit(cache=True, parallel=True)
def sweep_items(
    starts: np.ndarray,
    nodes: np.ndarray,
    answers: np.ndarray,
    cuts: np.ndarray,
    chunks: np.ndarray,
    place: np.ndarray,
    doubt: np.ndarray,
    items: np.ndarray,
    sums: np.ndarray,
    steps: int,
    beta_precision: float,
    cut_precision: float,
) -> None:
    """Improve every item, then sum what its answers say about the members.

    Parameters
    ----------
    starts, nodes, answers, cuts
        The panel: cells of item j are ``starts[j]:starts[j + 1]``.
    chunks
        First item of each chunk, and the number of items.
    place, doubt
        float64 (n_nodes,): ideal points and their variances.
    items
        float64 (n_items, 4), changed in place.
    sums
        float64 (n_chunks, 3, n_nodes): pull, weight, blur.
    """
    for chunk in prange(chunks.size - 1):
        sums[chunk] = 0.0
        for j in range(chunks[chunk], chunks[chunk + 1]):
            own = slice(starts[j], starts[j + 1])
            for _ in range(steps):
                improve_item(
                    nodes[own],
                    answers[own],
                    place,
                    doubt,
                    items[j],
                    cuts[j],
                    beta_precision,
                    cut_precision,
                )
            spread_item(nodes[own], answers[own], place, items[j], sums[chunk])


@njit(cache=True)
def smooth(
    chains: np.ndarray,
    order: np.ndarray,
    step_precision: np.ndarray,
    first_precision: float,
    gradient: np.ndarray,
    weight: np.ndarray,
    place: np.ndarray,
    shift: np.ndarray,
    doubt: np.ndarray,
    link: np.ndarray,
) -> None:
    """Newton step of every member's path: one tridiagonal system per member.

    Parameters
    ----------
    chains
        First position of each member in ``order``, and the length of ``order``.
    order
        Nodes, member after member, by period.
    step_precision
        float64, by position in ``order``: precision of the step from the node before.
    gradient, weight
        By node: slope of the log likelihood and its curvature.
    shift, doubt, link
        By node, filled: the step to take, the variance given the items, and the covariance with
        the member's node before.
    """
    n = order.size
    diagonal = np.empty(n)
    right = np.empty(n)
    for c in range(chains.size - 1):
        lo, hi = chains[c], chains[c + 1]
        for k in range(lo, hi):
            node = order[k]
            own = weight[node]
            force = gradient[node]
            if k == lo:
                own += first_precision
                force -= first_precision * place[node]
            else:
                own += step_precision[k]
                force -= step_precision[k] * (place[node] - place[order[k - 1]])
            if k + 1 < hi:
                own += step_precision[k + 1]
                force -= step_precision[k + 1] * (place[node] - place[order[k + 1]])
            if k > lo:
                ratio = step_precision[k] / diagonal[k - 1]
                own -= ratio * step_precision[k]
                force += ratio * right[k - 1]
            diagonal[k] = own
            right[k] = force
        for k in range(hi - 1, lo - 1, -1):
            node = order[k]
            if k + 1 < hi:
                after = order[k + 1]
                ratio = step_precision[k + 1] / diagonal[k]
                shift[node] = right[k] / diagonal[k] + ratio * shift[after]
                doubt[node] = 1.0 / diagonal[k] + ratio * ratio * doubt[after]
                link[after] = ratio * doubt[after]
            else:
                shift[node] = right[k] / diagonal[k]
                doubt[node] = 1.0 / diagonal[k]
        link[order[lo]] = 0.0
