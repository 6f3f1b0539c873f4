"""What in the text points to another vote than the one a claim was held against.

Asked only of contradictions. A body named, in the sentence or last before it; a veto, which only the
Council knows; another vote the text speaks of, for which the claim holds; a text named only later.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import replace

from hemicycle.accounts.bodies import body_said
from hemicycle.accounts.finding import Finding, Verdict, unknown
from hemicycle.accounts.verdict.judge import judge
from hemicycle.accounts.verdict.question import Question

#: Claims that another body named beside them may be about; that it adopted a text is not.
_OF_A_BODY = frozenset({"tally", "country_vote", "roster", "count_others", "veto", "bloc", "date"})
_OF_A_VOTE = _OF_A_BODY | {"alignment", "procedure"}
_VETO = re.compile(r"\bveto(?! initiative)")
#: "abstained on the former": the words say which of the votes is meant.
_TOLD = re.compile(r"\b(?:former|latter)\b")
#: ", which was established by the Assembly in": said of something else than a text.
_RELATIVE = re.compile(
    r"(?<!resolution)(?<!text)(?<!draft)(?<!measure)(?<!S),? (?:which|that|who) (?:was|were|had been)\b[^,.;]*$"
)
#: So near behind a claim, a symbol still belongs to what it says.
_NEAR = 120
_TEXT = re.compile(r"\b(?:resolution|text|draft|measure|motion|it|S)\b")


def pointing_away(question: Question, finding: Finding) -> Finding | None:
    """What to say instead of a contradiction, where something points to another vote."""
    kind = question.claim.type
    if kind not in _OF_A_VOTE:
        return None
    if kind in _OF_A_BODY and (said := _another_body(question)):
        return unknown(f"the words name another body ({said}): {finding.computation}")
    if kind == "date" and (not question.votes or _of_something_else(question)):
        return unknown(f"the day may be that of something else: {finding.computation}")
    if kind == "date":
        return None
    if kind != "veto" and _VETO.search(question.words) and "SC" not in _bodies(question):
        return unknown(f"a veto is spoken of, so a vote of the Council: {finding.computation}")
    return _of_another_vote(question, finding)


def _bodies(question: Question) -> set[str]:
    return {str(question.index.rows[vote]["body"]) for vote in question.votes}


def _another_body(question: Question) -> str | None:
    """The body named in the sentence, else last before it, if the vote was taken in another."""
    stage, number = question.stage, question.claim.sentence
    said = body_said(stage.bodies[number], question.end)
    if said is None and question.claim.type == "veto":
        said = stage.running[number]
    bodies = _bodies(question)
    return said if said is not None and bodies and said not in bodies else None


def _of_something_else(question: Question) -> bool:
    """Whether the day is told of no text, or only a month or a year is and no text is named."""
    if _RELATIVE.search(question.words, 0, question.end):
        return True
    said = question.claim.more.get("d")
    return getattr(said, "day", 1) is None and not _TEXT.search(question.words)


def _of_another_vote(question: Question, finding: Finding) -> Finding | None:
    """Another vote for which the claim holds, where that at hand is named in another sentence."""
    stage = question.stage
    if question.meant.reason == "named by its symbol" or _TOLD.search(question.own):
        return None
    named = {vote for found in stage.named.values() for vote in found}
    if not stage.given and named.issuperset(question.votes) and _only_later(question):
        return unknown(f"the text is named only further on: {finding.computation}")
    if not named.issuperset(question.votes):
        return None
    for other in stage.votes:
        if other in question.votes or stage.index.rows[other]["body"] not in _bodies(question):
            continue
        if not stage.given and other not in named:
            continue  # a vote of the same day that the text never names
        meant = question.meant._replace(votes=(other,), reason="another vote that fits")
        found = judge(replace(question, meant=meant))
        if found.verdict is Verdict.SUPPORTED:
            if other not in named:
                return found._replace(votes=(other,))
            return unknown(f"another vote the text speaks of fits: {finding.computation}")
    return None


def _only_later(question: Question) -> bool:
    """Whether every place where the text is named stands behind the claim."""
    votes = set(question.votes)
    places = [place for place, found in question.stage.named.items() if votes & set(found)]
    return bool(places) and min(places) > question.claim.end + _NEAR
