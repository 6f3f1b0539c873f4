"""Claims of one sentence settled among themselves: what leans on another, what is no claim."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hemicycle.accounts.article import Sentence
from hemicycle.accounts.called import PAIRS
from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.model import FAMILIES, Claim

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


#: "the ambassador said that": told by someone, and marked so.
_SAID = SENTENCES.read(
    r"\b(?:said|says|told [^.;]{1,40}|according to|noted|stressed|recalled|added|stated)\b(?: that)?[^.;]*$"
)


_EXCEPTED = SENTENCES.add(
    re.compile(r"\b(?:except(?: for)?|other than|apart from|but not|exception of) (?:the )?$")
)


#: "only the second time that a motion was rejected": counted, not told.
_OF_TIMES = re.compile(r"\btimes?\b[^.;]{0,60}\bthat (?:a|an|any) [^.;]{0,60}$")


_TO_COME = re.compile(
    r"\b(?:will|would|expect\w*|likely|may|might|hop(?:e|es|ed|ing)|due to|scheduled|set to|plan\w* to|is to|are to)\b"
)


_EARLIER = re.compile(
    r"\bhad [^,.;]{0,40}\b(?:earlier|previous|past|prior) (?:texts|resolutions|votes|occasions)"
)


#: Rules told with a condition, "fails if one permanent member votes no": nobody voted so.
_GENERAL = frozenset({"fails_if", "member_abstains", "adopted_by"})
_RULES = FAMILIES["rule"]


def settled(
    claims: list[Claim], sentence: Sentence, words: str, *, lone: bool = False
) -> list[Claim]:
    """Claims that lean on another of the sentence: elided subjects, firsts; headings' compounds."""
    votes = [c for c in claims if c.type in ("country_vote", "roster") and c.subjects]
    firsts = [
        c
        for c in claims
        if c.relation in ("first_time", "veto_count", "own_first_veto", "first_veto")
    ]
    blocs = [c for c in claims if c.type == "bloc"]
    rules = [c for c in claims if c.type == "rule"]
    if any(c.relation in _GENERAL for c in rules):
        claims = [c for c in claims if c.family == _RULES]
    settled = []
    for claim in claims:
        claim = _of_other_column(_within_group(claim, blocs), claims)
        if claim.type == "alignment" and claim.more.get("elided"):
            earlier = [v for v in votes if v.start < claim.start]
            if earlier:
                main = earlier[-1]
                claim = replace(
                    claim, subjects=main.subjects[:1] + claim.subjects, value=main.relation
                )
        if (
            claim.type == "sponsorship"
            and sentence.heading
            and not lone
            and claim.relation == "sponsor"
            and claim.end - claim.start < 40
            and "-" in words[claim.start - sentence.start : claim.end - sentence.start]
        ):
            continue
        inside = any(f.start <= claim.start and claim.end <= f.end + 5 for f in firsts)
        if inside and claim.type in ("country_vote", "roster", "veto"):
            continue
        own = words[claim.start - sentence.start : claim.end - sentence.start]
        before = claim.start - sentence.start
        excepted = _EXCEPTED.before(words, before)
        if _CLAIMED.before(words, before):
            continue
        if claim.subjects and excepted and not re.search(r", (?:which|who)\b| also ", own):
            continue
        if claim.type == "tally" and any(
            b.relation == "count" and b.start <= claim.start and claim.end <= b.end for b in blocs
        ):
            continue
        if claim.relation == "group_size" and any(
            b.start <= claim.start < b.end and b.more.get("group") for b in blocs
        ):
            continue
        if (
            claim.more.get("loose")
            and claim.type == "procedure"
            and any(c.type == "tally" and c.start == claim.start for c in claims)
        ):
            continue
        if claim.type == "procedure" and any(
            b.start < claim.end and claim.start < b.end for b in blocs
        ):
            continue
        if claim.type == "procedure" and _WISHED.search(words, 0, before):
            continue
        if claim.type == "bloc" and _told_after(claim, votes, words[claim.end - sentence.start :]):
            continue
        if claim.type == "counterfactual_rule":
            claim = _from_its_head(claim, claims, sentence, words)
        if claim.type == "rule" and _NOT_SO.search(words[: claim.start - sentence.start]):
            continue
        if rules and claim.type == "outcome" and claim.more.get("needs_tally"):
            continue
        if claim.type == "outcome" and _RULE.match(words, claim.end - sentence.start - len(own)):
            continue
        if claim.type == "outcome" and _OF_TIMES.search(words, 0, before + len(own)):
            continue
        opens = claim.more.get("d") if claim.more.get("opens") else None
        if opens and opens.month is None:  # "In 2016, …" tells when, it claims nothing
            continue
        if claim.type == "date" and _TO_COME.search(words, 0, claim.end - sentence.start):
            continue
        if claim.type in ("country_vote", "roster") and _EARLIER.search(
            words, claim.start - sentence.start, claim.end - sentence.start
        ):
            claim = replace(claim, more={**claim.more, "prior": True})
        if _SAID.before(words, before):
            claim = replace(claim, more={**claim.more, "attributed": True})
        settled.append(claim)
    return settled


