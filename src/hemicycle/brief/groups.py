"""How each declared group voted, with the members that left its largest position named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hemicycle.brief.model import GroupLine
from hemicycle.domain.group import GROUPS, Group
from hemicycle.domain.vote import Position

#: Members of a body in which most groups have one seat or none.
SMALL_BODY = 24


def group_lines(positions: Mapping[str, Position], day: date) -> tuple[GroupLine, ...]:
    """One line per group known for that day with at least one member on the roll.

    A group whose membership on that day is not compiled is left out, never approximated. In a
    small body a single member says nothing about its group, so two are needed there.
    """
    needed = 2 if len(positions) <= SMALL_BODY else 1
    lines = []
    for group in GROUPS.values():
        if group.from_day > day:
            continue
        line = _line(group, positions, day)
        if line is not None and sum(line.counts.values()) >= needed:
            lines.append(line)
    return tuple(lines)


def _line(group: Group, positions: Mapping[str, Position], day: date) -> GroupLine | None:
    present = sorted(group.members(day) & positions.keys())
    if not present:
        return None
    by_position = {
        position: tuple(code for code in present if positions[code] is position)
        for position in Position
    }
    counts = {position: len(codes) for position, codes in by_position.items()}
    largest = max(counts.values())
    leaders = [position for position, count in counts.items() if count == largest]
    splits = {
        position: codes
        for position, codes in by_position.items()
        if codes and (len(leaders) > 1 or position is not leaders[0])
    }
    return GroupLine(
        code=group.code,
        name=group.name_on(day),
        counts=counts,
        splits=splits,
        possible=counts[Position.UNKNOWN] > 0,
    )
