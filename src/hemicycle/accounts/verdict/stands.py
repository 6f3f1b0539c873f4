"""Answers put together, and where one member stood on one vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    names,
    short_name,
    supported,
    unknown,
)
from hemicycle.accounts.stand import ROWS_ONLY, possible
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.vote import Position


def all_of(parts: Sequence[Finding]) -> Finding:
    """One answer from parts that must all hold: the first wrong part, else the first open one."""
    for verdict in (Verdict.CONTRADICTED, Verdict.NOT_CHECKABLE):
        for part in parts:
            if part.verdict is verdict:
                return part
    if len(parts) == 1:
        return parts[0]
    rows = {k: v for part in parts for k, v in part.rows.items()}
    shaky = next((p.shaky for p in parts if p.shaky), None)
    return supported("; ".join(dict.fromkeys(p.computation for p in parts)), rows=rows, shaky=shaky)


def several(question: Question, findings: Sequence[Finding]) -> Finding:
    """One answer for several votes: all meant, or one of several that could be."""
    if not findings:
        return absent_vote(question)
    if len(findings) == 1:
        return findings[0]
    if question.claim.more.get("both") or "both" in question.words:
        return all_of(findings)
    verdicts = {f.verdict for f in findings}
    if len(verdicts) == 1:
        return findings[0]
    return unknown(
        "several votes could be meant and they differ: "
        + "; ".join(f.computation for f in findings[:3])
    )


def absent_vote(question: Question) -> Finding:
    """Why no vote could be looked at."""
    if question.meant.missing:
        missing = ", ".join(question.meant.missing)
        return unknown(f"{missing} is not in this record")
    last = max(question.index.last.values(), default="")
    if last and not question.stage.named and question.day and question.day.isoformat() > last:
        return unknown(f"the record ends on {last}")
    return unknown(question.meant.reason)


DID = {
    Position.YES: "in favour",
    Position.NO: "against",
    Position.ABSTAIN: "abstained",
    Position.NON_VOTING: "did not vote",
    Position.UNKNOWN: "not known",
}


#: "The government of Ethiopia opposed the resolution": may be said of one without a seat.
_LOOSELY = re.compile(r"\b(?:oppos|support|back|reject|favou?r|welcom)\w*|\bagainst the\b")
_VOTING = re.compile(r"\b(?:vot|ballot|veto)")


CLAIMED = {
    "yes": frozenset({Position.YES}),
    "no": frozenset({Position.NO}),
    "abstain": frozenset({Position.ABSTAIN}),
    "absent": frozenset({Position.NON_VOTING}),
    "not_yes": frozenset({Position.NO, Position.ABSTAIN, Position.NON_VOTING}),
    "not_no": frozenset({Position.YES, Position.ABSTAIN, Position.NON_VOTING}),
    "not_abstain": frozenset({Position.YES, Position.NO, Position.NON_VOTING}),
}


@cache
def did(stands: frozenset[Position]) -> str:
    """What a member did, as far as it is known, in words."""
    return " or ".join(sorted(DID[position] for position in stands))


def stand(question: Question, vote: str, codes: tuple[str, ...], relation: str) -> Finding:
    """One member, or the candidates of a shared name, on one vote."""
    claimed = CLAIMED[relation]
    if len(codes) > 1:
        found = [stand(question, vote, (code,), relation) for code in codes]
        if len({f.verdict for f in found}) == 1:
            return found[0]
        return unknown(
            f"the name could mean {names(codes)}, who stood differently", shaky="ambiguous name"
        )
    code = codes[0]
    actual = possible(question.index, vote, code)
    name, symbol = short_name(code), question.symbol(vote)
    if not actual and (relation.startswith("not_") or relation == "absent"):
        return unknown(f"{name} has no seat on {symbol}: it could not vote")
    if not actual and _LOOSELY.search(question.own) and not _VOTING.search(question.own):
        return unknown(f"{name} has no seat on {symbol}: it could have a view only")
    if not actual:
        return contradicted(f"{name} had no vote on {symbol}")
    if Position.UNKNOWN in actual:
        return unknown(f"{symbol} was adopted without a vote")
    said = f"{name} on {symbol}: {did(actual)}"
    rows = {code: next(iter(actual)).value} if len(actual) == 1 else {}
    if actual <= claimed:
        return supported(said, rows=rows)
    if not actual & claimed:
        if actual == {Position.NON_VOTING} and question.index.event(vote).source in ROWS_ONLY:
            return unknown(f"{said}, as far as a source knows that has no official list", rows=rows)
        return contradicted(said, rows=rows)
    return unknown(f"{said}: the record does not say which")


def word(column: str) -> str:
    """A column in words."""
    return {"yes": "in favour", "no": "against", "abstain": "abstaining", "absent": "not voting"}[
        column
    ]
