"""Which majority governs a question that has not been voted, and whether enough members are there.

The rules say it (:mod:`hemicycle.rules.reading`); here it is only asked before the vote. Where
nobody has ruled on the class of a text there are several majorities, one for each class.
"""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.domain.vote import Question
from hemicycle.meeting.conclude import motion_kind, nature_for
from hemicycle.meeting.state import State
from hemicycle.rules.case import Case
from hemicycle.rules.majority import votes_needed
from hemicycle.rules.reading import Reading, readings


@dataclass(frozen=True, slots=True)
class Majority:
    """One majority that may govern a question.

    Parameters
    ----------
    nature
        The class of the question under which it governs.
    words
        As a delegate would say it: ``two thirds of the members present and voting``.
    also
        What must be met besides, in words.
    veto
        Whether a permanent member can prevent it.
    second_vote
        Whether a tie is voted again.
    """

    nature: str
    words: str
    number: str
    source: str
    text: str
    also: tuple[str, ...]
    veto: bool
    second_vote: bool


def majorities(state: State, target: str) -> tuple[Majority, ...]:
    """The majority a question needs; several where its class is open, none where no rule says."""
    question = state.question_of(target)
    case = Case(
        body=state.convened.body,
        book=state.book,
        question=question,
        day=state.day,
        nature=nature_for(state, target, question)[0],
        motion=motion_kind(state, target),
        put="overrule" if question is Question.APPEAL else None,
    )
    assert state.day is not None
    return tuple(_majority(reading) for reading in readings(case, state.book.at(state.day)))


def _majority(reading: Reading) -> Majority:
    also = (p.requirement.words for p in reading.also if p.requirement is not None)
    return Majority(
        nature=str(reading.nature),
        words=reading.requirement.words,
        number=reading.number,
        source=reading.source,
        text=reading.text,
        also=tuple(also),
        veto=reading.veto is not None,
        second_vote=reading.tie is not None and reading.tie.value == "second_vote",
    )


@dataclass(frozen=True, slots=True)
class Presence:
    """Members present and needed; None where not counted, 0 where no rule asks for any."""

    members: int | None
    present: int | None
    to_open: int
    to_decide: int

    @property
    def may_decide(self) -> bool | None:
        """Whether a vote taken now would count; None where nobody counted."""
        return None if self.present is None else self.present >= self.to_decide


def presence(state: State) -> Presence:
    """Who is there, as counted or as the roll was answered, and what the rules ask for."""
    roll = state.roll
    members = None if roll is None else len(roll)
    assert state.day is not None
    decide = state.book.at(state.day).get("quorum.decide")
    asked = decide.requirement if decide is not None else None
    counted = state.present
    if counted is None and state.attending:
        counted = len(state.attending)
    return Presence(
        members=members,
        present=counted,
        to_open=0 if members is None else state.procedure.opening_quorum(members),
        to_decide=0 if members is None or asked is None else votes_needed(asked, members),
    )
