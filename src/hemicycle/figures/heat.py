"""A table of values as cells of one hue, ordered so that what is alike stands together."""

from __future__ import annotations

from collections.abc import Sequence

from hemicycle.figures.svg import named, number, picture, text

_STEPS = 7
_WRITTEN = 22.0
"""Cells at least this wide carry their number."""
_LEFT, _TOP, _WIDTH = 64.0, 58.0, 900.0


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float | None]],
    *,
    label: str,
    unit: str = "",
) -> str:
    """One cell a value, darker for more; the scale starts where the values do, and says so.

    Parameters
    ----------
    rows, columns
        Short headings.
    values
        One row of values a heading; None is left blank and said to be unknown.
    label
        What a screen reader says of the whole picture.
    unit
        Words after each number.
    """
    known = [value for row in values for value in row if value is not None]
    if not known:
        return picture(_WIDTH, 60, label, [text(4, 34, "Nothing to draw", 15, of="muted")], "heat")
    low, high = min(known), max(known)
    side = min(46.0, (_WIDTH - _LEFT - 8) / max(1, len(columns)))
    tall = max(17.0, min(side, 30.0))
    parts = _headings(rows, columns, side, tall)
    for down, (row, cells) in enumerate(zip(rows, values, strict=True)):
        for across, (column, value) in enumerate(zip(columns, cells, strict=True)):
            x, y = _LEFT + across * side, _TOP + down * tall
            parts.append(_cell(f"{row}, {column}", value, (low, high), (x, y, side, tall), unit))
    floor = _TOP + len(rows) * tall
    parts += _scale(low, high, floor + 14, unit)
    return picture(max(_LEFT + len(columns) * side + 8, 420), floor + 54, label, parts, "heat")


def step_of(value: float, low: float, high: float) -> int:
    """Which of the seven shades a value has, 0 the palest."""
    if high <= low:
        return _STEPS // 2
    return min(_STEPS - 1, int(_STEPS * (value - low) / (high - low)))


def _headings(rows: Sequence[str], columns: Sequence[str], side: float, tall: float) -> list[str]:
    size = min(12.0, side * 0.62)
    parts = []
    for across, column in enumerate(columns):
        x, y = _LEFT + (across + 0.5) * side, _TOP - 6
        parts.append(
            f'<g transform="rotate(-60 {number(x)} {number(y)})">'
            f"{text(x, y + 3, column, max(size, 8), of='muted')}</g>"
        )
    size = min(12.0, tall * 0.72)
    for down, row in enumerate(rows):
        y = _TOP + (down + 0.5) * tall + size * 0.35
        parts.append(text(_LEFT - 6, y, row, size, of="muted", anchor="end"))
    return parts


def _cell(
    words: str,
    value: float | None,
    ends: tuple[float, float],
    place: tuple[float, float, float, float],
    unit: str,
) -> str:
    x, y, side, tall = place
    box = (
        f'x="{number(x + 0.5)}" y="{number(y + 0.5)}" width="{number(side - 1)}" '
        f'height="{number(tall - 1)}"'
    )
    if value is None:
        return f'<rect class="none" {box}/>'
    step = step_of(value, *ends)
    parts = [f'<rect class="h{step}" {box}/>']
    if side >= _WRITTEN:
        inked = "on-dark" if step > _STEPS // 2 else "on-pale"
        size = min(12.0, side * 0.4)
        written = f"{value:.2f}".removeprefix("0")
        parts.append(
            text(x + side / 2, y + tall / 2 + size * 0.35, written, size, of=inked, anchor="middle")
        )
    return named(f"{words}: {value:.2f}{unit}", parts)


def _scale(low: float, high: float, top: float, unit: str) -> list[str]:
    parts = []
    for step in range(_STEPS):
        x = _LEFT + step * 26
        parts.append(
            f'<rect class="h{step}" x="{number(x)}" y="{number(top)}" width="25" height="12"/>'
        )
    parts.append(text(_LEFT, top + 28, f"{low:.2f}{unit}", 12, of="muted"))
    end = _LEFT + _STEPS * 26
    parts.append(text(end, top + 28, f"{high:.2f}{unit}", 12, of="muted", anchor="end"))
    parts.append(text(end + 10, top + 10, "the scale starts where the values do", 12, of="muted"))
    return parts
