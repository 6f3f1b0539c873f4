"""Shares of the four positions through time: one column a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.domain.vote import Position
from hemicycle.figures.svg import CLASSES, ORDER, WORDS, named, number, picture, text

_WIDTH, _HEIGHT = 900.0, 240.0
_LEFT, _RIGHT, _TOP, _FLOOR = 52.0, 890.0, 12.0, 200.0
_LABELS = 12


@dataclass(frozen=True)
class Column:
    """Counts of one period; ``name`` is what a reader calls it, ``short`` what fits under it."""

    name: str
    short: str
    counts: dict[Position, int]


def shares(columns: Sequence[Column], *, label: str) -> str:
    """Stacked columns of equal height: no at the foot, then did not vote, abstain, yes.

    Parameters
    ----------
    columns
        In order of time; one without counts stays empty.
    label
        What a screen reader says of the whole picture.
    """
    parts = []
    for share, words in ((0, "0"), (0.5, "½"), (1, "all")):
        level = _FLOOR - (_FLOOR - _TOP) * share
        parts.append(f'<path class="guide" d="M{number(_LEFT)},{number(level)}H{number(_RIGHT)}"/>')
        parts.append(text(_LEFT - 8, level + 4, words, 13, of="muted", anchor="end"))
    step = (_RIGHT - _LEFT) / max(1, len(columns))
    every = -(-len(columns) // _LABELS) or 1
    for place, column in enumerate(columns):
        x = _LEFT + place * step
        parts.append(_column(column, x, min(step * 0.86, 60.0)))
        if place % every == 0:
            middle = x + min(step * 0.86, 60.0) / 2
            parts.append(text(middle, _FLOOR + 20, column.short, 13, of="muted", anchor="middle"))
    return picture(_WIDTH, _HEIGHT, label, parts, "shares")


def _column(column: Column, x: float, wide: float) -> str:
    total = sum(column.counts.values())
    if not total:
        return ""
    parts, level = [], _FLOOR
    for position in reversed(ORDER):
        count = column.counts.get(position, 0)
        if count:
            tall = (_FLOOR - _TOP) * count / total
            level -= tall
            parts.append(
                f'<rect class="{CLASSES[position]}" x="{number(x)}" y="{number(level)}" '
                f'width="{number(wide)}" height="{number(tall)}"/>'
            )
    told = ", ".join(
        f"{column.counts[position]} {WORDS[position]}"
        for position in ORDER
        if column.counts.get(position)
    )
    return named(f"{column.name}: {told}", parts)
