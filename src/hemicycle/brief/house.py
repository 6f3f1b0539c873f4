"""A house of one's own: a body that is known by its votes alone.

The record carries what such a house decided and who voted how, not its rulebook and not its roll.
So a page repeats the outcome that was announced and says so; it derives nothing.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hemicycle.domain.body import BODIES, Body
from hemicycle.domain.vote import VoteEvent
from hemicycle.rules.answer import Code, Decision, Outcome, Reason
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.shelf import shipped

_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


def is_house(code: str) -> bool:
    """Whether the body is none of those compiled here."""
    return code.upper() not in BODIES


@lru_cache(maxsize=256)
def body_of(code: str) -> Body:
    """The body of a recorded vote; of a house of one's own only the name is known."""
    known = BODIES.get(code.upper())
    if known is not None:
        return known
    return Body(
        code=code,
        name=_name(code),
        members_vote=False,
        first_day=date.min,
        last_day=None,
        every_member=False,
        until=None,
        sizes=(),
        permanent_terms=(),
        elected_terms=(),
        source="the votes in this record; seats and rules of this house are not part of it",
    )


def _name(code: str) -> str:
    """As its rulebook is called, where one of that name is shipped; else the code in words."""
    if code in shipped():
        return rulebook(code).name
    words = code.replace("-", " ")
    return words[:1].upper() + words[1:]


def as_announced(event: VoteEvent) -> Decision:
    """The outcome as the house announced it, with the reason why nothing is derived."""
    outcome = _OUTCOMES.get(event.outcome_announced or "", Outcome.UNDETERMINED)
    known = outcome is not Outcome.UNDETERMINED
    said = "the outcome is the one announced" if known else "no outcome was announced either"
    text = (
        f"The rulebook of {body_of(event.body).name} is not part of the record: {said}, "
        "and what was needed, the margin and whether it binds are not told."
    )
    reason = Reason("No rule applied", "as announced", text, holds=known)
    return Decision(outcome, Code.AS_ANNOUNCED if known else Code.NEEDS_RULING, (reason,))
