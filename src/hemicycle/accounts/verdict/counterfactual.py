"""Votes taken again in thought: "even if they had abstained, it would have passed"."""

from __future__ import annotations

import re
from typing import Any

from hemicycle.accounts.finding import Finding, judged, names, unknown
from hemicycle.accounts.verdict.law import ART_27, GA_86
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote
from hemicycle.domain.vote import VoteEvent
from hemicycle.rules.decision import decide


def counterfactual(question: Question) -> Finding:
    """The vote taken again with the change that the sentence supposes."""
    if not question.votes:
        return absent_vote(question)
    vote = question.votes[0]
    event = question.index.event(vote)
    positions = dict(question.index.positions(vote))
    then = str(question.claim.more.get("then") or "")
    passes = not re.search(r"\bnot\b|fail|reject|block|defeat|down|fall|lack|miss|lost", then)
    if event.date is None or (not positions and event.announced is None):
        return unknown("the record does not say how the vote went")
    if question.claim.relation == "passes_without_veto":
        return _without_veto(question, vote, passes=passes)
    how = str(question.claim.more.get("how") or "")
    to = (
        "ABSTAIN"
        if how.startswith("abst")
        else "NO"
        if "against" in how or "no" in how or "oppos" in how
        else "YES"
    )
    changed = {c[0] for c in question.claim.subjects}
    if not changed and "abst" in question.words:
        return _abstainers(question, vote, to, passes=passes)
    if not changed or len(positions) < 5:
        return unknown("who would have voted otherwise cannot be told")
    stood: dict[str, list[str]] = {"yes": [], "no": [], "abstain": []}
    for code, position in positions.items():
        column = (to if code in changed else position.value).lower()
        if column in stood:
            stood[column].append(code)
    found = decide({**_case(event), "ballots": stood})
    if found.outcome.value == "undetermined":
        return unknown("which majority was needed is not known", provision=GA_86)
    counts = "-".join(str(len(stood[column])) for column in ("yes", "no", "abstain"))
    said = f"with {names(sorted(changed))} {to.lower()}: {counts}, {found.outcome.value}"
    return judged(
        (found.outcome.value == "adopted") == passes, said, provision=found.reasons[0].provision
    )


def _case(event: VoteEvent) -> dict[str, Any]:
    """The vote as a case without ballots; a nature the record does not know stays undetermined."""
    nature = event.nature.value if event.nature else None
    known = nature or ("substantive" if event.body == "SC" else "undetermined")
    return {"body": event.body, "date": event.date, "question": "draft", "nature": known}


def _abstainers(question: Question, vote: str, to: str, *, passes: bool) -> Finding:
    """Some or all abstainers counted on another side."""
    event = question.index.event(vote)
    tally = event.announced or event.counted
    if tally is None or tally.no is None or tally.abstain is None or to == "ABSTAIN":
        return unknown("no totals to count again")
    stated = question.claim.more.get("many")
    n = min(stated if isinstance(stated, int) else tally.abstain, tally.abstain)
    ballots = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain - n}
    ballots[to.lower()] += n
    found = decide({**_case(event), "ballots": ballots})
    if found.outcome.value == "undetermined":
        return unknown("which majority was needed is not known", provision=GA_86)
    said = f"{ballots['yes']}-{ballots['no']}-{ballots['abstain']}: {found.outcome.value}"
    return judged(
        (found.outcome.value == "adopted") == passes, said, provision=found.reasons[0].provision
    )


def _without_veto(question: Question, vote: str, *, passes: bool) -> Finding:
    event = question.index.event(vote)
    tally = event.announced or event.counted
    if tally is None or event.body != "SC":
        return unknown("no totals to count again")
    return judged(
        (tally.yes >= 9) == passes, f"{tally.yes} in favour, nine needed", provision=ART_27
    )
