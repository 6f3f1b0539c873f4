"""Compiled sweep of the engine ``compat``: cutpoints, latent utilities and slopes of all items.

Random numbers are SplitMix64 (Steele, Lea and Flood 2014), one stream per chunk of items, so a
run depends on its seed and not on the number of threads.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit, prange

from hemicycle.measure.ideal.normal import below, quantile

PROPOSAL = 0.2 / 3.0
"""Standard deviation of proposed cutpoints (``sigmaMH`` of the original)."""

CUT_BOUND = 7.0
LATENT_BOUND = 9.0
_SMALLEST = 1e-300


@njit(cache=True, inline="always")
def uniform(state: np.ndarray) -> float:
    """Next number of a stream, strictly between 0 and 1; advances ``state`` (uint64, one cell)."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return (float(z >> np.uint64(11)) + 0.5) * 1.1102230246251565e-16


@njit(cache=True, inline="always")
def chance(kind: int, eta: float, c1: float, c2: float) -> float:
    """Probability of yes (0), abstain (1) or no (2)."""
    if kind == 0:
        found = below(c1 - eta)
    elif kind == 2:
        found = below(eta - c2)
    elif c1 + c2 > 2.0 * eta:
        found = below(eta - c1) - below(eta - c2)
    else:
        found = below(c2 - eta) - below(c1 - eta)
    return max(found, _SMALLEST)


@njit(cache=True, inline="always")
def free_latent(kind: int, eta: float, c1: float, c2: float, p: float, u: float) -> float:
    """Latent utility given the answer, by inversion on the side where nothing is lost."""
    if kind == 0:
        found = eta + quantile(max(u * p, _SMALLEST))
    elif kind == 2:
        found = eta - quantile(max(u * p, _SMALLEST))
    elif c1 + c2 > 2.0 * eta:
        found = eta - quantile(max(below(eta - c2) + u * p, _SMALLEST))
    else:
        found = eta + quantile(max(below(c1 - eta) + u * p, _SMALLEST))
    return found


@njit(cache=True, inline="always")
def latent(kind: int, eta: float, c1: float, c2: float, p: float, u: float) -> float:
    """As :func:`free_latent`, cut to the original's bounds."""
    return min(max(free_latent(kind, eta, c1, c2, p, u), -LATENT_BOUND), LATENT_BOUND)


@njit(cache=True, inline="always")
def _between(center: float, low: float, high: float, u: float) -> float:
    """Draw from a normal around ``center`` with the proposals' width, cut to an interval."""
    floor, ceiling = below((low - center) / PROPOSAL), below((high - center) / PROPOSAL)
    p = min(max(floor + u * (ceiling - floor), _SMALLEST), 1.0 - 1e-16)
    return min(max(center + PROPOSAL * quantile(p), low), high)


@njit(cache=True)
def draw_cuts(
    kinds: np.ndarray,
    eta: np.ndarray,
    old: np.ndarray,
    new: np.ndarray,
    cuts: np.ndarray,
    state: np.ndarray,
) -> bool:
    """Metropolis step of one item's cutpoints, in place; ``old`` and ``new`` get the chances."""
    c1, c2 = cuts[0], cuts[1]
    d1 = _between(c1, -CUT_BOUND, c2, uniform(state))
    d2 = _between(c2, d1, CUT_BOUND, uniform(state))
    ratio = (1.0 - below((d1 - c2) / PROPOSAL)) / (1.0 - below((c1 - d2) / PROPOSAL))
    for k in range(kinds.size):
        old[k] = chance(kinds[k], eta[k], c1, c2)
        new[k] = chance(kinds[k], eta[k], d1, d2)
        ratio *= new[k] / old[k]
    if uniform(state) < ratio or math.isnan(ratio):
        cuts[0], cuts[1] = d1, d2
        return True
    return False


@njit(cache=True)
def sweep_item(
    nodes: np.ndarray,
    kinds: np.ndarray,
    place: np.ndarray,
    item: np.ndarray,
    sums: np.ndarray,
    state: np.ndarray,
    eta: np.ndarray,
    old: np.ndarray,
    new: np.ndarray,
) -> None:
    """Draw one item ``[slope, c1, c2]`` and add its pull on the members to ``sums (2, n_nodes)``.

    ``eta, old, new`` are room to work in, as long as ``nodes``.
    """
    n = nodes.size
    for k in range(n):
        eta[k] = item[0] * place[nodes[k]]
    chosen = new if draw_cuts(kinds, eta, old, new, item[1:3], state) else old
    square, product = 1.0, 0.0
    for k in range(n):
        eta[k] = latent(kinds[k], eta[k], item[1], item[2], chosen[k], uniform(state))
        theta = place[nodes[k]]
        square += theta * theta
        product += theta * eta[k]
    item[0] = product / square + quantile(uniform(state)) / math.sqrt(square)
    for k in range(n):
        sums[0, nodes[k]] += item[0] * eta[k]
        sums[1, nodes[k]] += item[0] * item[0]


@njit(cache=True, parallel=True)
def sweep(
    starts: np.ndarray,
    nodes: np.ndarray,
    kinds: np.ndarray,
    chunks: np.ndarray,
    place: np.ndarray,
    items: np.ndarray,
    sums: np.ndarray,
    states: np.ndarray,
    room: np.ndarray,
) -> None:
    """Draw every item and sum what it says about the members.

    Parameters
    ----------
    kinds
        int8 (n_cells,): 0 yes, 1 abstain, 2 no.
    items
        float64 (n_items, 3): slope and cutpoints, changed in place.
    sums
        float64 (n_chunks, 2, n_nodes), filled: slope times latent utility, slope squared.
    states
        uint64 (n_chunks, 1): random streams.
    room
        float64 (n_chunks, 3, longest item).
    """
    for chunk in prange(chunks.size - 1):
        sums[chunk] = 0.0
        for j in range(chunks[chunk], chunks[chunk + 1]):
            own = slice(starts[j], starts[j + 1])
            n = starts[j + 1] - starts[j]
            sweep_item(
                nodes[own],
                kinds[own],
                place,
                items[j],
                sums[chunk],
                states[chunk],
                room[chunk, 0, :n],
                room[chunk, 1, :n],
                room[chunk, 2, :n],
            )


@njit(cache=True)
def draw_places(
    mean: np.ndarray, variance: np.ndarray, bound: float, place: np.ndarray, state: np.ndarray
) -> None:
    """Normal draws cut to ``[-bound, bound]``, into ``place``."""
    for k in range(mean.size):
        draw = mean[k] + math.sqrt(variance[k]) * quantile(uniform(state))
        place[k] = min(max(draw, -bound), bound)
