"""Claims of one sentence settled among themselves: what leans on another, what is no claim."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hemicycle.accounts.article import Sentence
from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.model import FAMILIES, Claim
from hemicycle.accounts.claims.out_of_place import Company, company, out_of_place

#: "the ambassador said that": told by someone, and marked so.
_SAID = SENTENCES.read(
    r"\b(?:said|says|told [^.;]{1,40}|according to|noted|stressed|recalled|added|stated)\b(?: that)?[^.;]*$"
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
    """Claims that lean on another of the sentence made whole; those that are none left out.

    Parameters
    ----------
    claims
        What the patterns found in the sentence, in the order found.
    sentence, words
        Where, and the coded words.
    lone
        Whether the sentence is all there is.
    """
    around = company(claims, sentence, words, lone=lone)
    if any(rule.relation in _GENERAL for rule in around.rules):
        claims = [claim for claim in claims if claim.family == _RULES]
        around = around._replace(claims=claims)
    whole = (_leaning(claim, around) for claim in claims)
    return [_marked(claim, around) for claim in whole if not out_of_place(claim, around)]


def _leaning(claim: Claim, around: Company) -> Claim:
    """The claim with what it takes from others: a group, a column, an elided subject."""
    claim = _of_other_column(_within_group(claim, around.blocs), around.claims)
    if claim.type == "alignment" and claim.more.get("elided"):
        earlier = [vote for vote in around.votes if vote.start < claim.start]
        if earlier:
            main = earlier[-1]
            subjects = main.subjects[:1] + claim.subjects
            return replace(claim, subjects=subjects, value=main.relation)
    return claim


def _marked(claim: Claim, around: Company) -> Claim:
    """The claim from its first word, marked where it is of an earlier vote or told by someone."""
    first, words = around.sentence.start, around.words
    before = claim.start - first
    if claim.type == "counterfactual_rule":
        claim = _from_its_head(claim, around.claims, around.sentence, words)
    if claim.type in ("country_vote", "roster") and _EARLIER.search(
        words, claim.start - first, claim.end - first
    ):
        claim = replace(claim, more={**claim.more, "prior": True})
    if _SAID.before(words, before):
        claim = replace(claim, more={**claim.more, "attributed": True})
    return claim


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
