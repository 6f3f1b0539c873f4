"""The fewest members that reach several targets at once, exactly."""

from __future__ import annotations

from collections.abc import Sequence

Vector = tuple[int, ...]


def fewest(gains: Sequence[Vector], needs: Vector) -> tuple[int, ...] | None:
    """Places of the fewest members whose gains together reach every need; None where none do.

    For each number of members only combinations that no other equals or beats everywhere are
    kept. With one weight beside heads that is a single one, the heaviest.

    Examples
    --------
    >>> fewest([(1, 5), (1, 9), (1, 3)], (2, 12))
    (1, 0)
    """
    if not any(need > 0 for need in needs):
        return ()
    best: list[list[tuple[Vector, tuple[int, ...]]]] = [[((0,) * len(needs), ())]]
    for place in sorted(range(len(gains)), key=lambda n: gains[n], reverse=True):
        best.append([])
        for size in range(len(best) - 1, 0, -1):
            grown = [
                (_capped(reached, gains[place], needs), (*chosen, place))
                for reached, chosen in best[size - 1]
            ]
            best[size] = _undominated(best[size] + grown)
    for combinations in best:
        for reached, chosen in combinations:
            if all(got >= need for got, need in zip(reached, needs, strict=True)):
                return chosen
    return None


def _capped(reached: Vector, gain: Vector, needs: Vector) -> Vector:
    """What is beyond a need is of no use."""
    return tuple(min(r + g, max(n, 0)) for r, g, n in zip(reached, gain, needs, strict=True))


def _undominated(
    found: list[tuple[Vector, tuple[int, ...]]],
) -> list[tuple[Vector, tuple[int, ...]]]:
    kept: list[tuple[Vector, tuple[int, ...]]] = []
    for vector, chosen in sorted(found, key=lambda pair: pair[0], reverse=True):
        if not any(all(k >= v for k, v in zip(other, vector, strict=True)) for other, _ in kept):
            kept.append((vector, chosen))
    return kept
