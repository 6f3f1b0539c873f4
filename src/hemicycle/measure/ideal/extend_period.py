"""One period estimated after a fit: where members are, given where the fit left them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import NotConvergedError, NotIdentifiedError
from hemicycle.measure.coding import MISSING
from hemicycle.measure.ideal.anchors import starting_items
from hemicycle.measure.ideal.fast_kernels import sweep_items
from hemicycle.measure.ideal.given import known_panel
from hemicycle.measure.ideal.item_spread import draw_items
from hemicycle.measure.ideal.model import CUT_PRECISION, FIRST_PRECISION
from hemicycle.measure.ideal.panel import Floats, Ints, Panel, panel
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.ideal.spread import Prior, curvature
from hemicycle.measure.matrix import Matrix

_SWEEPS = 300
_SETTLED = 1e-4
_LONGEST_STEP = 1.0
_PRIOR = Prior(FIRST_PRECISION, np.ones(1), 1.0, CUT_PRECISION)


@dataclass(frozen=True, eq=False)
class _Part:
    """Answers of the new period to known, or to new, items.

    Parameters
    ----------
    items
        float64 (n_items, 4): as in the kernels of ``fast``.
    nodes
        int64 (n_nodes of the panel,): the member's place in the period's list.
    """

    panel: Panel
    items: Floats
    nodes: Ints


@dataclass(frozen=True, eq=False)
class _Before:
    """Members before the period: means, variances, steps' variances, row in the fit or -1."""

    mean: Floats
    variance: Floats
    step: Floats
    row: Ints


@dataclass(frozen=True, eq=False)
class Period:
    """What was estimated for one period.

    Parameters
    ----------
    members
        Labels of those with answers.
    mean, sd
        float64 (n_members,).
    votes
        int64 (n_members,): answers that tell something.
    draws
        float64 (n_draws, n_members): continue the fit's draws.
    panel, items, item_sd, item_draws
        Items that are new, None and empty where there are none.
    """

    members: tuple[str, ...]
    mean: Floats
    sd: Floats
    votes: Ints
    draws: Floats
    panel: Panel | None
    items: Floats
    item_sd: Floats
    item_draws: Floats


def period_after(
    points: IdealPoints, votes: Matrix, chosen: npt.NDArray[np.bool_], walk: float
) -> Period:
    """Estimate the chosen columns' period.

    Parameters
    ----------
    walk
        Variance of a step.

    Raises
    ------
    NotConvergedError
        The places do not settle.
    """
    answered = (votes.positions[:, chosen] != MISSING).any(axis=1)
    members = tuple(votes.members[k] for k in np.flatnonzero(answered))
    before = _before(points, members, walk)
    known, fresh = _parts(points, votes, chosen, members, before.mean)
    mean, items, weight = _settled(before, known, fresh)
    if fresh is not None:
        fresh = replace(fresh, items=items)
    precision = _precision(fresh, mean, weight)
    covariance = np.linalg.inv(precision + np.diag(1.0 / before.variance))
    draws = _draws(points, before, precision, mean)
    count = np.zeros(mean.size, dtype=np.int64)
    for part in (known, fresh):
        if part is not None:
            count[part.nodes] += part.panel.votes
    return Period(
        members=members,
        mean=mean,
        sd=np.sqrt(np.diag(covariance)),
        votes=count,
        draws=draws,
        panel=None if fresh is None else fresh.panel,
        items=items[:, :3],
        item_sd=np.sqrt(items[:, 3]),
        item_draws=_item_draws(points, fresh, mean, draws),
    )


def _before(points: IdealPoints, members: tuple[str, ...], walk: float) -> _Before:
    """Each member's last point, moved by as many steps as periods have gone by."""
    times = {period: k for k, period in enumerate(sorted(points.points["period"].unique()))}
    found: dict[str, tuple[int, int, float, float]] = {}
    columns = points.points.select("member", "period", "ideal", "sd")
    for row, (member, period, ideal, sd) in enumerate(columns.iter_rows()):
        if member not in found or times[period] > found[member][0]:
            found[member] = (times[period], row, ideal, sd)
    first = 1.0 / FIRST_PRECISION
    known = [found.get(member, (0, -1, 0.0, 0.0)) for member in members]
    last, rows = (np.array([one[k] for one in known], dtype=np.int64) for k in (0, 1))
    mean, sd = (np.array([one[k] for one in known], dtype=np.float64) for k in (2, 3))
    step = np.where(rows >= 0, (len(times) - last) * walk, first)
    return _Before(mean, sd**2 + step, step, rows)


def _parts(
    points: IdealPoints,
    votes: Matrix,
    chosen: npt.NDArray[np.bool_],
    members: tuple[str, ...],
    mean: Floats,
) -> tuple[_Part | None, _Part | None]:
    items = _items(points)
    place = {member: k for k, member in enumerate(members)}
    cells, own = known_panel(votes, items, chosen)
    known = _part(cells, own, place) if cells.n_cells else None
    fresh = _fresh(votes, chosen, set(cells.items))
    if fresh is None:
        return known, None
    nodes = np.array([place[fresh.members[k]] for k in fresh.node_member])
    where = mean[nodes]
    sizes = np.diff(fresh.starts)
    answer = fresh.answers - 1.0
    answer -= (np.bincount(fresh.cell_items, answer, fresh.n_items) / sizes)[fresh.cell_items]
    slope = np.bincount(fresh.cell_items, answer * where[fresh.nodes], fresh.n_items) / sizes
    return known, _Part(fresh, starting_items(fresh, slope), nodes)


