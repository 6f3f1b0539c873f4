"""Votes in favour of the texts of one matter through time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hemicycle.figures.labels import Box, first_free
from hemicycle.figures.marks import SupportPoint
from hemicycle.figures.svg import named, number, picture, text

_WIDTH, _HEIGHT = 900.0, 360.0
_LEFT, _RIGHT, _TOP, _FLOOR = 40.0, 800.0, 34.0, 300.0
_NEAR = 26.0
"""A label farther than this from its mark is joined to it by a thin line."""
_A_SERIES = 3
"""Texts of the series from which on it sets the time shown."""
_NAMED_BESIDE = 3
"""With more texts from other series, only their points are drawn; the table names them."""


def support_curve(
    points: Sequence[SupportPoint], *, members: int, line: tuple[float, str] | None = None
) -> str:
    """Points by date and votes in favour; a line joins texts of one kind within the series.

    Other kinds are open circles with their kind written; texts of other series are small squares.
    Lines mark all members of the day and, as asked for, half of them or the votes that were
    needed. Nothing is extrapolated. The time shown is that of the series itself: texts of other
    series outside it are left to the table.

    Parameters
    ----------
    points
        Texts with date and votes in favour, in any order.
    members
        Members of the body on the day of the current text: the height of the scale.
    line
        A count and its words, for a second line; half of the members by default.
    """
    if not points:
        return picture(_WIDTH, _HEIGHT, "No texts", [], "curve")
    ordered = _in_range(sorted(points, key=lambda point: (point.date, point.label)))
    scale = _Scale(ordered, members)
    main = _main_kind(ordered)
    taken: list[Box] = []
    second = line or (members / 2, "half of them")
    parts = _frame(scale, [(members, f"{members} members"), second], taken)
    joined = [p for p in ordered if p.same_series and p.kind == main]
    if len(joined) > 1:
        steps = "L".join(f"{number(scale.x(p))},{number(scale.y(p))}" for p in joined)
        parts.append(f'<path class="joined" d="M{steps}"/>')
        taken += _along([(scale.x(p), scale.y(p)) for p in joined])
    taken += [_around(scale, point) for point in ordered]
    parts += [_mark(scale, point, main) for point in ordered]
    parts += _labels(scale, ordered, main, taken)
    label = f"Votes in favour of {len(ordered)} texts, out of {members} members"
    return picture(_WIDTH, _HEIGHT, label, parts, "curve")


def _in_range(points: list[SupportPoint]) -> list[SupportPoint]:
    """The texts of the series, and of others those of the same time."""
    own = [point.date for point in points if point.same_series]
    if len(own) < _A_SERIES:
        return points
    return [point for point in points if own[0] <= point.date <= own[-1]]


class _Scale:
    """Where a date and a count are on the picture."""

    def __init__(self, points: Sequence[SupportPoint], members: int) -> None:
        days = [point.date.toordinal() for point in points]
        self.first, self.last = min(days), max(days)
        self.members = max(members, *(point.yes for point in points), 1)

    def day(self, day: date) -> float:
        span = max(1, self.last - self.first)
        return _LEFT + (_RIGHT - _LEFT) * (day.toordinal() - self.first) / span

    def x(self, point: SupportPoint) -> float:
        return self.day(point.date)

    def y(self, point: SupportPoint) -> float:
        return self.level(point.yes)

    def level(self, count: float) -> float:
        return _FLOOR - (_FLOOR - _TOP) * count / self.members


def _main_kind(points: Sequence[SupportPoint]) -> str:
    """The kind of the current text; it is the one that the line joins."""
    for point in points:
        if point.current:
            return point.kind
    return points[-1].kind


def _frame(scale: _Scale, lines: Sequence[tuple[float, str]], taken: list[Box]) -> list[str]:
    parts = []
    for count, words in lines:
        level = number(scale.level(count))
        parts.append(f'<path class="guide" d="M{number(_LEFT)},{level}H{number(_RIGHT)}"/>')
        written = scale.level(count) + 4
        parts.append(text(_RIGHT + 8, written, words, 13, of="muted"))
        taken.append(Box(_RIGHT + 8, written - 13, _WIDTH, written + 4))
    parts.append(f'<path class="axis" d="M{number(_LEFT)},{number(_FLOOR)}H{number(_RIGHT)}"/>')
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    years = range(first.year + 1, last.year + 1)
    every = max(1, len(years) // 10)
    for year in list(years)[::every]:
        x = scale.day(date(year, 1, 1))
        parts.append(f'<path class="axis" d="M{number(x)},{number(_FLOOR)}v5"/>')
        parts.append(text(x, _FLOOR + 20, str(year), 13, of="muted", anchor="middle"))
    taken.append(Box(_LEFT - 40, _FLOOR, _RIGHT + 40, _HEIGHT))
    taken.append(Box(-_WIDTH, -_HEIGHT, 2 * _WIDTH, 0.0))  # above the picture nothing is seen
    return parts


def _along(corners: Sequence[tuple[float, float]]) -> list[Box]:
    """Small boxes on a line, so that no label is written across it."""
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        steps = max(1, round((abs(x1 - x0) + abs(y1 - y0)) / 8))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            boxes.append(Box(x - 2, y - 2, x + 2, y + 2))
    return boxes


def _around(scale: _Scale, point: SupportPoint) -> Box:
    x, y = scale.x(point), scale.y(point)
    return Box(x - 6, y - 6, x + 6, y + 6)


def _mark(scale: _Scale, point: SupportPoint, main: str) -> str:
    x, y = number(scale.x(point)), number(scale.y(point))
    counts = "–".join("?" if n is None else str(n) for n in (point.yes, point.no, point.abstain))
    words = f"{point.label}, {point.date.isoformat()}: {counts}, {point.kind}"
    if not point.same_series:
        side = f'x="{number(scale.x(point) - 4)}" y="{number(scale.y(point) - 4)}"'
        return named(words, [f'<rect class="beside" {side} width="8" height="8"/>'])
    name = "point" if point.kind == main else "open"
    radius = 8 if point.current else 6
    mark = f'<circle class="{name}" cx="{x}" cy="{y}" r="{radius}"/>'
    return named(words, [mark], of="now" if point.current else "")


def _labels(
    scale: _Scale, points: Sequence[SupportPoint], main: str, taken: list[Box]
) -> list[str]:
    """The current text first, then the others from the newest back, where there is room."""
    beside = sum(not point.same_series for point in points)
    parts = []
    ranked = sorted(points, key=lambda p: (not p.current, not p.same_series, -p.date.toordinal()))
    for point in ranked:
        if not point.same_series and beside > _NAMED_BESIDE:
            continue
        parts += _label(scale, point, main, taken)
    return parts


def _label(scale: _Scale, point: SupportPoint, main: str, taken: list[Box]) -> list[str]:
    short = point.label.removeprefix("A/RES/").removeprefix("S/RES/")
    other = point.kind != main or not point.same_series
    words = f"{short} {point.kind}: {point.yes}" if other else f"{short}: {point.yes}"
    x, y = scale.x(point), scale.y(point)
    half = len(words) * 13 * 0.29 + 10
    spots = [(x, y - 12), (x, y + 22), (x, y - 28), (x, y + 38), (x + half, y + 4),
             (x - half, y + 4), (x, y - 44), (x, y + 54)]  # fmt: skip
    inside = [(max(half - 8, min(_WIDTH - half + 8, left)), top) for left, top in spots]
    found = first_free(inside, words, 13, taken)
    if found is None:
        return []
    left, top, box = found
    taken.append(box)
    written = text(left, top, words, 13, of="strong" if point.current else "", anchor="middle")
    near = abs(left - x) < half + _NEAR and abs(top - y) < _NEAR
    leader = f'<path class="guide" d="M{number(x)},{number(y)}L{number(left)},{number(top - 4)}"/>'
    return [written] if near else [leader, written]
