"""The board of one vote of a meeting."""

from __future__ import annotations

from hemicycle.domain.vote import Position
from hemicycle.figures.step import step_board, step_seats

MEETING = {"members": {"FRA": "France", "TGO": "Togo"}, "permanent": ["FRA"], "world": "real"}
STEP = {
    "title": "Draft 1",
    "vetoes": ["FRA"],
    "tally": {"yes": 1, "no": 1, "abstain": 0, "non_voting": 0},
}


def test_members_sit_by_code_and_who_is_not_listed_is_not_known() -> None:
    france, togo, guest = step_seats(MEETING, STEP, {"NO": ["FRA"], "YES": ["ZZZ"]})
    assert (france.code, france.position, france.permanent, france.veto) == (
        "FRA", Position.NO, True, True,
    )  # fmt: skip
    assert (togo.name, togo.position, togo.veto) == ("Togo", Position.UNKNOWN, False)
    assert (guest.code, guest.name, guest.position) == ("ZZZ", "ZZZ", Position.YES)


def test_a_simulation_says_so_in_the_picture() -> None:
    seats = step_seats(MEETING, STEP, {})
    label, real = step_board(MEETING, STEP, seats)
    assert label == "Draft 1: 1–1–0"
    _, played = step_board({**MEETING, "world": "mun:example"}, STEP, seats)
    assert "SIMULATION" in played
    assert "SIMULATION" not in real
