"""The judge of each type of claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hemicycle.accounts.finding import Finding, unknown
from hemicycle.accounts.verdict import (
    company,
    comparison,
    counterfactual,
    days,
    drafting,
    groups,
    history,
    law,
    membership,
    others,
    rows,
    texts,
    totals,
    vetoes,
)
from hemicycle.accounts.verdict.question import Question
from hemicycle.errors import HemicycleError

JUDGES: Mapping[str, Callable[[Question], Finding]] = {
    "tally": totals.tally,
    "outcome": texts.outcome,
    "country_vote": rows.members,
    "roster": rows.members,
    "count_others": others.others,
    "alignment": company.alignment,
    "bloc": groups.bloc,
    "comparison": comparison.compare,
    "history_first": history.history,
    "last_use": history.last_use,
    "aggregate_count": history.count,
    "veto": vetoes.veto,
    "amendment": drafting.amendment,
    "sponsorship": drafting.sponsorship,
    "procedure": texts.procedure,
    "rule": law.rule,
    "counterfactual_rule": counterfactual.counterfactual,
    "binding_force": law.binding,
    "membership": membership.membership,
    "date": days.day,
    "text_content": texts.content,
}


def judge(question: Question) -> Finding:
    """The finding on one claim; what a rule or a list cannot answer is not checkable."""
    try:
        return JUDGES[question.claim.type](question)
    except HemicycleError as error:
        return unknown(f"cannot be computed: {error}")
