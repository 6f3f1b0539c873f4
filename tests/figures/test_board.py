"""The seating board: one seat a member, none over another, grouped from left to right."""

from __future__ import annotations

import re
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.figures.board import seating_board
from hemicycle.figures.marks import Seat

CENTRE = re.compile(r'<text x="([\d.]+)" y="([\d.]+)" font-size="[\d.]+" class="on-[a-z-]+" text-')


def seats(*counts: int) -> list[Seat]:
    order = (Position.YES, Position.ABSTAIN, Position.NON_VOTING, Position.UNKNOWN, Position.NO)
    return [
        Seat(f"M{place:02}"[:3], f"Member {position} {place}", position)
        for position, count in zip(order, counts, strict=False)
        for place in range(count)
    ]


def marks(svg: str) -> list[tuple[float, float, float]]:
    """Centre and half width of every seat's shape."""
    circles = re.findall(r'<circle class="\w+" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg)
    found = [(float(x), float(y), float(r)) for x, y, r in circles]
    rects = re.findall(r'<rect class="no" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)"', svg)
    found += [(float(x) + float(w) / 2, float(y) + float(w) / 2, float(w) / 2) for x, y, w in rects]
    return found


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 420))
def test_no_seat_covers_another_and_all_are_on_the_picture(count: int) -> None:
    svg = seating_board(seats(count), label="board", tally=None)
    spots = marks(svg)
    assert len(spots) == count
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    for x, y, r in spots:
        assert x - r >= -0.5
        assert x + r <= width + 0.5
        assert y - r >= -0.5
        assert y + r <= height + 0.5
    for place, (x, y, r) in enumerate(spots):
        for other_x, other_y, other_r in spots[place + 1 :]:
            assert hypot(x - other_x, y - other_y) >= r + other_r - 0.3


def test_positions_follow_one_another_from_left_to_right() -> None:
    svg = seating_board(seats(93, 65, 17, 0, 18), label="board", tally=Tally(93, 18, 65, 17))
    names = re.findall(r"<title>Member (\w+) ", svg)
    assert [name for place, name in enumerate(names) if name not in names[:place]] == [
        "YES",
        "ABSTAIN",
        "NON_VOTING",
        "NO",
    ]
    assert len(names) == 193
    assert ">93–18–65<" in svg
    assert "17 did not vote" in svg


@pytest.mark.parametrize(("count", "rings"), [(15, 1), (24, 1), (25, 3), (193, 9)])
def test_small_bodies_sit_on_one_ring(count: int, rings: int) -> None:
    spots = marks(seating_board(seats(count), label="board", tally=None))
    width = 450
    base = max(y for _, y, _ in spots)
    radii = sorted({round(hypot(x - width, y - base)) for x, y, _ in spots})
    distinct = [r for place, r in enumerate(radii) if place == 0 or r - radii[place - 1] > 3]
    assert len(distinct) == rings


def test_a_veto_that_decided_has_a_ring_and_the_word() -> None:
    vetoed = Seat("RUS", "Russian Federation", Position.NO, permanent=True, veto=True)
    idle = Seat("CHN", "China", Position.NO, permanent=True)
    svg = seating_board([vetoed, idle], label="board", tally=None)
    assert svg.count('class="ring"') == 1
    assert "Russian Federation: no, a veto, permanent member of the Security Council" in svg
    assert svg.count(">veto<") == 1
    assert svg.count("under on-no") == 2


def test_names_are_escaped() -> None:
    svg = seating_board(
        [Seat("<x>", '<script>"&', Position.UNKNOWN)], label='"<', tally=None, watermark="<W>"
    )
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    assert "&lt;W&gt;" in svg


def test_every_seat_can_be_reached_by_keyboard_and_says_its_name() -> None:
    svg = seating_board(seats(15), label="board", tally=None)
    assert svg.count('tabindex="0"') == 15
    assert svg.count('role="img"') == 15


def test_persons_are_shown_by_surname_and_states_by_code() -> None:
    person = Seat("icpsr:14226", "GRASSLEY, Charles Ernest", Position.YES)
    state = Seat("FRA", "France", Position.YES)
    svg = seating_board([person, state], label="board", tally=None)
    assert ">GRASSLEY<" in svg
    assert ">FRA<" in svg
    assert "icpsr" not in svg
