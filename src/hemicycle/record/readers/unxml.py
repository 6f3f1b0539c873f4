"""Resolutions as published by the United Nations' conference management (DGACM), JSON lines.

One line per resolution adopted, with the names of those in favour, against and abstaining; who
did not vote is not listed, so the roll of the day proves it. Only adopted resolutions: no
decisions, amendments, parts or failed drafts.

Faults of the source and what becomes of them:

- a symbol that stands on several lines (36 do) is one vote, the first line's; only when the
  lines differ in what was voted is there a finding ``duplicate_row``;
- a count without names (75/254 A-C) is a finding ``empty_list``, and the roll call is ``none``;
- a name listed twice (75/290 A, all of them) is a finding ``repeated_names`` and counts once;
- a name under two positions is such a finding too, and the member's position is UNKNOWN;
- session 74 writes ``N.A.`` for a count of zero;
- a blank ``adoption_type`` (four entries of several parts) says neither vote nor consensus:
  method ``non_recorded``, nothing announced, and a finding ``unknown_label``.

Sustainable Development Goals are left out: they are no subject terms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from hemicycle.record.fragment import Fragment
from hemicycle.record.names import found_or_none, member_codes, sponsor_codes
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import (
    canonical_symbols,
    is_symbol,
    no_symbol,
    session_columns,
    tidy,
)

NAME = "unxml"
VERSION = 2
_LISTS = {"MS_in_favour": "YES", "MS_against": "NO", "MS_abstaining": "ABSTAIN"}
_COUNTS = {
    "MS_in_favour_count": "announced_yes",
    "MS_against_count": "announced_no",
    "MS_abstaining_count": "announced_abstain",
}
_TEXTS = (
    "symbol",
    "title",
    "adoption_date",
    "originating_document",
    "agenda_item",
    "agenda_item_name",
    "adoption_type",
    "pv",
    *_COUNTS,
)
_METHODS = {
    "By a recorded vote": "recorded",
    "Without a vote": "without_vote",
    "": "non_recorded",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY_IN_WORDS = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_DAY_IN_NUMBERS = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
_DRAFT = r"^(A/[^\s,()]*\bL\.\d+(?:/Rev\.\d+)?)"

Entry = dict[str, Any]


def sniff(head: Head) -> bool:
    """JSON lines with the keys of this source and of no other."""
    return head.text.lstrip().startswith("{") and all(
        f'"{key}"' in head.text for key in ("adoption_type", "MS_in_favour", "resolution_number")
    )


def read(file: SourceFile) -> Fragment:
    """The resolutions of one session's file; ``key`` is the symbol."""
    entries, findings = _first_of_each(list(_entries(file)))
    votes = _votes(entries)
    ballots, faults = _ballots(file.name, entries)
    without_names = _empty_lists(votes, ballots)
    votes = votes.with_columns(
        roll_call=pl.when(pl.col("method") != "recorded")
        .then(pl.lit("none"))
        .when(pl.col("key").is_in([finding["key"] for finding in without_names]))
        .then(pl.lit("none"))
        .otherwise(pl.lit("complete")),
    ).with_columns(silent=pl.when(roll_call="complete").then(pl.lit("non_voting")))
    aliases = pl.concat([alias(votes, "resolution", "symbol"), alias(votes, "draft", "draft")])
    blank = _blank_methods(votes)
    return fragment(
        NAME,
        VERSION,
        votes,
        ballots=ballots,
        aliases=aliases,
        findings=[*findings, *faults, *without_names, *blank],
    )


def _entries(file: SourceFile) -> Iterator[tuple[int, Entry]]:
    for row, line in enumerate(file.text().split("\n"), start=1):
        if line.strip():
            entry = _parsed(file.name, row, line)
            _check(file.name, row, entry)
            yield row, entry


