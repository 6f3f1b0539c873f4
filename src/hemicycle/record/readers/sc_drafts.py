"""Fifty-three Security Council drafts that failed, with the members' positions, typed in by hand.

E. Tong's table, LOW TRUST: entered from meeting records by one person, incomplete, only the year
of each vote. Lists in its cells are Python literals and are read as literals only. It writes
today's names for states of then (Russian Federation in 1947), which are the same seats; the
column ``Members`` has the names of the day. Neither is printed in a record of the vote:
``name_then`` is null.

- A member under ``Members`` with no position did not vote, provided that the printed totals fit
  the lists (1976: seven did not take part). Where they do not (S/1127: 6 printed, 5 named), the
  list is partial and a finding ``announced_total`` says so.
- ``For,Abstain,Against`` is in that order.
- Paragraphs voted on are parts: no symbol of their own.
- A document that stands twice with other results (S/2017/962) is a finding ``duplicate_row``;
  both rows stay, since nothing here says which is right.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from hemicycle.errors import SourceError
from hemicycle.record.fragment import FRAGMENT_BALLOTS, FRAGMENT_VOTES, Fragment
from hemicycle.record.names import found_or_none, member_codes, sponsor_codes
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment

NAME = "sc_drafts"
VERSION = 2
_POSITIONS = {"In Favor": "YES", "Against": "NO", "Abstain": "ABSTAIN"}
_TOTALS = "For,Abstain,Against"
_LISTS = (*_POSITIONS, "Members", "Submitted By")
_COLUMNS = ("Meeting Number", "Voting On", "Year", "Note", _TOTALS, *_LISTS)
_VETOED = "Negative vote"
"""How a note begins that says a permanent member's negative vote defeated the draft."""
_DOCUMENT = re.compile(r"\s*(S/(?:\d{4}/)?\d+(?:/(?:Rev|Add)\.\d+)?)\s*(.*)")
SPELLINGS = {
    "Ukranian Soviet Socialist Republic": "Ukrainian Soviet Socialist Republic",
    "Cote d' Ivoire": "Côte d'Ivoire",
    "Saudia Arabia": "Saudi Arabia",
    # Only under Members of meeting 2939, October 1990; the seat was Yemen's from 22 May.
    "Democratic Yemen": "Yemen",
}
MAX_CELL = 10_000
"""Longest list read; the longest real one, 64 sponsors, has under 1,000 characters."""


@dataclass(frozen=True)
class _Draft:
    """One row of the table, its lists read."""

    row: int
    meeting: str
    question: str
    year: str
    document: str | None
    part: str
    totals: tuple[int, int, int]
    lists: dict[str, list[str]]
    vetoed: bool = False

    @property
    def fits(self) -> bool:
        """Whether the printed totals are those of the lists."""
        names = ("In Favor", "Abstain", "Against")
        return self.totals == tuple(len(self.lists[name]) for name in names)


def sniff(head: Head) -> bool:
    """The table's own column names."""
    return set(head.columns).issuperset(_COLUMNS)


def read(file: SourceFile) -> Fragment:
    """The drafts; ``key`` is the meeting and what was voted on."""
    table = file.csv(columns=_COLUMNS)
    drafts = [
        _draft(file.name, row, cells)
        for row, cells in enumerate(table.iter_rows(named=True), start=2)
    ]
    keys = _keys(drafts)
    votes = pl.DataFrame(
        [_vote(draft, key) for draft, key in zip(drafts, keys, strict=True)],
        schema=FRAGMENT_VOTES,
    )
    return fragment(
        NAME,
        VERSION,
        votes,
        ballots=_ballots(file.name, drafts, keys),
        aliases=alias(votes, "draft", "draft"),
        findings=[*_misfits(drafts, keys), *_repeats(drafts, keys)],
    )


def _draft(name: str, row: int, cells: dict[str, str | None]) -> _Draft:
    voted_on = (cells["Voting On"] or "").strip()
    match = _DOCUMENT.fullmatch(voted_on)
    lists = {column: _names(name, row, column, cells[column]) for column in _LISTS}
    meeting, year = cells["Meeting Number"] or "", cells["Year"] or ""
    for column, value in (("Meeting Number", meeting), ("Year", year)):
        if not value.isdigit():
            raise row_error(name, row, column, f"{column} is {value!r}", "a whole number")
    part = match[2] if match else ""
    return _Draft(
        row,
        meeting,
        "part" if part else "draft",
        year,
        match[1] if match else None,
        part,
        _totals(name, row, cells[_TOTALS]),
        lists,
        (cells["Note"] or "").startswith(_VETOED),
    )


def _literal(name: str, row: int, column: str, cell: str | None) -> Any:
    """The Python literal in a cell; nothing in it is ever run."""
    text = cell or ""
    try:
        if len(text) > MAX_CELL:
            raise ValueError("too long")
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        raise row_error(
            name, row, column, f"{text[:40]!r} is no Python literal", "a list such as ['Syria']"
        ) from None


