"""The seating board: every member one seat, grouped by position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

from hemicycle.domain.tally import Tally
from hemicycle.figures.labels import Box, text_box
from hemicycle.figures.marks import Seat
from hemicycle.figures.svg import LETTERS, ORDER, WORDS, named, number, picture, shape, text

_WIDTH = 900.0
_INNER = 0.42
_ONE_RING = 24
"""Up to this many seats sit on one half ring."""
_LARGEST = 0.19
"""Widest place of a seat, as a share of the outer ring's radius."""
_FILL = 0.465
"""Radius of a seat, as a share of its place."""
_EDGE = 4.0
_ROOMY = 1.6
"""Words in the hollow of one ring are so much larger: there is room, and phones are small."""
_SMALLEST = 12.0
_BOLD = 1.15
"""Bold and spaced words are so much wider than plain ones."""
_CODE = 3
"""Letters of a State's code; longer codes belong to persons."""
_SURNAME = 12


def seating_board(
    seats: Sequence[Seat], *, label: str, tally: Tally | None, watermark: str | None = None
) -> str:
    """Concentric half rings of seats, filled yes, abstain, did not vote, no from left to right.

    Parameters
    ----------
    seats
        Members of the day, in any order; within a position they sit alphabetically by code.
    label
        What a screen reader says of the whole picture.
    tally
        Counts for the hollow; None leaves it empty.
    watermark
        PROVISIONAL or SIMULATION, written across the hollow in the picture itself.
    """
    ordered = sorted(seats, key=lambda seat: (ORDER.index(seat.position), seat.code))
    places, radius = seat_places(len(ordered))
    parts = [
        voted_seat(seat, x, y, radius, in_words(seat))
        for seat, (x, y) in zip(ordered, places, strict=True)
    ]
    height = max((y for _, y in places), default=0) + radius + 12
    taken = [Box(x - radius, y - radius, x + radius, y + radius) for x, y in places]
    parts += _hollow(tally, height, watermark, taken)
    return picture(_WIDTH, height, label, parts, "board")


def seat_places(count: int) -> tuple[list[tuple[float, float]], float]:
    """Centres from left to right, and the radius of a seat."""
    if count == 0:
        return [], 0.0
    rings = 1 if count <= _ONE_RING else max(2, round(sqrt(count / (0.75 * pi))))
    radii = [1.0] if rings == 1 else [_INNER + (1 - _INNER) * r / (rings - 1) for r in range(rings)]
    shares = _shares(count, radii)
    gaps = [
        pi * ring / max(1, seats - 1) for ring, seats in zip(radii, shares, strict=True) if seats
    ]
    between = (1 - _INNER) / (rings - 1) if rings > 1 else _LARGEST
    spacing = min([*gaps, between, _LARGEST])
    scale = (_WIDTH / 2 - _EDGE) / (1 + _FILL * spacing)
    radius = _FILL * spacing * scale
    spots = []
    for ring, seats in zip(radii, shares, strict=True):
        for place in range(seats):
            angle = pi / 2 if seats == 1 else pi * (1 - place / (seats - 1))
            spots.append((angle, ring))
    spots.sort(key=lambda spot: (-round(spot[0], 6), spot[1]))
    base = scale + radius + _EDGE
    return [
        (_WIDTH / 2 + scale * ring * cos(angle), base - scale * ring * sin(angle))
        for angle, ring in spots
    ], radius


def _shares(count: int, radii: Sequence[float]) -> list[int]:
    """Seats per ring in proportion to its length, largest remainders first."""
    total = sum(radii)
    exact = [count * radius / total for radius in radii]
    shares = [int(share) for share in exact]
    by_rest = sorted(range(len(radii)), key=lambda r: (shares[r] - exact[r], -radii[r]))
    for ring in by_rest[: count - sum(shares)]:
        shares[ring] += 1
    return shares


def voted_seat(
    seat: Seat,
    x: float,
    y: float,
    radius: float,
    words: str,
    *,
    data: Mapping[str, str] | None = None,
) -> str:
    """The seat of a member that voted, at its place.

    ``words`` say it to a screen reader; ``data`` is for scripts, as in :func:`.svg.named`.
    """
    written = short_name(seat)
    size = radius * min(0.62, 2.6 / len(written))
    mark = "veto" if seat.veto else LETTERS[seat.position]
    inked = f"on-{seat.position.lower().replace('_', '-')}"
    parts = [shape(seat.position, x, y, radius)]
    if seat.veto:
        parts.append(_ring(x, y, radius))
    parts.append(text(x, y + size * 0.12, written, size, of=inked, anchor="middle"))
    parts.append(text(x, y + radius * 0.72, mark, radius * 0.5, of=inked, anchor="middle"))
    if seat.permanent:
        half = radius * 0.5
        level = number(y + size * 0.26)
        parts.append(
            f'<path class="under {inked}" d="M{number(x - half)},{level}h{number(2 * half)}"/>'
        )
    return named(words, parts, data=data)


def in_words(seat: Seat) -> str:
    """A member and its vote, in English."""
    words = f"{seat.name}: {WORDS[seat.position]}"
    words += ", a veto" if seat.veto else ""
    return words + (", permanent member of the Security Council" if seat.permanent else "")


def short_name(seat: Seat) -> str:
    """A State's code; for a person, whose code is a number, as much of the surname as fits."""
    if len(seat.code) <= _CODE:
        return seat.code
    return seat.name.partition(",")[0][:_SURNAME]


def _ring(x: float, y: float, radius: float) -> str:
    side = radius * 1.8 + 6
    return (
        f'<rect class="ring" x="{number(x - side / 2)}" y="{number(y - side / 2)}" '
        f'width="{number(side)}" height="{number(side)}"/>'
    )


def _hollow(
    tally: Tally | None, height: float, watermark: str | None, seats: Sequence[Box]
) -> list[str]:
    """Tally and words in the middle, as large as the seats around them allow."""
    floor, scale = height - 34, _ROOMY if len(seats) <= _ONE_RING else 1.0
    lines = []
    if tally is not None:
        words = "yes – no – abstain"
        if tally.non_voting:
            words += f" · {tally.non_voting} did not vote"
        lines = [(str(tally), 18 * scale, 54 * scale, "big"), (words, -10.0, 17 * scale, "muted")]
    if watermark:
        lines.append((watermark, 84 * scale, 26 * scale, "mark"))
    return [
        text(_WIDTH / 2, floor - up, words, _fitted(words, floor - up, size, seats), of=name,
             anchor="middle")
        for words, up, size, name in lines
    ]  # fmt: skip


def _fitted(words: str, y: float, size: float, seats: Sequence[Box]) -> float:
    """The size wanted, or the largest below it at which the line touches no seat."""
    while size > _SMALLEST:
        box = text_box(_WIDTH / 2, y, words, size * _BOLD)
        if not any(box.meets(seat) for seat in seats):
            return size
        size -= 1
    return size
