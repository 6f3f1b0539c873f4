"""When a contradiction is not certain: the words may speak of another vote than the one found.

A wrong accusation is the worst error. So a contradiction stands only where nothing in the sentence
points elsewhere: to an amendment, a paragraph, a committee, a motion, an earlier or another text.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import replace

from hemicycle.accounts.another import put_on
from hemicycle.accounts.finding import Finding, Verdict, unknown
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.judge import judge
from hemicycle.accounts.verdict.pointers import pointing_away
from hemicycle.accounts.verdict.question import Question

_ON_A_VOTE = frozenset(
    {
        "tally",
        "country_vote",
        "roster",
        "count_others",
        "alignment",
        "outcome",
        "bloc",
        "procedure",
        "veto",
    }
)
#: "the oral amendment", "operative paragraph 3", "in the Third Committee", "a procedural motion".
_PART = re.compile(
    r"\b(?:amendments?|paragraphs?|separate vote|sub-?amendment|"
    r"(?:first|second|third|fourth|fifth|sixth|main|human rights|disarmament|legal) committee|in committee|"
    r"procedural (?:motion|vote)|no-action motion|motion to (?:adjourn|postpone|defer|close)|preliminary vote|straw poll)\b"
)
_TEXT = re.compile(r"\b(?:(?:amended |draft )?resolution|text|draft|measure|S)\b(?! amendment)")
#: "an earlier resolution", "a similar text in 2022": one more vote is spoken of.
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:earlier|previous|similar|separate|second|different|prior|subsequent|later|rival|follow-up)|"
    r"(?:last|the previous|the following|next) (?:year|month|week|time)|in an earlier|"
    r"(?:earlier|previous|past) (?:resolutions?|texts?|votes?|drafts?)) ?(?:\w+ )?(?:resolution|text|draft|vote|ballot|proposal|motion|'s|,|in|the|\w)"
)
#: Where the vote was named by the caller, only these make it doubtful.
_ELSEWHEN = re.compile(
    r"\b(?:similar|earlier|previous|prior|another|different|follow-up) (?:\w+ )?(?:resolution|text|draft|vote|ballot|measure|motion|proposal|call)s?\b"
    r"|\b(?:unlike|as|than|in) (?:(?:in|the) )*(?:previous|past|earlier|recent) (?:years|votes|occasions|decades)\b"
    r"|\blast (?:year|month|week|time),? when\b|\bD last year\b|\b(?:at|in) the (?:last|latest|previous) (?:un |unga |assembly |council |such )*(?:vote|ballot|resolution)\b|\bon that occasion\b|\bthat (?:vote|one|time)\b|\bearlier,? (?:N|C|the C)\b|^\W*that (?:received|got|won|drew|passed|text|resolution)\b|\b(?:years?|months?|weeks?|days?) (?:earlier|ago|before)\b"
)


#: "of the ASEAN members, only four abstained", "two European countries voted against": not a total.
_GROUPED = re.compile(
    r"\bN (?:\w+ )?G\b(?! ?-)|\beven split\b|\b(?:only|just|among|of|within|inside|from|in)\b[^.;]{0,80}\bG\b|\bonly N\b[^.;]{0,80}\bG\b"
)


#: "Three African states voted in favour for the first time": others did so before.
_NEWLY = re.compile(r"\b(?:for the (?:very )?first time|newly|changed (?:its|their) votes?)\b")
#: "Although none voted against": none of those spoken of before.
_NONE = re.compile(r"(?<!to )\bnone(?! of the N\b)(?! (?:against|opposed))")
#: "The first one was adopted in March 2014": the day of another text.
_OTHER_TEXT = re.compile(
    r"\b(?:first|earlier|earliest|previous|original|next|last|similar) (?:N|one|such|resolution|text|draft|vote)\b"
)


#: "107 votes in favour of a public vote, not a secret ballot": a motion of its own.
_MOTION = re.compile(r"\b(?:secret (?:ballot|vote)|(?:public|open) (?:vote|ballot))\b")
#: "Within the Asia-Pacific region just two countries voted against: Russia and North Korea".
_REGION = re.compile(
    r"\b(?:within|in|across|throughout|on) (?:the )?(?:[\w-]+ ){0,2}(?:region|continent|subregion|asia|africa|europe|latin america|americas|caribbean|pacific|middle east|gulf|balkans)\b"
)
#: "The Committee approved", "when it came before the First Committee": a vote before the plenary's.
_COMMITTEE = re.compile(
    r"\b(?:the|this|(?:first|second|third|fourth|fifth|sixth|main|human rights|disarmament|legal)) committee\b(?! of C)"
)


def careful(question: Question, finding: Finding) -> Finding:
    """The finding, unless it accuses on a vote that may not be the one meant."""
    if finding.verdict is not Verdict.CONTRADICTED:
        return finding
    stage = question.stage
    if question.index.provisional.intersection(finding.votes or question.votes):
        return finding._replace(
            verdict=Verdict.NOT_CHECKABLE,
            computation=f"differs from the provisional list: {finding.computation}",
        )
    if stage.guessed and stage.votes:
        return unknown(f"no vote is named; if {stage.votes[0]} is meant: {finding.computation}")
    own = "only_wrong" in question.claim.more
    if not own and (away := pointing_away(question, finding)) is not None:
        return away
    if question.claim.type == "date" and (
        _of_another_text(question) or _COMMITTEE.search(question.words)
    ):
        return unknown(f"the day may be that of another text: {finding.computation}")
    if question.claim.type not in _ON_A_VOTE:
        return finding
    if question.claim.type in ("tally", "roster") and _NONE.search(question.words):
        return unknown(f"none of those spoken of, perhaps: {finding.computation}")
    if question.claim.more.get("closed") and _REGION.search(question.words):
        return unknown(f"the list may be whole within a region only: {finding.computation}")
    if _COMMITTEE.search(question.words) and question.index.rows[question.votes[0]]["body"] == "GA":
        return unknown(f"a vote in committee may be meant: {finding.computation}")
    if _MOTION.search(question.words):
        return unknown(f"how to vote was voted on, it seems: {finding.computation}")
    if question.claim.more.get("of_part") or _part_meant(question):
        return _of_a_part(question, finding)
    if _amendments_meant(question):
        return unknown(f"the amendments to it may be meant: {finding.computation}")
    if question.claim.type == "outcome" and _amendment_fell(question):
        return unknown(f"an amendment to it fell, which may be meant: {finding.computation}")
    if question.claim.type == "tally" and _GROUPED.search(question.words):
        return unknown(f"the number may be of a group that is named: {finding.computation}")
    if question.claim.type in ("tally", "bloc", "count_others") and _NEWLY.search(question.words):
        return unknown(f"how many did so for the first time is not told: {finding.computation}")
    elsewhere = _ELSEWHEN if stage.given else _ANOTHER
    if elsewhere.search(question.words):
        return unknown(f"the words may speak of another vote: {finding.computation}")
    return finding


def _of_another_text(question: Question) -> bool:
    """Whether another text is named, or one of the series was put to the vote on the day said."""
    said = question.claim.more.get("d")
    if _OTHER_TEXT.search(question.words):
        return True
    return isinstance(said, Day) and said.year is None and bool(put_on(question.stage, said))


#: "won nine and eleven votes, but were not adopted", "the other two fell to the veto".
_SEVERAL_FELL = re.compile(
    r"\bwere (?:\w+ )?(?:not (?:adopted|accepted|passed|carried|approved)|rejected|vetoed|voted down|defeated)\b"
)


def _amendments_meant(question: Question) -> bool:
    """Whether several texts are said to have fallen, and the one text had amendments."""
    return (
        question.claim.type in ("country_vote", "tally", "roster")
        and _SEVERAL_FELL.search(question.words) is not None
        and any(question.index.amendments.get(vote) for vote in question.votes)
    )


def _amendment_fell(question: Question) -> bool:
    """Whether something failed, no text is named, and an amendment to the text did fail."""
    if question.claim.relation != "failed" or _TEXT.search(question.words):
        return False
    children = [c for vote in question.votes for c in question.index.children.get(vote, ())]
    return any(question.index.event(c).outcome_announced == "not_adopted" for c in children)


def _part_meant(question: Question) -> bool:
    """Whether what was put to the vote last, up to the claim's end (else next), is a part."""
    words, end = question.words, question.end
    parts = [found.start() for found in _PART.finditer(words)]
    if not parts:
        return False
    texts = [found.start() for found in _TEXT.finditer(words)]
    before = max((place for place in texts if place < end), default=-1)
    last = max((place for place in parts if place < end), default=-1)
    if before >= 0 or last >= 0:
        return last > before
    return min(parts) < min(texts, default=len(words))


def _of_a_part(question: Question, finding: Finding) -> Finding:
    """The claim held against the amendments and parts of the text, where the record has them."""
    children = [c for vote in question.votes for c in question.index.children.get(vote, ())]
    for child in children:
        meant = question.meant._replace(votes=(child,), reason="the vote on a part that fits")
        found = judge(replace(question, meant=meant))
        if found.verdict is Verdict.SUPPORTED:
            return found._replace(votes=(child,))
    return unknown(f"an amendment, a part or a committee may be meant: {finding.computation}")
