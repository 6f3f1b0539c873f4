"""Totals in a row: "93 affirmative votes, 18 against, and 65 abstentions" is one claim."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.columns import (
    HEAD,
    SEGMENT,
    TURNED,
    column_of,
    is_base,
    is_size,
    is_tally_head,
    of_group,
    pair_of,
    value_at,
)
from hemicycle.accounts.claims.counted import PERSON, SINGLE
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import MEMBERS, bound_of, tail

#: Start, end, columns, and whether it is one column told by a verb.
Run = tuple[int, int, dict[str, int], bool]

#: What may stand between two columns of a row: "votes against the measure, along with".
_JOIN = re.compile(
    r"(?: vote| votes| margin| tally| cast| it| (?:of |for |against )?(?:the|this) (?:[\w'-]+ |A |C-\w+ ){0,3}?(?:resolution|measure|text|draft|motion|proposal|plan|bid))?"
    r"(?:,|;|\)|:| ?—| -+)?(?: \([^)C]{0,30}(?:C[^)C]{0,25})?\)(?! to))?,? ?(?:and |with |along with |together with |alongside |while |there (?:were|was) |to |plus |- |against |as |but )*(?:another |only |just |an? (?:notable |further |record |remarkable |full )?)?$"
)

#: A column with a subject or a verb of its own stands alone: "21 countries not voting".
_CLAUSE = re.compile(
    rf"[a-z ]*N (?:(?:of the )?{MEMBERS} (?!(?:in favou?r|for|against|opposed)\b)|voted |were |are |was )"
)

#: A verb of its own.
TOLD = re.compile(r"\b(?:abstained|opposed|rejected|voted|supported)\b")


def runs(reader: Reader) -> Iterator[Run]:
    """Totals in a row, joined as long as nothing but commas and small words lie between."""
    words = reader.words
    run: Run | None = None
    clausal = verbed = False
    for start, end, value, verbal in sorted(_columns(reader), key=lambda p: p[:2]):
        if run and start < run[1]:
            continue
        alone = _CLAUSE.match(words, start, end) is not None
        told = TOLD.search(words, start, end) is not None
        if told and (verbed or words.endswith("while ", 0, start)):
            alone = True  # "45 abstained and six opposed the text": each a clause
        verbed = told
        joins = not alone and not clausal and not _echoes(run, value)
        clausal = alone
        if run and joins and _JOIN.fullmatch(words[run[1] : start]):
            run = (run[0], end, {**run[2], **value}, False)
            continue
        if run:
            yield run
        run = (start, end, value, verbal)
    if run:
        yield run


def _echoes(run: Run | None, value: dict[str, int]) -> bool:
    return run is not None and bool(
        {k.split("_")[0] for k in run[2]} & {k.split("_")[0] for k in value}
    )


#: "Nine affirmative votes are required": a rule, not a result.
_REQUIRED = re.compile(
    r"[^.;,]{0,60}\b(?:(?:is|are|was|were) (?:required|needed|necessary)|required|needed|necessary)\b"
)

#: "had hoped for 100 yes votes": wished, not counted.
_HOPED = Ending(
    r"\b(?:hop(?:ed|ing)|aim(?:ed|ing)|push(?:ed|ing)|lobb(?:ied|ying)|count(?:ed|ing)|bank(?:ed|ing)|predict(?:ed|ing)|expect(?:ed|ing)|want(?:ed|ing)|seek(?:ing)?|sought) (?:for |on |at )?(?:at least |about |some |the |around |more than |over )?$"
)

#: "down from N-N with ": the columns of an earlier vote.
_WAS = Ending(r"\bfrom (?:about |some )?N-N(?:-N)?,? (?:with |and )?$")

#: "it did not win nine votes": what was missed is no total.
_MISSED = Ending(r"\b(?:not|n't|never|failed to|unable to|without) (?:\w+ )?$")


def _columns(reader: Reader) -> list[Run]:
    """Columns of totals by themselves, in no order, none of a number twice."""
    parts = list(_dashed(reader))
    for found in SEGMENT.finditer(reader.words):
        if _is_column(reader, found) and not _taken(parts, found):
            parts.append(_part(reader, found, column_of(found), verbal=False))
    for pattern in SINGLE:
        for found in pattern.finditer(reader.words):
            if _is_won(reader, found) and not _taken(parts, found):
                parts.append(_part(reader, found, "yes", verbal=True))
    return parts


def _dashed(reader: Reader) -> Iterator[Run]:
    """ "93-18", "108 votes to 9"."""
    words = reader.words
    for head in HEAD.finditer(words):
        if is_tally_head(words, head):
            turned = TURNED.match(words, head.end()) if "favo" not in head.group() else None
            end = tail(words, turned.end(), most=25) if turned else head.end()
            yield head.start(), end, pair_of(reader, head), False


def _is_column(reader: Reader, found: re.Match[str]) -> bool:
    """Whether the number is a result of all, not of a group, nor required, hoped for or past."""
    words, place = reader.words, found.start("n")
    if of_group(reader, found) or is_base(words, place):
        return False
    if is_size(words, place) and found.group().endswith("ed"):
        return False
    if words.endswith("N and ", 0, found.start()):  # "9 and 11 votes in favour, respectively"
        return False
    if _REQUIRED.match(words, found.end()):
        return False
    return not (_HOPED.search(words, 0, place) or _WAS.search(words, 0, found.start()))


def _is_won(reader: Reader, found: re.Match[str]) -> bool:
    """Whether the votes were won, and by a text: "the resolution got 93 votes"."""
    words, start = reader.words, found.start()
    if of_group(reader, found) or is_base(words, found.start("n")):
        return False
    return not (PERSON.search(words, 0, start) or _MISSED.search(words, 0, start))


def _taken(parts: list[Run], found: re.Match[str]) -> bool:
    return any(start <= found.start("n") < end for start, end, *_ in parts)


def _part(reader: Reader, found: re.Match[str], column: str, *, verbal: bool) -> Run:
    key = column + bound_of(found.group("bound"))
    return found.start(), found.end(), {key: value_at(reader, found)}, verbal
