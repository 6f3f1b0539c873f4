"""Totals in every notation, without a verb of their own.

"93-18 with 65 abstentions", "93 affirmative votes, 18 against, and 65 abstentions", "by 108 votes
to 9, with 27 abstentions", "ten ayes, no nays", "128 against nine", "No - 9:".
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.columns import (
    HEAD,
    LAYOUT,
    SEGMENT,
    column_of,
    is_base,
    is_tally_head,
    labels_in,
    of_group,
    pair_of,
    value_at,
)
from hemicycle.accounts.claims.listed import LABELLED_LIST, listed_behind
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.needles import SENTENCES
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.shares import shares
from hemicycle.accounts.claims.words import BOUND, MEMBERS, bound_of

#: "of its 15 members", "out of the UN Security Council's 15 members".
_WHOLE = r"(?:(?:out )?of (?:the |its )?(?:(?:(?:un|united|nations|security|general|rights|human) ){0,3}[\w-]+'s )?N )?"


_JOIN = re.compile(
    r"(?: vote| votes| margin| tally)?(?:,|;|\)|:)?(?: \([^)]{0,60}\)(?! to))?,? ?(?:and |with |while |to |plus |- |against |as |but )*(?:another |only |just )?$"
)


_NOBODY = re.compile(r"\b(?:none|no|nobody|not a single|not one|half of|thirds? of|quarters? of)\b")


def tallies(reader: Reader) -> Iterator[Claim]:
    """Claims on totals in the sentence, and the lists that stand right behind one."""
    words = reader.words
    taken = 0
    if "N" not in words and ":" not in words and not _NOBODY.search(words):
        return
    labelled = labels_in(words)
    if labelled:
        value = {column_of(m): value_at(reader, m) for m in labelled}
        yield reader.claim(labelled[0].start(), labelled[-1].end(), "tally", "tally", value=value)
        return
    for found in LAYOUT.finditer(words):
        column = column_of(found)
        yield reader.claim(
            found.start(), found.end(), "tally", "tally", value={column: value_at(reader, found)}
        )
        yield from listed_behind(reader, column, found.end())
    for found in LABELLED_LIST.finditer(words):
        named = reader.subjects(found.start("s"), found.end("s"))
        place = found.start("s"), found.end("s")
        yield reader.claim(*place, "roster", column_of(found), subjects=named, closed=True)
    for found in SEGMENT.finditer(words):
        yield from listed_behind(reader, column_of(found), found.end())
    for found in HEAD.finditer(words):
        if found.group("to") and words[found.end() : found.end() + 2] == " (":
            yield from listed_behind(reader, "no", found.end())
    for found in _INVERTED.finditer(words):
        key = f"{column_of(found)}{bound_of(found.group('bound'))}"
        value = {key: value_at(reader, found)}
        yield reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)
    for pattern in _SINGLE:
        for found in pattern.finditer(words):
            if of_group(reader, found) or is_base(words, found.start("n")):
                continue
            key = "yes" + bound_of(found.group("bound"))
            yield reader.claim(
                found.start(),
                found.end(),
                "tally",
                "tally",
                value={key: value_at(reader, found)},
                verbal=True,
            )
    for found in _BY_COUNT.finditer(words):
        column = "no" if found.group("v") in ("opposed", "rejected") else "yes"
        if not of_group(reader, found):
            value = {column + bound_of(found.group("bound")): value_at(reader, found)}
            yield reader.claim(
                found.start(), found.end(), "tally", "tally", value=value, verbal=True
            )
    yield from shares(reader)
    for start, end, value in _runs(reader):
        if start >= taken:
            taken = end
            said = _lead(words, start)
            yield reader.claim(said, end, "tally", "tally", value=value)


def _lead(words: str, start: int) -> int:
    """Begin at "the General Assembly voted", "the first", "by", if that stands right before."""
    found = re.search(
        r"(?:(?:the )?(?:un )?(?:general assembly|unga|assembly|council|security council) voted |"
        r"(?:the )?(?:resolution|draft|text|it|measure|motion|proposal) (?:was )?(?:carried|passed|adopted|approved|received|won|got|failed|rejected)(?: by| with)? (?:a vote of )?|"
        r"the (?:first|second|third|former|latter|other) |(?:received|with|by|by a vote of|voted) )$",
        words[:start],
    )
    return found.start() if found else start


_Run = tuple[int, int, dict[str, int]]


#: "Nine affirmative votes are required": a rule, not a result.
_REQUIRED = re.compile(
    r"[^.;,]{0,60}\b(?:(?:is|are|was|were) (?:required|needed|necessary)|required|needed|necessary)\b"
)


#: "had hoped for 100 yes votes": wished, not counted.
_HOPED = re.compile(
    r"\b(?:hop(?:ed|ing)|aim(?:ed|ing)|push(?:ed|ing)|lobb(?:ied|ying)|count(?:ed|ing)|bank(?:ed|ing)|predict(?:ed|ing)|expect(?:ed|ing)|want(?:ed|ing)|seek(?:ing)?|sought) (?:for |on |at )?(?:at least |about |some |the |around |more than |over )?$"
)
#: "down from N-N with ": the columns of an earlier vote.
_WAS = re.compile(r"\bfrom (?:about |some )?N-N(?:-N)?,? (?:with |and )?$")


_NEEDED = re.compile(
    r"\b(?:needs?|needed|needing|requires?|required|requiring|must (?:get|have|win|receive|obtain|secure)|takes) (?:at least |a minimum of |the )?$"
)


def _runs(reader: Reader) -> Iterator[_Run]:
    """Totals in a row, joined as long as nothing but commas and small words lie between."""
    words = reader.words
    parts: list[tuple[int, int, dict[str, int]]] = []
    for head in HEAD.finditer(words):
        if is_tally_head(words, head):
            parts.append((head.start(), head.end(), pair_of(reader, head)))
    for found in SEGMENT.finditer(words):
        if of_group(reader, found) or is_base(words, found.start("n")):
            continue
        if _HOPED.search(words, 0, found.start("n")) or _WAS.search(words, 0, found.start()):
            continue
        if _REQUIRED.match(words, found.end()) or _NEEDED.search(words, 0, found.start("n")):
            continue
        if not any(a <= found.start("n") < b for a, b, _ in parts):
            key = column_of(found) + bound_of(found.group("bound"))
            parts.append((found.start(), found.end(), {key: value_at(reader, found)}))
    run: _Run | None = None
    clausal = False
    for start, end, value in sorted(parts, key=lambda p: p[:2]):
        if run and start < run[1]:
            continue
        alone = _CLAUSE.match(words, start, end) is not None
        joins = not alone and not clausal and not _echoes(run, value)
        clausal = alone
        if run and joins and _JOIN.fullmatch(words[run[1] : start]):
            run = (run[0], end, {**run[2], **value})
            continue
        if run:
            yield run
        run = (start, end, value)
    if run:
        yield run


#: "Voting in favour were 93 countries".
_INVERTED = SENTENCES.add(
    re.compile(
        rf"\bvoting (?:(?P<yes>in favou?r|for|yes)|(?P<no>against|no))(?: (?:of )?(?:the|it|this|S)\b[^,.;N]{{0,40}}?)? (?:were|was) {BOUND}(?P<n>N) {MEMBERS}"
    )
)
#: "was supported by 119 countries".
_BY_COUNT = SENTENCES.add(
    re.compile(
        rf"\b(?P<v>supported|backed|approved|endorsed|opposed|rejected|condemned|censured|denounced|adopted|passed) by {BOUND}(?P<n>N) (?!other|more){_WHOLE}{MEMBERS}"
    )
)


#: A column with a subject or a verb of its own stands alone: "21 countries not voting".
_CLAUSE = re.compile(rf"[a-z ]*N (?:(?:of the )?{MEMBERS} |voted |were |are |was )")


#: "backed the resolution by 93 votes", "119 countries condemned the coup".
_SINGLE = (
    SENTENCES.add(
        re.compile(
            r"(?:(?P<who>unga|assembly|un|council) members |was |were )?(?:passed|adopted|approved|carried|backed|authori[sz]ed|"
            r"endorsed|cleared|squeaked through|scraped through)(?: (?!by)[^,.;N]{0,40}?)? (?:by|with) (?:an? (?:\w+ )?(?:margin|majority|total|vote) of |an? \w+ )?"
            + BOUND
            + r"(?P<n>N) (?:votes|yes votes|ayes)(?! to| for| in (?:favou?r|support)| against|-| cast)"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"\b(?:got|won|received|garnered|secured|drew|attracted|mustered|gathered|obtained|collected|polled|gained|earned) (?:(?:the |\w+ )?(?:backing|support|votes?|approval|endorsement) (?:of|from) )?(?:(?:an?|the) \w+ )?"
            + BOUND
            + rf"(?P<n>N) {_WHOLE}(?:present |\w+ )?(?:votes|yes votes|ayes|affirmative votes|positive votes|{MEMBERS})(?! to\b| for| in\b| against|-| cast| needed| required| necessary)"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"(?:a total of )?"
            + BOUND
            + rf"(?P<n>N) (?:(?:out )?of (?:the |its )?(?:[\w-]+'s )?N )?(?!other|more|further|remaining|fellow){MEMBERS}(?: on \w+day| on D| in D| also| now| have| has)* (?:condemned|denounced|deplored|backed|supported|endorsed|approved|demanded|"
            r"welcomed|affirmed|reaffirmed|recogni[sz]ed|agreed|declared|called (?:for|on)|urged|favou?red|refused to (?:recogni[sz]e|accept))\b(?:(?! (?:and|but|while)\b)[^,.;]){0,40}"
        )
    ),
)


def _echoes(run: _Run | None, value: dict[str, int]) -> bool:
    return run is not None and bool(
        {k.split("_")[0] for k in run[2]} & {k.split("_")[0] for k in value}
    )
