"""Agreement of two members as a number: each index a formula on their table of joint positions.

Two families cover all of them. A *mean* index gives each joint position a score and averages; a
*chance-corrected* index compares the disagreement seen with what the members' own margins would
give by chance. ``docs/measures.md`` explains each with its range.

Cells come first and pairs last, so that every operation runs over pairs in one piece of memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Protocol

import numpy as np
import numpy.typing as npt

from hemicycle.measure.coding import ABSENT, ABSTAIN, NO, YES, Coding

Floats = npt.NDArray[np.float64]

_PLACE = {YES: 0.0, ABSTAIN: 0.5, NO: 1.0}


class Joint:
    """Joint positions of pairs, with the sums that several indices share.

    Parameters
    ----------
    cells
        float64 (k, k, n_pairs), votes or shares: first member's answer, second member's, pair.
    """

    def __init__(self, cells: Floats) -> None:
        self.cells = cells

    @cached_property
    def rows(self) -> list[Floats]:
        """Answers of the first member, k times float64 (n_pairs,)."""
        return [_total(list(row)) for row in self.cells]

    @cached_property
    def columns(self) -> list[Floats]:
        """Answers of the second member."""
        return [_total(list(column)) for column in self.cells.swapaxes(0, 1)]

    @cached_property
    def pooled(self) -> list[Floats]:
        """Mean of the two members' answers."""
        return [(row + column) / 2 for row, column in zip(self.rows, self.columns, strict=True)]

    @cached_property
    def n(self) -> Floats:
        """Common votes, float64 (n_pairs,)."""
        return _total(self.rows)

    @cached_property
    def apart(self) -> dict[tuple[int, int], Floats]:
        """Cells of two different answers, whichever member gave which, added up."""
        return {(a, b): self.cells[a, b] + self.cells[b, a] for a, b in self._different()}

    @cached_property
    def apart_by_own(self) -> dict[tuple[int, int], Floats]:
        """The same as chance would have it from each member's own answers, times ``n``."""
        first, second = self.rows, self.columns
        return {(a, b): first[a] * second[b] + first[b] * second[a] for a, b in self._different()}

    @cached_property
    def apart_by_pooled(self) -> dict[tuple[int, int], Floats]:
        """The same from pooled answers, times ``n``."""
        mean = self.pooled
        return {(a, b): 2 * mean[a] * mean[b] for a, b in self._different()}

    def _different(self) -> list[tuple[int, int]]:
        return list(combinations(range(len(self.cells)), 2))


class Index(Protocol):
    """An agreement index."""

    @property
    def lowest(self) -> float:
        """Value that cannot be undercut."""

    @property
    def highest(self) -> float:
        """Value of full agreement."""

    def value(self, joint: Joint) -> Floats:
        """float64 (n_pairs,): the index; NaN where the votes do not identify it."""

    def gradient(self, joint: Joint) -> Floats:
        """float64 (k, k, n_pairs): change of the index with each cell, for shares of votes."""


@dataclass(frozen=True, eq=False)
class MeanIndex:
    """Average of a score over the votes that have one.

    Parameters
    ----------
    score
        float64 (k, k), symmetric: value of each joint position, 0 where it does not count.
    counts
        float64 (k, k), symmetric: 1 where a joint position counts, else 0.
    """

    score: Floats
    counts: Floats
    lowest: float = 0.0
    highest: float = 1.0

    def value(self, joint: Joint) -> Floats:
        """See :class:`Index`."""
        return _ratio(_weighted(self.score, joint), self._base(joint))

    def _base(self, joint: Joint) -> Floats:
        return joint.n if self.counts.all() else _weighted(self.counts, joint)

    def gradient(self, joint: Joint) -> Floats:
        """See :class:`Index`."""
        base = self._base(joint)
        mean = _ratio(_weighted(self.score, joint), base)
        return _ratio(self.score[..., None] - self.counts[..., None] * mean, base)


