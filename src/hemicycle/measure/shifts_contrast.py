"""How far each member went at each session, against the middle member, in every draw."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SPAN = 3
"""Sessions on either side of a shift."""
FEWEST = 2
"""Sessions on either side in which a member must have voted."""


def contrasts(paths: Floats) -> Floats:
    """float64 (n_draws, n_members, n_periods): shift at each session, NaN where unknown.

    ``paths`` has the same shape: places, NaN where a member has none.
    """
    before, after = _means(paths, -SPAN, 0), _means(paths, 0, SPAN)
    raw = after - before
    with np.errstate(all="ignore"):
        middle = _median(raw)
    return raw - middle[:, None, :]


def _means(paths: Floats, first: int, last: int) -> Floats:
    """Mean place in the sessions from ``t + first`` to before ``t + last``; NaN if in too few."""
    n = paths.shape[2]
    known = ~np.isnan(paths)
    total = _sums(np.where(known, paths, 0.0))
    count = _sums(known.astype(np.float64))
    start = np.clip(np.arange(n) + first, 0, n)
    stop = np.clip(np.arange(n) + last, 0, n)
    there = count[..., stop] - count[..., start]
    found: Floats = np.where(
        there >= FEWEST, (total[..., stop] - total[..., start]) / np.maximum(there, 1.0), np.nan
    )
    return found


def _sums(values: Floats) -> Floats:
    """Running sums along the sessions, beginning with 0."""
    zero = np.zeros((*values.shape[:2], 1))
    return np.concatenate([zero, values.cumsum(axis=2)], axis=2)


def _median(values: Floats) -> Floats:
    """float64 (n_draws, n_periods): middle member's value; 0 where nobody has one."""
    known = ~np.isnan(values).all(axis=1)
    found = np.zeros((values.shape[0], values.shape[2]))
    columns = np.flatnonzero(known.all(axis=0))
    found[:, columns] = np.nanmedian(values[:, :, columns], axis=1)
    return found
