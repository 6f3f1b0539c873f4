"""The claim with what only the vote can tell: members of a group on that day, counts, sides."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hemicycle.accounts.article import Article
from hemicycle.accounts.claims.shares import part_of
from hemicycle.accounts.stand import COLUMNS, possible, roll
from hemicycle.accounts.verdict.group_members import members_of
from hemicycle.accounts.verdict.question import Question

#: "the only Balkan country", "only … in the region": a list closed within an undeclared group.
_SOME_REGION = re.compile(
    r"\b(?:only|sole|lone|single) (?!un |other |one |council |security |country|state|nation|member|elected |non-permanent |"
    r"permanent |vote|no |dissent)(?:[\w-]+ ){1,3}?"
    r"(?:country|countries|state|states|nation|nations|members?|powers?|governments?)\b"
    r"|\b(?:in|from|of|across) (?:\w+ ){0,2}?(?:asia|africa|europe|america|the (?:\w+ )?(?:region|balkans|"
    r"middle east|gulf|caribbean|pacific|continent|bloc|group|alliance|N\b(?! (?:countr|state|nation|vot))))\b"
    r"|\b(?:of|among|amongst) (?:the |its |their |[\w']+'s ){1,2}(?:\w+ )?(?:neighbou?rs|allies|partners|republics|powers|monarchies|democracies)\b"
    r"|\b(?:alone|only \w+|lone) among (?!the (?:N )?(?:un )?members)"
)

_ELECTED = re.compile(r"\b(?:elected|non-permanent) members?\b")
_PERMANENT = re.compile(r"(?<!non-)(?<!non )\bpermanent members?\b")


def completed(question: Question, article: Article) -> Question:
    """The question with what its claim leaves to the words around it; most claims leave nothing."""
    claim = question.claim
    changed: dict[str, Any] = {}
    added: dict[str, Any] = {}
    for look in _LOOKS.get(claim.type, ()):
        added |= look(question, article)
    if added:
        changed["more"] = {**claim.more, **added}
    if claim.more.get("host"):
        changed["relation"] = _side(question) + claim.relation.removeprefix("with")
    if claim.value is None and claim.more.get("part") and question.votes:
        key, times, parts = claim.more["part"]
        members = len(roll(question.index.event(question.votes[0])))
        changed["value"] = {key: part_of(key, times, parts, members)}
    first_time = claim.relation == "first_time" and claim.more.get("nth") == "first"
    if (claim.type in ("last_use", "comparison") or first_time) and not claim.subjects:
        named = article.coded.within(_first(question, article), claim.start, "C")
        changed["subjects"] = tuple(dict.fromkeys(thing.codes for thing in named))
    return replace(question, claim=replace(claim, **changed)) if changed else question


#: The day the People's Republic took the seat of China (A/RES/2758 (XXVI)).
_CHINA = date(1971, 10, 25)
_PEOPLES_REPUBLIC = re.compile(r"people's republic|beijing|peking|communist|\bred\b|mainland")


def _unseated(question: Question, article: Article) -> dict[str, Any]:
    """Who named is the People's Republic while another government held the seat of China."""
    claim = question.claim
    if ("CHN",) not in claim.subjects or not question.votes:
        return {}
    days = [question.index.rows[vote]["date"] for vote in question.votes]
    if any(day is None or day >= _CHINA for day in days):
        return {}
    things = article.coded.within(claim.start, claim.end, "C")
    called = " ".join(t.words for t in things if t.codes == ("CHN",))
    before = question.words[max(0, question.start - 12) : question.end]
    return {"unseated": True} if _PEOPLES_REPUBLIC.search(f"{called} {before}") else {}


def _first(question: Question, article: Article) -> int:
    """Where the sentence of the claim begins in the article."""
    return article.sentences[question.claim.sentence].start


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


def _closed_within(question: Question, article: Article) -> dict[str, Any]:
    """Members of the group within which a list is closed or others are counted."""
    claim = question.claim
    if "among" in claim.more:
        return {}
    closed = bool(claim.more.get("closed"))
    first = _first(question, article) if closed else claim.start
    things = article.coded.within(first, claim.end, "G")
    if things and (claim.type != "roster" or closed):
        code = things[-1].codes[0] if things[-1].codes else None
        among = members_of(question, code)
        return {"among": among, "vague": among is None, "within": code}
    if not closed:
        return {}
    before = question.words[: question.end]
    found: dict[str, Any] = {"vague": bool(_SOME_REGION.search(before))}
    if _PERMANENT.search(before):
        found["among"] = members_of(question, "P5")
    elif _ELECTED.search(before) and question.votes:
        seats = roll(question.index.event(question.votes[0]))
        found["among"] = seats - (members_of(question, "P5") or frozenset())
        found["vague"] = not seats
    return found


def _together(question: Question, article: Article) -> dict[str, Any]:
    """On how many votes members are said to have stood together."""
    claim = question.claim
    places = article.coded.within(claim.start, claim.end, "N")
    if places and claim.relation == "same_vote":
        return {"count": places[0].value}
    return {"count": 2} if "twice" in question.own or "two " in question.own else {}


def _supposed(question: Question, article: Article) -> dict[str, Any]:
    """How many are supposed to have voted otherwise."""
    places = article.coded.within(_first(question, article), question.claim.end, "N")
    return {"many": places[0].value} if places else {}


#: "Before 1966", "until 1965": how it was then.
_THEN = re.compile(r"\b(?P<how>before|until|till|prior to|up to)(?: the end of)? (?P<n>N)\b")


def _when(question: Question, article: Article) -> dict[str, Any]:
    """The day of a rule or a size that was in force once."""
    more = question.claim.more
    if question.claim.type == "membership" and not {"on", "on2", "until"} & more.keys():
        things = article.coded.within(_first(question, article), question.claim.start, "D")
        if things and things[-1].day and things[-1].day.year:
            return {"on": things[-1].day}
    found = _THEN.search(question.words)
    if found is None or "until" in more:
        return {}
    year = article.coded.things[_first(question, article) + found.start("n")].value
    back = 1 if found.group("how") in ("before", "prior to") else 0
    return {"then_on": date(year - back, 1, 1)} if 1945 < year < 2100 else {}


def _of_text(question: Question, article: Article) -> dict[str, Any]:
    """Whether one resolution is called binding, not all of a body."""
    return {"of_text": True} if question.own.startswith("resolution,") else {}


def _origin(question: Question, article: Article) -> dict[str, Any]:
    """Members named before an amendment: whose it may be."""
    first, end = _first(question, article), question.claim.end
    named = [t for letter in "CAG" for t in article.coded.within(first, end, letter)]
    return {"origin": tuple(code for thing in named for code in thing.codes)}


#: Where the words around a claim of a type are looked at.
_LOOKS: Mapping[str, Sequence[Callable[[Question, Article], dict[str, Any]]]] = {
    "country_vote": (_unseated,),
    "count_others": (_closed_within,),
    "roster": (_closed_within, _unseated),
    "alignment": (_closed_within, _together),
    "counterfactual_rule": (_supposed,),
    "membership": (_when,),
    "rule": (_when,),
    "binding_force": (_of_text,),
    "amendment": (_origin,),
}