@dataclass(frozen=True, eq=False)
class ChanceIndex:
    """Agreement beyond chance: 1 minus seen over expected disagreement.

    Parameters
    ----------
    distance
        float64 (k, k): 0 on the diagonal, symmetric.
    pooled
        False: each member has its own margins (Cohen). True: both share the mean (Scott).
    """

    distance: Floats
    pooled: bool
    lowest: float = -np.inf
    highest: float = 1.0

    def value(self, joint: Joint) -> Floats:
        """See :class:`Index`."""
        return 1.0 - _ratio(self._seen(joint) * joint.n, self._expected(joint))

    def _seen(self, joint: Joint) -> Floats:
        return _total([_times(self.distance[pair], cell) for pair, cell in joint.apart.items()])

    def _expected(self, joint: Joint) -> Floats:
        by_chance = joint.apart_by_pooled if self.pooled else joint.apart_by_own
        return _total([_times(self.distance[pair], cell) for pair, cell in by_chance.items()])

    def gradient(self, joint: Joint) -> Floats:
        """See :class:`Index`; Fleiss, Cohen and Everitt (1969) give the same for kappa."""
        rows = np.array(joint.pooled if self.pooled else joint.rows)
        columns = np.array(joint.pooled if self.pooled else joint.columns)
        seen, expected = self._seen(joint), self._expected(joint)
        slope = (self.distance @ columns)[:, None] + (self.distance @ rows)[None, :]
        return -_ratio(self.distance[..., None] * expected - seen * slope, expected**2)


def _weighted(weights: Floats, joint: Joint) -> Floats:
    """Sum of symmetric weights times cells."""
    same = [_times(weights[a, a], joint.cells[a, a]) for a in range(len(weights)) if weights[a, a]]
    other = [_times(weights[pair], cell) for pair, cell in joint.apart.items() if weights[pair]]
    return _total([*same, *other]) if same or other else np.zeros_like(joint.n)


def _times(weight: float, cell: Floats) -> Floats:
    return cell if weight == 1 else weight * cell


def _total(parts: Sequence[Floats]) -> Floats:
    """Sum of arrays; written out because a reduction over short outer axes is slow."""
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """Quotient, NaN where the divisor is 0."""
    quotient = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=quotient, where=bottom != 0)
    return quotient


def distances(coding: Coding) -> Floats:
    """float64 (k, k): how far apart two answers are, 0 to 1, in order of ``coding.categories``.

    Yes and no are 1 apart, an abstention half way if the coding says so; not voting, where it is
    an answer, is 1 from every other.
    """
    answers = coding.categories
    apart = np.ones((len(answers), len(answers))) - np.eye(len(answers))
    if coding.has_order:
        for row, a in enumerate(answers):
            for column, b in enumerate(answers):
                if ABSENT not in (a, b):
                    apart[row, column] = abs(_PLACE[a] - _PLACE[b])
    return apart


def indices(coding: Coding) -> Mapping[str, Index]:
    """Every index under the coding, by name.

    ``identical``, ``agree`` (Voeten), ``s`` and ``s_squared`` (Signorino and Ritter 1999),
    ``kappa`` (Cohen) and ``pi`` (Scott), each also ``_linear`` and ``_squared``, and the United
    States Department of State's voting coincidence, ``state_old`` and ``state_new``.
    """
    apart = distances(coding)
    every = np.ones_like(apart)
    same = np.eye(len(apart))
    weights = {"": 1 - same, "_linear": apart, "_squared": apart**2}
    chance = {
        f"{name}{suffix}": ChanceIndex(weight, pooled)
        for name, pooled in (("kappa", False), ("pi", True))
        for suffix, weight in weights.items()
    }
    return {
        "identical": MeanIndex(same, every),
        "agree": MeanIndex(1 - apart, every),
        "s": MeanIndex(1 - 2 * apart, every, lowest=-1.0),
        "s_squared": MeanIndex(1 - 2 * apart**2, every, lowest=-1.0),
        **chance,
        "state_old": MeanIndex(*_state_old(coding)),
        "state_new": MeanIndex(*_state_new(coding)),
    }


def _state_old(coding: Coding) -> tuple[Floats, Floats]:
    """Reports to 2016: identical over identical and opposite, both having said yes or no."""
    firm = np.array([answer in (YES, NO) for answer in coding.categories], dtype=np.float64)
    counts = np.outer(firm, firm)
    return np.diag(firm), counts


def _state_new(coding: Coding) -> tuple[Floats, Floats]:
    """Reports from 2017: same 1, one abstention 1/2, opposite 0, absences left out."""
    voted = np.array([answer != ABSENT for answer in coding.categories], dtype=np.float64)
    counts = np.outer(voted, voted)
    score = np.eye(len(voted)) * voted
    if ABSTAIN in coding.categories:
        middle = coding.categories.index(ABSTAIN)
        others = voted.astype(bool)
        others[middle] = False
        score[middle, others] = score[others, middle] = 0.5
    return score, counts
