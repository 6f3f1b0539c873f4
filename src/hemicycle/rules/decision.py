"""The decision on one question put to the vote: :func:`decide`.

The order of the questions is the order of the law: was a vote taken at all, was there a quorum,
whose ballots count, which majority governs, are there votes enough, is there a veto.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hemicycle.domain.vote import Method, Position, Question
from hemicycle.rules.agreement import agreement, lowest_bar
from hemicycle.rules.announced import (
    listed_as,
    no_ruling,
    settled_among,
    settled_by_source,
    stated_outcome,
    supposing,
)
from hemicycle.rules.answer import (
    Binding,
    Code,
    Condition,
    Decision,
    Margin,
    Move,
    Outcome,
    Reason,
    Required,
)
from hemicycle.rules.appeal import seen_from_overruling, turned_back
from hemicycle.rules.case import Case, case_of
from hemicycle.rules.casefile import read_case
from hemicycle.rules.effect import binding_of
from hemicycle.rules.judge import Verdict, judge
from hemicycle.rules.law import Law
from hemicycle.rules.margin import margin
from hemicycle.rules.quorum import quorum
from hemicycle.rules.reading import readings
from hemicycle.rules.standing import discard
from hemicycle.rules.uncounted import as_announced, no_provision, untold, without_vote

__all__ = [
    "Binding",
    "Code",
    "Condition",
    "Decision",
    "Margin",
    "Move",
    "Outcome",
    "Reason",
    "Required",
    "case_of",
    "decide",
    "derive",
    "read_case",
]


def decide(case: Case | Path | str | Mapping[str, Any]) -> Decision:
    """What was decided, by which provisions, by how much.

    Parameters
    ----------
    case
        A :class:`Case`, the path of a case file, or a mapping of the same shape.

    Raises
    ------
    InputError
        The case cannot be used as it stands. A lost vote, a tie or a missing quorum is an outcome.
    """
    if not isinstance(case, Case):
        case = read_case(case)
    if case.day is None:
        return _undated(case)
    if case.question is Question.APPEAL and case.put is None:
        return _appeal_untold(case)
    law = case.book.at(case.day)
    absent = quorum(case, law)
    if absent is not None and not absent.holds:
        return Decision(Outcome.NO_DECISION, Code.NO_QUORUM, (absent,))
    before = (absent,) if absent is not None else ()
    if case.method is Method.WITHOUT_VOTE:
        return without_vote(case, law, before)
    if case.election is not None:
        from hemicycle.rules.election import decide_election

        return decide_election(case, law, before)
    if case.tally is None:
        return as_announced(case, law)
    return _by_ballots(case, law, before)


def derive(case: Case) -> Decision:
    """What the rules alone say of a vote whose counts are known, whatever the source announced."""
    return decide(case if case.tally is None else replace(case, announced=None))


def _undated(case: Case) -> Decision:
    """A vote without a day: decided where every set of rules the body has had agrees."""
    days = case.book.changes
    if not days:
        return no_provision(case)
    answers = [decide(replace(case, day=day, day_supposed=True)) for day in days]
    return _agreed(answers, "The day of the vote is not known", stated_outcome(case))


def _appeal_untold(case: Case) -> Decision:
    """A recorded appeal whose source does not say what a yes meant.

    Nor does the outcome it states tell whether the ruling stands, so that is left aside.
    """
    text = "The source does not say whether a yes was to overrule or to uphold the ruling"
    plain = replace(case, announced=None)
    return _agreed([decide(replace(plain, put=put)) for put in ("overrule", "uphold")], text, None)


def _agreed(answers: list[Decision], missing: str, stated: Outcome | None) -> Decision:
    """Every possibility tried: their common answer, else what is stated, else what is missing."""
    first, last = answers[0].reasons[0], answers[-1]
    if len({(answer.outcome, answer.code) for answer in answers}) > 1:
        told = settled_among(answers, stated)
        text = f"{missing}, and the outcome depends on it"
        if told is not None:
            text = f"{text}; {listed_as(told.outcome)}"
        why = Reason(first.provision, first.source, f"{text}.", holds=told is not None)
        if told is not None:
            return replace(told, reasons=(why, *told.reasons))
        return Decision(Outcome.UNDETERMINED, Code.NEEDS_RULING, (why,))
    why = Reason(first.provision, first.source, f"{missing}; it comes to the same.", holds=True)
    same = len({(answer.required, answer.margin) for answer in answers}) == 1
    reasons = (why, *last.reasons)
    if same:
        return replace(last, reasons=reasons)
    return replace(last, reasons=reasons, required=None, margin=None)


def _by_ballots(case: Case, law: Law, before: tuple[Reason, ...]) -> Decision:
    """The vote itself; an appeal put as ``uphold`` is counted from the side of overruling."""
    if case.put == "uphold":
        return _upheld(case, law, before)
    found = readings(case, law)
    if not found:
        return no_provision(case)
    counted, discarded = discard(case, law, found)
    assert counted.tally is not None
    verdicts = tuple(judge(counted, reading, counted.tally) for reading in found)
    answer = _answer(counted, law, verdicts, before + discarded)
    return _with_barred(answer, case, counted)


def _upheld(case: Case, law: Law, before: tuple[Reason, ...]) -> Decision:
    if case.tally is None or case.tally.no is None:
        return untold("the votes against upholding the ruling")
    return turned_back(_by_ballots(seen_from_overruling(case), law, before))


def _answer(
    case: Case, law: Law, verdicts: tuple[Verdict, ...], before: tuple[Reason, ...]
) -> Decision:
    """One answer from one verdict, or from several that agree, or an open question."""
    outcomes = {verdict.outcome for verdict in verdicts}
    if len(outcomes) > 1 or Outcome.UNDETERMINED in outcomes:
        told = settled_by_source(case, law, verdicts, before)
        if told is not None:
            return told
    if len(outcomes) > 1:
        return _needs_ruling(case, verdicts, before)
    return _settled(case, law, verdicts, before)


def _settled(
    case: Case, law: Law, verdicts: tuple[Verdict, ...], before: tuple[Reason, ...]
) -> Decision:
    chosen = _strictest(verdicts)
    binding, effect = binding_of(case, law, chosen)
    vetoed = chosen.code is Code.VETO
    against = chosen.permanent.against if chosen.permanent is not None else ()
    return Decision(
        outcome=chosen.outcome,
        code=chosen.code,
        vetoes=against if vetoed else (),
        negative_permanent=() if vetoed else against,
        required=lowest_bar(verdicts),
        margin=margin(case, verdicts),
        binding=binding,
        reasons=before + agreement(case, verdicts) + effect,
        conditions=chosen.conditions,
    )


def _strictest(verdicts: tuple[Verdict, ...]) -> Verdict:
    """Of agreeing verdicts the telling one: the highest bar passed, the lowest bar missed."""
    return verdicts[-1] if verdicts[0].outcome is Outcome.ADOPTED else verdicts[0]


def _with_barred(answer: Decision, case: Case, counted: Case) -> Decision:
    """A permanent member whose vote against was discarded did not defeat the question either."""
    if counted is case:
        return answer
    silent = {
        member
        for member in case.permanent
        if case.positions.get(member) is Position.NO
        and counted.positions.get(member) is Position.NON_VOTING
    }
    together = tuple(sorted(silent | set(answer.negative_permanent)))
    return replace(answer, negative_permanent=together)


def _needs_ruling(
    case: Case, verdicts: tuple[Verdict, ...], before: tuple[Reason, ...]
) -> Decision:
    """The readings disagree: a ruling is needed, or the names of those against."""
    reasons = tuple(reason for verdict in verdicts for reason in supposing(verdict))
    first = verdicts[0].reading
    given = no_ruling(case, verdicts)
    text = f"{given}, and the outcome depends on it: it was for the {case.book.presiding} to rule."
    why = Reason(first.number, first.source, text, holds=False)
    unnamed = any(verdict.code is Code.UNKNOWN_VOTERS for verdict in verdicts)
    code = Code.UNKNOWN_VOTERS if unnamed else Code.NEEDS_RULING
    return Decision(Outcome.UNDETERMINED, code, (*before, why, *reasons))
