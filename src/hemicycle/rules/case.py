"""A case: one question put to the vote, with everything the rules may ask about it.

A case comes from a file or a mapping (:func:`.casefile.read_case`) or from a recorded vote
(:func:`case_of`). Whatever it holds has been checked; the engine trusts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from hemicycle.domain.body import BODIES, body
from hemicycle.domain.state import register
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question, RollCallState, VoteEvent
from hemicycle.errors import UnknownMemberError
from hemicycle.rules.answer import Binding
from hemicycle.rules.law import Rulebook
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.shelf import BOOK_OF_BODY
from hemicycle.rules.weights import Weights

NOBODY: Mapping[str, Position] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Election:
    """The count of one ballot in an election.

    Parameters
    ----------
    office
        What is being filled: ``SC-seat``, ``ECOSOC``, ``TC``, ``HRC``, ``ICJ``, ``PGA``, ``SG`` or
        ``post``.
    seats
        Places still to be filled, 1 or more.
    candidates
        Votes per candidate.
    valid_ballots
        Ballots that name at least one candidate; the sum of the votes where one seat is filled.
    abstentions, invalid
        Ballots outside the base.
    elsewhere
        For judges: the candidates that hold the majority in the other organ, None if not stated.
    """

    office: str
    seats: int
    candidates: Mapping[str, int]
    valid_ballots: int
    abstentions: int = 0
    invalid: int = 0
    elsewhere: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One question put to the vote.

    Parameters
    ----------
    body, book
        Code of the body and the rulebook that governs it.
    day
        Day of the vote; None where the source does not say. ``day_supposed`` marks one that is only
        tried, so that no name of that day is printed.
    nature
        As ruled or recorded; None where nobody said.
    majority
        ``simple`` or ``two_thirds``, where a ruling or practice overrides the book.
    tally
        Votes; None for an adoption without a vote or an outcome known without counts.
    positions
        Positions of the members known by name; the others are unknown.
    parties, barred
        Members without a vote on this question (Charter Art. 27(3), Art. 19).
    put
        For an appeal: the question was to ``overrule`` or to ``uphold``; None where a recorded
        vote does not say.
    announced
        Outcome as the source states it.
    effect
        What an adopted text does, where the case says so; votes never tell.
    motion
        Kind of a motion, such as ``close_debate``, which may have a majority of its own.
    """

    body: str
    book: Rulebook
    question: Question
    day: date | None
    method: Method = Method.RECORDED
    nature: Nature | None = None
    majority: str | None = None
    objection: bool = False
    present: int | None = None
    tally: Tally | None = None
    positions: Mapping[str, Position] = field(default_factory=lambda: NOBODY)
    parties: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    put: str | None = None
    ballot_number: int = 1
    election: Election | None = None
    announced: str | None = None
    effect: Binding | None = None
    day_supposed: bool = False
    motion: str | None = None

    @property
    def members(self) -> int | None:
        """Members of the body on the day; None where the roll is not compiled."""
        if self.book.members is not None:
            return len(self.book.members)
        return members_of(self.book.roll or self.body, self.day)

    @property
    def permanent(self) -> frozenset[str]:
        """Members that can veto."""
        if self.book.members is not None:
            return self.book.permanent
        return permanent_of(self.book.roll or self.body, self.day)

    @property
    def roll(self) -> frozenset[str] | None:
        """Members entitled to vote on the day; None where the roll is not compiled."""
        if self.book.members is not None:
            return self.book.members
        return roll_of(self.book.roll or self.body, self.day)

    def weighing(self, name: str) -> Weights | None:
        """The weights of that name on the day; None where none is compiled for it."""
        return self.book.weighing(name, self.day) if self.day is not None else None

    def name(self, member: str) -> str:
        """Name of a member on the day; its code where the day is not known.

        In an assembly of one's own a member is called as the rulebook has it.
        """
        if self.book.members is not None or self.day is None or self.day_supposed:
            return member
        try:
            return register().name(member, self.day)
        except UnknownMemberError:
            return member


@lru_cache(maxsize=4096)
def roll_of(code: str, day: date | None) -> frozenset[str] | None:
    """The roll of a body on a day; None where it is not compiled."""
    return body(code).roll(day) if day is not None and code in BODIES else None


@lru_cache(maxsize=4096)
def members_of(code: str, day: date | None) -> int | None:
    """Members of a body on a day; None where neither roll nor size is compiled."""
    if day is None or code not in BODIES:
        return None
    roll = roll_of(code, day)
    return len(roll) if roll is not None else body(code).size(day)


@lru_cache(maxsize=4096)
def permanent_of(code: str, day: date | None) -> frozenset[str]:
    return body(code).permanent(day) if day is not None and code in BODIES else frozenset()


def case_of(
    event: VoteEvent,
    positions: Mapping[str, Position] | None,
    *,
    effect: Binding | None = None,
) -> Case:
    """A recorded vote as a case: the counted tally, else the announced one, else none.

    The outcome that the source states comes along; it counts only where the votes leave it open.
    ``effect`` is what the text does, where the caller knows its content.

    ``nature`` stays what the record says; for most Assembly votes that is nothing, and the rules
    then say whether it matters.
    """
    return Case(
        body=event.body,
        book=_book_of(event.body),
        question=event.question,
        day=event.date,
        method=event.method,
        nature=event.nature,
        tally=_tally_of(event),
        positions=positions or NOBODY,
        announced=event.outcome_announced,
        effect=effect,
    )


def _tally_of(event: VoteEvent) -> Tally | None:
    """Counted where the whole roll call is known; a partial list counts too few."""
    if event.counted is not None and event.roll_call is not RollCallState.PARTIAL:
        return event.counted
    return event.announced


@lru_cache(maxsize=256)
def _book_of(code: str) -> Rulebook:
    """The book of a recorded body; one without a compiled book decides nothing."""
    return rulebook(code if code in BOOK_OF_BODY else "US-SENATE")
