"""All claims of an article, in reading order, without echoes of one another."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hemicycle.accounts.article import Article, Sentence
from hemicycle.accounts.claims.asides import asides, without
from hemicycle.accounts.claims.company import COMPANY
from hemicycle.accounts.claims.law import LAW
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.moments import MOMENTS
from hemicycle.accounts.claims.needles import SENTENCES, Quick
from hemicycle.accounts.claims.pattern import Table
from hemicycle.accounts.claims.positions import positions
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.tallies import tallies
from hemicycle.accounts.claims.texts import TEXTS
from hemicycle.accounts.claims.words import CONDITIONAL, ELSEWHERE, LIST, UNITED_NATIONS

#: Every pattern of the tables, in the order in which they are tried.
PATTERNS = TEXTS + LAW + COMPANY + MOMENTS
_TABLE = Table(PATTERNS)
#: Nothing is claimed where none of these occurs: a quick look before the slow one.
_HINT = SENTENCES.add(
    re.compile(
    r"vot|abst|resol|veto|council|assembly|unga|binding|sided|side |align|adopt|reject|oppos|back|"
    r"support|amend|member|anniversary|against|draft|text|measure|others|absent|majority|consensus|"
    r"unanim|take part|took (?:no )?part|said (?:yes|no)|fence|neutral|dissent|opponent|stayed away|condemn|censur|rejected|rose|fell|\bN-N|in favou?r|ayes|approved|passed|join|S|tally|alone|tabled|split|diverged|aligns|"
    r"ballot|called (?:for|on)|demand|deplor|affirm|agreed|welcomed|recogni|stood|stuck|camp\b|column|minority|declined|boycott|skip|endors|naysay|N others|lone\b|\bsole\b|half of|thirds? of|quarters? of"
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
_DENIED = Quick(
    re.compile(
        r"\b(?:falsely|wrongly|incorrectly|mistakenly|denied|denies|rumou?rs?|hoax|fake|untrue|not true|false that|not the case)\b"
    )
)
#: "the Council passes a text if": how it works, not what it did.
_RULE = re.compile(r"[^,.;]* (?:passes|adopts|approves) (?:\w+ ){0,3}?(?:if|when|once|only)\b")
#: "did not need a two-thirds majority": a rule denied is not a rule stated.
_NOT_SO = re.compile(r"(?:\bnot|n't|\bnever|\bno longer) (?:\w+ ){0,2}$")
#: "Moscow claimed that", "the envoy alleged": not the article's word at all.
_CLAIMED = re.compile(
    r"\b(?:claim(?:ed|s|ing)|alleg(?:ed|es|ing)|insist(?:ed|s)|boast(?:ed|s)|assert(?:ed|s)|contend(?:ed|s)|pretend(?:ed|s)) (?:that )?[^,.;]*$"
)
#: "the ambassador said that": told by someone, and marked so.
_SAID = re.compile(
    r"\b(?:said|says|told [^.;]{1,40}|according to|noted|stressed|recalled|added|stated)\b(?: that)?[^.;]*$"
)
_EXCEPTED = re.compile(
    r"\b(?:except(?: for)?|other than|apart from|but not|exception of) (?:the )?$"
)
_TO_COME = re.compile(
    r"\b(?:will|would|expect\w*|due to|scheduled|set to|plan\w* to|is to|are to)\b"
)
_EARLIER = re.compile(
    r"\bhad [^,.;]{0,40}\b(?:earlier|previous|past|prior) (?:texts|resolutions|votes|occasions)"
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
    found: list[Claim] = []
    for sentence in article.sentences:
        if sentence.aside is None:
            found += _of_sentence(article, sentence, about_vote=about_vote)
        if len(found) >= MOST_CLAIMS:
            break
    return sorted(found, key=lambda c: (c.start, c.end, c.type, c.relation))


def _speaks_of_votes(article: Article) -> bool:
    """Whether the United Nations are named, or several States with a verb of voting."""
    text = article.coded.text
    if UNITED_NATIONS.search(text):
        return True
    if ELSEWHERE.search(text):
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


def _of_sentence(article: Article, sentence: Sentence, *, about_vote: bool) -> list[Claim]:
    words = article.words(sentence)
    if not _HINT.may(words) and not _LAYOUT_HINT.search(words) and words.count("C") < 4:
        return []
    elsewhere = [found.start() for found in ELSEWHERE.finditer(words)]
    here = [found.start() for found in UNITED_NATIONS.finditer(words)] if elsewhere else []
    if elsewhere and (not here or "model u" in words):
        return []
    if words.rstrip(" \n'\"").endswith("?") or _DENIED.search(words):
        return []
    reader = Reader(article.coded, sentence, words)
    found = [*positions(reader), *tallies(reader), *_TABLE.find(reader)]
    taken = list(asides(words))
    if taken:
        found += _TABLE.find(without(reader, taken))
    if not found and about_vote:
        found = list(_bare_list(reader))
    if CONDITIONAL.search(words):
        found = [c for c in found if c.family == 3 or c.type == "last_use"]
    if elsewhere:
        found = [c for c in found if _of_states(c.end - sentence.start, elsewhere, here)]
    return list(_without_echoes(_settled(_fused(found), sentence, words)))


def _of_states(end: int, elsewhere: Sequence[int], here: Sequence[int]) -> bool:
    """Whether the assembly named last before the claim's end is one of the United Nations."""
    other = max((place for place in elsewhere if place < end), default=-1)
    return other < 0 or max((place for place in here if place < end), default=-1) > other


