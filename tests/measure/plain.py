"""Agreement the slow way: one pair, one vote at a time, each index as its source writes it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

_PLACE = {1: 0.0, 2: 0.5, 3: 1.0}
_WEIGHTS = {
    "": lambda a, b: float(a != b),
    "_linear": lambda a, b: abs(_PLACE[a] - _PLACE[b]),
    "_squared": lambda a, b: (_PLACE[a] - _PLACE[b]) ** 2,
}


def plain_indices(first: Sequence[int], second: Sequence[int]) -> dict[str, float]:
    """Every index of two members' answers (1 yes, 2 abstain, 3 no, 0 nothing); NaN if undefined."""
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a and b]
    n = len(pairs)
    found = {
        "identical": sum(a == b for a, b in pairs) / n,
        "agree": 1 - sum(abs(a - b) for a, b in pairs) / (2 * n),
        "s": 1 - 2 * sum(abs(a - b) / 2 for a, b in pairs) / n,
        "s_squared": 1 - 2 * sum((a - b) ** 2 / 4 for a, b in pairs) / n,
        "state_old": _state_old(pairs),
        "state_new": sum(_points(a, b) for a, b in pairs) / n,
    }
    for suffix in _WEIGHTS:
        found[f"kappa{suffix}"] = _beyond_chance(pairs, suffix, pooled=False)
        found[f"pi{suffix}"] = _beyond_chance(pairs, suffix, pooled=True)
    return found


def _points(a: int, b: int) -> float:
    """State Department from 2017: same 1, one of the two abstains 1/2, opposite 0."""
    if a == b:
        return 1.0
    return 0.5 if 2 in (a, b) else 0.0


def _state_old(pairs: list[tuple[int, int]]) -> float:
    firm = [(a, b) for a, b in pairs if 2 not in (a, b)]
    return sum(a == b for a, b in firm) / len(firm) if firm else math.nan


def _beyond_chance(pairs: list[tuple[int, int]], suffix: str, *, pooled: bool) -> float:
    weight, n = _WEIGHTS[suffix], len(pairs)
    ours = {c: sum(a == c for a, _ in pairs) / n for c in (1, 2, 3)}
    theirs = {c: sum(b == c for _, b in pairs) / n for c in (1, 2, 3)}
    if pooled:
        ours = theirs = {c: (ours[c] + theirs[c]) / 2 for c in (1, 2, 3)}
    seen = sum(weight(a, b) for a, b in pairs) / n
    expected = sum(weight(a, b) * ours[a] * theirs[b] for a, b in product((1, 2, 3), repeat=2))
    return 1 - seen / expected if expected else math.nan
