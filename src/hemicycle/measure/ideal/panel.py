"""Votes in the layout the kernels read: cells by item, members by period.

A *node* is one member in one period; nodes are ordered by period, then member. Every engine takes
a :class:`Panel`; :func:`panel` builds one from columns of any source and checks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hemicycle.errors import InputError, NotIdentifiedError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

LOWER, MIDDLE, UPPER = 0, 1, 2
_CHUNKS = 16
"""Parts of the work; fixed, so that sums are the same on any number of processors."""


@dataclass(frozen=True)
class Panel:
    """Answers of members to items, by period.

    Parameters
    ----------
    members, periods, items
        Labels; ``periods`` in order of time.
    node_member, node_period
        int64 (n_nodes,): indices into the labels.
    starts
        int64 (n_items + 1,): cells of item j are ``starts[j]:starts[j + 1]``.
    nodes
        int64 (n_cells,): who answered.
    answers
        int8 (n_cells,): LOWER, MIDDLE or UPPER; an item with two answers has LOWER and UPPER.
    cuts
        int8 (n_items,): cutpoints, one fewer than the answers that occur.
    tops, bottoms
        int8 (n_items,): highest and lowest answer as given (0 yes, 1 abstain, 2 no).
    """

    members: tuple[str, ...]
    periods: tuple[int | str, ...]
    items: tuple[str, ...]
    node_member: Ints
    node_period: Ints
    starts: Ints
    nodes: npt.NDArray[np.int32]
    answers: npt.NDArray[np.int8]
    cuts: npt.NDArray[np.int8]
    bottoms: npt.NDArray[np.int8]
    tops: npt.NDArray[np.int8]

    @property
    def n_nodes(self) -> int:
        """Members times the periods they voted in."""
        return int(self.node_member.size)

    @property
    def n_items(self) -> int:
        """Items with at least two different answers."""
        return len(self.items)

    @property
    def n_cells(self) -> int:
        """Answers."""
        return int(self.nodes.size)

    @cached_property
    def votes(self) -> Ints:
        """int64 (n_nodes,): answers given by each node."""
        return np.bincount(self.nodes, minlength=self.n_nodes)

    @cached_property
    def order(self) -> Ints:
        """int64 (n_nodes,): nodes member after member, each by period."""
        return np.lexsort((self.node_period, self.node_member))

    @cached_property
    def chains(self) -> Ints:
        """int64 (n_members + 1,): where each member's path begins in ``order``."""
        return np.searchsorted(self.node_member[self.order], np.arange(len(self.members) + 1))

    @cached_property
    def gaps(self) -> Floats:
        """float64 (n_nodes,), by position in ``order``: periods since the node before; 0 at first.

        Counted in periods of the panel, so that a session without votes is no step.
        """
        gaps = np.diff(self.node_period[self.order], prepend=0).astype(np.float64)
        gaps[self.chains[:-1]] = 0.0
        return gaps

    @cached_property
    def chunks(self) -> Ints:
        """int64: first item of each chunk of about equally many cells, and the number of items."""
        marks = np.linspace(0, self.n_cells, _CHUNKS + 1)
        return np.unique(np.searchsorted(self.starts, marks))

    @cached_property
    def cell_items(self) -> npt.NDArray[np.int32]:
        """int32 (n_cells,): item of each cell."""
        return np.repeat(np.arange(self.n_items, dtype=np.int32), np.diff(self.starts))


def panel(
    members: Sequence[str],
    periods: Sequence[int | str],
    items: Sequence[str],
    *,
    member: npt.NDArray[np.integer],
    period: npt.NDArray[np.integer],
    item: npt.NDArray[np.integer],
    answer: npt.NDArray[np.integer],
) -> Panel:
    """Panel of observations; items on which all agreed say nothing and are left out.

    Parameters
    ----------
    members, periods, items
        Labels; ``periods`` in order of time.
    member, period, item
        Indices into the labels, one entry per answer.
    answer
        0 yes, 1 abstain, 2 no.

    Raises
    ------
    InputError
        An answer out of range.
    NotIdentifiedError
        Fewer than two members, or nobody ever differed.
    """
    answer = np.asarray(answer)
    if answer.size and (answer.min() < 0 or answer.max() > 2):
        raise InputError(
            f"{int(answer.max()) if answer.max() > 2 else int(answer.min())} is no answer",
            where="answers of the panel",
            right="0 (yes), 1 (abstain) or 2 (no)",
            todo="leave out what is not one of these",
        )
    keep, low, high, kinds = _varied(np.asarray(item), answer, len(items))
    member, period = np.asarray(member)[keep], np.asarray(period)[keep]
    _refuse_thin(member, answer[keep])
    used, own = np.unique(np.asarray(item)[keep], return_inverse=True)
    present, at = np.unique(period.astype(np.int64) * len(members) + member, return_inverse=True)
    where = np.lexsort((at, answer[keep], own))
    own, at, given = own[where], at[where], answer[keep][where]
    voters, here = np.unique(present % len(members), return_inverse=True)
    times, then = np.unique(present // len(members), return_inverse=True)
    coded = np.where(given == low[used][own], LOWER, np.where(given == high[used][own], UPPER, 1))
    return Panel(
        members=tuple(members[k] for k in voters),
        periods=tuple(periods[k] for k in times),
        items=tuple(items[k] for k in used),
        node_member=here.astype(np.int64),
        node_period=then.astype(np.int64),
        starts=np.searchsorted(own, np.arange(used.size + 1)).astype(np.int64),
        nodes=at.astype(np.int32),
        answers=coded.astype(np.int8),
        cuts=(kinds[used] - 1).astype(np.int8),
        bottoms=low[used].astype(np.int8),
        tops=high[used].astype(np.int8),
    )


def _varied(
    item: npt.NDArray[np.integer], answer: npt.NDArray[np.integer], n: int
) -> tuple[npt.NDArray[np.bool_], Ints, Ints, Ints]:
    """Cells of items with different answers; lowest, highest and number of answers per item."""
    counts = np.bincount(item.astype(np.int64) * 3 + answer, minlength=3 * n).reshape(n, 3)
    there = counts > 0
    kinds = there.sum(axis=1)
    return (
        (kinds > 1)[item],
        np.argmax(there, axis=1),
        2 - np.argmax(there[:, ::-1], axis=1),
        kinds,
    )


def _refuse_thin(member: npt.NDArray[np.integer], answer: npt.NDArray[np.integer]) -> None:
    n = np.unique(member).size
    if n >= 3 and answer.size:
        return
    raise NotIdentifiedError(
        "these votes do not order their members on a line: "
        + (f"only {n} members differed on anything" if n else "nobody ever voted differently"),
        where=f"{answer.size} answers that differ from another member's",
        right="at least three members and one vote on which they differed",
        todo="widen the span of time or the choice of votes, or change the coding",
    )
