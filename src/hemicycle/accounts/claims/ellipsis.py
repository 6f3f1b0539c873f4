"""Positions told without a verb of their own: "So did Brazil", "India did not", "Burma did too".

The verb is that of the clause before, or of the sentence before where the ellipsis opens one.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.verbs import Vote
from hemicycle.accounts.claims.words import LIST

_END = r"(?=\s*(?:[.;,)]|$)| (?:and|but|while|whereas)\b)"
#: Where a clause may begin that leans on the one before.
_OPENS = (
    r"(?:(?P<first>^\W*(?:(?:and|but) )?)|[;:—] ?(?:and |but )?|, (?:and |but |while |whereas |though |although )?|\b(?:and|but|while|whereas) )"
    r"(?:(?:[\w'-]+ ){1,3}?(?:neighbou?r|ally|rival|partner),? )?"
)
#: "So did India and Brazil", "nor had Mali".
_SO = SENTENCES.add(
    re.compile(
        rf"(?:(?P<first>^\W*)|[;:,—] ?(?:and |but )?|\band )(?P<q>(?:so|neither|nor) (?:did|had|has|have|do|were|was) (?:also )?(?P<s>{LIST})){_END}"
    )
)
#: "Burma did too", "Sudan did likewise", "Jordan followed suit".
_TOO = SENTENCES.add(
    re.compile(
        rf"{_OPENS}(?P<q>(?P<s>{LIST}) (?:(?:both |all |also )?did(?: so)?(?:,? (?:too|likewise|as well|the same|also))|also did(?: so)?|did the same|(?:both |all )?followed suit|,? ?(?:too|likewise))){_END}"
    )
)
#: "India did not".
_NOT = SENTENCES.add(
    re.compile(
        rf"{_OPENS}(?P<q>(?P<s>{LIST}) (?:(?:itself|themselves|however|by contrast),? )?(?:did not|didn't)(?: do so)?){_END}"
    )
)
#: "France did", after "Britain did not support it".
_DID = SENTENCES.add(re.compile(rf"{_OPENS}(?P<q>(?P<s>{LIST}) did(?: so)?){_END}"))
#: "So did two permanent members", "No other BRICS member did".
_GROUP = SENTENCES.add(
    re.compile(
        rf"(?:(?P<first>^\W*)|[;:,—] ?(?:and |but )?|\band )(?P<q>(?:so (?:did|had) (?P<quantity>all|both|most|every|each|N)(?: of)?(?: the)?(?: N)?(?: other)? (?P<g>(?:members?|states?|countries|nations?|country) (?:of|in) (?:the )?G|G|permanent)(?: (?:members?|states?|countries|nations?|union))*(?: (?:bar|except(?: for)?|but|other than|apart from|save) {LIST})?|"
        rf"(?P<none>no other) (?P<g2>G|permanent)(?: (?:members?|states?|country|countries|nation))* did(?: so)?)){_END}"
    )
)
_ALL = _SO.bit | _TOO.bit | _NOT.bit | _DID.bit | _GROUP.bit
_PLAIN = ("yes", "no", "abstain")


def ellipses(reader: Reader, votes: Sequence[Vote]) -> Iterator[Claim]:
    """Claims whose verb is another clause's."""
    if not SENTENCES.look(reader.words)[0] & _ALL:
        return
    for pattern, turn in ((_SO, _same), (_TOO, _same), (_NOT, _denied), (_DID, _affirmed)):
        for found in pattern.finditer(reader.words):
            relation = turn(_before(reader, votes, found))
            named = reader.subjects(*found.span("s"))
            if relation and named:
                kind = "roster" if len(named) > 2 else "country_vote"
                yield reader.claim(*found.span("q"), kind, relation, subjects=named)
    for found in _GROUP.finditer(reader.words):
        relation = _before(reader, votes, found)
        if relation in _PLAIN:
            yield _of_group(reader, found, str(relation))


def _before(reader: Reader, votes: Sequence[Vote], found: re.Match[str]) -> str | None:
    """What was done before: in this sentence, else in the one before that it opens upon."""
    earlier = [vote.relation for vote in votes if vote.end <= found.start("q")]
    if earlier:
        return earlier[-1]
    return reader.told if found.group("first") is not None else None


def _same(relation: str | None) -> str | None:
    return relation


def _denied(relation: str | None) -> str | None:
    return f"not_{relation}" if relation in _PLAIN else None


def _affirmed(relation: str | None) -> str | None:
    turned = str(relation).removeprefix("not_")
    return turned if turned != relation and turned in _PLAIN else None


def _of_group(reader: Reader, found: re.Match[str], relation: str) -> Claim:
    start, end = found.span("q")
    apart = reader.exceptions(start, end)
    more: dict[str, object] = {"words": found.group("g") or found.group("g2")}
    if found.group("none"):
        more |= {"quantity": "no", "exceptions": reader.told_of or reader.named_before(start)}
    else:
        more["quantity"] = found.group("quantity")
        if apart:
            more["exceptions"] = apart
        if more["quantity"] == "N":
            more["count"] = reader.number(found.start("quantity"))
    return reader.group_claim(start, end, relation, more)
