"""Two dimensions: the model of ``fast`` with a plane in place of a line.

A plane can be turned without changing any probability. Here both dimensions have mean 0 and
standard deviation 1 over all points and are uncorrelated, and the first is turned to the line of
``fast``: the second is what that line leaves out, uncorrelated with it. The anchors of ``fast``
point the first dimension; a named member points the second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hemicycle.errors import InputError, NotConvergedError
from hemicycle.measure.ideal.accelerate import Anderson
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.fast_kernels import smooth
from hemicycle.measure.ideal.fit import Fit
from hemicycle.measure.ideal.model import CUT_PRECISION, FIRST_PRECISION
from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.plane_kernels import sweep_plane

_DAMPED = 0.8
_LONGEST_STEP = 1.0
_PLAIN_SWEEPS = 6
_ROUNDS = 30
_START = 0.5


@dataclass(frozen=True)
class PlaneOptions:
    """Settings of the two-dimensional fit.

    Parameters
    ----------
    walk
        Variance of a step in each dimension, in units of the spread of all points.
    tolerance
        Root mean square change of all places, in one sweep, at which they have converged.
    sweeps
        Most sweeps.
    """

    walk: float = 0.1
    tolerance: float = 3e-3
    sweeps: int = 300

    def __post_init__(self) -> None:
        if not 0.0 < self.walk < np.inf:
            raise InputError(
                f"{self.walk!r} is no variance of the random walk",
                where="walk",
                right="a number above 0",
                todo="choose one",
            )


@dataclass(frozen=True, eq=False)
class PlaneFit:
    """Places in a plane and the items that cut it.

    Parameters
    ----------
    places, sd
        float64 (2, n_nodes): places, and their deviations given the items.
    items
        float64 (n_items, 4): two discriminations, two cutpoints.
    upward
        The member that points the second dimension.
    line
        The one-dimensional fit to which the first dimension is turned.
    sweeps, last_change
        How it settled.
    """

    places: Floats
    sd: Floats
    items: Floats
    upward: str
    line: Fit
    sweeps: int
    last_change: float


@dataclass(frozen=True, eq=False)
class _State:
    places: Floats
    doubts: Floats
    items: Floats

    def pack(self) -> Floats:
        return np.concatenate([self.places.ravel(), self.items[:, :4].ravel()])

    def unpack(self, values: Floats) -> _State:
        """State at extrapolated values; items whose cutpoints would cross stay as they are."""
        n = self.places.size
        new, items = values[n:].reshape(-1, 4), self.items.copy()
        good = new[:, 3] - new[:, 2] >= 0.2 * (items[:, 3] - items[:, 2])
        items[good, :4] = new[good]
        return _State(values[:n].reshape(2, -1).copy(), self.doubts, items)


def fit_plane(
    panel: Panel, anchors: Anchors, options: PlaneOptions | None = None, upward: str | None = None
) -> PlaneFit:
    """Estimate places in two dimensions.

    Parameters
    ----------
    upward
        Member above 0 in the second dimension, on average; by default the one farthest from 0.

    Raises
    ------
    InputError
        ``upward`` is no member with votes.
    NotIdentifiedError, NotConvergedError
        As ``fast``; or the plane does not settle.
    """
    options = options or PlaneOptions()
    if upward is not None and upward not in panel.members:
        raise InputError(
            f"{upward} cast no vote on which members differed",
            where="upward",
            right="a member with votes, e.g. " + ", ".join(panel.members[:5]),
            todo="name another member",
        )
    line = fit_fast(panel, anchors, FastOptions(walk=options.walk))
    state, sweeps, change = _converge(panel, _start(panel, line), line.place, options)
    mean = np.bincount(panel.node_member, state.places[1]) / np.bincount(panel.node_member)
    far = int(np.argmax(np.abs(mean))) if upward is None else panel.members.index(upward)
    sign = np.array([1.0, -1.0 if mean[far] < 0 else 1.0])
    items = state.items[:, :4].copy()
    items[:, :2] *= sign
    return PlaneFit(
        places=sign[:, None] * state.places,
        sd=np.sqrt(state.doubts),
        items=items,
        upward=panel.members[far],
        line=line,
        sweeps=sweeps,
        last_change=change,
    )


def _start(panel: Panel, line: Fit) -> _State:
    """The line, and beside it the direction in which members' answers leave it together."""
    item, sizes = panel.cell_items, np.diff(panel.starts)
    first, second = line.items[item, 1], line.items[item, 2]
    eta = line.items[item, 0] * line.place[panel.nodes]
    # What an answer leaves over: yes far below its cutpoint, or no far above, says nothing.
    answer = panel.answers - 1.0
    expected = np.tanh(eta - 0.5 * (first + second))
    left = answer - expected
    left -= (np.bincount(item, left, panel.n_items) / sizes)[item]
    place = np.cos(1.7 * panel.node_member)
    counts = np.bincount(panel.node_member)
    for _ in range(_ROUNDS):
        slope = np.bincount(item, left * place[panel.nodes], panel.n_items) / np.sqrt(sizes)
        pull = np.bincount(panel.nodes, left * slope[item], panel.n_nodes)
        # One direction through time: members keep their side of it.
        place = (np.bincount(panel.node_member, pull) / counts)[panel.node_member]
        place = (place - place.mean()) / place.std()
    slope = np.clip(slope / slope.std(), -1.0, 1.0)
    items = np.column_stack(
        [line.items[:, 0], _START * slope, line.items[:, 1:], np.zeros((panel.n_items, 2))]
    )
    places = np.vstack([line.place, place])
    return _turned(_State(places, np.full(places.shape, 0.01), items), line.place)


