"""An order of members in which the alike stand together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def first_axis(similarity: Floats) -> tuple[npt.NDArray[np.int64], float]:
    """Members along the first axis of classical scaling.

    Parameters
    ----------
    similarity
        float64 (n, n), symmetric, 1 on the diagonal, at most 1; NaN where nothing is known, which
        counts as the mean of the two members' known similarities.

    Returns
    -------
    order
        int64 (n,): places in order. Of the two directions the one in which the first member's
        place is the smaller.
    share
        Share of the squared spread that the axis carries, 0 to 1.

    Reference
    ---------
    Torgerson (1952), Psychometrika 17(4): distances squared, centred twice, first eigenvector.
    """
    filled = _filled(similarity)
    squared = (1.0 - filled) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    place = vectors[:, -1]
    # Coarser than the noise of the eigenvector: members that vote alike keep their given order.
    order = np.lexsort((np.arange(len(place)), np.round(place, 6)))
    if order[0] > order[-1]:
        order = order[::-1]
    positive = values[values > 0]
    share = float(values[-1] / positive.sum()) if positive.size else 0.0
    return order.astype(np.int64), share


def _filled(similarity: Floats) -> Floats:
    known = ~np.isnan(similarity)
    total = np.where(known, similarity, 0.0).sum(axis=1)
    mean = total / np.maximum(known.sum(axis=1), 1)
    return np.where(known, similarity, (mean[:, None] + mean) / 2)