def _part(cells: Panel, items: Floats, place: dict[str, int]) -> _Part:
    return _Part(cells, items, np.array([place[cells.members[k]] for k in cells.node_member]))


def _fresh(votes: Matrix, chosen: npt.NDArray[np.bool_], known: set[str]) -> Panel | None:
    """Answers to items that the fit does not know."""
    new = chosen & ~np.isin(votes.item, [k for k, name in enumerate(votes.items) if name in known])
    member, vote = np.nonzero((votes.positions != MISSING) & new)
    try:
        return panel(
            votes.members, ("new",), votes.items,
            member=member, period=np.zeros(member.size, dtype=np.int64), item=votes.item[vote],
            answer=votes.positions[member, vote] - 1,
        )  # fmt: skip
    except NotIdentifiedError:
        return None


def _settled(
    before: _Before, known: _Part | None, fresh: _Part | None
) -> tuple[Floats, Floats, Floats]:
    """Places, new items, and the weight that answers give each place."""
    mean, prior = before.mean.copy(), 1.0 / before.variance
    doubt = np.zeros(mean.size)
    items = np.zeros((0, 4)) if fresh is None else fresh.items.copy()
    for _ in range(_SWEEPS):
        sums = np.zeros((3, mean.size))
        if known is not None:
            sums += _sums(known, known.items, mean, doubt, steps=0)
        if fresh is not None:
            sums += _sums(fresh, items, mean, doubt, steps=1)
        pull, weight, blur = sums
        own = weight + blur + prior
        shift = (pull - blur * mean - prior * (mean - before.mean)) / own
        mean, doubt = mean + np.clip(shift, -_LONGEST_STEP, _LONGEST_STEP), 1.0 / own
        if np.sqrt(np.mean(shift**2)) < _SETTLED:
            return mean, items, weight
    raise NotConvergedError(
        f"the new period's ideal points still move by {np.sqrt(np.mean(shift**2)):.2g}",
        where=f"{mean.size} members after {_SWEEPS} sweeps",
        right=f"a root mean square change below {_SETTLED:g}",
        todo="fit all periods anew",
    )


def _sums(part: _Part, items: Floats, mean: Floats, doubt: Floats, *, steps: int) -> Floats:
    """Pull, weight and blur of the members; items are improved in place where asked."""
    cells = part.panel
    sums = np.empty((cells.chunks.size - 1, 3, cells.n_nodes))
    sweep_items(
        cells.starts, cells.nodes, cells.answers, cells.cuts, cells.chunks, mean[part.nodes],
        doubt[part.nodes], items, sums, steps, 1.0, CUT_PRECISION,
    )  # fmt: skip
    found = np.zeros((3, mean.size))
    found[:, part.nodes] = sums.sum(axis=0)
    return found


def _precision(fresh: _Part | None, mean: Floats, weight: Floats) -> Floats:
    """What the answers say of all places together, new items eliminated; no prior."""
    whole = np.diag(weight)
    if fresh is None:
        return whole
    cells = fresh.panel
    known = curvature(cells, mean[fresh.nodes], fresh.items, _PRIOR)
    scaled = np.einsum("cij,cj->ci", known.root[cells.cell_items], known.cross)
    cross = np.zeros((mean.size, cells.n_items, 3))
    cross[fresh.nodes[cells.nodes], cells.cell_items] = scaled
    flat = cross.reshape(mean.size, -1)
    return np.asarray(whole - flat @ flat.T)


def _draws(points: IdealPoints, before: _Before, precision: Floats, mean: Floats) -> Floats:
    """Draws that continue the fit's own: each from where that draw left the member."""
    n = len(points.draws)
    if not n:
        return np.zeros((0, mean.size))
    seen = before.row >= 0
    left = np.tile(before.mean, (n, 1))
    left[:, seen] = points.draws[:, before.row[seen]]
    whole = precision + np.diag(1.0 / before.step)
    noise = np.random.default_rng((points.seed or 0, 2)).standard_normal((mean.size, n))
    carried = np.linalg.solve(whole, ((left - before.mean) / before.step).T)
    free = np.linalg.solve(np.linalg.cholesky(whole).T, noise)
    return np.asarray((mean[:, None] + carried + free).T)


def _item_draws(points: IdealPoints, fresh: _Part | None, mean: Floats, draws: Floats) -> Floats:
    if fresh is None:
        return np.zeros((len(draws), 0, 3))
    own = mean[fresh.nodes]
    deviations = draws[:, fresh.nodes] - own
    return draw_items(
        fresh.panel, own, fresh.items[:, :3], _PRIOR, deviations, seed=points.seed or 0
    )


def _items(points: IdealPoints) -> pl.DataFrame:
    assert points.items is not None, "the caller has seen to it"
    return points.items
