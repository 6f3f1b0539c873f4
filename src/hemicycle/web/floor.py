"""Members by votes of one body as arrays in memory, and the sums that pages ask of them.

Everything here is exact counting; estimates come from :mod:`.fits`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.joined import matrix
from hemicycle.measure.coding import ABSENT, ABSTAIN, MISSING, NO, YES
from hemicycle.measure.coding import coding as named_coding
from hemicycle.measure.indices import Joint, indices
from hemicycle.web.library import Shelf

if TYPE_CHECKING:
    from hemicycle.measure.matrix import Matrix

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Cells = npt.NDArray[np.int8]

WORD_OF = {YES: "YES", ABSTAIN: "ABSTAIN", NO: "NO", ABSENT: "NON_VOTING"}


@dataclass(frozen=True, eq=False)
class Floor:
    """Every recorded vote of a body with all its members.

    Parameters
    ----------
    seated
        The matrix in which not voting is an answer of its own (4).
    """

    seated: Matrix

    @cached_property
    def answers(self) -> Cells:
        """int8 (n_members, n_votes): 1 yes, 2 abstain, 3 no; 0 for everything else."""
        cells = self.seated.positions
        return np.where(cells == ABSENT, np.int8(MISSING), cells)

    @cached_property
    def plain(self) -> Matrix:
        """The same votes under the coding ``plain``, as the measures want it."""
        return replace(self.seated, positions=self.answers, coding=named_coding("plain"))

    @property
    def members(self) -> tuple[str, ...]:
        """Codes, sorted."""
        return self.seated.members

    @property
    def periods(self) -> tuple[int | str, ...]:
        """Labels of the periods, ascending."""
        return self.seated.periods

    @cached_property
    def row(self) -> dict[str, int]:
        """Row of each member."""
        return {member: place for place, member in enumerate(self.members)}

    @cached_property
    def column(self) -> dict[str, int]:
        """Column of each vote."""
        return {vote: place for place, vote in enumerate(self.seated.votes)}

    @cached_property
    def camps(self) -> Counts:
        """int64 (5, n_votes): members by answer."""
        cells = self.seated.positions
        return np.array([(cells == answer).sum(axis=0) for answer in range(5)], dtype=np.int64)

    @cached_property
    def _edges(self) -> npt.NDArray[np.int64]:
        return np.searchsorted(self.seated.period, np.arange(len(self.periods)))

    def by_period(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Sums over the votes of each period, on the last axis."""
        return np.add.reduceat(values, self._edges, axis=-1)

    def taken(self, member: str) -> Counts:
        """int64 (5, n_periods): the member's answers by period; row 0 is not known or no member."""
        cells = self.seated.positions[self.row[member]]
        return np.array([self.by_period((cells == a).astype(np.int64)) for a in range(5)])

    def agreement_with(self, member: str) -> tuple[Floats, Counts]:
        """Agreement of a member with every other by period.

        Returns
        -------
        agree : float64 (n_members, n_periods)
            1 less the mean distance, NaN without a common vote; see the method ``agree``.
        common : int64 (n_members, n_periods)
            Votes on which both took a position.
        """
        row = self.row[member]
        apart, common = self._all_pairs
        with np.errstate(invalid="ignore", divide="ignore"):
            return 1 - apart[row] / common[row], common[row].astype(np.int64)

    @cached_property
    def _all_pairs(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """float32 (n_members, n_members, n_periods): summed distances, and common votes.

        Answers as 0 and 1 in three tables: their products count joint answers of all pairs at once.
        """
        size = (len(self.members), len(self.members), len(self.periods))
        apart, common = np.empty(size, np.float32), np.empty(size, np.float32)
        for place, period in enumerate(self.periods):
            cells = self.answers[:, self.seated.columns_of(period)]
            yes, abstain, no = ((cells == a).astype(np.float32) for a in (YES, ABSTAIN, NO))
            there = yes + abstain + no
            half = abstain @ (yes + no).T
            full = yes @ no.T
            apart[:, :, place] = (half + half.T) / 2 + full + full.T
            common[:, :, place] = there @ there.T
        return apart, common

    def pair(self, a: str, b: str) -> tuple[Counts, dict[str, Floats]]:
        """Joint answers of two members by period, and every index of agreement on them.

        Returns
        -------
        cells : int64 (3, 3, n_periods + 1)
            Votes by the answers of the first and the second; the last place is all periods.
        values : dict of float64 (n_periods + 1,)
            NaN where the votes do not identify an index.
        """
        first, second = self.answers[self.row[a]], self.answers[self.row[b]]
        cells = np.array(
            [
                [self.by_period(((first == x) & (second == y)).astype(np.int64)) for y in (1, 2, 3)]
                for x in (1, 2, 3)
            ]
        )
        cells = np.concatenate([cells, cells.sum(axis=2, keepdims=True)], axis=2)
        joint = Joint(cells.astype(np.float64))
        chosen = indices(named_coding("plain"))
        return cells, {name: index.value(joint) for name, index in chosen.items()}

    def parted(self, a: str, b: str) -> list[int]:
        """Columns on which two members took different positions, newest first."""
        first, second = self.answers[self.row[a]], self.answers[self.row[b]]
        apart = np.flatnonzero((first != second) & (first != MISSING) & (second != MISSING))
        return [int(column) for column in self.newest_first(apart)]

    def newest_first(self, columns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The columns by day, the undated last."""
        days = self.seated.dates[columns]
        order = np.where(np.isnat(days), np.int64(-(2**40)), days.astype(np.int64))
        return columns[np.argsort(-order, kind="stable")]

    def companions(self, member: str) -> npt.NDArray[np.int64]:
        """int64 (n_votes,): others with the same answer; -1 where the member gave none."""
        cells = self.answers[self.row[member]]
        beside = np.take_along_axis(self.camps, cells[None, :].astype(np.int64), axis=0)[0] - 1
        return np.where(cells == MISSING, -1, beside)


def floor_of(shelf: Shelf, body: str) -> Floor | None:
    """The floor of a body; None where no vote of it is known member by member."""

    def make() -> Floor | None:
        coding = replace(named_coding("plain"), name="seated", absence="category")
        try:
            return Floor(matrix(shelf.record, body=body, coding=coding))
        except (NotIdentifiedError, InputError):  # too little to tell, or no vote of it at all
            return None

    return shelf.once(("floor", body), make)
