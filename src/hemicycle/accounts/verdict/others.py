"""The number of others: the total less the members named beside it."""

from __future__ import annotations

import re

from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.stand import COLUMNS, holders, roll, total
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import several, stand, word


def others(question: Question) -> Finding:
    """``N others``: the total less the members named beside it."""
    return several(question, [_others_of(question, vote) for vote in question.votes])


#: "the other seven nations in the region".
_REGION = re.compile(
    r"\b(?:in|of|from) (?:the|its|their) (?:\w+ )?"
    r"(?:region|neighbou?rhood|area|bloc|group|continent|subcontinent)\b"
)
#: So few stood elsewhere that a text may have named them in another sentence.
_FEW = 2


def _all_but(question: Question, vote: str, column: str) -> Finding:
    """ "All other members": everybody but those named, who may be named in another sentence."""
    known = total(question.index, vote, column)
    size = len(roll(question.index.event(vote)))
    if not known.values or not size:
        return unknown(f"the record has no total of those {word(column)}")
    elsewhere = size - known.values[0]
    named = [
        codes
        for codes in question.claim.subjects
        if stand(question, vote, codes, column).verdict is Verdict.CONTRADICTED
    ]
    said = f"{known.values[0]} of {size} members {word(column)}, {elsewhere} stood elsewhere"
    if len(named) == elsewhere:
        return supported(said)
    if elsewhere <= _FEW and not named:
        return supported(said, shaky="beside whom the others are is said elsewhere")
    return unknown(f"{said}, {len(named)} of them named beside the others")


def _others_of(question: Question, vote: str) -> Finding:
    claim = question.claim
    column = claim.relation.removesuffix("_others")
    if column not in COLUMNS:
        return unknown("which position is meant cannot be told")
    if claim.more.get("everyone"):
        return _all_but(question, vote, column)
    also = [c for c in claim.more.get("also", ()) if c]
    stands = [stand(question, vote, codes, column) for codes in also]
    wrong = [s for s in stands if s.verdict is Verdict.CONTRADICTED]
    if wrong:
        return wrong[0]
    there = [(codes, stand(question, vote, codes, column).verdict) for codes in claim.subjects]
    named = [codes for codes, verdict in there if verdict is Verdict.SUPPORTED]
    perhaps = [codes for codes, verdict in there if verdict is Verdict.NOT_CHECKABLE]
    if claim.more.get("rest"):
        named = []
    group = claim.more.get("among")
    if group is not None:
        everyone = holders(question.index, vote, COLUMNS[column])
        if everyone is None:
            return unknown("the record does not name everyone who did so")
        rest = (everyone & group) - {codes[0] for codes in named}
        return judged(len(rest) == claim.value, f"{len(rest)} of the group: {names(sorted(rest))}")
    known = total(question.index, vote, column)
    if not known.values:
        return unknown(f"the record has no total of those {word(column)}")
    left = [v - len(named) for v in known.values]
    said = (
        f"{known.values[0]} {word(column)} less {len(named)} named leaves {left[0]}, "
        f"claimed {claim.value}"
    )
    if claim.value in left:
        return supported(said)
    if claim.value in known.values and not named:
        return supported(said)
    if known.corrected is not None and claim.value == known.corrected - len(named):
        return supported(said, shaky="corrected after the vote")
    if perhaps and 0 < left[0] - claim.value <= len(perhaps):
        said += f"; where {names(codes[0] for codes in perhaps)} stood is not in this record"
        whole = left[0] - claim.value == len(perhaps)
        return supported(said, shaky="who stood there is not recorded") if whole else unknown(said)
    shared = [codes for codes in claim.subjects if len(codes) > 1]
    if shared and 0 < left[0] - claim.value <= len(shared):
        return unknown(f"{said}; {names(shared[0])} share a name", shaky="ambiguous name")
    if _REGION.search(question.own):
        return unknown(f"{said}; of a region")
    if not claim.subjects and claim.value < known.values[0]:
        return unknown(f"{said}; whom the others are beside is not said")
    if known.doubtful and abs(left[0] - claim.value) <= 2:
        return unknown(f"{said}; {known.why}", shaky=known.why)
    return contradicted(said)
