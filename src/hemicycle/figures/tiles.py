"""The world as equal tiles: one member, one tile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from hemicycle.figures.marks import Seat
from hemicycle.figures.svg import CLASSES, LETTERS, WORDS, named, number, picture, text

_SIDE = 29.0
_STEP = 31.0
_FOLLOWERS = {"CSK": "CZE", "YUG": "SRB"}
"""Members that ended and use the cell of the member that sits there today."""


@lru_cache(maxsize=1)
def cells() -> Mapping[str, tuple[int, int]]:
    """Row and column of every member, present or ended."""
    lines = files("hemicycle.figures").joinpath("data/tiles.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    found = {
        code: (row, column)
        for row, codes in enumerate(rows)
        for column, code in enumerate(codes)
        if code != "..."
    }
    return found | {ended: found[follower] for ended, follower in _FOLLOWERS.items()}


def tile_grid(seats: Sequence[Seat], *, label: str) -> str:
    """Code above, letter below; a State not in the body on that day is absent, not empty."""
    grid = cells()
    shown = [(seat, *grid[seat.code]) for seat in seats if seat.code in grid]
    rows = max((row for _, row, _ in shown), default=0) + 1
    columns = max((column for _, _, column in shown), default=0) + 1
    parts = [_tile(seat, row, column) for seat, row, column in shown]
    return picture(columns * _STEP, rows * _STEP, label, parts, "tiles")


def _tile(seat: Seat, row: int, column: int) -> str:
    x, y = column * _STEP + 1, row * _STEP + 1
    inked = f"on-{seat.position.lower().replace('_', '-')}"
    middle = x + _SIDE / 2
    corner = _SIDE / 2 if seat.position == "YES" else 3 if seat.position == "NO" else 7
    side = number(_SIDE)
    parts = [
        f'<rect class="{CLASSES[seat.position]}" x="{number(x)}" y="{number(y)}" width="{side}" '
        f'height="{side}" rx="{number(min(corner, 9))}"/>',
        text(middle, y + 14, seat.code, 10, of=inked, anchor="middle"),
        text(middle, y + 24.5, LETTERS[seat.position], 9, of=inked, anchor="middle"),
    ]
    if seat.permanent:
        parts.append(
            f'<path class="under {inked}" d="M{number(middle - 8)},{number(y + 15.6)}h16"/>'
        )
    return named(f"{seat.name}: {WORDS[seat.position]}", parts)
