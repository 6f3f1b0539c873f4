"""Votes taken again in thought: "even if they had abstained, it would have passed"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hemicycle.accounts.finding import Finding, judged, names, unknown
from hemicycle.accounts.stand import roll, total
from hemicycle.accounts.verdict.law import ART_27, GA_86
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, VoteEvent
from hemicycle.domain.vote import Question as Put
from hemicycle.rules.answer import Decision, Outcome
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide

#: "Had a single supporter abstained", "if one of its backers had voted no".
_SUPPORTER = re.compile(
    r"\b(?:a|one|N|any|single|just one|only one)(?: single)? (?:more )?"
    r"(?:of (?:its|the) (?:N )?)?(?:supporters?|backers?|yes votes?)\b"
)
_STAYED_AWAY = re.compile(r"\b(?:absent(?:ees)?|non-vot\w+|stayed away|did not vote)\b")
_CAST = (Position.YES, Position.NO, Position.ABSTAIN)


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
        Position.ABSTAIN
        if how.startswith("abst")
        else Position.NO
        if "against" in how or "no" in how or "oppo" in how
        else Position.YES
    )
    changed = {c[0] for c in question.claim.subjects}
    if not changed and _STAYED_AWAY.search(question.words):
        return _abstainers(question, vote, to, passes=passes, absent=True)
    if not changed and _SUPPORTER.search(question.words):
        return _supporters(question, vote, to, passes=passes)
    if not changed and "abst" in question.words:
        return _abstainers(question, vote, to, passes=passes)
    if not changed or len(positions) < 5:
        return unknown("who would have voted otherwise cannot be told")
    seats = roll(event)
    if seats and positions.keys() - seats:
        return unknown("the record's rows name members that had no seat that day")
    for code in changed & positions.keys():
        positions[code] = to
    stood = list(positions.values())
    tally = Tally(*map(stood.count, _CAST))
    found = _decided(event, tally, positions)
    if found.outcome is Outcome.UNDETERMINED:
        return unknown("which majority was needed is not known", provision=GA_86)
    counts = f"{tally.yes}-{tally.no}-{tally.abstain}"
    said = f"with {names(sorted(changed))} {to.lower()}: {counts}, {found.outcome.value}"
    return judged(
        (found.outcome is Outcome.ADOPTED) == passes, said, provision=found.reasons[0].provision
    )


def _decided(event: VoteEvent, tally: Tally, positions: Mapping[str, Position]) -> Decision:
    """The vote with other ballots; a nature the record does not know stays undetermined."""
    nature = Nature.SUBSTANTIVE if event.body == "SC" else Nature.UNDETERMINED
    cast = {code: stood for code, stood in positions.items() if stood in _CAST}
    case = case_of(event, cast)
    return decide(
        replace(
            case,
            question=Put.DRAFT,
            method=Method.RECORDED,
            nature=case.nature or nature,
            tally=tally,
            announced=None,
        )
    )


def _abstainers(
    question: Question, vote: str, to: Position, *, passes: bool, absent: bool = False
) -> Finding:
    """Some or all abstainers, or members that stayed away, counted on another side."""
    event = question.index.event(vote)
    tally = event.announced or event.counted
    if tally is None or tally.no is None or tally.abstain is None or to is Position.ABSTAIN:
        return unknown("no totals to count again")
    stated = question.claim.more.get("many")
    most = tally.abstain
    if absent:
        away = total(question.index, vote, "absent").values
        if not away:
            return unknown("how many stayed away is not known")
        most = away[0]
    n = min(stated if isinstance(stated, int) else most, most)
    yes, no = tally.yes, tally.no
    yes, no = (yes + n, no) if to is Position.YES else (yes, no + n)
    again = Tally(yes, no, tally.abstain if absent else tally.abstain - n)
    if "third" in question.words and event.body == "GA":
        reached = yes > 0 and yes >= 2 * no
        said = f"{yes}-{no}-{again.abstain} under two thirds"
        return judged(reached == passes, said, provision=GA_86)
    found = _decided(event, again, {})
    if found.outcome is Outcome.UNDETERMINED:
        return unknown("which majority was needed is not known", provision=GA_86)
    said = f"{yes}-{no}-{again.abstain}: {found.outcome.value}"
    return judged(
        (found.outcome is Outcome.ADOPTED) == passes, said, provision=found.reasons[0].provision
    )


def _supporters(question: Question, vote: str, to: Position, *, passes: bool) -> Finding:
    """Some that voted yes counted on another side; none of them with a veto."""
    event = question.index.event(vote)
    tally = event.announced or event.counted
    stated = question.claim.more.get("supposed")
    n = stated if isinstance(stated, int) else 1
    if tally is None or tally.no is None or tally.abstain is None or to is Position.YES:
        return unknown("no totals to count again")
    again = Tally(
        max(0, tally.yes - n),
        tally.no + (n if to is Position.NO else 0),
        tally.abstain + (n if to is Position.ABSTAIN else 0),
    )
    found = _decided(event, again, {})
    if found.outcome is Outcome.UNDETERMINED:
        return unknown("which majority was needed is not known", provision=GA_86)
    said = f"{again.yes}-{again.no}-{again.abstain}: {found.outcome.value}"
    return judged(
        (found.outcome is Outcome.ADOPTED) == passes, said, provision=found.reasons[0].provision
    )


def _without_veto(question: Question, vote: str, *, passes: bool) -> Finding:
    event = question.index.event(vote)
    tally = event.announced or event.counted
    if tally is None or event.body != "SC":
        return unknown("no totals to count again")
    return judged(
        (tally.yes >= 9) == passes, f"{tally.yes} in favour, nine needed", provision=ART_27
    )