#: "Had", "Even if": where a supposition opens its sentence.
_SUPPOSES = re.compile(r"^\W*(?=(?:even )?(?:had|if|without|but for|were)\b)")


def _from_its_head(claim: Claim, claims: Sequence[Claim], sentence: Sentence, words: str) -> Claim:
    """The supposition from its first word, unless it speaks of rules or seats on the way."""
    found = _SUPPOSES.match(words)
    head = sentence.start + found.end() if found else claim.start
    between = (c for c in claims if c.family == _RULES and c is not claim)
    if any(head <= c.start < claim.start for c in between):
        return claim
    return replace(claim, start=min(head, claim.start))


def _told_after(claim: Claim, votes: Sequence[Claim], rest: str) -> bool:
    """ "The two Sudans were both against: Sudan and South Sudan voted no": said once, by name."""
    pair = str(claim.more.get("group")) in PAIRS and rest.startswith(":")
    return pair and any(len(v.subjects) == 2 and v.start > claim.end for v in votes)


def _tells_another(claim: Claim, column: str) -> bool:
    """Whether the claim tells of a position, and not of that one alone."""
    told = (
        claim.value if isinstance(claim.value, dict) else {claim.relation.removesuffix("_others")}
    )
    return claim.type in ("tally", "country_vote", "roster", "count_others") and column not in told


def _of_other_column(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """ "Five voted against, 38 others abstained": nobody named abstained, so 38 is the total."""
    column = claim.relation.removesuffix("_others")
    if not claim.more.get("bare") or column not in ("yes", "no", "abstain", "absent"):
        return claim
    there = [c for c in claims if c.relation == column and c.subjects and c.start < claim.start]
    apart = [c for c in claims if c.start < claim.start and _tells_another(c, column)]
    if there or not apart:
        return claim
    return replace(claim, type="tally", relation="tally", subjects=(), value={column: claim.value})


def _within_group(claim: Claim, blocs: Sequence[Claim]) -> Claim:
    """ "Eight EU states backed it, four were against": the four are of the same group."""
    counted = [b for b in blocs if "count" in b.more and b.end <= claim.start]
    if not counted or claim.more.get("group") or claim.subjects:
        return claim
    if claim.type == "tally" and isinstance(claim.value, dict) and len(claim.value) == 1:
        (column, number), *_ = claim.value.items()
    elif claim.type == "count_others":
        column, number = claim.relation.removesuffix("_others"), claim.value
    else:
        return claim
    if "_" in column or not isinstance(number, int) or claim.start - counted[-1].end > 60:
        return claim
    kept = {key: counted[-1].more.get(key) for key in ("group", "name", "words")}
    return replace(
        claim, type="bloc", relation=column, value=None, more={**kept, "count": number, "quantity": "N"}
    )  # fmt: skip
