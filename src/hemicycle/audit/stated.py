"""What a source states about the outcome of a vote, and by what.

An outcome counts as stated where the source has it in a column or a list of its own (the record's
``outcome_announced``: a list of adopted texts, a printed result, a table of vetoes), or where the
words of its description say it beyond doubt. Nothing is concluded from the counts, nor from a
document symbol: readers of old roll calls give one with the counts at hand, and an audit by symbol
would confirm itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hemicycle.domain.vote import Question, VoteEvent
from hemicycle.rules.answer import Outcome

_OUTCOMES: Mapping[str, Outcome] = {
    "adopted": Outcome.ADOPTED,
    "not_adopted": Outcome.NOT_ADOPTED,
    "rejected": Outcome.NOT_ADOPTED,
    "veto": Outcome.NOT_ADOPTED,
    "no_decision": Outcome.NO_DECISION,
    "elected": Outcome.ELECTED,
    "not_elected": Outcome.NOT_ELECTED,
}

#: How the cataloguers of the Dag Hammarskjöld Library end the title of an adopted text:
#: ``: resolution / adopted by the General Assembly``, now and then misspelt or in lower case.
_CATALOGUED_AS_ADOPTED = re.compile(r"[:/]\s*adopted by the general assem[a-z]*\s*$", re.IGNORECASE)


class Basis(StrEnum):
    """Where the source says it."""

    OUTCOME = "outcome"
    """In a column or a list of its own."""
    WORDING = "wording"
    """In the words of its description."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome as the source states it."""

    outcome: Outcome
    basis: Basis


def stated_outcome(event: VoteEvent) -> Stated | None:
    """The outcome that the source states; None where it states none, or in words not known here."""
    if event.outcome_announced is not None:
        known = _OUTCOMES.get(event.outcome_announced)
        return None if known is None else Stated(known, Basis.OUTCOME)
    if _catalogued_as_adopted(event):
        return Stated(Outcome.ADOPTED, Basis.WORDING)
    return None


def _catalogued_as_adopted(event: VoteEvent) -> bool:
    """Only of a whole text: the title of a part or an amendment is that of the text it touches."""
    if event.body != "GA" or event.question is not Question.DRAFT or event.title is None:
        return False
    return _CATALOGUED_AS_ADOPTED.search(event.title) is not None
