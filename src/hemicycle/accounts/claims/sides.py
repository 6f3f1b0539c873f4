"""Whose side members took: "only Syria and Belarus sided with Moscow", "four stood by it".

Which position that is, the vote tells: that of the member they stood with.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import BOUND, LIST, MEMBERS, UNREAL

_SIDED = (
    r"(?:(?:sid(?:ed|ing)|stood|stuck|lined up|voted|aligned (?:itself|themselves)|cast (?:its|their) (?:votes?|lot)) (?:with|by|behind|alongside)|took the side of|rallied (?:to|behind)|"
    r"came to the (?:aid|defen[cs]e) of|kept faith with)"
)
_HOST = rf"(?P<h>{LIST})(?!-|'s (?!side))"
#: "only Syria, Nicaragua and Belarus sided with Moscow", "Fiji, Palau and Tonga - sided with Israel".
_LISTED = SENTENCES.add(
    re.compile(
        rf"(?P<only>\b(?:only|just) )?(?P<s>{LIST}) ?(?:-|—|,)? ?(?:(?P<alone>alone )?(?:{_SIDED}|(?P<sole>(?:was|were) the only (?:[\w-]+ ){{1,4}}"
        rf"to (?:side|stand|vote|line up) (?:with|behind))) {_HOST}|took (?P<h2>C)'s side)"
    )
)
#: "Just four countries stood by Moscow", with the list that may follow.
_COUNTED = SENTENCES.add(
    re.compile(
        rf"{BOUND}(?P<n>N) (?:(?:other )?{MEMBERS} (?:that |who |which )?|(?:that|who|which) )(?:{_SIDED} {_HOST}|took (?P<h2>C)'s side)(?:(?:, (?:itself|himself|herself) included,)? (?:were|are)(?: only)? (?P<s2>{LIST})|:? ?(?:-|—|:) ?(?P<s>{LIST}))?"
    )
)
#: "Nations that sided with Russia include Belarus and Iran", "those that stood with it were".
_THEY = SENTENCES.add(
    re.compile(
        rf"(?:{MEMBERS}|those) (?:that|who|which) {_SIDED} {_HOST} (?:(?P<some>includ(?:e|ed))|were|are):? (?P<s>{LIST})"
    )
)
#: "Russia was backed by Iran, China, Cuba, Mali and Ethiopia".
_BACKED = SENTENCES.add(
    re.compile(
        rf"(?P<h>(?:the )?C) was (?:again |once more )?(?:backed|joined|supported) (?P<only>only )?by (?:only )?(?P<s>{LIST})(?! in\b)"
    )
)


#: "in opposing the resolution", behind the member sided with.
_IN_DOING = re.compile(r" in (?:oppos|support|back|reject|vot|abstain)\w*[^,.;]{0,40}")
_ANY = _LISTED.bit | _BACKED.bit | _COUNTED.bit | _THEY.bit


def sides(reader: Reader) -> Iterator[Claim]:
    """Members that stood where another stood."""
    if not SENTENCES.look(reader.words)[0] & _ANY:
        return
    for found in (*_LISTED.finditer(reader.words), *_BACKED.finditer(reader.words)):
        named, hosts = reader.subjects(*found.span("s")), _hosts(reader, found)
        groups = found.groupdict()
        only = bool(groups.get("only") or groups.get("sole"))
        only |= len(named) > 1 and bool(groups.get("alone"))
        if (len(named) > 1 or only) and _is_real(reader, found):
            doing = _IN_DOING.match(reader.words, found.end())
            span = found.start(), doing.end() if doing else found.end()
            yield _with(reader, span, named, hosts, closed=only)
    for found in _THEY.finditer(reader.words):
        named, hosts = reader.subjects(*found.span("s")), _hosts(reader, found)
        yield _with(reader, found.span(), named, hosts, closed=not found.group("some"))
    for found in _COUNTED.finditer(reader.words):
        hosts = _hosts(reader, found)
        if hosts and _is_real(reader, found):
            start = place = found.start("n")
            start -= len(found.group("bound") or "")
            end = found.end("h") if found.group("h") else found.end("h2") + len("'s side")
            yield reader.claim(
                start, end, "count_others", "with_others", subjects=hosts, value=reader.number(place), also=hosts, host=hosts
            )  # fmt: skip
        listed = "s" if found.group("s") else "s2"
        if found.group(listed):
            named = reader.subjects(*found.span(listed))
            yield _with(reader, found.span(listed), named, hosts, closed=True)


def _with(
    reader: Reader,
    span: tuple[int, int],
    named: tuple[tuple[str, ...], ...],
    hosts: tuple[tuple[str, ...], ...],
    *,
    closed: bool,
) -> Claim:
    more: dict[str, Any] = {"closed": True, "plus": hosts} if closed else {}
    kind = "roster" if len(named) > 1 or closed else "country_vote"
    return reader.claim(*span, kind, "with", subjects=named, host=hosts, **more)


def _hosts(reader: Reader, found: re.Match[str]) -> tuple[tuple[str, ...], ...]:
    groups = found.groupdict()
    return reader.subjects(*found.span("h2" if groups.get("h2") else "h"))


def _is_real(reader: Reader, found: re.Match[str]) -> bool:
    verb = found.end("s") if found.re.groupindex.get("only") else found.start()
    return not UNREAL.search(reader.words, max(0, found.start() - 60), verb)
