"""All claims of an article, in reading order, without echoes of one another."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hemicycle.accounts.article import Article, Sentence
from hemicycle.accounts.claims.asides import asides, without
from hemicycle.accounts.claims.bank import SENTENCES, Quick
from hemicycle.accounts.claims.binding import BINDING
from hemicycle.accounts.claims.charter import CHARTER
from hemicycle.accounts.claims.company import COMPANY
from hemicycle.accounts.claims.comparisons import COMPARISONS
from hemicycle.accounts.claims.content import CONTENT
from hemicycle.accounts.claims.counterfactuals import COUNTERFACTUALS
from hemicycle.accounts.claims.days import DAYS
from hemicycle.accounts.claims.drafting import AMENDMENTS, SPONSORS
from hemicycle.accounts.claims.echoes import without_echoes
from hemicycle.accounts.claims.going_on import Spoken, going_on, may_go_on, spoken
from hemicycle.accounts.claims.history import HISTORY
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.neighbours import fused
from hemicycle.accounts.claims.pattern import Table
from hemicycle.accounts.claims.positions import positions
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.rules import RULES
from hemicycle.accounts.claims.settle import settled
from hemicycle.accounts.claims.standing import MEMBERSHIP
from hemicycle.accounts.claims.tallies import tallies
from hemicycle.accounts.claims.texts import OUTCOMES, PROCEDURE
from hemicycle.accounts.claims.vetoes import VETOES
from hemicycle.accounts.claims.words import CONDITIONAL, ELSEWHERE, LIST, UNITED_NATIONS

#: Every pattern of the tables, in the order in which they are tried.
PATTERNS = (
    OUTCOMES
    + PROCEDURE
    + VETOES
    + AMENDMENTS
    + SPONSORS
    + RULES
    + CHARTER
    + COUNTERFACTUALS
    + BINDING
    + MEMBERSHIP
    + COMPANY
    + DAYS
    + HISTORY
    + COMPARISONS
    + CONTENT
)


_TABLE = Table(PATTERNS)


#: The same for a whole article, without a look for all the others.
_ELSEWHERE = Quick(ELSEWHERE.pattern)


#: Nothing is claimed where none of these occurs: a quick look before the slow one.
_HINT = SENTENCES.add(
    re.compile(
        r"vot|abst|resol|veto|council|assembly|unga|binding|sided|side |align|adopt|reject|oppos|back|"
        r"support|amend|member|anniversary|against|draft|text|measure|others|absent|majority|consensus|"
        r"unanim|take part|took|said|fence|neutral|dissent|opponent|stayed away|condemn|censur|rejected|rose|fell|\bN-N|in favou?r|ayes|approved|passed|join|S|tally|alone|risen|fallen|more than|fewer than|less than|tabled|split|diverged|aligns|"
        r"ballot|called|demand|deplor|affirm|agreed|welcomed|recogni|did|admitted|expelled|followed suit|no other|stood|stuck|camp\b|column|minority|declined|boycott|skip|endors|naysay|N others|initiated|neutrals|legal force|lone\b|\bsole\b|half of|third|quarter|blocked|killed|scuppered|torpedoed|thwarted|quashed|sank\b"
    )
)


_LAYOUT_HINT = re.compile(r"\b(?:yes|no|for|against)\s*[-:(]+\s*N")


_TOTALS = re.compile(
    r"N[^.;]{0,25}\b(?:in favou?r|against|abst|opposed it)|\bN-N\b[^.]{0,30}(?:vot|abst)|votes N in favou?r|"
    r"N (?:countries|states|nations)[^.;]{0,30}\b(?:voted|supported|backed|abst|opposed|did not vote)"
)


_VOTED = re.compile(
    r"\b(?:abstain\w*|(?:the|it|this) resolution|voting against|voted (?:against|in favou?r))"
)


#: What others are said to have said wrongly is not the article's word.
_DENIED = SENTENCES.add(
    re.compile(
        r"\b(?:falsely|wrongly|incorrectly|mistakenly (?!vot|support|back|abst|cast|oppos)|denied|denies|rumou?rs?|hoax|fake|untrue|not true|false that|not the case)\b"
        r"|\b(?:mayor|governor)s? (?:\w+ ){0,2}?vetoed\b"
        r"|\bin an? (?:D |N |national |popular |local |nationwide )*(?:referendum|plebiscite)\b"
    )
)


#: Types that need a vote of States; rules and sizes stand by themselves.
_VOTES = frozenset(
    {"country_vote", "roster", "alignment", "count_others", "bloc", "tally", "outcome"}
)


#: No article says more; a file that does is read up to here, and the answer says so.
MOST_CLAIMS = 10_000


def extract(article: Article, *, about_vote: bool = False) -> list[Claim]:
    """Claims in reading order.

    Parameters
    ----------
    article
        As read by :func:`read_article`.
    about_vote
        Whether it is known that the text speaks of a vote at the United Nations.
    """
    if not about_vote and not _speaks_of_votes(article):
        return []
    _TABLE.enter()
    found: list[Claim] = []
    before: Spoken = ()
    said = ""
    last: list[Claim] = []
    for sentence in article.sentences:
        if sentence.aside is None:
            last = _of_sentence(article, sentence, before, last, about_vote=about_vote)
            before = spoken(last)
            found += _of_parts(last, said, sentence.words)
            said = sentence.words if _WHOLE.search(sentence.words) else said
        if len(found) >= MOST_CLAIMS:
            break
    return sorted(found, key=lambda c: (c.start, c.end, c.type, c.relation))


#: "Both were rejected", "The third fell too", "However, they were vetoed": of what went before.
_BACK = re.compile(
    r"^\W*(?:however,? |but |and )*(?:both|all|neither|none|they|these|those|each|the (?:first|second|third|other)|were|was)\b(?! (?:N |the )?(?:countries|states|members|votes|resolutions|texts))"
)
_PARTS = re.compile(r"\bamendments?\b")
_WHOLE = SENTENCES.read(r"\b(?:amendments?|resolution|text|draft|S)\b")


def _of_parts(claims: list[Claim], before: str, words: str) -> list[Claim]:
    """Claims of a sentence that goes on about the amendments of the one before, marked so."""
    if not claims or not _BACK.match(words) or _WHOLE.search(words) or not _PARTS.search(before):
        return claims
    return [replace(claim, more={**claim.more, "of_part": True}) for claim in claims]


def _speaks_of_votes(article: Article) -> bool:
    """Whether the United Nations are named, or several States with a verb of voting."""
    text = article.coded.text
    if UNITED_NATIONS.search(text):
        return True
    if _ELSEWHERE.search(text):
        return False
    if _TOTALS.search(text) or (text.count("C") and _VOTED.search(text)):
        return True
    return text.count("C") > 1 and bool(re.search(r"\b(?:voted|abstain|resolution|veto)", text))


_BARE = re.compile(rf"^\W*(?P<q>(?:along with |together with |including |notably )?(?P<s>{LIST}))")


def _bare_list(reader: Reader) -> Iterator[Claim]:
    """A cut-out list without its verb: the members named are said to have stood together."""
    found = _BARE.match(reader.words)
    if not found:
        return
    named = reader.subjects(found.start("s"), found.end("s"))
    if len(named) > 3:
        yield reader.claim(found.start("q"), found.end("q"), "roster", "same", subjects=named)


def _told(before: Sequence[Claim]) -> tuple[str | None, tuple[tuple[str, ...], ...]]:
    """What the sentence before told last, and of whom."""
    votes = [c for c in before if c.type in ("country_vote", "roster") and c.family == 0]
    last = max(votes, key=lambda c: c.end, default=None)
    return (last.relation, last.subjects) if last else (None, ())


def _of_sentence(
    article: Article, sentence: Sentence, before: Spoken, last: Sequence[Claim], *, about_vote: bool
) -> list[Claim]:
    words = article.words(sentence)
    hinted = _HINT.may(words) or _LAYOUT_HINT.search(words) or words.count("C") > 3
    if not hinted and not (before and may_go_on(words)):
        return []
    elsewhere = [found.start() for found in ELSEWHERE.finditer(words)]
    here = [found.start() for found in UNITED_NATIONS.finditer(words)] if elsewhere else []
    if elsewhere and (not here or "model u" in words):
        return []
    if words.rstrip(" \n'\"").endswith("?") or _DENIED.search(words):
        return []
    told, told_of = _told(last)
    reader = Reader(article.coded, sentence, words, told=told, told_of=told_of)
    found = [*positions(reader), *tallies(reader), *_TABLE.find(reader)]
    taken = asides(words)
    if taken:
        found += _TABLE.find(without(reader, taken))
    if not found and (before or about_vote):
        found = list(going_on(reader, before))
    if not found and about_vote:
        found = list(_bare_list(reader))
    if not found:
        return []
    if CONDITIONAL.match(words):
        found = [c for c in found if c.family == 3 or c.type == "last_use"]
    if elsewhere:
        found = [c for c in found if _of_states(c.end - sentence.start, elsewhere, here)]
    return list(
        without_echoes(settled(fused(found), sentence, words, lone=len(article.sentences) == 1))
    )


def _of_states(end: int, elsewhere: Sequence[int], here: Sequence[int]) -> bool:
    """Whether the assembly named last before the claim's end is one of the United Nations."""
    other = max((place for place in elsewhere if place < end), default=-1)
    return other < 0 or max((place for place in here if place < end), default=-1) > other
