"""One taking of a vote on one question, and the words that describe it.

The values are the words stored in the record's tables and printed in every JSON document; see the
table ``votes`` in :mod:`hemicycle.record.schema` for the columns one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hemicycle.domain.tally import Tally


class Position(StrEnum):
    """What a member did on one vote."""

    YES = "YES"
    NO = "NO"
    ABSTAIN = "ABSTAIN"
    NON_VOTING = "NON_VOTING"
    """Took no part: the source says so, or the roll of that day proves it."""
    UNKNOWN = "UNKNOWN"
    """Only where a list is partial."""


class Detail(StrEnum):
    """Why a member did not vote, where the source says it."""

    ABSENT = "absent"
    PRESENT_NOT_VOTING = "present_not_voting"
    NOT_PARTICIPATING = "not_participating"
    BARRED_ART_19 = "barred_art_19"


class Method(StrEnum):
    """Method of voting (General Assembly rules 87 and 92; Security Council rule 40)."""

    RECORDED = "recorded"
    ROLL_CALL = "roll_call"
    SHOW_OF_HANDS = "show_of_hands"
    NON_RECORDED = "non_recorded"
    SECRET_BALLOT = "secret_ballot"
    WITHOUT_VOTE = "without_vote"


class Question(StrEnum):
    """What was put to the vote."""

    DRAFT = "draft"
    AMENDMENT = "amendment"
    PART = "part"
    MOTION = "motion"
    DIVISION = "division"
    PRIORITY = "priority"
    APPEAL = "appeal"
    RECONSIDERATION = "reconsideration"
    CLASSIFICATION = "classification"
    PRELIMINARY = "preliminary"
    CHARTER_AMENDMENT = "charter_amendment"
    RECOMMENDATION = "recommendation"
    ELECTION = "election"


class Nature(StrEnum):
    """Class of the question, which decides the majority and whether a veto counts."""

    PROCEDURAL = "procedural"
    SUBSTANTIVE = "substantive"
    IMPORTANT = "important"
    ORDINARY = "ordinary"
    UNDETERMINED = "undetermined"


class Status(StrEnum):
    """How firm the result is."""

    PROVISIONAL = "provisional"
    ANNOUNCED = "announced"
    OFFICIAL = "official"


class RollCallState(StrEnum):
    """How much of the roll call the sources hold."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


class DateQuality(StrEnum):
    """How far the date of a vote can be trusted."""

    EXACT = "exact"
    DOUBTFUL = "doubtful"
    SESSION_ONLY = "session_only"


class TextKind(StrEnum):
    """Kind of a text within a series; only texts of one kind are joined by a line."""

    CONDEMNATION = "condemnation"
    STATUS = "status"
    ACCOUNTABILITY = "accountability"
    RIGHTS = "rights"
    HUMANITARIAN = "humanitarian"
    PROCEDURAL = "procedural"
    OTHER = "other"


@dataclass(frozen=True)
class Correction:
    """A member's later word on its vote. It never changes a tally."""

    vote_id: str
    member: str
    cast: Position
    intended: Position
    stated_on: date | None
    source: str


@dataclass(frozen=True)
class VoteEvent:
    """One row of the table ``votes``; everything may be unknown but the first five fields."""

    vote_id: str
    body: str
    question: Question
    method: Method
    source: str
    world: str = "real"
    status: Status | None = None
    session: str | None = None
    regular_session: int | None = None
    meeting: str | None = None
    date: date | None = None
    date_quality: DateQuality | None = None
    symbol: str | None = None
    draft: str | None = None
    title: str | None = None
    parent: str | None = None
    nature: Nature | None = None
    outcome_announced: str | None = None
    announced: Tally | None = None
    counted: Tally | None = None
    roll_call: RollCallState | None = None
    agenda: str | None = None
    subjects: tuple[str, ...] = field(default=())
    sponsors: tuple[str, ...] = field(default=())
    series: str | None = None
    kind: TextKind | None = None
    source_id: str | None = None
    source_url: str | None = None
    retrieved: str | None = None
