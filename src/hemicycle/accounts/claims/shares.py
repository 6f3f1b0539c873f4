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
        rf"{BOUND}(?P<share>half|(?:a|one|N) (?:third|quarter|fifth)s?|N[- ](?:third|quarter|fifth)s) of (?:the |all |all the |its )?(?:[\w-]+'s |un |un's )?(?P<of>N) "
        rf"{MEMBERS} (?:(?:have|had|has|also) )*(?:(?P<no>voted against|opposed|rejected)|(?P<abstain>abstained)|(?P<yes>voted (?:for|in favou?r|yes)|supported|backed|endorsed|approved|condemned|deplored|demanded))\b[^,.;]{{0,40}}"
    )
)


_PARTS = {"third": 3, "quarter": 4, "fifth": 5}


def shares(reader: Reader) -> Iterator[Claim]:
    """A part of all members, as the number it comes to; without a bound it is a round number."""
    for found in _SHARE.finditer(reader.words):
        share, whole = found.group("share"), reader.number(found.start("of"))
        parts = next((n for word, n in _PARTS.items() if word in share), 2)
        times = reader.number(found.start("share")) if share.startswith("N") else 1
        bound = bound_of(found.group("bound")) or "_about"
        key, number = f"{column_of(found)}{bound}", times * whole / parts
        rounded = -(-times * whole // parts) if bound in ("_lt", "_min") else int(number)
        yield reader.claim(
            found.start(), found.end(), "tally", "tally", value={key: rounded}, verbal=True
        )
