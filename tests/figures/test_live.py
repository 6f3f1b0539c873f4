"""The board of a meeting that goes on."""

from __future__ import annotations

import re

from hemicycle.domain.vote import Position
from hemicycle.figures.live import LiveSeat, live_board


def seats(count: int, **marks: bool) -> list[LiveSeat]:
    return [LiveSeat(f"M{n:02d}", f"Member {n}", f"Member {n}", **marks) for n in range(count)]


def places(svg: str) -> dict[str, str]:
    """Where each member sits: its circle's centre, or its square's corner."""
    found = re.findall(
        r'data-member="(\w+)".*?(?:cx="([\d.]+)" cy|x="([\d.]+)" y).*?</g>', svg, re.DOTALL
    )
    return {member: circle or corner for member, circle, corner in found}


def test_a_seat_keeps_its_place_whether_its_member_has_answered_or_not() -> None:
    before = live_board(seats(15), label="board")
    after = live_board(seats(15, answered=True), label="board")
    assert places(before) == places(after)
    assert len(places(before)) == 15


def test_an_answer_shows_that_it_was_given_and_never_how() -> None:
    answered = LiveSeat("FRA", "France", "France: has answered", answered=True)
    svg = live_board([answered], label="board")
    assert 'class="place answered"' in svg
    assert not re.search(r'class="(yes|no|abstain|silent)"', svg)


def test_the_member_called_is_marked_and_one_not_called_is_not() -> None:
    svg = live_board([*seats(1, called=True), *seats(2)[1:]], label="board")
    assert svg.count('class="place called"') == 1
    assert svg.count('class="place"') == 1


def test_after_the_vote_a_seat_has_the_shape_and_letter_of_its_position() -> None:
    seat = LiveSeat("RUS", "Russian Federation", "no, a veto", Position.NO, veto=True)
    svg = live_board([seat], label="board")
    assert '<rect class="no"' in svg
    assert '<rect class="ring"' in svg
    assert ">veto<" in svg


def test_words_are_escaped() -> None:
    seat = LiveSeat("X", "<b>", '"<i>')
    svg = live_board([seat], label="<u>", big="<1>", caption="<2>", watermark="<3>")
    for tag in ("<b>", "<i>", "<u>", "<1>", "<2>", "<3>"):
        assert tag not in svg


def test_nobody_seated_is_a_board_without_seats() -> None:
    svg = live_board([], label="board", big="0")
    assert "data-member" not in svg
    assert ">0<" in svg
