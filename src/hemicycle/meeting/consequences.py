"""Consequences: what the rules make of an act. The engine adds them; nobody writes them.

In a record they follow the act they belong to, so that the record can be read without the engine,
and checked with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.domain.conflict import ConflictKind
from hemicycle.domain.proposal import Part
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Detail, Method, Nature, Position, Question
from hemicycle.rules.answer import Code, Decision, Outcome
from hemicycle.rules.timer import Timer


@dataclass(frozen=True, slots=True)
class Composed:
    """Who the body consists of on this day, so that the record can be read without the register.

    ``names`` are the members' names of the day, in the order of ``members``.
    """

    members: tuple[str, ...]
    permanent: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BallotDiscarded:
    """A ballot that does not count, and by which rule."""

    member: str
    position: Position
    rule: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A question is decided. ``vote`` is its id: the target, with ``(2)`` for a second vote.

    ``placed`` says why the question was due when it was put; ``details`` why members did not vote,
    where that is known.
    """

    vote: str
    target: str
    question: Question
    method: Method
    nature: Nature | None
    nature_by: str
    tally: Tally | None
    roll: tuple[tuple[str, Position], ...]
    ballot_number: int
    decision: Decision
    note: str = ""
    source: str = ""
    placed: str = ""
    details: tuple[tuple[str, Detail], ...] = ()

    @property
    def outcome(self) -> Outcome:
        return self.decision.outcome


@dataclass(frozen=True, slots=True)
class Disposed:
    """A question that was not voted on: not put, withdrawn or lapsed, by which rule and why."""

    target: str
    code: Code
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class NatureSet:
    """Which class a text belongs to, and by what that was settled."""

    target: str
    nature: Nature
    by: str


@dataclass(frozen=True, slots=True)
class ConflictNamed:
    """Amendments that get into each other's way, named before the vote; ruling is for the chair."""

    draft: str
    conflict: ConflictKind
    one: str
    other: str
    text: str


@dataclass(frozen=True, slots=True)
class RulingOverruled:
    """A ruling no longer stands."""

    ruling: str


@dataclass(frozen=True, slots=True)
class TextAmended:
    """An amendment is now part of the text."""

    symbol: str
    by: str


@dataclass(frozen=True, slots=True)
class PartDeleted:
    """A part that failed is taken out of the text."""

    symbol: str
    part: Part


@dataclass(frozen=True, slots=True)
class Divided:
    """Parts of a text are voted on separately."""

    symbol: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PriorityGiven:
    """A text is voted before those submitted earlier."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A text that was decided is before the body again."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A text that a ruling had taken out is before the body again: the ruling was overruled."""

    symbol: str


@dataclass(frozen=True, slots=True)
class MotionReopened:
    """A motion that was tied is put once more, as ruled."""

    motion: str


@dataclass(frozen=True, slots=True)
class CaucusBegun:
    """A caucus: ``total`` seconds; moderated where ``each`` speaker has a time, else informal."""

    motion: str
    total: int
    each: int


@dataclass(frozen=True, slots=True)
class SpeakingTimeSet:
    """Speeches last at most so many seconds."""

    each: int


@dataclass(frozen=True, slots=True)
class ListOpened:
    """The list of speakers is open again."""


@dataclass(frozen=True, slots=True)
class Suspended:
    """The meeting is suspended or adjourned; it can be resumed."""

    adjourned: bool


@dataclass(frozen=True, slots=True)
class DebateClosed:
    """No more statements on the item; ``list_only`` if only the list of speakers is closed."""

    list_only: bool


@dataclass(frozen=True, slots=True)
class MethodSet:
    """How a text will be voted."""

    symbol: str
    method: Method


@dataclass(frozen=True, slots=True)
class MotionEnded:
    """A motion that ended without a vote: agreed, blocked by the mover of the text, or dropped."""

    motion: str
    carried: bool
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class TimerStarted:
    """A period begins that a rule counts from this result."""

    because: str
    timer: Timer


@dataclass(frozen=True, slots=True)
class FollowedElsewhere:
    """What followed in the other body."""

    body: str
    event: object


Consequence = (
    Composed | BallotDiscarded | Decided | Disposed | NatureSet | RulingOverruled | TextAmended
    | PartDeleted | ConflictNamed | Divided | PriorityGiven | Reopened | Restored | Suspended
    | DebateClosed | ListOpened | SpeakingTimeSet | CaucusBegun | MethodSet | MotionEnded
    | MotionReopened | TimerStarted | FollowedElsewhere
)  # fmt: skip
