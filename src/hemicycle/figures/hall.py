"""Who sits in a body on a day: one seat a member, nobody voting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.figures.board import seat_places
from hemicycle.figures.svg import named, number, picture, text

_WIDTH = 900.0


@dataclass(frozen=True)
class Sitting:
    """A member of the day; a permanent one is underlined, as on every board."""

    code: str
    name: str
    permanent: bool = False


def hall(members: Sequence[Sitting], *, label: str, words: str) -> str:
    """Concentric half rings of seats, alphabetical from left to right.

    Parameters
    ----------
    members
        In the order in which they sit.
    label
        What a screen reader says of the whole picture.
    words
        What stands under the number in the hollow.
    """
    spots, radius = seat_places(len(members))
    parts = [_seat(one, x, y, radius) for one, (x, y) in zip(members, spots, strict=True)]
    height = max((y for _, y in spots), default=60) + radius + 12
    parts.append(text(_WIDTH / 2, height - 52, str(len(members)), 54, of="big", anchor="middle"))
    parts.append(text(_WIDTH / 2, height - 24, words, 17, of="muted", anchor="middle"))
    return picture(_WIDTH, height, label, parts, "board")


def _seat(one: Sitting, x: float, y: float, radius: float) -> str:
    size = radius * 0.66
    parts = [
        f'<circle class="seat" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>',
        text(x, y + size * 0.35, one.code[:3], size, of="on-seat", anchor="middle"),
    ]
    if one.permanent:
        half = radius * 0.55
        level = number(y + size * 0.6)
        parts.append(
            f'<path class="under on-seat" d="M{number(x - half)},{level}h{number(2 * half)}"/>'
        )
    words = f"{one.name}, permanent member" if one.permanent else one.name
    return named(words, parts)
