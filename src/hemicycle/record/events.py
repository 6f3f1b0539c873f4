"""Rows of the tables as the plain values of :mod:`hemicycle.domain.vote`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import (
    Correction,
    DateQuality,
    Method,
    Nature,
    Position,
    Question,
    RollCallState,
    Status,
    TextKind,
    VoteEvent,
)

_PLAIN = (
    "vote_id",
    "body",
    "source",
    "world",
    "session",
    "regular_session",
    "meeting",
    "date",
    "symbol",
    "draft",
    "title",
    "parent",
    "outcome_announced",
    "agenda",
    "series",
    "source_id",
    "source_url",
    "retrieved",
)
_WORDS = {
    "status": Status,
    "date_quality": DateQuality,
    "nature": Nature,
    "roll_call": RollCallState,
    "kind": TextKind,
}


def event_of(row: Mapping[str, Any]) -> VoteEvent:
    """A row of ``votes`` as a vote event."""
    plain: dict[str, Any] = {name: row[name] for name in _PLAIN}
    words: dict[str, Any] = {
        name: None if row[name] is None else word(row[name]) for name, word in _WORDS.items()
    }
    return VoteEvent(
        **plain,
        **words,
        question=Question(row["question"]),
        method=Method(row["method"]),
        announced=_tally(row, "announced"),
        counted=_tally(row, "counted"),
        subjects=tuple(row["subjects"] or ()),
        sponsors=tuple(row["sponsors"] or ()),
    )


def _tally(row: Mapping[str, Any], which: str) -> Tally | None:
    yes = row[f"{which}_yes"]
    if yes is None:
        return None
    return Tally(
        yes=yes,
        no=row[f"{which}_no"],
        abstain=row[f"{which}_abstain"],
        non_voting=row[f"{which}_non_voting"],
    )


def correction_of(row: Mapping[str, Any]) -> Correction:
    """A row of ``corrections`` as a plain value."""
    return Correction(
        vote_id=row["vote_id"],
        member=row["member"],
        cast=Position(row["cast"]),
        intended=Position(row["intended"]),
        stated_on=row["stated_on"],
        source=row["source"],
    )