def _settled(claims: list[Claim], sentence: Sentence, words: str) -> list[Claim]:
    """Claims that lean on another of the sentence: elided subjects, firsts; headings' compounds."""
    votes = [c for c in claims if c.type in ("country_vote", "roster") and c.subjects]
    firsts = [c for c in claims if c.relation in ("first_time", "veto_count")]
    blocs = [c for c in claims if c.type == "bloc"]
    settled = []
    for claim in claims:
        if claim.type == "alignment" and claim.more.get("elided"):
            before = [v for v in votes if v.start < claim.start]
            if before:
                main = before[-1]
                claim = replace(
                    claim, subjects=main.subjects[:1] + claim.subjects, value=main.relation
                )
        if (
            claim.type == "sponsorship"
            and sentence.heading
            and claim.relation == "sponsor"
            and claim.end - claim.start < 40
        ):
            continue
        inside = any(f.start <= claim.start and claim.end <= f.end + 5 for f in firsts)
        if inside and claim.type in ("country_vote", "roster", "veto"):
            continue
        own = words[claim.start - sentence.start : claim.end - sentence.start]
        excepted = _EXCEPTED.search(words[: claim.start - sentence.start])
        if _CLAIMED.search(words[: claim.start - sentence.start]):
            continue
        if claim.subjects and excepted and not re.search(r", (?:which|who)\b", own):
            continue
        if claim.type == "tally" and any(
            b.relation == "count" and b.start <= claim.start and claim.end <= b.end for b in blocs
        ):
            continue
        if claim.relation == "group_size" and any(
            b.start <= claim.start < b.end and b.more.get("group") for b in blocs
        ):
            continue
        if claim.more.get("loose") and claim.type == "procedure" and any(
            c.type == "tally" and c.start == claim.start for c in claims
        ):
            continue
        if claim.type == "procedure" and any(
            b.start < claim.end and claim.start < b.end for b in blocs
        ):
            continue
        if claim.type == "rule" and _NOT_SO.search(words[: claim.start - sentence.start]):
            continue
        if claim.type == "outcome" and _RULE.match(words, claim.end - sentence.start - len(own)):
            continue
        if claim.type == "date" and _TO_COME.search(words, 0, claim.end - sentence.start):
            continue
        if claim.type in ("country_vote", "roster") and _EARLIER.search(
            words, claim.start - sentence.start, claim.end - sentence.start
        ):
            claim = replace(claim, more={**claim.more, "prior": True})
        if _SAID.search(words[: claim.start - sentence.start]):
            claim = replace(claim, more={**claim.more, "attributed": True})
        settled.append(claim)
    return settled


def _fused(claims: Iterable[Claim]) -> list[Claim]:
    """Neighbouring totals whose columns belong to one row: "93 voted for, 24 against"."""
    fused: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        last = next((c for c in reversed(fused) if c.type == "tally"), None)
        if claim.type == "tally" and last is not None and claim.start < last.end:
            if claim.more.get("verbal") and not last.more.get("verbal") and len(last.value) < 2:
                fused[fused.index(last)] = claim
            elif last.more.get("verbal") and len(claim.value) > len(last.value):
                fused[fused.index(last)] = replace(claim, start=last.start)
            continue
        if claim.type == "tally" and last is not None and _continues(last, claim):
            fused[fused.index(last)] = replace(
                last, end=claim.end, value={**last.value, **claim.value}
            )
        else:
            fused.append(claim)
    return fused


def _continues(first: Claim, second: Claim) -> bool:
    """Whether the second total is the first one's sentence going on, without a verb of its own."""
    if not first.more.get("verbal") or second.more.get("verbal") or len(second.value) < 2:
        return False
    keys = {k.split("_")[0] for k in first.value} & {k.split("_")[0] for k in second.value}
    return not keys and 0 <= second.start - first.end <= 3


_RANK = {
    "count_others": 0,
    "roster": 1,
    "alignment": 2,
    "country_vote": 3,
    "bloc": 2,
    "tally": 0,
    "comparison": 1,
    "aggregate_count": 1,
    "history_first": 2,
    "last_use": 1,
    "veto": 0,
    "amendment": 1,
    "procedure": 1,
    "outcome": 2,
    "sponsorship": 3,
    "counterfactual_rule": 0,
    "rule": 1,
    "binding_force": 1,
    "membership": 2,
}


def _without_echoes(claims: list[Claim]) -> Iterator[Claim]:
    """Of two claims of one family that overlap by half, the stronger type stays."""
    kept: list[Claim] = []
    for claim in sorted(
        claims,
        key=lambda c: (bool(c.more.get("weak")), _RANK.get(c.type, 0), -(c.end - c.start), c.start),
    ):
        if not any(_echo(claim, other) for other in kept):
            kept.append(claim)
    yield from sorted(kept, key=lambda c: (c.start, c.end))


def _echo(claim: Claim, other: Claim) -> bool:
    if claim.family != other.family or claim.more.get("earlier") != other.more.get("earlier"):
        return False
    if {claim.type, other.type} == {"outcome", "sponsorship"} and claim.more.get("aside"):
        return False
    common = min(claim.end, other.end) - max(claim.start, other.start)
    return 2 * common > min(claim.end - claim.start, other.end - other.start)
