"""Intervals for agreement: how far chance in which votes were put could have moved an index.

The votes of a period are treated as a draw from the votes that might have been put. The value of
an index for exactly these votes has no error at all; an interval answers whether two values
differ by more than the accident of an agenda.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Literal

import numpy as np

from hemicycle.errors import InputError
from hemicycle.measure.indices import Floats, Index, Joint

How = Literal["analytic", "bootstrap"]


def analytic(index: Index, table: Floats, *, level: float = 0.9) -> tuple[Floats, Floats]:
    """Lower and upper end by the delta method on a smoothed table.

    Before linearising, z squared votes are spread evenly over the cells (for two cells: Agresti
    and Coull 1998), so that a pair that always agreed on ten votes has an interval, too.

    Parameters
    ----------
    table
        float64 (k, k, n_pairs), votes.

    Returns
    -------
    tuple
        float64 (n_pairs,) each; NaN where the index is not identified.

    Reference
    ---------
    Agresti and Coull (1998), The American Statistician 52(2); Fleiss, Cohen and Everitt (1969),
    Psychological Bulletin 72(5), for kappa.
    """
    z = NormalDist().inv_cdf((1 + _level(level)) / 2)
    cells = table.shape[0] * table.shape[1]
    smooth = table + z * z / cells
    n = smooth.sum(axis=(0, 1))
    shares = smooth / n
    near = Joint(shares)
    slope = index.gradient(near)
    variance = (shares * slope**2).sum(axis=(0, 1)) - (shares * slope).sum(axis=(0, 1)) ** 2
    half = z * np.sqrt(np.maximum(variance, 0) / n)
    centre = index.value(near)
    value = index.value(Joint(table))
    low = np.clip(np.minimum(centre - half, value), index.lowest, index.highest)
    high = np.clip(np.maximum(centre + half, value), index.lowest, index.highest)
    unknown = np.isnan(value)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def bootstrap(
    index: Index,
    table: Floats,
    *,
    rng: np.random.Generator,
    level: float = 0.9,
    draws: int = 1000,
) -> tuple[Floats, Floats]:
    """Percentile interval over resampled votes.

    Drawing votes with replacement changes a pair's table exactly as a multinomial draw from its
    cells does, so only tables are drawn. Pairs whose votes all fell in one cell get an interval
    without width: prefer :func:`analytic` for them.
    """
    tail = (1 - _level(level)) / 2
    k, _, n_pairs = table.shape
    low, high = np.full(n_pairs, np.nan), np.full(n_pairs, np.nan)
    for pair in range(n_pairs):
        cells = table[:, :, pair].ravel()
        n = int(cells.sum())
        if n == 0:
            continue
        drawn = rng.multinomial(n, cells / n, size=draws).T.reshape(k, k, draws)
        values = index.value(Joint(drawn.astype(np.float64)))
        if not np.isnan(values).all():
            low[pair], high[pair] = np.nanquantile(values, [tail, 1 - tail])
    return low, high


def _level(level: float) -> float:
    if not 0 < level < 1:
        raise InputError(
            f"{level} is no level of an interval",
            where="level",
            right="a number between 0 and 1, such as 0.9",
            todo="give such a level",
        )
    return level
