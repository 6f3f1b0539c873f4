"""Claims that are none where they stand: told by a first, excepted, wished for, of a rule."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hemicycle.accounts.article import Sentence
from hemicycle.accounts.called import PAIRS
from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.model import Claim

#: "the Council passes a text if": how it works, not what it did.
_RULE = re.compile(r"[^,.;]* (?:passes|adopts|approves) (?:\w+ ){0,3}?(?:if|when|once|only)\b")


#: "did not need a two-thirds majority": a rule denied is not a rule stated.
_NOT_SO = Ending(r"(?:\bnot|n't|\bnever|\bno longer) (?:\w+ ){0,2}$")


#: "would approve the text by consensus", "prevented it from being adopted unanimously".
_WISHED = re.compile(
    r"\b(?:would|could|might|hop(?:ed|ing)|want(?:ed|ing)|expect(?:ed|ing)|prevent(?:ed|ing)|block(?:ed|ing)|instead of|rather than|seek(?:ing)?|sought|failed)\b"
    r"(?:(?!\b(?:was|were|adopted|passed|but)\b)[^.;]){0,80}$"
)


#: "Moscow claimed that", "the envoy alleged": not the article's word at all.
_CLAIMED = SENTENCES.read(
    r"\b(?:claim(?:ed|s|ing)|alleg(?:ed|es|ing)|insist(?:ed|s)|boast(?:ed|s)|assert(?:ed|s)|contend(?:ed|s)|pretend(?:ed|s)) (?:that )?[^,.;]*$"
)


_EXCEPTED = SENTENCES.add(
    re.compile(r"\b(?:except(?: for)?|other than|apart from|but not|exception of) (?:the )?$")
)


#: "only the second time that a motion was rejected": counted, not told.
_OF_TIMES = re.compile(r"\btimes?\b[^.;]{0,60}\bthat (?:a|an|any) [^.;]{0,60}$")


_TO_COME = re.compile(
    r"\b(?:will|would|expect\w*|likely|may|might|hop(?:e|es|ed|ing)|due to|scheduled|set to|plan\w* to|is to|are to)\b"
)


_FIRSTS = frozenset({"first_time", "veto_count", "own_first_veto", "first_veto"})
_POSITIONS = frozenset({"country_vote", "roster"})


class Company(NamedTuple):
    """A sentence and the claims found in it, sorted by what others lean on."""

    claims: Sequence[Claim]
    sentence: Sentence
    words: str
    lone: bool
    votes: Sequence[Claim]
    firsts: Sequence[Claim]
    blocs: Sequence[Claim]
    rules: Sequence[Claim]


def company(claims: Sequence[Claim], sentence: Sentence, words: str, *, lone: bool) -> Company:
    """The company of the claims of a sentence."""
    votes = [claim for claim in claims if claim.type in _POSITIONS and claim.subjects]
    firsts = [claim for claim in claims if claim.relation in _FIRSTS]
    blocs = [claim for claim in claims if claim.type == "bloc"]
    rules = [claim for claim in claims if claim.type == "rule"]
    return Company(claims, sentence, words, lone, votes, firsts, blocs, rules)


def out_of_place(claim: Claim, around: Company) -> bool:
    """Whether the words found are no claim in this sentence."""
    before = claim.start - around.sentence.start
    if _CLAIMED.before(around.words, before) or _is_excepted(claim, around, before):
        return True
    opens = claim.more.get("d") if claim.more.get("opens") else None
    if opens and opens.month is None:  # "In 2016, …" tells when, it claims nothing
        return True
    if claim.relation == "group_size" and any(
        bloc.start <= claim.start < bloc.end and bloc.more.get("group") for bloc in around.blocs
    ):
        return True
    asked = _OF_TYPE.get(claim.type)
    return asked is not None and asked(claim, around, before)


def _is_excepted(claim: Claim, around: Company, before: int) -> bool:
    """ "Except for Hungary": no vote is told, unless an aside goes on, "which abstained"."""
    if not claim.subjects or not _EXCEPTED.before(around.words, before):
        return False
    own = around.words[before : claim.end - around.sentence.start]
    return re.search(r", (?:which|who)\b| also ", own) is None


def _position(claim: Claim, around: Company, before: int) -> bool:
    """ "The first time that France voted no": the first is the claim."""
    return any(f.start <= claim.start and claim.end <= f.end + 5 for f in around.firsts)


def _total(claim: Claim, around: Company, before: int) -> bool:
    """ "Seven of the ten ASEAN members": the number is the group's."""
    return any(
        bloc.relation == "count" and bloc.start <= claim.start and claim.end <= bloc.end
        for bloc in around.blocs
    )


def _sponsor(claim: Claim, around: Company, before: int) -> bool:
    """A compound in a heading, "US-backed text": told again below it."""
    length = claim.end - claim.start
    heading = around.sentence.heading and not around.lone and claim.relation == "sponsor"
    return heading and length < 40 and "-" in around.words[before : before + length]


def _procedure(claim: Claim, around: Company, before: int) -> bool:
    """ "Unanimously" beside a total or of a group; wished for, or prevented."""
    if claim.more.get("loose") and any(
        other.type == "tally" and other.start == claim.start for other in around.claims
    ):
        return True
    if any(bloc.start < claim.end and claim.start < bloc.end for bloc in around.blocs):
        return True
    return _WISHED.search(around.words, 0, before) is not None


def _bloc(claim: Claim, around: Company, before: int) -> bool:
    """ "The two Sudans were both against: Sudan and South Sudan voted no": said once, by name."""
    rest = around.words[claim.end - around.sentence.start :]
    pair = str(claim.more.get("group")) in PAIRS and rest.startswith(":")
    return pair and any(len(v.subjects) == 2 and v.start > claim.end for v in around.votes)


def _rule(claim: Claim, around: Company, before: int) -> bool:
    return _NOT_SO.search(around.words[:before]) is not None


def _outcome(claim: Claim, around: Company, before: int) -> bool:
    """What a rule says happens, or what is counted, "the second time that a motion was"."""
    if around.rules and claim.more.get("needs_tally"):
        return True
    after = claim.end - around.sentence.start
    return (
        _RULE.match(around.words, before) is not None
        or _OF_TIMES.search(around.words, 0, after) is not None
    )


def _date(claim: Claim, around: Company, before: int) -> bool:
    return _TO_COME.search(around.words, 0, claim.end - around.sentence.start) is not None


#: What is asked of claims of one type.
_OF_TYPE = {
    "country_vote": _position,
    "roster": _position,
    "veto": _position,
    "tally": _total,
    "sponsorship": _sponsor,
    "procedure": _procedure,
    "bloc": _bloc,
    "rule": _rule,
    "outcome": _outcome,
    "date": _date,
}
