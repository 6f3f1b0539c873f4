"""The board of one vote of a meeting, from the meeting's document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.figures.board import seating_board
from hemicycle.figures.marks import Seat


def step_seats(
    meeting: Mapping[str, Any], step: Mapping[str, Any], positions: Mapping[str, Sequence[str]]
) -> list[Seat]:
    """Seats of the body as they voted at a step, in order of codes.

    Parameters
    ----------
    meeting, step
        As in the document of ``hemicycle meeting replay --json``.
    positions
        Members by position, as far as they are known.
    """
    said = {code: Position(word) for word, codes in positions.items() for code in codes}
    names = {code: code for code in said} | dict(meeting["members"])
    return [
        Seat(
            code=code,
            name=name,
            position=said.get(code, Position.UNKNOWN),
            permanent=code in meeting["permanent"],
            veto=code in step["vetoes"],
        )
        for code, name in sorted(names.items())
    ]


def step_board(
    meeting: Mapping[str, Any], step: Mapping[str, Any], seats: Sequence[Seat]
) -> tuple[str, str]:
    """What the board of a step is called, and the board."""
    tally = Tally(*(step["tally"][word] for word in ("yes", "no", "abstain", "non_voting")))
    mark = None if meeting["world"] == "real" else "SIMULATION"
    label = f"{step['title']}: {tally}"
    return label, seating_board(seats, label=label, tally=tally, watermark=mark)
