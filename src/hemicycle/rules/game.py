"""A vote as a simple game, and the number of coalitions in it, counted exactly.

Reference
---------
The counts come from the generating function of the game (D. G. Cantor, in Lucas 1983), which holds
for every sum of weights the number of coalitions of each size that have it. It is kept as one long
integer per size with a fixed number of bytes per sum, so adding a member is a shift and a sum, and
counting a region a mask.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

Offsets = tuple[int, ...]


@dataclass(frozen=True)
class Quota:
    """Weight that a winning coalition needs: whole numbers per member, 1 or more.

    From ``deemed`` members on it counts as met, since those outside are too few to block; None
    where there is no such rule.
    """

    weight: tuple[int, ...]
    needed: int
    deemed: int | None = None

    def from_size(self, size: int) -> int:
        """The weight that so many members need."""
        return 0 if self.deemed is not None and size >= self.deemed else self.needed


@dataclass(frozen=True)
class Game:
    """Who wins: enough members, every blocker among them, and every quota.

    Parameters
    ----------
    members
        Number of members; they are the places 0 to ``members - 1``.
    needed
        Fewest members of a winning coalition.
    blockers
        Places of members without which nothing wins.
    quotas
        Weights needed besides.
    """

    members: int
    needed: int
    blockers: frozenset[int] = frozenset()
    quotas: tuple[Quota, ...] = ()

    def wins(self, coalition: frozenset[int]) -> bool:
        """The definition; the counts below are held against it."""
        size = len(coalition)
        if size < self.needed or not self.blockers <= coalition:
            return False
        return all(sum(q.weight[m] for m in coalition) >= q.from_size(size) for q in self.quotas)

    def kind(self, member: int) -> tuple[bool, Offsets]:
        """What tells members apart: whether it blocks, and its weights."""
        return member in self.blockers, tuple(quota.weight[member] for quota in self.quotas)

    def swings(self, member: int) -> list[int]:
        """Coalitions that a member turns from losing to winning, by their size without it."""
        counts = self._free if member in self.blockers else self._without(member)
        first = len(self.blockers) - (member in self.blockers)
        shift = 0 if member in self.blockers else self._place(member)
        found = [0] * self.members
        for size, coalitions in enumerate(counts):
            after = self._mask(len(self.blockers) + size + (member not in self.blockers))
            turned = self._count(coalitions & (after >> (8 * self._width * shift)))
            if member not in self.blockers:
                turned -= self._count(coalitions & self._mask(len(self.blockers) + size))
            found[first + size] = turned
        return found

    # --- the generating function of the members that are no blockers ---------------------------

    @cached_property
    def _others(self) -> tuple[int, ...]:
        return tuple(m for m in range(self.members) if m not in self.blockers)

    @cached_property
    def _width(self) -> int:
        """Bytes per count: every sum of counts stays below the modulus of :meth:`_count`."""
        return self.members // 8 + 1

    @cached_property
    def _spans(self) -> tuple[int, ...]:
        """Number of different sums of each quota's weights, 0 to all of them."""
        return tuple(sum(q.weight[m] for m in self._others) + 1 for q in self.quotas)

    def _place(self, member: int) -> int:
        """How many counts further a member moves a sum; the last quota varies fastest."""
        place = 0
        for quota, span in zip(self.quotas, self._spans, strict=True):
            place = place * span + quota.weight[member]
        return place

    @cached_property
    def _free(self) -> list[int]:
        """By size, the coalitions of members that are no blockers, one count per sum."""
        counts = [1] + [0] * len(self._others)
        for number, member in enumerate(self._others):
            shift = 8 * self._width * self._place(member)
            for size in range(number, -1, -1):
                counts[size + 1] += counts[size] << shift
        return counts

    def _without(self, member: int) -> list[int]:
        """The same without one member: what was added is taken off again."""
        shift, counts = 8 * self._width * self._place(member), self._free[:-1]
        for size in range(1, len(counts)):
            counts[size] -= counts[size - 1] << shift
        return counts

    def _mask(self, size: int) -> int:
        """All ones at the sums with which so many members, blockers among them, win."""
        if size < self.needed:
            return 0
        asked = tuple(quota.from_size(size) for quota in self.quotas)
        if asked not in self._masks:
            self._masks[asked] = self._region(asked)
        return self._masks[asked]

    @cached_property
    def _masks(self) -> dict[Offsets, int]:
        return {}

    def _region(self, asked: Offsets) -> int:
        """Ones where every sum reaches what is asked, built from the last quota outwards."""
        block = b"\xff" * self._width
        for quota, span, least in reversed(list(zip(self.quotas, self._spans, asked, strict=True))):
            held = sum(quota.weight[m] for m in self.blockers)
            start = min(max(0, least - held), span)
            block = bytes(len(block)) * start + block * (span - start)
        return int.from_bytes(block, "little")

    def _count(self, coalitions: int) -> int:
        """The sum of all counts: a number modulo its base less one is the sum of its digits."""
        return coalitions % ((1 << 8 * self._width) - 1)
