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

from datetime import date
from typing import Any

import polars as pl

from hemicycle.record.fragment import Fragment
from hemicycle.record.names import found_or_none, member_codes, sponsor_codes
from hemicycle.record.readers.base import Head, Reader, SourceFile
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import (
    canonical_symbols,
    session_columns,
    tidy,
)
from hemicycle.record.readers.unxml_lines import COUNTS, LISTS, METHODS, TEXTS, Entry, entries_of

NAME = "unxml"
VERSION = 2
_DRAFT = r"^(A/[^\s,()]*\bL\.\d+(?:/Rev\.\d+)?)"


def sniff(head: Head) -> bool:
    """JSON lines with the keys of this source and of no other."""
    return head.text.lstrip().startswith("{") and all(
        f'"{key}"' in head.text for key in ("adoption_type", "MS_in_favour", "resolution_number")
    )


def read(file: SourceFile) -> Fragment:
    """The resolutions of one session's file; ``key`` is the symbol."""
    entries, findings = _first_of_each(list(entries_of(file)))
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


def _first_of_each(rows: list[tuple[int, Entry]]) -> tuple[list[Entry], list[dict[str, Any]]]:
    first: dict[str, Entry] = {}
    findings = []
    for row, entry in rows:
        kept = first.setdefault(entry["symbol"], entry)
        if kept is entry:
            continue
        kept["also"] = [*kept.get("also", []), entry]
        different = [key for key in ("day", *COUNTS) if kept[key] != entry[key]] + [
            key for key in LISTS if _code_set(kept[key]) != _code_set(entry[key])
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
        {key: [entry[key] for entry in entries] for key in TEXTS if key not in COUNTS},
        schema_overrides={key: pl.String for key in TEXTS if key not in COUNTS},
    ).with_columns(
        pl.Series("date", [entry["day"] for entry in entries], dtype=pl.Date),
        *(
            pl.Series(column, [entry[key] for entry in entries], dtype=pl.Int32)
            for key, column in COUNTS.items()
        ),
        pl.Series("subjects", [_subjects(entry) for entry in entries], dtype=pl.List(pl.String)),
        pl.Series("sponsors", [_sponsors(entry) for entry in entries], dtype=pl.List(pl.String)),
    )
    return frame.select(
        "date",
        *COUNTS.values(),
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
        method=pl.col("adoption_type").replace_strict(METHODS, return_dtype=pl.String),
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
        for key, position in LISTS.items()
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
        & (pl.sum_horizontal(*COUNTS.values()) > 0)
    )
    return [
        {
            "key": key,
            "kind": "empty_list",
            "witness": {"yes": yes, "no": no, "abstain": abstain},
            "text": f"{key} is announced {yes}-{no}-{abstain} but lists no member",
        }
        for key, yes, no, abstain in silent.select("key", *COUNTS.values()).rows()
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
