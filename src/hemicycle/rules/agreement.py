"""Several readings that agree: the question is decided though no ruling is known.

A text that has two thirds needs no ruling (un-procedure dossier 1.3, step 6). What was required is
then not known, only that both bars were passed; the lowest is the one any ruling asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hemicycle.rules.announced import no_ruling
from hemicycle.rules.answer import Outcome, Reason, Required
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict

#: What any ruling would have asked for; only decisions without a ruling say it in these words.
LOWEST_BAR = "more votes in favour than against"


def lowest_bar(verdicts: Sequence[Verdict]) -> Required:
    """What was required under every reading; with several, said without a ruling's words."""
    first = verdicts[0]
    if len(verdicts) > 1 and first.reading.requirement.is_simple:
        return replace(first.required, words=LOWEST_BAR)
    return first.required


def agreement(case: Case, verdicts: Sequence[Verdict]) -> tuple[Reason, ...]:
    """The reasons of one reading; of several, that they agree and what each asks for."""
    first, *others = verdicts
    if not others:
        return first.reasons
    natures = " or ".join(verdict.reading.nature for verdict in verdicts)
    text = f"{no_ruling(case, verdicts)}; {natures}, it comes to the same."
    why = Reason(first.reading.number, first.reading.source, text, holds=True)
    if first.reading.requirement.votes is not None:
        telling = others[-1] if first.outcome is Outcome.ADOPTED else first
        return (why, *telling.reasons)
    told = [reason for verdict in others for reason in _too(case, verdict)]
    return (why, *first.reasons, *(reason for reason in told if reason not in first.reasons))


def _too(case: Case, verdict: Verdict) -> tuple[Reason, ...]:
    """``The bar of two thirds ..., 74 of 111, is passed too: 76 in favour.``

    Several requirements, or weights, are not one bar: then the reasons as they are.
    """
    assert case.tally is not None
    if verdict.conditions:
        return verdict.reasons
    reading, required = verdict.reading, verdict.required
    passed = verdict.outcome is Outcome.ADOPTED
    bar = f"The bar of {required.words}, {required.yes} of {required.of}"
    word = "passed" if passed else "missed"
    text = f"{bar}, is {word} too: {case.tally.yes} in favour. {reading.text}"
    return (Reason(reading.number, reading.source, text, passed),)
