"""Compiled Gibbs sweep of the engine ``reference``: utilities, discriminations, members' paths.

Given the latent utilities everything is normal: Albert and Chib (1993), Journal of the American
Statistical Association 88(422):669-679. A member's path is drawn whole, by filtering forward and
sampling backward: Carter and Kohn (1994), Biometrika 81(3):541-553.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit, prange

from hemicycle.measure.ideal.compat_kernels import chance, free_latent, uniform
from hemicycle.measure.ideal.normal import quantile


@njit(cache=True, parallel=True)
def draw_slopes(
    starts: np.ndarray,
    rows: np.ndarray,
    answers: np.ndarray,
    places: np.ndarray,
    items: np.ndarray,
    precision: float,
    pulls: np.ndarray,
    weights: np.ndarray,
    states: np.ndarray,
    room: np.ndarray,
) -> None:
    """Draw utilities of every answer, then every discrimination, and sum what they say of places.

    Parameters
    ----------
    places
        float64 (n_chains, n_rows).
    items
        float64 (n_chains, n_items, 3): discrimination, drawn in place, and two cutpoints.
    precision
        Prior precision of discriminations.
    pulls, weights
        float64 (n_chains, n_rows), filled: discrimination times utility, and squared.
    states
        uint64 (n_chains, 1): random streams.
    room
        float64 (n_chains, longest item).
    """
    for chain in prange(places.shape[0]):
        own, state, utility = places[chain], states[chain], room[chain]
        pull, weight = pulls[chain], weights[chain]
        pull[:] = 0.0
        weight[:] = 0.0
        for j in range(starts.size - 1):
            lo, hi = starts[j], starts[j + 1]
            b, c1, c2 = items[chain, j, 0], items[chain, j, 1], items[chain, j, 2]
            square, product = precision, 0.0
            for k in range(lo, hi):
                place = own[rows[k]]
                p = chance(answers[k], b * place, c1, c2)
                u = free_latent(answers[k], b * place, c1, c2, p, uniform(state))
                utility[k - lo] = u
                square += place * place
                product += place * u
            b = product / square + quantile(uniform(state)) / math.sqrt(square)
            items[chain, j, 0] = b
            for k in range(lo, hi):
                pull[rows[k]] += b * utility[k - lo]
                weight[rows[k]] += b * b


@njit(cache=True, parallel=True)
def draw_paths(
    order: np.ndarray,
    steps: np.ndarray,
    pulls: np.ndarray,
    weights: np.ndarray,
    places: np.ndarray,
    states: np.ndarray,
) -> None:
    """Draw every member's path given pulls and weights, into ``places``.

    Parameters
    ----------
    order
        int64 (n_rows,): rows, member after member, by period.
    steps
        float64 (n_rows,), by position in ``order``: precision of the step from the row before, 0
        at a member's first.
    weights
        float64 (n_chains, n_rows): precision of each place without steps, priors included.
    """
    n = order.size
    for chain in prange(places.shape[0]):
        own, state = places[chain], states[chain]
        diagonal, right = np.empty(n), np.empty(n)
        for k in range(n):
            row = order[k]
            diagonal[k] = weights[chain, row] + steps[k]
            if k + 1 < n:
                diagonal[k] += steps[k + 1]
            right[k] = pulls[chain, row]
            if steps[k] > 0.0:
                gain = steps[k] / diagonal[k - 1]
                diagonal[k] -= gain * steps[k]
                right[k] += gain * right[k - 1]
        for k in range(n - 1, -1, -1):
            if k + 1 < n and steps[k + 1] > 0.0:
                right[k] += steps[k + 1] * own[order[k + 1]]
            noise = quantile(uniform(state)) / math.sqrt(diagonal[k])
            own[order[k]] = right[k] / diagonal[k] + noise
