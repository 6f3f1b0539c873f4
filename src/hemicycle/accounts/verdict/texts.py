"""Outcome and procedure of a text."""

from __future__ import annotations

import re
from dataclasses import replace

from hemicycle.accounts.finding import (
    Finding,
    contradicted,
    denied,
    judged,
    supported,
    unknown,
)
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.stand import total
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import several
from hemicycle.domain.vote import Method
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide

NAMES = {"GA": "General Assembly", "SC": "Security Council", "HRC": "Human Rights Council"}


def outcome(question: Question) -> Finding:
    """Adopted or not, and by which body."""
    return several(question, [_outcome_of(question, vote) for vote in question.votes])


@remembered
def adopted(index: VoteIndex, vote: str) -> bool | None:
    """Whether the text was adopted: as announced, else as the rules decide."""
    event = index.event(vote)
    if event.outcome_announced in ("adopted", "not_adopted"):
        return event.outcome_announced == "adopted"
    if event.symbol and "/RES/" in event.symbol:
        return True
    found = decide(case_of(event, index.positions(vote) or None)).outcome.value
    return {"adopted": True, "not_adopted": False}.get(found)


def _outcome_of(question: Question, vote: str) -> Finding:
    claim, index = question.claim, question.index
    if _about_amendment(question):
        return _amendments_fell(question, vote)
    body = index.rows[vote]["body"]
    said = question.body
    if said and said != body and f"{said}" in NAMES and _says_body(question, said):
        return contradicted(
            f"{question.symbol(vote)} was put to the {NAMES.get(body, body)}, "
            f"not to the {NAMES[said]}"
        )
    needed = claim.more.get("votes")
    if isinstance(needed, int) and (known := total(index, vote, "yes").values):
        said = f"{question.symbol(vote)}: {known[0]} in favour, claimed fewer than {needed}"
        return judged(known[0] < needed, said)
    actual = adopted(index, vote)
    if actual is None:
        return unknown(f"the record does not say whether {question.symbol(vote)} was adopted")
    shown = f"{question.symbol(vote)} was {'adopted' if actual else 'not adopted'}"
    event = index.event(vote)
    tally = event.announced or event.counted
    if tally is not None:
        shown += f" ({tally})"
    return judged(actual == (claim.relation == "adopted"), shown)


_TEXT = re.compile(r"\b(?:text|resolution|draft|proposal|measure|version)\b")


_UNAMENDED = re.compile(r"\bwithout (?:any |further )?amendments?\b")


#: "the proposal to convene the General Assembly session": what it is about, not who voted.
_SESSION = re.compile(
    r"\bconven\w+ (?:[\w-]+ ){0,4}(?:assembly|council)"
    r"|(?:assembly|council) (?:emergency |special )*session\b"
)


def _says_body(question: Question, body: str) -> bool:
    own = _SESSION.sub("", question.words)
    actual = {question.index.rows[v]["body"] for v in question.votes}
    council = "council" in own if "HRC" not in actual else re.search("security council|unsc", own)
    return {"GA": "assembly" in own or "unga" in own, "SC": bool(council)}.get(body, False)


def _about_amendment(question: Question) -> bool:
    """Whether an outcome is that of amendments: nearer words may name a text as its subject."""
    several = question.own.startswith("were ") and any(
        question.index.amendments.get(vote) for vote in question.votes
    )  # "garnered 9 and 11 votes but were not adopted"
    words = _UNAMENDED.sub("", question.words)
    return ("amendment" in words or several) and (
        "amendment" in question.own or not _TEXT.search(question.own)
    )


def _amendments_fell(question: Question, vote: str) -> Finding:
    index = question.index
    results = [adopted(index, child) for child in index.amendments.get(vote, ())]
    if not results or None in results:
        return unknown("amendment votes on this text are not in this record")
    wanted = question.claim.relation == "adopted"
    if len(set(results)) > 1:
        return unknown("some amendments were adopted and some rejected")
    return judged(results[0] == wanted, f"{len(results)} amendments, adopted: {results[0]}")


def procedure(question: Question) -> Finding:
    """By consensus, unanimously, by a recorded vote."""
    return several(question, [_procedure_of(question, vote) for vote in question.votes])


def _procedure_of(question: Question, vote: str) -> Finding:
    event = question.index.event(vote)
    if question.claim.more.get("deny"):
        claim = replace(question.claim, more={**question.claim.more, "deny": ""})
        return denied(_procedure_of(replace(question, claim=claim), vote))
    relation, symbol = question.claim.relation, question.symbol(vote)
    without = event.method is Method.WITHOUT_VOTE
    if relation == "consensus":
        said = f"{symbol}: {event.method.value.replace('_', ' ')}"
        return judged(without == (question.claim.value is not False), said)
    if relation == "recorded_vote":
        return judged(not without, f"{symbol}: {event.method.value.replace('_', ' ')}")
    if relation == "emergency_session":
        return judged(
            str(event.session or "").startswith("ES") or "/ES-" in symbol,
            f"{symbol}: session {event.session}",
        )
    if relation != "unanimous":
        return unknown("meeting numbers are not compared")
    if without:
        return supported(
            f"{symbol} was adopted without a vote", shaky="“unanimously” loosely said of consensus"
        )
    no, abstain = total(question.index, vote, "no"), total(question.index, vote, "abstain")
    if not no.values or not abstain.values:
        return unknown(f"the record has no totals for {symbol}")
    against, out = no.values[0], abstain.values[0]
    said = f"{symbol}: {against} against, {out} abstaining"
    dissent_only = question.claim.more.get("loose")
    return judged(against == 0 and (out == 0 or bool(dissent_only)), said)


def content(question: Question) -> Finding:
    """What a text says is not in the record of votes."""
    return unknown("texts of resolutions are not in this record", shaky=None)
