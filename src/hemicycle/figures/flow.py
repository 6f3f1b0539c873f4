"""How members moved between two votes: left the earlier one, right this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hemicycle.domain.vote import Position
from hemicycle.figures.labels import spread
from hemicycle.figures.marks import Band
from hemicycle.figures.svg import CLASSES, ORDER, WORDS, named, number, picture, text

_WIDTH, _LEFT, _RIGHT, _NODE = 900.0, 190.0, 710.0, 16.0
_TOP, _TALL, _GAP = 44.0, 440.0, 14.0


def flow(bands: Sequence[Band], *, before_label: str, now_label: str) -> str:
    """Bands from position to position, as thick as their members are many.

    Members that stayed are faint, those that moved strong and coloured by where they went. Every
    band names its members in its title.
    """
    total = sum(len(band.codes) for band in bands)
    if not total:
        return picture(_WIDTH, 80, "Nobody on both rolls", [], "flow")
    unit = (_TALL - _GAP * (len(ORDER) - 1)) / total
    left = _nodes(bands, unit, before=True)
    right = _nodes(bands, unit, before=False)
    parts = [
        text(_LEFT + _NODE, 22, before_label, 15, of="muted", anchor="end"),
        text(_RIGHT, 22, now_label, 15, of="muted"),
        *_bands(bands, unit, left, right),
        *_ends(bands, left, unit, before=True),
        *_ends(bands, right, unit, before=False),
    ]
    label = f"Members that moved between {before_label} and {now_label}"
    return picture(_WIDTH, _TOP + _TALL + 12, label, parts, "flow")


def _count(bands: Sequence[Band], position: Position, *, before: bool) -> int:
    return sum(
        len(band.codes) for band in bands if (band.before if before else band.now) is position
    )


def _nodes(bands: Sequence[Band], unit: float, *, before: bool) -> dict[Position, float]:
    """Top of each position's bar on one side."""
    tops, level = {}, _TOP
    for position in ORDER:
        count = _count(bands, position, before=before)
        if count:
            tops[position] = level
            level += count * unit + _GAP
    return tops


def _bands(
    bands: Sequence[Band],
    unit: float,
    left: Mapping[Position, float],
    right: Mapping[Position, float],
) -> list[str]:
    """Stacked in one order on both sides, so that bands cross no more than they must."""
    at_left, at_right = dict(left), dict(right)
    start: dict[tuple[Position, Position], float] = {}
    end: dict[tuple[Position, Position], float] = {}
    thick = {(band.before, band.now): len(band.codes) * unit for band in bands}
    for pair in sorted(thick, key=lambda p: (ORDER.index(p[0]), ORDER.index(p[1]))):
        start[pair] = at_left[pair[0]]
        at_left[pair[0]] += thick[pair]
    for pair in sorted(thick, key=lambda p: (ORDER.index(p[1]), ORDER.index(p[0]))):
        end[pair] = at_right[pair[1]]
        at_right[pair[1]] += thick[pair]
    stayed_first = sorted(bands, key=lambda band: band.before is not band.now)
    return [
        _band(band, start[band.before, band.now], end[band.before, band.now],
              thick[band.before, band.now])
        for band in stayed_first
    ]  # fmt: skip


def _band(band: Band, start: float, end: float, thick: float) -> str:
    x0, x1, middle = _LEFT + _NODE, _RIGHT, (_LEFT + _NODE + _RIGHT) / 2
    s, e, t = start, end, thick
    path = (
        f"M{number(x0)},{number(s)}C{number(middle)},{number(s)} {number(middle)},{number(e)} "
        f"{number(x1)},{number(e)}V{number(e + t)}C{number(middle)},{number(e + t)} "
        f"{number(middle)},{number(s + t)} {number(x0)},{number(s + t)}Z"
    )
    moved = band.before is not band.now
    words = (
        f"{WORDS[band.before]} to {WORDS[band.now]}, {len(band.codes)}: {' '.join(band.codes)}"
        if moved
        else f"stayed {WORDS[band.now]}, {len(band.codes)}"
    )
    name = f"{CLASSES[band.now]} {'moved' if moved else 'stayed'}"
    return named(words, [f'<path class="{name}" d="{path}"/>'])


def _ends(
    bands: Sequence[Band], tops: Mapping[Position, float], unit: float, *, before: bool
) -> list[str]:
    x = _LEFT if before else _RIGHT
    counts = {position: _count(bands, position, before=before) for position in tops}
    wanted = [tops[position] + counts[position] * unit / 2 for position in tops]
    levels = spread(wanted, 19, _TOP, _TOP + _TALL)
    parts = []
    for position, level in zip(tops, levels, strict=True):
        parts.append(
            f'<rect class="{CLASSES[position]}" x="{number(x)}" y="{number(tops[position])}" '
            f'width="{number(_NODE)}" height="{number(max(2, counts[position] * unit))}"/>'
        )
        edge = x - 8 if before else x + _NODE + 8
        words = f"{WORDS[position]} {counts[position]}"
        parts.append(text(edge, level + 5, words, 15, anchor="end" if before else ""))
    return parts