def _names(name: str, row: int, column: str, cell: str | None) -> list[str]:
    value = _literal(name, row, column, cell)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise row_error(name, row, column, "the cell is no list of names", "['Syria', 'France']")
    return [SPELLINGS.get(item, str(item)) for item in value]


def _totals(name: str, row: int, cell: str | None) -> tuple[int, int, int]:
    value = _literal(name, row, _TOTALS, cell)
    if isinstance(value, tuple) and len(value) == 3 and all(type(n) is int for n in value):
        return value
    raise row_error(name, row, _TOTALS, f"the totals are {value!r}", "three numbers: (8, 5, 2)")


def _keys(drafts: list[_Draft]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for draft in drafts:
        what = f"{draft.document or 'draft'} {draft.part}".strip()
        key = f"{draft.meeting} {what}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key} #{seen[key]}")
    return keys


def _vote(draft: _Draft, key: str) -> dict[str, Any]:
    yes, abstain, no = draft.totals
    return {
        "key": key,
        "source_id": key,
        "body": "SC",
        "world": "real",
        "status": "official",
        "date_quality": "session_only",
        "meeting": f"S/PV.{draft.meeting}",
        "symbol": None if draft.part else draft.document,
        "draft": draft.document,
        "title": f"{draft.document}, {draft.part.lower()}" if draft.part else None,
        "question": draft.question,
        "method": "show_of_hands",
        # A veto bars no procedural question (Charter, Article 27(2) and (3)).
        "nature": "substantive" if draft.vetoed else None,
        "outcome_announced": "not_adopted",
        "announced_yes": yes,
        "announced_no": no,
        "announced_abstain": abstain,
        "roll_call": "complete" if draft.fits else "partial",
        "silent": "non_voting" if draft.fits else "unknown",
        "sponsors": sponsor_codes(
            draft.lists["Submitted By"], lambda name: found_or_none(name, _midyear(draft.year))
        ),
    }


def _ballots(name: str, drafts: list[_Draft], keys: list[str]) -> pl.DataFrame:
    """Positions as listed; who is listed under Members alone did not vote, where totals fit."""
    rows = [
        (key, draft.year, member, position)
        for draft, key in zip(drafts, keys, strict=True)
        for column, position in (*_POSITIONS.items(), ("Members", "NON_VOTING"))
        for member in draft.lists[column]
        if column != "Members" or draft.fits
    ]
    frame = pl.DataFrame(rows, schema=["key", "year", "name_then", "position"], orient="row")
    if frame.is_empty():
        return pl.DataFrame(schema=FRAGMENT_BALLOTS)
    coded = pl.concat(_with_codes(name, year) for year in frame.partition_by("year"))
    _check_once(name, coded.filter(pl.col("position") != "NON_VOTING"))
    once = coded.unique(["key", "member"], keep="first", maintain_order=True)
    return once.drop("year", "name_then")


def _check_once(name: str, cast: pl.DataFrame) -> None:
    twice = cast.filter(cast.select("key", "member").is_duplicated())
    if twice.height:
        key, member = twice.select("key", "member").row(0)
        raise SourceError(
            f"{member} stands twice among the positions",
            where=f"{name}, {key}",
            right="each member under one position",
            todo="compare the meeting record, then report it to the compiler of the table",
        )


def _with_codes(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Codes of the seats that the names of one year's rows meant at midyear."""
    year = rows["year"][0]
    codes = member_codes(rows["name_then"], _midyear(year), where=f"{name}, votes of {year}")
    return rows.with_columns(codes.alias("member"))


def _midyear(year: str) -> date:
    return date(int(year), 7, 1)


def _misfits(drafts: list[_Draft], keys: list[str]) -> Iterator[dict[str, Any]]:
    for draft, key in zip(drafts, keys, strict=True):
        if not draft.fits:
            listed = {position: len(draft.lists[name]) for name, position in _POSITIONS.items()}
            yield {
                "key": key,
                "kind": "announced_total",
                "witness": {"row": draft.row, "printed": list(draft.totals), "listed": listed},
                "text": f"row {draft.row} prints {draft.totals} for, abstaining and against, "
                f"but names {tuple(listed.values())} for, against and abstaining",
            }


def _repeats(drafts: list[_Draft], keys: list[str]) -> Iterator[dict[str, Any]]:
    first: dict[tuple[str, str], _Draft] = {}
    for draft, key in zip(drafts, keys, strict=True):
        if draft.document is None:
            continue
        earlier = first.setdefault((draft.document, draft.part), draft)
        if earlier is not draft:
            yield {
                "key": key,
                "kind": "duplicate_row",
                "witness": {
                    "rows": [earlier.row, draft.row],
                    "totals": [earlier.totals, draft.totals],
                },
                "text": f"{draft.document} stands on rows {earlier.row} and {draft.row}",
            }


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
