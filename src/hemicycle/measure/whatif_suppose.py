"""A vote as supposed: the case with changed positions, decided anew by the same rules.

Where a source gives counts without all the names, a member's ballot may have been counted under
several headings. Every one that the counts allow is tried; the answer stands where all agree,
and else it cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.errors import InputError
from hemicycle.measure.whatif_change import Change, CountChange, NatureChange
from hemicycle.measure.whatif_counts import (
    counts_of,
    misfit,
    moved,
    no_counts,
    silence_open,
    tally_of,
    too_many,
    unnamed,
)
from hemicycle.rules.answer import Code, Decision, Outcome, Reason
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide

CAST = (Position.YES, Position.NO, Position.ABSTAIN)
_ALL = (*CAST, Position.NON_VOTING)
_MOST_DOUBTFUL = 30
"""Members whose position is not known that may be changed: the counts to try grow as the cube."""


@dataclass(frozen=True)
class Supposition:
    """A vote, recorded or supposed.

    Parameters
    ----------
    case
        Everything but the counts; its positions are those supposed.
    tallies
        The counts there may be: one where every changed member's ballot is known, none where the
        record has only the outcome.
    doubtful
        Members that were changed although their recorded position is not known.
    """

    case: Case
    tallies: tuple[Tally, ...]
    doubtful: tuple[str, ...] = ()

    @property
    def ranges(self) -> dict[Position, tuple[int, int] | None]:
        """Least and most of yes, no and abstain; None for a count that is not known."""
        found: dict[Position, tuple[int, int] | None] = {}
        for position in CAST:
            each = [counts_of(tally)[position] for tally in self.tallies]
            known = [count for count in each if count is not None]
            found[position] = (min(known), max(known)) if known else None
        return found

    @property
    def tally(self) -> Tally | None:
        """The counts; None where there are none, or where they cannot be told."""
        return self.tallies[0] if len(self.tallies) == 1 else None

    @cached_property
    def answers(self) -> tuple[Decision, ...]:
        """What the rules of the day say to each of the counts there may be."""
        if not self.tallies:
            return (decide(self.case),)
        return tuple(decide(replace(self.case, tally=each)) for each in self.tallies)

    @cached_property
    def decision(self) -> Decision:
        """What the rules of the day say: the common answer."""
        return _common(self.answers, self.doubtful)

    def position(self, member: str) -> Position:
        """Position of a member, UNKNOWN where the record does not name it."""
        return self.case.positions.get(member, Position.UNKNOWN)

    def after(self, change: Change) -> Supposition:
        """The vote with one more change."""
        if isinstance(change, CountChange):
            return _recounted(self, change)
        if isinstance(change, NatureChange):
            return replace(self, case=replace(self.case, nature=change.nature))
        state = self
        for member in change.members:
            state = state.with_position(member, change.position)
        return state

    def with_position(self, member: str, to: Position) -> Supposition:
        """The vote with one member at another position."""
        if not self.tallies:
            raise no_counts(member)
        found = self._moved(member, to)
        if not found:
            raise misfit(member)
        known = self.position(member) is not Position.UNKNOWN
        if not known and len(self.doubtful) >= _MOST_DOUBTFUL:
            raise too_many(self.doubtful, _MOST_DOUBTFUL)
        return Supposition(
            _changed(self.case, positions={**self.case.positions, member: to}),
            found,
            self.doubtful if known else (*self.doubtful, member),
        )

    def turned(self, member: str, to: Position) -> Supposition | None:
        """The vote if this member had voted otherwise, namely ``to``; None if it cannot have."""
        found = self._moved(member, to, but=to)
        if not found or self.position(member) is to:
            return None
        return replace(self.with_position(member, to), tallies=found)

    def _moved(
        self, member: str, to: Position, *, but: Position | None = None
    ) -> tuple[Tally, ...]:
        """Counts there may be afterwards, leaving out that the ballot was under ``but``."""
        return tuple(
            dict.fromkeys(
                moved(tally, origin, to)
                for tally in self.tallies
                for origin in self.origins(member, tally)
                if origin is not but
            )
        )

    def origins(self, member: str, tally: Tally) -> tuple[Position, ...]:
        """Positions that a member's ballot may have been counted under."""
        known = self.position(member)
        if known is not Position.UNKNOWN:
            counted = counts_of(tally)[known]
            return () if known in CAST and counted == 0 else (known,)
        room = unnamed(self.case, tally)
        return tuple(p for p in _ALL if (left := room[p]) is None or left > 0)


