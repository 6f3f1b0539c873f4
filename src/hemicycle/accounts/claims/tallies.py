"""Totals of a sentence in every notation, and the lists that stand behind them.

"93-18 with 65 abstentions", "93 affirmative votes, 18 against, and 65 abstentions", "by 108 votes
to 9, with 27 abstentions", "ten ayes, no nays", "128 against nine", "No - 9:".
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.columns import HEAD, LAYOUT, SEGMENT, column_of, labels_in, value_at
from hemicycle.accounts.claims.counted import SINGLE, counted
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.listed import LABELLED_LIST, listed_behind
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.nouns import numbered
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.runs import TOLD, runs
from hemicycle.accounts.claims.shares import columns_compared, percentages, shares

_NOBODY = SENTENCES.read(
    r"\b(?:than|outnumber|exceed|outweigh|majority of|none|no|nobody|not a single|not one|half of|thirds? of|quarters? of)\b"
)


def tallies(reader: Reader) -> Iterator[Claim]:
    """Claims on totals in the sentence, and the lists that stand right behind one."""
    words = reader.words
    if "N" not in words and ":" not in words and not _NOBODY.search(words):
        return
    labelled = labels_in(words)
    if labelled:
        value = {column_of(m): value_at(reader, m) for m in labelled}
        yield reader.claim(labelled[0].start(), labelled[-1].end(), "tally", "tally", value=value)
        return
    yield from _laid_out(reader)
    yield from _lists(reader)
    yield from counted(reader)
    yield from shares(reader)
    yield from percentages(reader)
    yield from numbered(reader)
    yield from columns_compared(reader)
    yield from _rows(reader)


def _laid_out(reader: Reader) -> Iterator[Claim]:
    """ "No - 9:", "Against: Belarus, Eritrea": totals and lists set as in a table."""
    words = reader.words
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


def _lists(reader: Reader) -> Iterator[Claim]:
    """Members named right behind a total of a row."""
    words = reader.words
    for found in SEGMENT.finditer(words):
        yield from listed_behind(reader, column_of(found), found.end())
    for pattern in SINGLE:
        for found in pattern.finditer(words):
            yield from listed_behind(reader, "yes", found.end())
    for found in HEAD.finditer(words):
        if found.group("to") and words[found.end() : found.end() + 2] == " (":
            yield from listed_behind(reader, "no", found.end())


def _rows(reader: Reader) -> Iterator[Claim]:
    """Totals in a row, each with the clause that leads to it."""
    words, taken = reader.words, 0
    for start, end, value, verbal in runs(reader):
        if start >= taken:
            taken = end
            said = _lead(words, start)
            claim = reader.claim(said, end, "tally", "tally", value=value)
            apart = words[said] != "N" or TOLD.search(words, start, end)
            told = "verbal" if verbal else "told" if apart else None
            yield replace(claim, more={told: True}) if told else claim


#: A clause ends where another begins, or where somebody speaks.
_BREAK = re.compile(
    r"[,.;:—()\n\"]|\b(?:and|but|while|that|which|who|when|after|before|as|if|said|says)\b"
)
#: "The vote was", "by an overwhelming majority of", "the council approved the measure,".
_LEADS = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|adopt(?:ed|s)|pass(?:ed|es)|approved|endorsed|carried|rejected|resolution|majority|margin|tally|count|result|score|received|won|got|support|backing|saw|outnumbered)\b"
)
_NO_LEAD = re.compile(
    r"\b(?:first|second|third|last|time|never|ever|than|from|since|compared|up|down|in addition|N(?!-))\b"
)

#: "the General Assembly voted", "the first", "by", right before a total.
_LEAD = Ending(
    r"(?:(?:the )?(?:un )?(?:general assembly|unga|assembly|council|security council) voted |"
    r"(?:the )?(?:resolution|draft|text|it|measure|motion|proposal) (?:was )?(?:carried|passed|adopted|approved|received|won|got|failed|rejected)(?: by| with)? (?:a vote of )?|"
    r"the (?:first|second|third|former|latter|other) |(?:received|with|by|by a vote of|voted) )$",
)


def _lead(words: str, start: int) -> int:
    """Begin with the clause that leads to the total: "the General Assembly voted", "the vote was"."""
    found = _LEAD.search(words, 0, start)
    usual = found.start() if found else start
    at = max(0, start - 60)
    while words[start - 1 : start] in (" ", ",") and start > at:
        start -= 1  # "approved the measure, 12-2-1"
    cuts = [cut.end() for cut in _BREAK.finditer(words, at, start)]
    begin = max(cuts, default=at if at == 0 else start)
    lead = words[begin:start]
    if not _LEADS.search(lead) or _NO_LEAD.search(lead):
        return usual
    return min(usual, begin + len(lead) - len(lead.lstrip()))
