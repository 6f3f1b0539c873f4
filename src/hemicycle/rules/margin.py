"""By how much: the fewest members whose change of position is sure to change the outcome.

Closed forms; the tests hold them against a search over every reallocation, and over every way of
naming the members that are not named. Only members that cast a vote move, each to any other of
YES, NO, ABSTAIN. A share of those present and voting is computed in :mod:`.margin_share`, a number
of affirmative votes and the veto in :mod:`.margin_votes`, weights and several requirements at once
in :mod:`.margin_weights`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hemicycle.domain.tally import Tally
from hemicycle.rules.answer import Margin, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict
from hemicycle.rules.margin_share import relative, together
from hemicycle.rules.margin_votes import fixed_adopted, fixed_lost, under_veto, vetoed
from hemicycle.rules.margin_weights import by_member


def margin(case: Case, verdicts: Sequence[Verdict]) -> Margin | None:
    """The margin of a decided question.

    None where the outcome is undetermined, and where no change is sure to turn it: nobody is left
    to change, or the votes that would have to are not counted.
    """
    tally = case.tally
    open_question = any(verdict.outcome is Outcome.UNDETERMINED for verdict in verdicts)
    if tally is None or open_question:
        return None
    if len(verdicts) > 1 and all(_is_relative(verdict) for verdict in verdicts):
        return together(case, verdicts, tally)
    each = [found for verdict in verdicts if (found := _of_reading(case, verdict, tally))]
    return _last_to_turn(each) if len(each) == len(verdicts) else None


def _is_relative(verdict: Verdict) -> bool:
    reading = verdict.reading
    plain = reading.by_heads and reading.veto is None
    return plain and reading.requirement.base == "present_and_voting"


def _last_to_turn(each: Sequence[Margin]) -> Margin:
    """The outcome has changed for certain once the last of several readings has turned."""
    last = max(reversed(each), key=lambda found: found.ballots)
    quiet = [found.abstain_only for found in each if found.abstain_only is not None]
    return replace(
        last,
        abstain_only=max(quiet) if len(quiet) == len(each) else None,
        exact=all(found.exact and found.ballots == last.ballots for found in each),
    )


def _of_reading(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    adopted = verdict.outcome is Outcome.ADOPTED
    if not verdict.reading.by_heads or verdict.reading.requirement.base == "not_abstaining":
        return by_member(case, verdict, tally)
    if verdict.reading.requirement.base == "present_and_voting":
        if verdict.reading.veto is None:
            return relative(case, verdict, tally)
        return under_veto(case, verdict, tally) if adopted else vetoed(case, verdict, tally)
    return fixed_adopted(case, verdict, tally) if adopted else fixed_lost(verdict, tally)
