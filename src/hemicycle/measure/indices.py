"""Agreement of two members as a number: each index a formula on their table of joint positions.

Two families cover all of them. A *mean* index averages a distance between the two answers; a
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
        self._held: dict[tuple[str, bytes], Floats] = {}

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

    def apart(self, distance: Floats) -> Floats:
        """Sum of a distance between the two answers over the common votes, float64 (n_pairs,)."""
        return self._summed("apart", distance, self._apart)

    def apart_by_chance(self, distance: Floats, *, pooled: bool) -> Floats:
        """The same as chance would have it, times ``n``.

        Each member keeps its own answers, or (``pooled``) both share the mean of them.
        """
        cells = self._apart_by_pooled if pooled else self._apart_by_own
        return self._summed(f"chance {pooled}", distance, cells)

    def _summed(
        self, kind: str, distance: Floats, cells: Mapping[tuple[int, int], Floats]
    ) -> Floats:
        key = (kind, distance.tobytes())
        if key not in self._held:
            self._held[key] = _total(
                [
                    cell if distance[pair] == 1 else distance[pair] * cell
                    for pair, cell in cells.items()
                    if distance[pair]
                ]
            )
        return self._held[key]

    @cached_property
    def _apart(self) -> dict[tuple[int, int], Floats]:
        """Cells of two different answers, whichever member gave which, added up."""
        return {(a, b): self.cells[a, b] + self.cells[b, a] for a, b in self._different()}

    @cached_property
    def _apart_by_own(self) -> dict[tuple[int, int], Floats]:
        first, second = self.rows, self.columns
        return {(a, b): first[a] * second[b] + first[b] * second[a] for a, b in self._different()}

    @cached_property
    def _apart_by_pooled(self) -> dict[tuple[int, int], Floats]:
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
    """One less the mean distance over the votes that count.

    Parameters
    ----------
    distance
        float64 (k, k), symmetric, 0 on the diagonal and where a joint position does not count.
    counts
        Answers that count where both members gave one, as places; None for all.
    scale
        1 for an index from 0 to 1, 2 for one from -1 to 1.
    """

    distance: Floats
    counts: tuple[int, ...] | None = None
    scale: float = 1.0
    highest: float = 1.0

    @property
    def lowest(self) -> float:
        """Value of pairs that are always as far apart as can be."""
        return 1.0 - self.scale

    def value(self, joint: Joint) -> Floats:
        """See :class:`Index`."""
        return 1.0 - self.scale * _ratio(joint.apart(self.distance), self._base(joint))

    def _base(self, joint: Joint) -> Floats:
        if self.counts is None:
            return joint.n
        return _total([joint.cells[a, b] for a in self.counts for b in self.counts])

    def gradient(self, joint: Joint) -> Floats:
        """See :class:`Index`."""
        base = self._base(joint)
        mean = _ratio(joint.apart(self.distance), base)
        counted = np.zeros_like(self.distance)
        chosen = range(len(counted)) if self.counts is None else self.counts
        counted[np.ix_(chosen, chosen)] = 1.0
        return -self.scale * _ratio(self.distance[..., None] - counted[..., None] * mean, base)


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
        expected = joint.apart_by_chance(self.distance, pooled=self.pooled)
        return 1.0 - _ratio(joint.apart(self.distance) * joint.n, expected)

    def gradient(self, joint: Joint) -> Floats:
        """See :class:`Index`; Fleiss, Cohen and Everitt (1969) give the same for kappa."""
        rows = np.array(joint.pooled if self.pooled else joint.rows)
        columns = np.array(joint.pooled if self.pooled else joint.columns)
        seen = joint.apart(self.distance)
        expected = joint.apart_by_chance(self.distance, pooled=self.pooled)
        slope = (self.distance @ columns)[:, None] + (self.distance @ rows)[None, :]
        return -_ratio(self.distance[..., None] * expected - seen * slope, expected**2)


def _total(parts: Sequence[Floats]) -> Floats:
    """Sum of arrays; written out because a reduction over short outer axes is slow."""
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """Quotient; 0 by 0, where the votes identify nothing, is NaN."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(top / bottom)


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
    answers = coding.categories
    weights = {"": 1 - np.eye(len(apart)), "_linear": apart, "_squared": apart**2}
    chance = {
        f"{name}{suffix}": ChanceIndex(weight, pooled)
        for name, pooled in (("kappa", False), ("pi", True))
        for suffix, weight in weights.items()
    }
    voted = tuple(place for place, answer in enumerate(answers) if answer != ABSENT)
    firm = tuple(place for place, answer in enumerate(answers) if answer in (YES, NO))
    return {
        "identical": MeanIndex(weights[""]),
        "agree": MeanIndex(apart),
        "s": MeanIndex(apart, scale=2.0),
        "s_squared": MeanIndex(apart**2, scale=2.0),
        **chance,
        "state_old": MeanIndex(_among(weights[""], firm), firm),
        "state_new": MeanIndex(_among(_steps(answers), voted), voted),
    }


def _steps(answers: tuple[int, ...]) -> Floats:
    """Distances of the Department of State: one abstention is half way whatever the coding."""
    place = np.array([_PLACE.get(answer, 0.0) for answer in answers])
    return np.asarray(np.abs(place[:, None] - place))


def _among(distance: Floats, counts: tuple[int, ...]) -> Floats:
    """Distances between the answers that count, 0 elsewhere."""
    kept = np.zeros_like(distance)
    kept[np.ix_(counts, counts)] = distance[np.ix_(counts, counts)]
    return kept
