"""A vote in one line, wherever many are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import polars as pl

from hemicycle.domain.casing import readable
from hemicycle.record.record import Record
from hemicycle.record.related import official_symbols
from hemicycle.web.library import Shelf

#: What the library adds to a title; the page of the vote prints it as it is.
_SUFFIX = re.compile(r"\s*:\s*resolution\s*/.*$", re.IGNORECASE)
_COLUMNS = (
    "vote_id",
    "body",
    "date",
    "symbol",
    "draft",
    "title",
    "agenda",
    "question",
    "method",
    "outcome_announced",
)
_COUNTS = ("yes", "no", "abstain", "non_voting")


def lines_of(shelf: Shelf, vote_ids: Iterable[str]) -> list[dict[str, Any]]:
    """One document a vote, in the order asked for."""
    table, places = shelf.once("lines", lambda: _table(shelf.record))
    return [line_of(table.row(places[vote_id], named=True)) for vote_id in vote_ids]


def line_of(row: dict[str, Any]) -> dict[str, Any]:
    """Address, names, day, tally and outcome of a vote, from its row."""
    complete = row["roll_call"] == "complete" and row["counted_yes"] is not None
    kind = "counted" if complete or row["announced_yes"] is None else "announced"
    tally = {name: row[f"{kind}_{name}"] for name in _COUNTS}
    return {
        "vote_id": row["vote_id"],
        "label": row["symbol"] or row["draft"] or row["vote_id"],
        "title": readable(_SUFFIX.sub("", row["title"] or row["agenda"] or "")),
        "body": row["body"],
        "date": row["date"].isoformat() if row["date"] else None,
        "question": row["question"],
        "outcome": row["outcome_announced"],
        "without_vote": row["method"] == "without_vote",
        "tally": tally if tally["yes"] is not None else None,
    }


def columns() -> list[str]:
    """What :func:`line_of` reads of the votes' table."""
    counts = [f"{kind}_{name}" for kind in ("counted", "announced") for name in _COUNTS]
    return [*_COLUMNS, "roll_call", *counts]


def _table(record: Record) -> tuple[pl.DataFrame, dict[str, int]]:
    official = official_symbols(record)
    known = pl.DataFrame(
        {"vote_id": list(official), "official": list(official.values())},
        schema={"vote_id": pl.String, "official": pl.String},
    )
    table = record.votes.select(columns()).join(
        known, on="vote_id", how="left", maintain_order="left"
    )
    table = table.with_columns(symbol=pl.coalesce("official", "symbol")).drop("official")
    return table, {vote_id: place for place, vote_id in enumerate(table["vote_id"])}
