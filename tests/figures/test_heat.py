"""The table of shades: one hue, a scale that says where it starts."""

from __future__ import annotations

import re

import pytest

from hemicycle.figures.heat import heat_map, step_of


@pytest.mark.parametrize(
    ("value", "step"), [(0.5, 0), (0.5714, 0), (0.5715, 1), (0.75, 3), (0.9999, 6), (1.0, 6)]
)
def test_seven_shades_from_the_lowest_value_to_the_highest(value: float, step: int) -> None:
    assert step_of(value, 0.5, 1.0) == step


def test_one_value_alone_has_the_middle_shade() -> None:
    assert step_of(0.3, 0.3, 0.3) == 3


def test_every_value_is_a_cell_that_says_it_and_an_unknown_one_is_blank() -> None:
    svg = heat_map(["A", "B"], ["A", "B"], [[None, 0.25], [0.75, None]], label="Pairs")
    assert re.findall(r'aria-label="([AB], [AB]: [^"]+)"', svg) == ["A, B: 0.25", "B, A: 0.75"]
    assert svg.count('class="none"') == 2
    assert "the scale starts where the values do" in svg
    assert ">0.25<" in svg


def test_numbers_are_written_where_there_is_room() -> None:
    wide = heat_map(["A"], ["B"], [[0.5]], label="x")
    narrow = heat_map(["A"], [str(n) for n in range(60)], [[0.5] * 60], label="x")
    assert ">.50<" in wide
    assert ">.50<" not in narrow


def test_nothing_known_is_said() -> None:
    assert "Nothing to draw" in heat_map(["A"], ["B"], [[None]], label="x")