def _converge(
    panel: Panel, state: _State, line: Floats, options: PlaneOptions
) -> tuple[_State, int, float]:
    sums = np.empty((panel.chunks.size - 1, 2, 3, panel.n_nodes))
    accelerated = Anderson()
    change = np.inf
    for sweep in range(1, options.sweeps + 1):
        after = _turned(_sweep(panel, state, options.walk, sums), line)
        change = float(np.sqrt(np.mean((after.places - state.places) ** 2)))
        if change < options.tolerance:
            return after, sweep, change
        if not np.isfinite(change):
            break
        if sweep > _PLAIN_SWEEPS:
            after = after.unpack(accelerated.next(state.pack(), after.pack()))
        state = after
    raise NotConvergedError(
        f"the places still move by {change:.2g} after {options.sweeps} sweeps",
        where=f"two dimensions, {panel.n_nodes} ideal points, {panel.n_items} items",
        right=f"a root mean square change below {options.tolerance:g} in one sweep",
        todo="allow more sweeps, or use one dimension",
    )


def _sweep(panel: Panel, state: _State, walk: float, sums: Floats) -> _State:
    """One step of every item, then of every path in both dimensions."""
    items = state.items.copy()
    sweep_plane(
        panel.starts, panel.nodes, panel.answers, panel.cuts, panel.chunks,
        state.places, state.doubts, items, sums, 1.0, CUT_PRECISION,
    )  # fmt: skip
    steps = np.where(panel.gaps > 0, 1.0 / (walk * np.maximum(panel.gaps, 1.0)), 0.0)
    places, doubts = np.empty_like(state.places), np.empty_like(state.places)
    shift, link = np.empty((2, panel.n_nodes))
    for d, (pull, weight, blur) in enumerate(sums.sum(axis=0)):
        now = state.places[d]
        smooth(
            panel.chains, panel.order, steps, FIRST_PRECISION, pull - blur * now, weight + blur,
            now, shift, doubts[d], link,
        )  # fmt: skip
        places[d] = now + _DAMPED * np.clip(shift, -_LONGEST_STEP, _LONGEST_STEP)
    return _State(places, doubts, items)


def _turned(state: _State, line: Floats) -> _State:
    """The same probabilities, uncorrelated and of deviation 1, the first along the line."""
    middle = state.places.mean(axis=1)
    free = state.places - middle[:, None]
    lower = np.linalg.cholesky(np.cov(free, bias=True))
    white = np.linalg.solve(lower, free)
    along = white @ (line - line.mean())
    along = along / np.linalg.norm(along)
    turn = np.array([along, [-along[1], along[0]]])
    into = turn @ np.linalg.inv(lower)
    back = np.linalg.inv(into)
    items = state.items.copy()
    items[:, 2:4] -= (state.items[:, :2] @ middle)[:, None]
    items[:, :2] = state.items[:, :2] @ back
    items[:, 4:] = state.items[:, 4:] @ back**2
    return _State(turn @ white, into**2 @ state.doubts, items)
