"""Joint positions of all pairs of members at once.

Merging ballots pair by pair builds a row for each pair and vote and then groups them; counting
common bits of packed answers builds none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt

from hemicycle.measure.coding import MISSING, YES, Coding
from hemicycle.measure.matrix import Cells

Places = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PairTables:
    """Joint positions of pairs on one set of votes.

    Parameters
    ----------
    first, second
        int32 (n_pairs,): rows of the matrix, ``first < second``.
    recorded
        float64 (k, k, n_pairs): recorded votes by the answers of first and second.
    consensus
        float64 (n_pairs,): decisions without a vote that both joined.
    credit
        float64 (n_pairs,): the same, scaled by the lower of the two participation rates.
    """

    first: Places
    second: Places
    recorded: npt.NDArray[np.float64]
    consensus: npt.NDArray[np.float64]
    credit: npt.NDArray[np.float64]

    def with_consensus(self, weight: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The tables with decisions without a vote counted as yes of both."""
        if not weight.any():
            return self.recorded
        table = self.recorded.copy()
        table[0, 0] += weight
        return table


def pair_tables(
    positions: Cells, by_consensus: npt.NDArray[np.bool_], coding: Coding
) -> PairTables:
    """Tables of all pairs with at least one common vote.

    Parameters
    ----------
    positions
        int8 (n_members, n_votes) of one set of votes.
    by_consensus
        bool (n_votes,): decisions without a vote, on which members of the roll stand as yes.
    """
    present = np.flatnonzero((positions != MISSING).any(axis=1)).astype(np.int32)
    cells = positions[present]
    firm = cells[:, ~by_consensus]
    first, second = np.triu_indices(len(present), k=1)
    table = _joint(firm, coding.categories, first, second)
    consensus = _joint(cells[:, by_consensus], (YES,), first, second)[0, 0]
    rate = (firm != MISSING).sum(axis=1) / max(firm.shape[1], 1)
    credit = consensus * np.minimum(rate[first], rate[second])
    common = table.any(axis=(0, 1)) | (consensus > 0)
    if not common.all():
        first, second, table = first[common], second[common], table[:, :, common]
        consensus, credit = consensus[common], credit[common]
    return PairTables(present[first], present[second], table, consensus, credit)


def _joint(
    cells: Cells, answers: tuple[int, ...], first: Rows, second: Rows
) -> npt.NDArray[np.float64]:
    """float64 (k, k, n_pairs): votes on which the first member gave one answer, the second another.

    Answers are packed into machine words, and common votes counted by their common bits. A matrix
    product counts the same, but its threads wait for one another on a busy machine.
    """
    words = [_packed(cells == answer) for answer in answers]
    place = (first * len(cells) + second, second * len(cells) + first)
    joint = np.empty((len(answers), len(answers), len(first)))
    for a, b in combinations_with_replacement(range(len(answers)), 2):
        both = _common(words[a], words[b])
        joint[a, b] = both.take(place[0])
        if a != b:
            joint[b, a] = both.take(place[1])
    return joint


def _packed(hot: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint64]:
    """uint64 (n_words, n_members): one bit a vote."""
    members, votes = hot.shape
    padded = np.zeros((members, -(-votes // 64) * 64), dtype=np.bool_)
    padded[:, :votes] = hot
    return np.ascontiguousarray(np.packbits(padded, axis=1).view(np.uint64).T)


def _common(ours: npt.NDArray[np.uint64], theirs: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
    """int32 (n_members, n_members): bits set in both."""
    members = ours.shape[1]
    count = np.zeros((members, members), dtype=np.int32)
    for mine, other in zip(ours, theirs, strict=True):
        count += np.bitwise_count(mine[:, None] & other)
    return count
