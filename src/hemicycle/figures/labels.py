"""Place short labels so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_CHARACTER = 0.58
"""Width of a character as a share of its height, for system fonts."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_box(x: float, y: float, words: str, size: float) -> Box:
    """Room taken by a line of text centred on ``x`` with its baseline at ``y``."""
    half = len(words) * size * _CHARACTER / 2
    return Box(x - half, y - size, x + half, y + size * 0.3)


def first_free(
    spots: Sequence[tuple[float, float]], words: str, size: float, taken: Sequence[Box]
) -> tuple[float, float, Box] | None:
    """The first spot whose text overlaps nothing taken; None where all do."""
    for x, y in spots:
        box = text_box(x, y, words, size)
        if not any(map(box.meets, taken)):
            return x, y, box
    return None


def spread(wanted: Sequence[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Positions as near the wanted ones as a minimum gap allows, in the same order."""
    placed: list[float] = []
    for value in wanted:
        floor = placed[-1] + gap if placed else lowest
        placed.append(max(value, floor))
    limit = highest
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - gap
    return placed
