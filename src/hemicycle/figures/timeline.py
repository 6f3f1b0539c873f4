"""A number through time: lines with bands, beside the faint field of all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from hemicycle.figures.labels import spread
from hemicycle.figures.svg import named, number, picture, text

_WIDTH, _HEIGHT = 900.0, 380.0
_LEFT, _RIGHT, _TOP, _FLOOR = 52.0, 770.0, 30.0, 326.0
_MOST = 6
"""Lines in ink; more would not be told apart."""
_TICKS = 10


@dataclass(frozen=True)
class Point:
    """One period of one line; ``low`` and ``high`` are the ends of its interval."""

    at: float
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Line:
    """A named line; periods more than one apart are not joined.

    Two points of one period, the end of one run and the begin of the next, are not joined either.
    """

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Field:
    """Other lines, drawn faintly and unnamed.

    Parameters
    ----------
    at
        The periods, ascending.
    rows
        One row a line, a value for each period; None where it has none.
    """

    at: Sequence[float] = ()
    rows: Sequence[Sequence[float | None]] = ()
    _drawn: dict[tuple[float, ...], str] = field(default_factory=dict, compare=False, repr=False)
    """Its path by scale: the same field stands behind many pictures."""

    @cached_property
    def ends(self) -> tuple[float, ...]:
        """Its least and greatest value; empty where it has none."""
        values = [value for row in self.rows for value in row if value is not None]
        return (min(values), max(values)) if values else ()


@dataclass(frozen=True)
class Axis:
    """The scale of values.

    Parameters
    ----------
    low, high
        Its ends; widened where a value lies outside.
    ticks
        Values to mark, with their words.
    above, below
        What lies towards each end, in words; empty for none.
    """

    low: float
    high: float
    ticks: Sequence[tuple[float, str]] = ()
    above: str = ""
    below: str = ""


def timeline(
    lines: Sequence[Line],
    *,
    label: str,
    axis: Axis,
    period: Callable[[float], str] = lambda at: f"{at:.0f}",
    others: Field | None = None,
) -> str:
    """Lines by period with their bands; the first is the heaviest.

    Lines are told apart by their dashes and by their names at the right end, not by colour alone.

    Parameters
    ----------
    lines
        At most six are drawn.
    label
        What a screen reader says of the whole picture.
    period
        Words of a place on the time scale.
    others
        Everybody else.
    """
    shown = [line for line in lines if line.points][:_MOST]
    if not shown:
        return picture(_WIDTH, 60, label, [text(_LEFT, 34, "Nothing to draw", 15, of="muted")],
                       "timeline")  # fmt: skip
    scale = _Scale([line.points for line in shown], axis, others or Field())
    parts = _frame(scale, axis, period)
    if others is not None and others.rows:
        parts.append(_faint(scale, others))
    parts += [_band(scale, line.points) for line in shown[:2]]
    for place in reversed(range(len(shown))):
        parts.append(_line(scale, shown[place], place, period))
    parts += _names(scale, shown)
    return picture(_WIDTH, _HEIGHT, label, parts, "timeline")


class _Scale:
    """Where a period and a value are on the picture."""

    def __init__(self, lines: Sequence[Sequence[Point]], axis: Axis, others: Field) -> None:
        points = [point for line in lines for point in line]
        ats = [*(p.at for p in points), *(others.at if others.rows else ())]
        self.first, self.last = min(ats), max(ats)
        values = [*(p.value for p in points), *others.ends]
        self.low, self.high = min([axis.low, *values]), max([axis.high, *values])

    def x(self, at: float) -> float:
        span = (self.last - self.first) or 1.0
        return _LEFT + (_RIGHT - _LEFT) * (at - self.first) / span

    def y(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return _FLOOR - (_FLOOR - _TOP) * (inside - self.low) / ((self.high - self.low) or 1.0)


def _frame(scale: _Scale, axis: Axis, period: Callable[[float], str]) -> list[str]:
    parts = []
    for value, words in axis.ticks:
        level = scale.y(value)
        parts.append(f'<path class="guide" d="M{number(_LEFT)},{number(level)}H{number(_RIGHT)}"/>')
        parts.append(text(_LEFT - 8, level + 4, words, 13, of="muted", anchor="end"))
    parts.append(f'<path class="axis" d="M{number(_LEFT)},{number(_FLOOR)}H{number(_RIGHT)}"/>')
    for at in _marked(scale.first, scale.last):
        x = scale.x(at)
        parts.append(f'<path class="axis" d="M{number(x)},{number(_FLOOR)}v5"/>')
        parts.append(text(x, _FLOOR + 20, period(at), 13, of="muted", anchor="middle"))
    if axis.above:
        parts.append(text(_LEFT, _TOP - 12, f"↑ {axis.above}", 13, of="muted"))
    if axis.below:
        parts.append(text(_LEFT, _FLOOR + 44, f"↓ {axis.below}", 13, of="muted"))
    return parts


def _marked(first: float, last: float) -> list[float]:
    """Whole periods with a mark under them, at most ten or so, round numbers where many."""
    span = last - first
    if span <= 0:
        return [first]
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if span / s <= _TICKS), 200)
    start = -(-first // step) * step
    return [start + step * n for n in range(int((last - start) // step) + 1)]


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """Points in runs without a gap of more than one period; a second point of one period begins
    another run."""
    runs: list[list[Point]] = []
    for point in sorted(points, key=lambda p: p.at):
        if runs and 0 < point.at - runs[-1][-1].at <= 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _path(scale: _Scale, points: Sequence[Point]) -> str:
    steps = []
    for run in _runs(points):
        places = [f"{number(scale.x(p.at))},{number(scale.y(p.value))}" for p in run]
        steps.append("M" + "L".join(places) + ("h.1" if len(run) == 1 else ""))
    return "".join(steps)


def _faint(scale: _Scale, others: Field) -> str:
    """Every line in whole steps, as one path: two hundred of them must not weigh a page down."""
    key = (scale.first, scale.last, scale.low, scale.high)
    if key not in others._drawn:
        others._drawn[key] = _steps(scale, others)
    return f'<path class="faint" d="{others._drawn[key]}"/>'


def _steps(scale: _Scale, others: Field) -> str:
    across = [round(scale.x(at)) for at in others.at]
    ratio = (_FLOOR - _TOP) / ((scale.high - scale.low) or 1.0)
    floor = _FLOOR + scale.low * ratio
    # Words are made once for a period, not once for each of fifteen thousand points.
    begins = [f"M{x}," for x in across]
    moves = ["", *(f"l{x - x0}," for x0, x in pairwise(across))]
    joined = [False, *(at - at0 <= 1 for at0, at in pairwise(others.at))]
    steps: list[str] = []
    for row in others.rows:
        last: int | None = None
        for value, near, begin, move in zip(row, joined, begins, moves, strict=True):
            if value is None:
                last = None
                continue
            y = round(floor - value * ratio)
            steps += (begin, str(y)) if last is None or not near else (move, str(y - last))
            last = y
    return "".join(steps)


def _band(scale: _Scale, points: Sequence[Point]) -> str:
    steps = []
    for run in _runs([p for p in points if p.low is not None and p.high is not None]):
        top = [f"{number(scale.x(p.at))},{number(scale.y(p.high or 0.0))}" for p in run]
        floor = [f"{number(scale.x(p.at))},{number(scale.y(p.low or 0.0))}" for p in reversed(run)]
        steps.append("M" + "L".join([*top, *floor]) + "Z")
    return f'<path class="band" d="{"".join(steps)}"/>' if steps else ""


def _line(scale: _Scale, line: Line, place: int, period: Callable[[float], str]) -> str:
    last = max(line.points, key=lambda p: p.at)
    between = (
        f", interval {last.low:.2f} to {last.high:.2f}"
        if last.low is not None and last.high is not None
        else ""
    )
    words = f"{line.name}: {last.value:.2f} in {period(last.at)}{between}"
    parts = [f'<path class="line l{place}" d="{_path(scale, line.points)}"/>']
    parts += [
        f'<circle class="dot" cx="{number(scale.x(run[0].at))}" '
        f'cy="{number(scale.y(run[0].value))}" r="3"/>'
        for run in _runs(line.points)
        if len(run) == 1
    ]
    return named(words.replace("-", "−"), parts)


def _names(scale: _Scale, lines: Sequence[Line]) -> list[str]:
    """Each line's name where it ends, apart from one another, joined by a thin line."""
    ends = [(scale.y(max(line.points, key=lambda p: p.at).value), line) for line in lines]
    order = sorted(range(len(ends)), key=lambda place: ends[place][0])
    levels = spread([ends[place][0] for place in order], 18, _TOP, _FLOOR)
    parts = []
    for place, level in zip(order, levels, strict=True):
        own, line = ends[place]
        x = scale.x(max(point.at for point in line.points))
        parts.append(
            f'<path class="line l{place} leader" d="M{number(x)},{number(own)}'
            f'L{number(_RIGHT + 14)},{number(level)}h8"/>'
        )
        heavy = "strong" if place == 0 else ""
        parts.append(text(_RIGHT + 28, level + 4, line.name[:16], 14, of=heavy))
    return parts
