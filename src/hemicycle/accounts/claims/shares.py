"""A part of all members: "fewer than half of the 193 members supported it"."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.columns import column_of
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import BOUND, MEMBERS, bound_of

#: "fewer than half of the UN's 193 member states supported", "two thirds of the 193 members backed".
_SHARE = SENTENCES.add(
    re.compile(
        rf"{BOUND}(?P<share>half|(?:a |an )?(?:(?:clear|slim|bare|narrow|overwhelming|absolute|large|strong|comfortable) )*majority|(?:a|one|N) (?:third|quarter|fifth)s?|N[- ](?:third|quarter|fifth)s) of (?:the |all |all the |its )?(?:(?:[\w-]+ ){{0,3}}[\w-]+'s |un |un's )?(?P<of>N )?"
        rf"(?:{MEMBERS}|membership|(?:un |united nations )*(?:general )?assembly) (?:(?:have|had|has|also) )*(?:(?P<no>voted against|opposed|rejected)|(?P<abstain>abstained)|(?P<yes>voted (?:for|in favou?r|yes)|supported|backed|endorsed|approved|condemned|deplored|demanded))\b[^,.;]{{0,40}}"
    )
)


#: "73 per cent of the member states backed it", "of those voting, 84 per cent said yes".
_PERCENT = SENTENCES.add(
    re.compile(
        rf"(?:(?P<cast>of (?:those|the members|the states) (?:present and )?voting,? ))?{BOUND}(?P<n>N)(?: ?%| per ?cent)(?: of (?:the |all |all the |its )?(?:[\w-]+'s |un |un's )?(?:(?P<of>N )?(?:{MEMBERS}|membership)|(?P<cast2>(?:those|members|states) (?:present and )?voting|votes(?: cast)?)))? "
        rf"(?:(?:have|had|has|also|were) )*(?:(?P<no>voted (?:against|no)|opposed|rejected|said no|against)|(?P<abstain>abstained)|(?P<yes>voted (?:for|in favou?r|yes)|said yes|supported|backed|endorsed|approved|in favou?r))\b[^,.;]{{0,40}}"
    )
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5}


def shares(reader: Reader) -> Iterator[Claim]:
    """A part of all members, as the number it comes to; without a bound it is a round number."""
    for found in _SHARE.finditer(reader.words):
        share = found.group("share")
        parts = next((n for word, n in _PARTS.items() if word in share), 2)
        times = reader.number(found.start("share")) if share.startswith("N") else 1
        key = column_of(found) + (bound_of(found.group("bound")) or "_about")
        if share.endswith("majority"):
            key = f"{column_of(found)}_gt"
        whole = reader.number(found.start("of")) if found.group("of") else None
        value = {key: part_of(key, times, parts, whole)} if whole else None
        yield reader.claim(
            found.start(),
            found.end(),
            "tally",
            "tally",
            value=value,
            verbal=True,
            part=(key, times, parts),
        )


def percentages(reader: Reader) -> Iterator[Claim]:
    """So many per cent of the members, or of the votes cast, as a number or as a part of those."""
    for found in _PERCENT.finditer(reader.words):
        cast = bool(found.group("cast") or found.group("cast2"))
        if not cast and not re.search(r"(?:%|cent) of ", found.group()):
            continue
        key = column_of(found) + (bound_of(found.group("bound")) or "_about")
        percent = reader.number(found.start("n"))
        yield reader.claim(
            found.start(),
            found.end(),
            "tally",
            "tally",
            verbal=True,
            **({"of_cast": (key, percent)} if cast else {"part": (key, percent, 100)}),
        )


_NOUN_OF = {
    "abstain": r"(?:abstentions|abstainers|those (?:who |that )?abstain(?:ed|ing))",
    "yes": r"(?:(?:yes|affirmative|positive) votes|votes (?:in favou?r|for)|those in favou?r|supporters)",
    "no": r"(?:(?:no|negative) votes|votes against|those (?:opposed|against)|opponents|noes)",
}
_DID = {
    "abstain": r"(?:abstained|chose to abstain|stayed neutral)",
    "yes": r"(?:voted (?:for|in favou?r|yes)(?: (?:of )?it| of the \w+)?|backed (?:it|the \w+)|supported (?:it|the \w+)|were in favou?r)",
    "no": r"(?:voted (?:against|no)(?: it| the \w+)?|opposed (?:it|the \w+)|rejected (?:it|the \w+)|were against)",
}


def _either(table: dict[str, str], mark: str) -> str:
    return "|".join(f"(?P<{column}{mark}>{words})" for column, words in table.items())


#: "abstentions outnumbered yes votes", "more countries abstained than voted for it".
_VERSUS = SENTENCES.add(
    re.compile(
        rf"(?:{_either(_NOUN_OF, '1')}) (?:\w+ )?(?:outnumbered|exceeded|outweighed|surpassed|were more numerous than) (?:the )?(?:{_either(_NOUN_OF, '2')})"
        rf"|(?:(?P<more>more)|(?P<less>fewer)) (?:{MEMBERS} )?(?:{_either(_DID, '3')}) than (?:{_either(_DID, '4')})"
    )
)


def columns_compared(reader: Reader) -> Iterator[Claim]:
    """One column said to be larger than another, without numbers."""
    for found in _VERSUS.finditer(reader.words):
        sides = [
            name.rstrip("1234")
            for name, words in found.groupdict().items()
            if words and name[-1] in "1234"
        ]
        larger, smaller = sides if not found.group("less") else reversed(sides)
        yield reader.claim(
            found.start(), found.end(), "tally", "tally", verbal=True, versus=(larger, smaller)
        )


def part_of(key: str, times: int, parts: int, whole: int) -> int:
    """The number a part comes to, rounded so that the bound keeps its meaning."""
    if key.endswith(("_lt", "_min")):
        return -(-times * whole // parts)
    return times * whole // parts
