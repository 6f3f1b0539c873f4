"""Places of members where the items are known from an earlier fit, and held as they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import NotConvergedError
from hemicycle.measure.coding import ABSTAIN, MISSING, NO, YES
from hemicycle.measure.ideal.fast_kernels import smooth, sweep_items
from hemicycle.measure.ideal.model import FIRST_PRECISION
from hemicycle.measure.ideal.panel import LOWER, MIDDLE, UPPER, Floats, Ints, Panel
from hemicycle.measure.matrix import Matrix

_SWEEPS = 200
_SETTLED = 1e-6
_LONGEST_STEP = 1.0


def known_panel(
    votes: Matrix, items: pl.DataFrame, chosen: npt.NDArray[np.bool_]
) -> tuple[Panel, Floats]:
    """Answers to known items, coded as these items were, with the items' parameters.

    An item that now draws an answer it never drew before is left out: nothing is known of it.

    Parameters
    ----------
    items
        As in :class:`~hemicycle.measure.ideal.results.IdealPoints`.
    chosen
        bool (n_votes,): columns of the matrix to take.

    Returns
    -------
    tuple
        The panel, and float64 (n_items, 4): discrimination, two cutpoints, and the variance of
        the discrimination, 0 where unknown.
    """
    member, vote, row, given = _cells(votes, items, chosen)
    low, high = (items[name].to_numpy()[row] for name in ("lowest", "highest"))
    first, second = (items[name].to_numpy() for name in ("first", "second"))
    inside = (given == low) | (given == high) | ((given == 1) & (first != second)[row])
    keep = ~np.isin(row, np.unique(row[~inside]))
    member, vote, row, given = member[keep], vote[keep], row[keep], given[keep]
    coded = np.where(given == low[keep], LOWER, np.where(given == high[keep], UPPER, MIDDLE))
    used, own = np.unique(row, return_inverse=True)
    present, at = np.unique(
        votes.period[vote].astype(np.int64) * len(votes.members) + member, return_inverse=True
    )
    where = np.lexsort((at, coded, own))
    voters, here = np.unique(present % len(votes.members), return_inverse=True)
    times, then = np.unique(present // len(votes.members), return_inverse=True)
    taken = items[used]
    cells = Panel(
        members=tuple(votes.members[k] for k in voters),
        periods=tuple(votes.periods[k] for k in times),
        items=tuple(taken["item"]),
        node_member=here.astype(np.int64),
        node_period=then.astype(np.int64),
        starts=np.searchsorted(own[where], np.arange(used.size + 1)).astype(np.int64),
        nodes=at[where].astype(np.int32),
        answers=coded[where].astype(np.int8),
        cuts=np.where(first != second, 2, 1)[used].astype(np.int8),
        bottoms=taken["lowest"].to_numpy().astype(np.int8),
        tops=taken["highest"].to_numpy().astype(np.int8),
    )
    doubt = pl.col("discrimination_sd").fill_null(0.0) ** 2
    known = taken.select("discrimination", "first", "second", doubt).to_numpy()
    return cells, np.ascontiguousarray(known)


def _cells(
    votes: Matrix, items: pl.DataFrame, chosen: npt.NDArray[np.bool_]
) -> tuple[Ints, Ints, Ints, Ints]:
    """Answers to known items: member, vote, row of the item, and 0 yes, 1 abstain, 2 no."""
    rows = {label: row for row, label in enumerate(items["item"])}
    known = np.array([rows.get(label, -1) for label in votes.items], dtype=np.int64)
    there = (votes.positions != MISSING) & chosen & (known[votes.item] >= 0)
    member, vote = np.nonzero(there)
    scale = np.zeros(NO + 1, dtype=np.int64)
    scale[[YES, ABSTAIN, NO]] = 0, 1, 2
    return member, vote, known[votes.item[vote]], scale[votes.positions[member, vote]]


def places_given(panel: Panel, items: Floats, walk: Floats) -> tuple[Floats, Floats]:
    """Expected paths of all members given the items, and their variances, as in ``fast``.

    Parameters
    ----------
    walk
        float64 (n_periods,): variance of the step into each period.

    Raises
    ------
    NotConvergedError
        The paths do not settle.
    """
    n, order = panel.n_nodes, panel.order
    sums = np.empty((panel.chunks.size - 1, 3, n))
    variance = walk[panel.node_period[order]] * np.maximum(panel.gaps, 1.0)
    steps = np.where(panel.gaps > 0, 1.0 / variance, 0.0)
    place, shift, doubt, link = np.zeros((4, n))
    for _ in range(_SWEEPS):
        sweep_items(
            panel.starts, panel.nodes, panel.answers, panel.cuts, panel.chunks,
            place, doubt, items, sums, 0, 1.0, 1.0,
        )  # fmt: skip
        pull, weight, blur = sums.sum(axis=0)
        smooth(
            panel.chains, order, steps, FIRST_PRECISION, pull - blur * place, weight + blur,
            place, shift, doubt, link,
        )  # fmt: skip
        place = place + np.clip(shift, -_LONGEST_STEP, _LONGEST_STEP)
        if np.abs(shift).max() < _SETTLED:
            return place, doubt
    raise NotConvergedError(
        f"members' paths still move by {np.abs(shift).max():.2g}",
        where=f"{n} ideal points given {panel.n_items} items",
        right=f"steps below {_SETTLED:g} within {_SWEEPS} sweeps",
        todo="widen the choice of votes",
    )
