"""Lists right behind a total: "two against (United States and Israel)"."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import EPITHET, LIST

#: "Against: Belarus, Eritrea, …" on a line of its own.
LABELLED_LIST = SENTENCES.add(
    re.compile(
        r"(?:^|(?<=\n))\s*(?:voting |voted |votes )?(?:(?P<yes>in favou?r|for|yes|ayes)|(?P<no>against|opposed|no|nays)|"
        r"(?P<abstain>abstain(?:ed|ing)?|abstentions?)|(?P<absent>absent|not voting|non-voting))(?: (?:voted|were))?\s*:\s*(?:[-—•*] ?)?"
        rf"(?P<s>{LIST})\s*(?=[.;]|$|\n)"
    )
)


#: " (United States and Israel)", ", including its ally the United States", " from China and Russia".
_LISTED = re.compile(
    r"(?:\s*[:(—]+\s*|\s+-+\s+|,? (?=including|among them|notably|such as|from|by)|,? cast (?=by)|, namely:? )"
    rf"(?P<open>including (?:those of )?|among them,? |notably |such as )?(?:(?:coming )?from |by )?{EPITHET}(?P<s>{LIST})(?! (?:and|plus) (?:the )?C)(?: or (?:the )?C)?"
    r"\s*(?=\)|[.;]|$|\n|-|—|,? (?:with|and|while|but|as) |, (?:to|in|on) )"
)


#: "73 abstentions, the United States itself among the latter".
_AMONG = re.compile(
    rf",? (?:with )?(?P<q>(?P<s>{LIST})(?: itself| themselves)? among (?:them|these|those|the latter))\b"
)


def listed_behind(reader: Reader, column: str, end: int) -> Iterator[Claim]:
    """ "two against (United States and Israel)", "No - 9: Canada, …"."""
    among = _AMONG.match(reader.words, end)
    if among:
        yield reader.claim(*among.span("q"), "country_vote", column, subjects=reader.subjects(*among.span("s")))  # fmt: skip
    found = _LISTED.match(reader.words, end)
    if not found:
        return
    named = reader.subjects(found.start("s"), found.end("s"))
    start = found.start("open") if found.group("open") else found.start("s")
    lead = reader.words[found.start() : found.start("s")]
    kind = "country_vote" if len(named) < 3 and found.group("open") else "roster"
    partial = " from " in lead or " by " in lead  # "nine votes against, from Israel and others"
    closed = {} if found.group("open") or partial else {"closed": True}
    yield reader.claim(start, found.end("s"), kind, column, subjects=named, **closed)
