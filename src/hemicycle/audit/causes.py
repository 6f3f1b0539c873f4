"""Why the rules and a source may disagree: each suspicion is tried by deciding the case anew.

A cause is *likely*, not proved: it names the first change to the case under which the rules arrive
at the outcome that the source states. Where none does, the counts and the outcome contradict each
other, and one of them is wrong in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from hemicycle.domain.vote import DateQuality, Nature, Question, VoteEvent
from hemicycle.rules.answer import Code, Decision, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.decision import derive

#: The amended Charter asks for nine votes from the first day; the Council sat with eleven members,
#: and by its old habit of seven, until the last (res. 1991 A (XVIII); S/RES/218 of 23 Nov. 1965).
COUNCIL_TRANSITION = (date(1965, 8, 31), date(1965, 12, 31))


class Cause(StrEnum):
    """Likely cause of a disagreement, or what is missing where the rules cannot tell."""

    TOTALS_DIFFER = "totals_differ"
    TRANSITION = "transition_1965"
    RULING = "ruling"
    DAY_DOUBTFUL = "day_doubtful"
    SECOND_VOTE = "second_vote"
    RULE_GAP = "rule_gap"
    SOURCE_ERROR = "source_error"
    NO_RULING_KNOWN = "no_ruling_known"
    APPEAL_UNTOLD = "appeal_untold"
    VOTES_UNNAMED = "votes_unnamed"
    DAY_UNKNOWN = "day_unknown"
    COUNTS_MISSING = "counts_missing"
    NO_BOOK = "no_book"

    @property
    def words(self) -> str:
        """The cause as a sentence."""
        return _WORDS[self]


_WORDS = {
    Cause.TOTALS_DIFFER: "The source's roll call and its printed totals differ; the other of the "
    "two gives the outcome it states.",
    Cause.TRANSITION: "Period of transition: the Charter asked for nine votes from 31 August 1965, "
    "the Council of eleven went on with seven to the end of the year.",
    Cause.RULING: "A ruling or a decision on the nature of the question, other than the one "
    "recorded, gives the outcome stated.",
    Cause.DAY_DOUBTFUL: "The day is doubtful; by the rules of another day it comes to the outcome "
    "stated.",
    Cause.SECOND_VOTE: "An equally divided vote is voted on again; the source states where it "
    "ended.",
    Cause.RULE_GAP: "More votes in favour than against, yet too few for every majority compiled "
    "here: the rule that governed may be missing.",
    Cause.SOURCE_ERROR: "Under every reading of the rules the counts give another outcome: the "
    "source contradicts itself.",
    Cause.NO_RULING_KNOWN: "The outcome depends on the nature of the question, and no ruling is "
    "known.",
    Cause.APPEAL_UNTOLD: "The source does not say whether a yes was to overrule the ruling or to "
    "uphold it.",
    Cause.VOTES_UNNAMED: "Votes against are unnamed, so that a veto cannot be told from the "
    "counts.",
    Cause.DAY_UNKNOWN: "The day is not known, and the rules changed in between.",
    Cause.COUNTS_MISSING: "The source leaves out a count that the rule needs.",
    Cause.NO_BOOK: "No rulebook is compiled for this body or this kind of question.",
}

Suspicion = Callable[[VoteEvent, Case], Iterator[Case]]


def cause_of_disagreement(event: VoteEvent, case: Case, stated: Outcome) -> Cause:
    """The first suspicion under which the rules arrive at the outcome stated."""
    for cause, suspicion in _SUSPICIONS:
        if any(derive(other).outcome is stated for other in suspicion(event, case)):
            return cause
    return Cause.RULE_GAP if _carried_by_more(case, stated) else Cause.SOURCE_ERROR


def _other_tally(event: VoteEvent, case: Case) -> Iterator[Case]:
    """Both tallies; the one already used brings nothing new."""
    for tally in (event.announced, event.counted):
        if tally is not None:
            yield replace(case, tally=tally)


def _before_the_amendment(event: VoteEvent, case: Case) -> Iterator[Case]:
    first, last = COUNCIL_TRANSITION
    if event.body == "SC" and case.day is not None and first <= case.day <= last:
        yield replace(case, day=first - timedelta(days=1))


def _second_vote(event: VoteEvent, case: Case) -> Iterator[Case]:
    if case.ballot_number == 1:
        yield replace(case, ballot_number=2)


def _other_nature(event: VoteEvent, case: Case) -> Iterator[Case]:
    for word in case.book.readings:
        if Nature(word) is not case.nature:
            yield replace(case, nature=Nature(word))


def _other_day(event: VoteEvent, case: Case) -> Iterator[Case]:
    if event.date_quality not in (None, DateQuality.EXACT):
        for day in case.book.changes:
            yield replace(case, day=day)


_SUSPICIONS: tuple[tuple[Cause, Suspicion], ...] = (
    (Cause.TOTALS_DIFFER, _other_tally),
    (Cause.TRANSITION, _before_the_amendment),
    (Cause.SECOND_VOTE, _second_vote),
    (Cause.RULING, _other_nature),
    (Cause.DAY_DOUBTFUL, _other_day),
)


def _carried_by_more(case: Case, stated: Outcome) -> bool:
    tally = case.tally
    if stated is not Outcome.ADOPTED or tally is None or tally.no is None:
        return False
    return tally.yes > tally.no


def cause_of_doubt(case: Case, decision: Decision) -> Cause:
    """What is missing where the rules cannot tell the outcome."""
    if decision.code is Code.UNKNOWN_VOTERS:
        return Cause.VOTES_UNNAMED
    if decision.code is Code.UNKNOWN_TALLY:
        return Cause.COUNTS_MISSING
    if not case.book.changes:
        return Cause.NO_BOOK
    if case.question is Question.APPEAL and case.put is None:
        return Cause.APPEAL_UNTOLD
    return Cause.DAY_UNKNOWN if case.day is None else Cause.NO_RULING_KNOWN
