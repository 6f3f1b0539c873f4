"""Numbers through time: where they stand, what is joined, what a listener hears."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest

from hemicycle.figures.timeline import Axis, Field, Line, Point, timeline

_SVG = "{http://www.w3.org/2000/svg}"
AXIS = Axis(0.0, 1.0, ((0, "0"), (1, "1")), above="alike", below="apart")


def drawn(*lines: Line, others: Field | None = None, axis: Axis = AXIS) -> ET.Element:
    return ET.fromstring(timeline(lines, label="A picture", axis=axis, others=others))


def paths(svg: ET.Element, name: str) -> list[str]:
    return [e.get("d", "") for e in svg.iter(f"{_SVG}path") if name in e.get("class", "").split()]


def line(name: str, *points: tuple[float, float]) -> Line:
    return Line(name, [Point(at, value) for at, value in points])


def corners(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]


def test_the_ends_of_the_scale_are_the_ends_of_the_picture() -> None:
    svg = drawn(line("A", (2000, 0.0), (2001, 1.0)))
    (first, last) = corners(paths(svg, "l0")[0])
    assert first == (52.0, 326.0)
    assert last == (770.0, 30.0)


@pytest.mark.parametrize(("gap", "runs"), [(1, 1), (2, 2)])
def test_periods_more_than_one_apart_are_not_joined(gap: int, runs: int) -> None:
    svg = drawn(line("A", (2000, 0.5), (2000 + gap, 0.5)))
    joined = next(path for path in paths(svg, "l0") if "leader" not in path)
    assert joined.count("M") == runs


def test_two_points_of_one_period_begin_another_run() -> None:
    """A seat that changes hands within a session: the earlier line ends, the later one begins."""
    svg = drawn(line("A", (1, 0.9), (2, 0.9), (2, 0.1), (3, 0.1)))
    joined = paths(svg, "l0")[0]
    assert joined.count("M") == 2
    assert [y for _, y in corners(joined)] == [59.6, 59.6, 296.4, 296.4]


def test_a_period_alone_is_a_dot() -> None:
    svg = drawn(line("A", (2000, 0.5), (2005, 0.2), (2006, 0.2)))
    assert len(list(svg.iter(f"{_SVG}circle"))) == 1


def test_at_most_six_lines_are_in_ink() -> None:
    svg = drawn(*(line(f"L{n}", (1, n / 10), (2, n / 10)) for n in range(8)))
    written = [e.text for e in svg.iter(f"{_SVG}text")]
    assert "L5" in written
    assert "L6" not in written


def test_names_at_the_end_do_not_cover_one_another() -> None:
    svg = drawn(*(line(f"L{n}", (1, 0.5), (2, 0.5)) for n in range(6)))
    levels = sorted(
        float(e.get("y", 0)) for e in svg.iter(f"{_SVG}text") if (e.text or "").startswith("L")
    )
    assert all(b - a >= 17.9 for a, b in itertools.pairwise(levels))


def test_a_band_needs_both_ends_and_only_two_lines_have_one() -> None:
    with_band = [Point(1, 0.5, 0.4, 0.6), Point(2, 0.5, 0.4, 0.6)]
    svg = drawn(Line("A", with_band), Line("B", with_band), Line("C", with_band))
    assert len(paths(svg, "band")) == 2
    assert paths(drawn(Line("A", [Point(1, 0.5, 0.4, None), Point(2, 0.5)])), "band") == []


def test_a_listener_hears_the_last_value_and_its_interval() -> None:
    svg = drawn(Line("FRA", [Point(1999, 0.9), Point(2000, -0.5, -0.75, -0.25)]))
    labels = [e.get("aria-label") for e in svg.iter(f"{_SVG}g")]
    assert "FRA: −0.50 in 2000, interval −0.75 to −0.25" in labels


def test_the_field_is_one_path_with_the_same_scale_as_the_lines() -> None:
    field = Field([2000, 2001, 2002, 2010], [[0.0, 1.0, None, None], [None, 0.5, 0.5, 0.5]])
    svg = drawn(line("A", (2000, 0.0), (2010, 1.0)), others=field)
    (faint,) = paths(svg, "faint")
    assert faint.count("M") == 3  # the second line has a gap
    assert faint.startswith("M52,326l72,-296")
    again = drawn(line("A", (2000, 0.0), (2010, 1.0)), others=field)
    assert paths(again, "faint") == [faint]


def test_values_outside_the_axis_widen_it() -> None:
    svg = drawn(line("A", (1, -1.0), (2, 1.0)))
    assert [y for _, y in corners(paths(svg, "l0")[0])] == [326.0, 30.0]


def test_nothing_to_draw_is_said() -> None:
    assert "Nothing to draw" in timeline([], label="Empty", axis=AXIS)
    assert "Nothing to draw" in timeline([Line("A", [])], label="Empty", axis=AXIS)


def test_names_from_sources_are_escaped() -> None:
    assert "<b>" not in timeline([line("<b>", (1, 0.5))], label="<b>", axis=AXIS)
