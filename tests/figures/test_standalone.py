"""A picture as a file of its own: no class is left, and no colour is lost."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.figures import standalone as file
from hemicycle.figures.board import seating_board
from hemicycle.figures.flow import flow
from hemicycle.figures.heat import heat_map
from hemicycle.figures.marks import Band, Seat
from hemicycle.figures.shell import stylesheet
from hemicycle.figures.timeline import Axis, Line, Point, timeline

_SEATS = [
    Seat("FRA", "France", Position.YES, permanent=True),
    Seat("RUS", "Russian Federation", Position.NO, permanent=True, veto=True),
    Seat("CHN", "China", Position.ABSTAIN, permanent=True),
    Seat("BRA", "Brazil", Position.NON_VOTING),
    Seat("IND", "India", Position.UNKNOWN),
]
PICTURES = {
    "board": seating_board(_SEATS, label="Board", tally=Tally(1, 1, 1, 1), watermark="SIMULATION"),
    "flow": flow(
        [Band(Position.YES, Position.NO, ["FRA"]), Band(Position.YES, Position.YES, ["CHN"])],
        before_label="then",
        now_label="now",
    ),
    "heat": heat_map(["A"], ["B"], [[0.5]], label="Heat"),
    "timeline": timeline([Line("A", [Point(1, 0.5, 0.4, 0.6), Point(2, 0.6)])], label="T",
                         axis=Axis(0, 1)),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_no_class_needs_a_stylesheet(name: str) -> None:
    root = ET.fromstring(file.standalone(PICTURES[name]))
    assert not [e for e in root.iter() if "class" in e.attrib or "style" in e.attrib]
    assert root.get("width")
    assert root[0].get("fill") == file.PAPER


@pytest.mark.parametrize("name", PICTURES)
def test_the_words_are_the_same(name: str) -> None:
    before, after = (
        ET.fromstring(svg) for svg in (PICTURES[name], file.standalone(PICTURES[name]))
    )
    assert list(before.itertext()) == list(after.itertext())


def test_each_position_has_its_colour_and_its_shape() -> None:
    root = ET.fromstring(file.standalone(PICTURES["board"]))
    marks = {}
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        marks[group.get("aria-label", "")[:3]] = group[1]
    assert (marks["Fra"].tag.endswith("circle"), marks["Fra"].get("fill")) == (True, file.YES)
    assert (marks["Rus"].tag.endswith("rect"), marks["Rus"].get("fill")) == (True, file.NO)
    assert marks["Chi"].get("fill") == file.ABSTAIN
    assert marks["Bra"].get("stroke-dasharray") == "3 2"
    assert marks["Ind"].get("stroke-dasharray") == "1 3"


def test_the_colours_are_those_of_the_stylesheet() -> None:
    rule = re.findall(r":root\{([^}]*)\}", stylesheet())[0]
    held = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", rule))
    assert (held["paper"], held["ink"], held["muted"], held["line"]) == (
        file.PAPER, file.INK, file.MUTED, file.LINE
    )  # fmt: skip
    assert (held["yes"], held["no"], held["abstain"]) == (file.YES, file.NO, file.ABSTAIN)
    assert tuple(re.findall(r"\.h\d\{fill:(#[0-9a-f]{6})\}", stylesheet())) == file.HEAT


def test_every_class_a_picture_uses_is_known_to_both() -> None:
    """A class without a rule in the stylesheet, or without attributes here, is a forgotten one."""
    structure = {"board", "few", "flow", "heat", "timeline", "now"}
    used = {name for svg in PICTURES.values() for found in re.findall(r'class="([^"]+)"', svg)
            for name in found.split()} - structure  # fmt: skip
    known = {*file._POSITIONS, *file._LINES, *file._WORDS, *file._FLOW}
    assert used <= known
    assert {name for name in used if f".{name}" not in stylesheet()} <= {"on-yes", "on-no"}
