"""Conflicts among edits, named before the vote: lost places, overlaps, contradictions.

Naming is all that is done here. Whether the adoption of one amendment necessarily implies the
rejection of another is for the presiding officer, and then for the body (rule 90).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from hemicycle.domain.edit import (
    ADDITIONS,
    WHOLE_PARAGRAPH,
    Edit,
    EditKind,
    apply_edits,
    why_lost,
)
from hemicycle.domain.text import Text


class ConflictKind(StrEnum):
    """How edits get into each other's way."""

    LOST_PLACE = "lost_place"
    """The edit does not find its place in the text."""
    OVERLAP = "overlap"
    """Two edits touch the same words; after one the other may not find its place."""
    CONTRADICTION = "contradiction"
    """The same words would read differently, or one deletes what the other rewords."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict, with the edits that witness it; ``other`` is empty for a lost place."""

    kind: ConflictKind
    one: str
    other: str
    witness: tuple[Edit, ...]
    text: str


def conflicts(text: Text, amendments: Mapping[str, Sequence[Edit]]) -> tuple[Conflict, ...]:
    """Every conflict of the amendments with the text and with one another."""
    listed = [(name, edit) for name, edits in amendments.items() for edit in edits]
    lost = [
        Conflict(ConflictKind.LOST_PLACE, name, "", (edit,), f"{name}: {why}")
        for name, edit in listed
        if (why := why_lost(text, edit)) is not None
    ]
    found = [pair for pair in listed if why_lost(text, pair[1]) is None]
    clashes = [
        clash
        for (one, first), (other, second) in combinations(found, 2)
        if (clash := _clash(text, one, first, other, second)) is not None
    ]
    return (*lost, *clashes)


def _clash(text: Text, one: str, first: Edit, other: str, second: Edit) -> Conflict | None:
    kind = _kind(text, first, second)
    if kind is None:
        return None
    said = f"{one} would {first}; {other} would {second}"
    return Conflict(kind, one, other, (first, second), said)


def _kind(text: Text, first: Edit, second: Edit) -> ConflictKind | None:
    """How two edits that find their places clash, if they do."""
    if first.place != second.place or first.place.number == 0:
        return None
    kinds = (first.kind, second.kind)
    if any(kind in ADDITIONS for kind in kinds):
        deleted = EditKind.DELETE_PARAGRAPH in kinds
        return ConflictKind.OVERLAP if deleted else None
    if any(kind in WHOLE_PARAGRAPH for kind in kinds):
        return ConflictKind.OVERLAP if first == second else ConflictKind.CONTRADICTION
    inserting = set(kinds) == {EditKind.INSERT_PHRASE}
    if _span(text, first) == _span(text, second) and not inserting:
        return ConflictKind.OVERLAP if first == second else ConflictKind.CONTRADICTION
    free = _after(text, first, second) == _after(text, second, first) is not None
    return None if free else ConflictKind.OVERLAP


def _after(text: Text, first: Edit, second: Edit) -> dict[str, str] | None:
    """The wording after both edits in this order; None where the second loses its place."""
    once = apply_edits(text, [first], "")
    lost = why_lost(once, second) is not None
    return None if lost else apply_edits(once, [second], "").plain()


def _span(text: Text, edit: Edit) -> tuple[int, int]:
    """Offsets of the words an edit of a phrase touches; a point for an insertion."""
    paragraph = text.at(edit.place)
    assert paragraph is not None
    start = paragraph.text.index(edit.phrase)
    end = start + len(edit.phrase)
    return (end, end) if edit.kind is EditKind.INSERT_PHRASE else (start, end)
