"""Compiled pass of the engine ``reference``: the log likelihood of many chains, with its slope.

A place is a row of the layout (a member in a period, silent ones included). Items are
``[b, c1, l]``: discrimination, first cutpoint, and the log of the distance to the second one, which
is not read where an item has one cutpoint. Chains run side by side; each is summed in one order, so
that its numbers do not depend on the number of processors.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit, prange

from hemicycle.measure.ideal.fast_kernels import LOWER, UPPER, middle_terms
from hemicycle.measure.ideal.normal import hazard, tail_ratio


@njit(cache=True, inline="always")
def log_below(x: float) -> float:
    """Log of the probability that a standard normal lies below ``x``."""
    if x <= 0.0:
        return math.log(tail_ratio(-x)) - 0.5 * x * x
    return math.log(1.0 - tail_ratio(x) * math.exp(-0.5 * x * x))


@njit(cache=True, inline="always")
def answer_terms(answer: int, first: float, second: float) -> tuple[float, float, float]:
    """Log chance of an answer, and its slopes in both cutpoints less the latent mean."""
    if answer == LOWER:
        return log_below(first), hazard(first), 0.0
    if answer == UPPER:
        return log_below(-second), 0.0, -hazard(-second)
    down, up, chance = middle_terms(first, second)
    return chance, -down, up


@njit(cache=True, parallel=True)
def likelihood(
    starts: np.ndarray,
    rows: np.ndarray,
    answers: np.ndarray,
    cuts: np.ndarray,
    places: np.ndarray,
    items: np.ndarray,
    to_places: np.ndarray,
    to_items: np.ndarray,
) -> np.ndarray:
    """Log likelihood of each chain, float64 (n_chains,).

    Parameters
    ----------
    rows
        int64 (n_cells,): row of the layout that gave each answer.
    places, items
        float64 (n_chains, n_rows) and (n_chains, n_items, 3).
    to_places, to_items
        Of the same shapes: the slopes, overwritten.
    """
    total = np.zeros(places.shape[0])
    for chain in prange(places.shape[0]):
        own, slope = places[chain], to_places[chain]
        slope[:] = 0.0
        value = 0.0
        for j in range(starts.size - 1):
            b, c1 = items[chain, j, 0], items[chain, j, 1]
            gap = math.exp(items[chain, j, 2]) if cuts[j] == 2 else 0.0
            s0 = s1 = s2 = 0.0
            for k in range(starts[j], starts[j + 1]):
                place = own[rows[k]]
                eta = b * place
                log, l1, l2 = answer_terms(answers[k], c1 - eta, c1 + gap - eta)
                value += log
                s0 -= place * (l1 + l2)
                s1 += l1 + l2
                s2 += l2
                slope[rows[k]] -= b * (l1 + l2)
            to_items[chain, j, 0] = s0
            to_items[chain, j, 1] = s1
            to_items[chain, j, 2] = s2 * gap
        total[chain] = value
    return total