def _parsed(name: str, row: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise row_error(
            name, row, error.colno, f"the line is no JSON ({error.msg})", "one object a line"
        ) from None
    except (ValueError, RecursionError) as error:
        raise row_error(
            name, row, 1, f"the line is no plain JSON ({error})", "one flat object a line"
        ) from None


def _check(name: str, row: int, entry: Any) -> None:
    if not isinstance(entry, dict):
        raise row_error(name, row, 1, "the line is no JSON object", "one object a line")
    for key in _TEXTS:
        if not isinstance(entry.get(key), str):
            raise row_error(name, row, key, f"{key} is {entry.get(key)!r}", f"{key} as text")
    if not is_symbol(entry["symbol"]):
        raise no_symbol(name, row, "symbol", entry["symbol"])
    for key in _LISTS:
        names = entry.get(key)
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            raise row_error(name, row, key, f"{key} is no list of names", "a list of names")
    if entry["adoption_type"] not in _METHODS:
        what = f"adoption_type is {entry['adoption_type']!r}"
        raise row_error(name, row, "adoption_type", what, " or ".join(map(repr, _METHODS)))
    entry["row"] = row
    entry["day"] = _day(name, row, entry["adoption_date"])
    for key in _COUNTS:
        entry[key] = _count(name, row, key, entry)


def _day(name: str, row: int, printed: str) -> date:
    """The day of adoption, written ``2 March 2022`` or ``2019-11-07 00:00:00``."""
    text = " ".join(printed.split())
    if match := _DAY_IN_WORDS.fullmatch(text):
        parts = (int(match[3]), _month(match[2]), int(match[1]))
    elif match := _DAY_IN_NUMBERS.fullmatch(text):
        parts = (int(match[1]), int(match[2]), int(match[3]))
    else:
        parts = (0, 0, 0)
    try:
        return date(*parts)
    except ValueError:
        raise row_error(
            name, row, "adoption_date", f"adoption_date is {printed!r}", "as in 2 March 2022"
        ) from None


def _month(word: str) -> int:
    return _MONTHS.index(word) + 1 if word in _MONTHS else 0


def _count(name: str, row: int, key: str, entry: Entry) -> int | None:
    if entry["adoption_type"] != "By a recorded vote":
        return None
    if entry[key] == "N.A.":
        return 0
    if not (entry[key].isascii() and entry[key].isdigit() and len(entry[key]) < 5):
        raise row_error(name, row, key, f"{key} is {entry[key]!r}", "a whole number or N.A.")
    return int(entry[key])


def _first_of_each(rows: list[tuple[int, Entry]]) -> tuple[list[Entry], list[dict[str, Any]]]:
    first: dict[str, Entry] = {}
    findings = []
    for row, entry in rows:
        kept = first.setdefault(entry["symbol"], entry)
        if kept is entry:
            continue
        kept["also"] = [*kept.get("also", []), entry]
        different = [key for key in ("day", *_COUNTS) if kept[key] != entry[key]] + [
            key for key in _LISTS if _code_set(kept[key]) != _code_set(entry[key])
        ]
        if different:
            findings.append(_duplicate(entry["symbol"], kept["row"], row, different, kept, entry))
    return list(first.values()), findings


def _code_set(names: list[str]) -> set[str]:
    return {found_or_none(name) or name for name in names}


def _duplicate(
    symbol: str, kept_row: int, row: int, different: list[str], kept: Entry, other: Entry
) -> dict[str, Any]:
    cells = {key: [_plain(kept[key]), _plain(other[key])] for key in different}
    return {
        "key": symbol,
        "kind": "duplicate_row",
        "witness": {"rows": [kept_row, row], "cells": cells},
        "text": f"{symbol} stands on lines {kept_row} and {row}, which differ in "
        f"{', '.join(different)}; the first is kept",
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _votes(entries: list[Entry]) -> pl.DataFrame:
    frame = pl.DataFrame(
        {key: [entry[key] for entry in entries] for key in _TEXTS if key not in _COUNTS},
        schema_overrides={key: pl.String for key in _TEXTS if key not in _COUNTS},
    ).with_columns(
        pl.Series("date", [entry["day"] for entry in entries], dtype=pl.Date),
        *(
            pl.Series(column, [entry[key] for entry in entries], dtype=pl.Int32)
            for key, column in _COUNTS.items()
        ),
        pl.Series("subjects", [_subjects(entry) for entry in entries], dtype=pl.List(pl.String)),
        pl.Series("sponsors", [_sponsors(entry) for entry in entries], dtype=pl.List(pl.String)),
    )
    return frame.select(
        "date",
        *_COUNTS.values(),
        "subjects",
        "sponsors",
        key=pl.col("symbol"),
        body=pl.lit("GA"),
        world=pl.lit("real"),
        status=pl.lit("official"),
        date_quality=pl.lit("exact"),
        symbol=canonical_symbols(frame["symbol"]),
        title=tidy("title"),
        question=pl.lit("draft"),
        draft=pl.col("originating_document").str.extract(_DRAFT),
        method=pl.col("adoption_type").replace_strict(_METHODS, return_dtype=pl.String),
        outcome_announced=pl.when(pl.col("adoption_type") != "").then(pl.lit("adopted")),
        meeting=pl.when(pl.col("pv").str.starts_with("A/")).then(tidy("pv")),
        agenda=tidy(pl.concat_str("agenda_item", "agenda_item_name", separator=": ")),
        source_id=pl.col("symbol"),
    ).with_columns(*session_columns("symbol"))


def _subjects(entry: Entry) -> list[str]:
    terms = [term for term, *_ in entry.get("subjects") or [] if isinstance(term, str)]
    return list(dict.fromkeys(" ".join(term.split()) for term in terms if term.strip()))


def _sponsors(entry: Entry) -> list[str]:
    """Sponsors and additional sponsors of every line that carries the symbol, in order."""
    lines = [entry, *entry.get("also", [])]
    names = [
        name
        for line in lines
        for key in ("sponsors", "additional_sponsors")
        for name in line.get(key) or []
        if isinstance(name, str)
    ]
    return sponsor_codes(names, found_or_none)


def _ballots(name: str, entries: list[Entry]) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    listed = pl.concat(
        pl.DataFrame(
            {
                "key": [entry["symbol"] for entry in entries],
                "name_then": [entry[key] for entry in entries],
            },
            schema={"key": pl.String, "name_then": pl.List(pl.String)},
        )
        .filter(pl.col("name_then").list.len() > 0)
        .explode("name_then")
        .with_columns(position=pl.lit(position))
        for key, position in _LISTS.items()
    )
    codes = member_codes(listed["name_then"], where=f"{name}, lists of members")
    listed = listed.with_columns(member=codes)
    return _each_once(listed)


def _each_once(listed: pl.DataFrame) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    once = listed.group_by("key", "member", maintain_order=True).agg(
        pl.col("name_then").first(),
        pl.when(pl.col("position").n_unique() == 1)
        .then(pl.col("position").first())
        .otherwise(pl.lit("UNKNOWN"))
        .first()
        .alias("position"),
        pl.len().alias("times"),
        pl.col("position").sort().alias("positions"),
    )
    repeated = once.filter(pl.col("times") > 1).sort("key", "member")
    findings = [
        _repeated(str(key), group)
        for (key,), group in repeated.group_by("key", maintain_order=True)
    ]
    return once.drop("times", "positions"), findings


def _repeated(key: str, group: pl.DataFrame) -> dict[str, Any]:
    listed = dict(zip(group["member"], group["positions"].to_list(), strict=True))
    clash = {member: positions for member, positions in listed.items() if len(set(positions)) > 1}
    text = f"{key} lists {len(listed)} members more than once; each is counted once"
    if clash:
        text += f"; {', '.join(clash)} under two positions, so their vote is unknown"
    witness = {"members": list(listed), "two_positions": clash}
    return {"key": key, "kind": "repeated_names", "witness": witness, "text": text}


def _empty_lists(votes: pl.DataFrame, ballots: pl.DataFrame) -> list[dict[str, Any]]:
    silent = votes.filter(
        (pl.col("method") == "recorded")
        & ~pl.col("key").is_in(ballots["key"].unique().to_list())
        & (pl.sum_horizontal(*_COUNTS.values()) > 0)
    )
    return [
        {
            "key": key,
            "kind": "empty_list",
            "witness": {"yes": yes, "no": no, "abstain": abstain},
            "text": f"{key} is announced {yes}-{no}-{abstain} but lists no member",
        }
        for key, yes, no, abstain in silent.select("key", *_COUNTS.values()).rows()
    ]


def _blank_methods(votes: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "kind": "unknown_label",
            "witness": {"adoption_type": ""},
            "text": f"{key} does not say how it was adopted, nor part by part",
        }
        for key in votes.filter(pl.col("method") == "non_recorded")["key"]
    ]


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
