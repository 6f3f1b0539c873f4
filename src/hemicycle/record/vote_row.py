"""A vote as JSON prints it, on the command line and over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

POSITIONS = ("YES", "NO", "ABSTAIN", "NON_VOTING", "UNKNOWN")
_TALLIES = ("yes", "no", "abstain", "non_voting")


def vote_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the table ``votes``: the tallies grouped, the rest as in the table."""
    plain = {
        name: value
        for name, value in row.items()
        if not name.startswith(("announced_", "counted_"))
    }
    return plain | {
        which: {name: row[f"{which}_{name}"] for name in _TALLIES}
        if row[f"{which}_yes"] is not None
        else None
        for which in ("announced", "counted")
    }


def by_position(positions: Mapping[str, str] | None) -> dict[str, list[str]] | None:
    """Members by what they did; the unknown only where there are any, None where none is known."""
    if positions is None:
        return None
    return {
        word: [member for member, position in positions.items() if position == word]
        for word in POSITIONS
        if word != "UNKNOWN" or "UNKNOWN" in positions.values()
    }
