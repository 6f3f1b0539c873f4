"""Claims of one sentence settled among themselves: rows joined, echoes and others' words dropped."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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


def fused(claims: Iterable[Claim]) -> list[Claim]:
    """Neighbouring totals whose columns belong to one row: "93 voted for, 24 against"."""
    rows: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if rows and _said_again(rows[-1], claim):
            rows[-1] = replace(rows[-1], end=claim.end)
            continue
        last = next((c for c in reversed(rows) if c.type == "tally"), None)
        if claim.type == "tally" and last is not None and claim.start < last.end:
            if claim.more.get("verbal") and not last.more.get("verbal") and len(last.value) < 2:
                rows[rows.index(last)] = claim
            elif last.more.get("verbal") and len(claim.value) > len(last.value):
                rows[rows.index(last)] = replace(claim, start=last.start)
            continue
        if claim.type == "tally" and last is not None and _continues(last, claim):
            rows[rows.index(last)] = replace(
                last, end=claim.end, value={**last.value, **claim.value}
            )
        else:
            rows.append(claim)
    return rows


def _said_again(first: Claim, second: Claim) -> bool:
    """Whether a clause only repeats the one before: "withheld their support and abstained"."""
    return (
        first.type in ("country_vote", "roster")
        and (first.type, first.relation, first.subjects, dict(first.more))
        == (second.type, second.relation, second.subjects, dict(second.more))
        and 0 <= second.start - first.end <= len(" and ")
    )


def _continues(first: Claim, second: Claim) -> bool:
    """Whether the second total is the first one's sentence going on, without a verb of its own."""
    if not first.more.get("verbal") or second.more.get("verbal"):
        return False
    if len(second.value) < 2:  # "adopted with 13 votes and two abstentions"
        gap = second.start - first.end
        near = gap == len(" and ") or (gap == len(", ") and not second.more.get("told"))
        return near and set(first.value) == {"yes"} and not set(second.value) & {"yes"}
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


def without_echoes(claims: list[Claim]) -> Iterator[Claim]:
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
    if claim.relation == "size" and other.type == "rule" and not claim.more.get("weak"):
        return False
    if {claim.type, other.type} == {"outcome", "sponsorship"}:
        return False
    common = min(claim.end, other.end) - max(claim.start, other.start)
    return 2 * common > min(claim.end - claim.start, other.end - other.start)
