"""A part of all members: "fewer than half of the 193 members supported it"."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.columns import column_of
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.needles import SENTENCES
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import BOUND, MEMBERS, bound_of

#: "fewer than half of the UN's 193 member states supported", "two thirds of the 193 members backed".
_SHARE = SENTENCES.add(
    re.compile(
        rf"{BOUND}(?P<share>half|(?:a|one|N) (?:third|quarter|fifth)s?|N[- ](?:third|quarter|fifth)s) of (?:the |all |all the |its )?(?:[\w-]+'s |un |un's )?(?P<of>N )?"
        rf"(?:{MEMBERS}|membership) (?:(?:have|had|has|also) )*(?:(?P<no>voted against|opposed|rejected)|(?P<abstain>abstained)|(?P<yes>voted (?:for|in favou?r|yes)|supported|backed|endorsed|approved|condemned|deplored|demanded))\b[^,.;]{{0,40}}"
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


def part_of(key: str, times: int, parts: int, whole: int) -> int:
    """The number a part comes to, rounded so that the bound keeps its meaning."""
    if key.endswith(("_lt", "_min")):
        return -(-times * whole // parts)
    return times * whole // parts
