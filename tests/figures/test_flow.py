"""The flow between two votes: thickness counts members, every band names them."""

from __future__ import annotations

import itertools
import re

from hemicycle.domain.vote import Position
from hemicycle.figures.flow import flow
from hemicycle.figures.marks import Band

BANDS = [
    Band(Position.YES, Position.YES, ("FRA", "GBR", "DEU")),
    Band(Position.YES, Position.NO, ("USA",)),
    Band(Position.NO, Position.ABSTAIN, ("SYR", "ERI")),
]


def heights(svg: str) -> list[float]:
    return [float(h) for h in re.findall(r'<rect[^>]*width="16" height="([\d.]+)"', svg)]


def test_nodes_are_as_tall_as_their_members_are_many() -> None:
    svg = flow(BANDS, before_label="one", now_label="two")
    yes, no, now_yes, now_abstain, now_no = heights(svg)
    unit = yes / 4
    assert abs(no - 2 * unit) < 0.2
    assert abs(now_yes - 3 * unit) < 0.2
    assert abs(now_abstain - 2 * unit) < 0.2
    assert abs(now_no - unit) < 0.2


def test_every_band_that_moved_names_its_members() -> None:
    svg = flow(BANDS, before_label="one", now_label="two")
    assert "yes to no, 1: USA" in svg
    assert "no to abstain, 2: SYR ERI" in svg
    assert "stayed yes, 3" in svg
    assert svg.count(' moved"') == 2


def test_labels_of_tiny_nodes_do_not_touch() -> None:
    many = [
        Band(Position.YES, Position.YES, tuple(f"M{n}" for n in range(180))),
        *(
            Band(Position.YES, at, (f"X{at}",))
            for at in (Position.ABSTAIN, Position.NON_VOTING, Position.UNKNOWN, Position.NO)
        ),
    ]
    svg = flow(many, before_label="one", now_label="two")
    levels = [float(y) for y in re.findall(r'<text x="734" y="([\d.]+)"', svg)]
    assert len(levels) == 5
    assert all(b - a >= 18.9 for a, b in itertools.pairwise(levels))


def test_nobody_on_both_rolls_is_said() -> None:
    assert "Nobody on both rolls" in flow([], before_label="one", now_label="two")


def test_labels_are_escaped() -> None:
    svg = flow(BANDS, before_label="<one>", now_label='"two"')
    assert "<one>" not in svg
    assert "&lt;one&gt;" in svg
