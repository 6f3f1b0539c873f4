"""The claim with what only the vote can tell: members of a group on that day, counts, sides."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hemicycle.accounts.article import Article
from hemicycle.accounts.claims import Claim
from hemicycle.accounts.claims.shares import part_of
from hemicycle.accounts.stand import COLUMNS, possible, roll
from hemicycle.accounts.verdict.groups import members_of
from hemicycle.accounts.verdict.question import Question

#: "the only Balkan country", "only … in the region": a list closed within an undeclared group.
_SOME_REGION = re.compile(
    r"\b(?:only|sole|lone|single) (?!un |other |one |council |security |country|state|nation|member|"
    r"permanent |vote|no |dissent)(?:[\w-]+ ){1,3}?"
    r"(?:country|countries|state|states|nation|nations|members?|powers?|governments?)\b"
    r"|\b(?:in|from|of|across) (?:\w+ ){0,2}?(?:asia|africa|europe|america|the (?:\w+ )?(?:region|balkans|"
    r"middle east|gulf|caribbean|pacific|continent|bloc|group|alliance|N\b(?! (?:countr|state|nation|vot))))\b"
    r"|\b(?:alone|only \w+|lone) among (?!the (?:N )?(?:un )?members)"
)

_PERMANENT = re.compile(r"(?<!non-)(?<!non )\bpermanent members?\b")


def completed(question: Question, article: Article) -> Claim:
    """The claim with what it leaves to the words around it."""
    claim = question.claim
    more = {
        **claim.more,
        **_closed_within(question, article),
        **_counted(question, article),
        **_origin(claim, article),
    }
    relation = claim.relation
    if claim.more.get("host"):
        relation = _side(question) + relation.removeprefix("with")
    if claim.value is None and claim.more.get("part") and question.votes:
        key, times, parts = claim.more["part"]
        members = len(roll(question.index.event(question.votes[0])))
        claim = replace(claim, value={key: part_of(key, times, parts, members)})
    subjects = claim.subjects
    if claim.type in ("last_use", "comparison") and not subjects:
        first = article.sentences[claim.sentence].start
        named = article.coded.within(first, claim.start, "C")
        subjects = tuple(dict.fromkeys(thing.codes for thing in named))
    return replace(claim, more=more, subjects=subjects, relation=relation)


def _side(question: Question) -> str:
    """Where the member stood whose side was taken; "with" where the vote does not tell."""
    stood = {
        position
        for vote in question.votes
        for codes in question.claim.more["host"]
        for position in possible(question.index, vote, codes[0])
    }
    sides = [column for column, position in COLUMNS.items() if stood == {position}]
    return sides[0] if sides else "with"


def _own(question: Question) -> str:
    """The claim's own words."""
    offset, claim = question.claim.more["offset"], question.claim
    return question.words[offset : offset + claim.end - claim.start]


def _closed_within(question: Question, article: Article) -> dict[str, Any]:
    """Members of the group within which a list is closed or others are counted."""
    claim = question.claim
    if claim.type not in ("count_others", "alignment", "roster") or "among" in claim.more:
        return {}
    closed = bool(claim.more.get("closed"))
    first = article.sentences[claim.sentence].start if closed else claim.start
    things = article.coded.within(first, claim.end, "G")
    if things and (claim.type != "roster" or closed):
        code = things[-1].codes[0] if things[-1].codes else None
        among = members_of(question, code)
        return {"among": among, "vague": among is None, "within": code}
    if not closed:
        return {}
    before = question.words[: claim.more["offset"] + claim.end - claim.start]
    found: dict[str, Any] = {"vague": bool(_SOME_REGION.search(before))}
    if _PERMANENT.search(before):
        found["among"] = members_of(question, "P5")
    return found


def _counted(question: Question, article: Article) -> dict[str, Any]:
    """Numbers that an alignment or a supposition states."""
    claim = question.claim
    if claim.type == "alignment":
        places = article.coded.within(claim.start, claim.end, "N")
        if places and claim.relation == "same_vote":
            return {"count": places[0].value}
        own = _own(question)
        return {"count": 2} if "twice" in own or "two " in own else {}
    if claim.type == "counterfactual_rule":
        first = article.sentences[claim.sentence].start
        places = article.coded.within(first, claim.end, "N")
        return {"many": places[0].value if places else None}
    if claim.type == "binding_force":
        return {"of_text": _own(question).startswith("resolution,")}
    return {}


def _origin(claim: Claim, article: Article) -> dict[str, Any]:
    """Members named before an amendment or a total: whose text may be meant."""
    if claim.type not in ("amendment", "outcome", "tally"):
        return {}
    first = article.sentences[claim.sentence].start
    named = [t for letter in "CAG" for t in article.coded.within(first, claim.end, letter)]
    return {"origin": tuple(code for thing in named for code in thing.codes)}
