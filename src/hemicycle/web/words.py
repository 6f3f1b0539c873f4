"""Words that the pages share and the brief has not."""

from __future__ import annotations

from hemicycle.domain.day import day_words
from hemicycle.domain.english import plural
from hemicycle.domain.vote import Position

__all__ = ["POSITION_WORDS", "day_words", "outcome_label", "plural", "position_of"]

POSITION_WORDS = {
    "YES": "yes",
    "NO": "no",
    "ABSTAIN": "abstain",
    "NON_VOTING": "did not vote",
    "UNKNOWN": "not known",
}
_OUTCOMES = {
    "adopted": "Adopted",
    "not_adopted": "Not adopted",
    "no_decision": "No decision",
    "undetermined": "Cannot be told",
    "elected": "Elected",
    "not_elected": "Not elected",
    None: "Outcome not stated",
}


def position_of(word: str) -> Position:
    """The position of the record's word."""
    return Position(word)


def outcome_label(outcome: str | None) -> str:
    """An outcome in words."""
    return _OUTCOMES.get(outcome, str(outcome).replace("_", " ").capitalize())