def recorded(case: Case) -> Supposition:
    """The vote as it is in the record.

    Raises
    ------
    InputError
        An election, or a decision without a vote: nothing in it can be changed.
    """
    if case.election is not None or case.question is Question.ELECTION:
        raise InputError(
            "an election has no positions to change",
            where="the vote",
            right="a vote on a text or a motion, with members in favour, against and abstaining",
            todo="put another count of the election to the rules: hemicycle decide CASE.toml",
        )
    if case.method is Method.WITHOUT_VOTE:
        raise InputError(
            "the text was adopted without a vote, so that nobody took a position",
            where="the vote",
            right="a vote in which ballots were cast",
            todo="choose a vote: hemicycle votes lists them",
        )
    return Supposition(case, () if case.tally is None else (case.tally,))


def _changed(case: Case, **fields: Any) -> Case:
    """The case with other ballots: what was announced of the real ones proves nothing any more.

    But for the majority: where only one nature of the question gives the outcome announced, the
    question keeps that nature.
    """
    return replace(case, announced=None, nature=shown_nature(case) or case.nature, **fields)


def shown_nature(case: Case) -> Nature | None:
    """The one nature by which the announced outcome comes about, where nobody ruled on it."""
    unruled = case.nature in (None, Nature.UNDETERMINED)
    if case.announced is None or case.tally is None or not unruled:
        return None
    plain = replace(case, announced=None)
    if decide(plain).code is not Code.NEEDS_RULING:
        return None
    stated = decide(case).outcome
    natures = [Nature(word) for word in case.book.readings]
    giving = [n for n in natures if decide(replace(plain, nature=n)).outcome is stated]
    return giving[0] if len(giving) == 1 else None


def known_by_name(state: Supposition) -> bool:
    """Whether every ballot cast is known by name."""
    if not state.case.positions or state.tally is None:
        return False
    room = unnamed(state.case, state.tally)
    return all(room[position] == 0 for position in CAST)


def _recounted(state: Supposition, change: CountChange) -> Supposition:
    """A count replaced; the other counts and the names stay."""
    if not state.tallies and change.position is not Position.YES:
        raise no_counts(change.asked)
    if known_by_name(state):
        raise InputError(
            "who cast which ballot is known, so that a bare count would contradict the names",
            where=f"change {change.asked!r}",
            right="members that change, such as FRA=no",
            todo="name the members",
        )
    named = list(state.case.positions.values()).count(change.position)
    if change.votes < named:
        raise InputError(
            f"{named} members are known to be among them, more than {change.votes}",
            where=f"change {change.asked!r}",
            right=f"{change.position.lower()}={named} or more",
            todo="correct the count, or set these members to another position first",
        )
    old = state.tallies or (Tally(change.votes, None, None),)
    new = [tally_of({**counts_of(tally), change.position: change.votes}) for tally in old]
    changed = replace(
        state,
        case=_changed(state.case),
        tallies=tuple(dict.fromkeys(silence_open(each) for each in new)),
    )
    _within_roll(changed, change)
    return changed


def _within_roll(state: Supposition, change: CountChange) -> None:
    members = state.case.members
    for tally in state.tallies:
        cast = tally.yes + (tally.no or 0) + (tally.abstain or 0)
        if members is not None and cast > members:
            raise InputError(
                f"{tally} are {cast} ballots, more than the {members} members",
                where=f"change {change.asked!r}",
                right="counts that add up to no more than the members of the body that day",
                todo="lower another count first: changes are made in the order given",
            )


def _common(answers: tuple[Decision, ...], doubtful: tuple[str, ...]) -> Decision:
    """The common answer of all the counts there may be, else that it cannot be told."""
    first = answers[0]
    if len(set(answers)) == 1:
        return first
    missing = f"How {', '.join(doubtful)} voted is not in the record"
    if len({answer.outcome for answer in answers}) > 1:
        text = f"{missing}, and the outcome depends on it."
        why = Reason("No rule applied", "the record", text, holds=False)
        return Decision(Outcome.UNDETERMINED, Code.UNKNOWN_VOTERS, (why,))
    why = Reason("No rule applied", "the record", f"{missing}; it comes to the same.", holds=True)
    same = len({answer.code for answer in answers}) == 1
    return replace(
        first,
        code=first.code if same else Code.UNKNOWN_VOTERS,
        reasons=(why, *(r for r in first.reasons if all(r in a.reasons for a in answers))),
        vetoes=first.vetoes if same else (),
        negative_permanent=first.negative_permanent if same else (),
        required=first.required if len({a.required for a in answers}) == 1 else None,
        margin=None,
    )


def supposed(start: Supposition, changes: Iterable[Change]) -> Supposition:
    """All changes one after the other; a later one wins."""
    state = start
    for change in changes:
        state = state.after(change)
    return state
