"""Votes typed in by hand more than once: what one entry says and another does not.

Entries are all of one source, so the comparison of sources does not see them. Nothing is dropped
silently: the entry shown is the one with the fuller list, then the later one, then the one
whose hash comes first; every difference becomes a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

import polars as pl

from hemicycle.record.pieces import ENTERED, Piece

_TALLY = ("announced_yes", "announced_no", "announced_abstain", "announced_non_voting")


def differences(
    pieces: Sequence[Piece], rows: pl.DataFrame
) -> Iterator[tuple[int, list[dict[str, Any]], str]]:
    """Event, witness and sentence for each two entries of one vote that differ.

    Parameters
    ----------
    pieces
        In order of trust.
    rows
        Vote rows with ``event`` and ``weight``.
    """
    typed = rows.filter(pl.col("source") == ENTERED).sort(
        ["event", "weight", "row"], descending=[False, True, False]
    )
    for event, group in groupby(typed.iter_rows(named=True), key=itemgetter("event")):
        for here, there in combinations([_entry(pieces, row) for row in group], 2):
            told = _told(here, there)
            if told:
                by = f"{_by(here)} and {_by(there)}"
                yield event, [here, there], f"two entries by hand ({by}) differ: {told}"


def _entry(pieces: Sequence[Piece], row: Mapping[str, Any]) -> dict[str, Any]:
    piece = pieces[row["piece"]]
    mine = piece.fragment.ballots.filter(pl.col("key") == row["key"]).sort("member")
    return {
        "entry": piece.id[:12],
        "said_by": row["source_url"],
        "entered_on": row["retrieved"],
        "announced": [row[name] for name in _TALLY],
        "positions": dict(mine.select("member", pl.col("position").cast(pl.String)).iter_rows()),
    }


def _by(entry: Mapping[str, Any]) -> str:
    said = entry["said_by"] or f"entry {entry['entry']}"
    when = (entry["entered_on"] or "")[:16].replace("T", " ")
    return f"{said}, {when}" if when else said


def _told(here: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    parts = []
    totals = list(zip(here["announced"], there["announced"], strict=True))
    if any(one != other and None not in (one, other) for one, other in totals):
        parts.append(f"{_dashed(here['announced'])} and {_dashed(there['announced'])}")
    both = sorted(set(here["positions"]) & set(there["positions"]))
    cells = [
        f"{member} {here['positions'][member]}/{there['positions'][member]}"
        for member in both
        if here["positions"][member] != there["positions"][member]
    ]
    return "; ".join([*parts, *([", ".join(cells)] if cells else [])])


def _dashed(tally: Sequence[int | None]) -> str:
    return "-".join("?" if part is None else str(part) for part in tally[:3])
