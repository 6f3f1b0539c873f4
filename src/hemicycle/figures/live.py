"""The board of a meeting that goes on: each member keeps its place, and seats light up.

While a vote is under way a seat shows whether its member has answered, never how; after it, how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.domain.vote import Position
from hemicycle.figures.board import seat_places, short_name, voted_seat
from hemicycle.figures.marks import Seat
from hemicycle.figures.svg import named, number, picture, text

_WIDTH = 900.0
_TICK = 0.3
"""Height of the tick under the code, as a share of the seat's radius."""


@dataclass(frozen=True)
class LiveSeat:
    """One place on the board.

    Parameters
    ----------
    words
        What a screen reader says of it, in the reader's language.
    position
        How the member voted, once the vote is closed; None before, and where there was none.
    answered, called
        Whether the member has answered in the vote under way, and whether it is called now.
    """

    code: str
    name: str
    words: str
    position: Position | None = None
    veto: bool = False
    permanent: bool = False
    answered: bool = False
    called: bool = False


def live_board(
    seats: Sequence[LiveSeat],
    *,
    label: str,
    big: str = "",
    caption: str = "",
    watermark: str | None = None,
) -> str:
    """Concentric half rings of seats that keep their places from left to right.

    Parameters
    ----------
    seats
        In the order in which they sit.
    label
        What a screen reader says of the whole picture.
    big, caption
        What stands large in the hollow, and the line under it.
    watermark
        SIMULATION in the reader's language, written in the picture itself.
    """
    spots, radius = seat_places(len(seats))
    parts = [_place(one, x, y, radius) for one, (x, y) in zip(seats, spots, strict=True)]
    height = max((y for _, y in spots), default=90) + radius + 12
    middle, floor = _WIDTH / 2, height - 34
    if big:
        parts.append(text(middle, floor - 18, big, 54, of="big", anchor="middle"))
    if caption:
        parts.append(text(middle, floor + 10, caption, 17, of="muted", anchor="middle"))
    if watermark:
        parts.append(text(middle, floor - 84, watermark, 26, of="mark", anchor="middle"))
    return picture(_WIDTH, height, label, parts, "board live")


def _place(one: LiveSeat, x: float, y: float, radius: float) -> str:
    data = {"member": one.code, "name": one.name}
    if one.position is not None:
        seat = Seat(one.code, one.name, one.position, one.permanent, one.veto)
        return voted_seat(seat, x, y, radius, one.words, data=data)
    written = short_name(Seat(one.code, one.name, Position.UNKNOWN))
    size = radius * min(0.62, 2.6 / len(written))
    parts = [
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>',
        text(x, y + size * 0.12, written, size, anchor="middle"),
        _tick(x, y + radius * 0.52, radius * _TICK),
    ]
    if one.permanent:
        half, level = radius * 0.5, number(y + size * 0.26)
        parts.append(f'<path class="under" d="M{number(x - half)},{level}h{number(2 * half)}"/>')
    marks = [word for word in ("answered", "called") if getattr(one, word)]
    return named(one.words, parts, of=" ".join(["place", *marks]), data=data)


def _tick(x: float, y: float, size: float) -> str:
    """The tick of a member that has answered: a shape beside the colour."""
    points = ((-size * 0.7, 0.0), (-size * 0.15, size * 0.55), (size * 0.75, -size * 0.6))
    path = "L".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in points)
    return f'<path class="tick" d="M{path}"/>'
