"""Where a source disagrees with itself, with the roll of the day, or with another source.

One finding per kind, vote and set of sources. A finding shows its witness (the cells or rows) and
changes nothing: the better source's version stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from hemicycle.record import copies, disagree, entries
from hemicycle.record.pieces import ENTERED, Piece, stack
from hemicycle.record.schema import polars_schema

_TALLY = ("yes", "no", "abstain", "non_voting")
_TALLY_WORDS = ("in favour", "against", "abstaining", "not voting")


@dataclass
class _Found:
    """One finding in the making: what was seen under one kind, vote and set of sources."""

    witnesses: list[Any] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, witness: Any, text: str) -> None:
        if witness not in self.witnesses:
            self.witnesses.append(witness)
        if text not in self.texts:
            self.texts.append(text)


@dataclass(frozen=True)
class Evidence:
    """What the merge knows when it looks for faults.

    Parameters
    ----------
    pieces
        In order of trust.
    rows
        Vote rows with ``event``.
    votes
        Described events, with ``ballots_row``.
    ballots
        Completed ballots of every source.
    counted
        Counts by row.
    strangers
        Ballots of members that were not on the roll.
    """

    pieces: Sequence[Piece]
    rows: pl.DataFrame
    votes: pl.DataFrame
    ballots: pl.DataFrame
    counted: pl.DataFrame
    strangers: pl.DataFrame


Seen = Iterator[tuple[str, int, tuple[str, ...], Any, str]]
"""kind, event, sources, witness, text."""


def findings(evidence: Evidence, numbers: pl.DataFrame) -> pl.DataFrame:
    """The table ``findings``; ``numbers`` gives the ``vote_id`` of each event."""
    found: dict[tuple[str, int, tuple[str, ...]], _Found] = {}
    ids = dict(numbers.select("event", "vote_id").iter_rows())
    for kind, event, sources, witness, text in _all(evidence, ids):
        key = (kind, event, tuple(sorted(set(sources))))
        found.setdefault(key, _Found()).add(witness, text)
    named = evidence.votes.join(numbers, on="event").select("event", "vote_id", "body", "symbol")
    votes = {row["event"]: row for row in named.iter_rows(named=True)}
    rows = [
        _row(kind, votes[event], sources, seen)
        for (kind, event, sources), seen in found.items()
        if event in votes
    ]
    return pl.DataFrame(rows, schema=polars_schema("findings")).sort("kind", "finding_id")


def _row(kind: str, vote: dict[str, Any], sources: tuple[str, ...], seen: _Found) -> dict[str, Any]:
    name = vote["symbol"] or vote["vote_id"]
    text = "; ".join(seen.texts)
    return {
        "finding_id": f"{kind}:{vote['vote_id']}:{'+'.join(sources)}",
        "kind": kind,
        "body": vote["body"],
        "vote_id": vote["vote_id"],
        "sources": list(sources),
        "witness": json.dumps(_merged(seen.witnesses), ensure_ascii=False, separators=(",", ":")),
        "text": text if text.startswith(name) else f"{name}: {text}",
    }


def _merged(witnesses: list[Any]) -> Any:
    """One witness as it is; parts of one disagreement (cells, totals, date) side by side."""
    if len(witnesses) == 1:
        return witnesses[0]
    keys = [key for witness in witnesses if isinstance(witness, dict) for key in witness]
    if all(isinstance(witness, dict) for witness in witnesses) and len(keys) == len(set(keys)):
        return {key: value for witness in witnesses for key, value in witness.items()}
    return witnesses


def _all(evidence: Evidence, ids: Mapping[int, str]) -> Seen:
    yield from _from_readers(evidence)
    yield from _announced_totals(evidence, ids)
    yield from _not_members(evidence)
    yield from _doubtful_dates(evidence)
    yield from _disagreements(evidence)
    for event, witness, text in entries.differences(evidence.pieces, evidence.rows):
        yield "sources_disagree", event, (ENTERED,), witness, text


def _from_readers(evidence: Evidence) -> Seen:
    """Faults that a reader saw inside one file."""
    keys = evidence.rows.select("piece", "key", "event", "source")
    seen = stack(evidence.pieces, "findings").join(keys, on=["piece", "key"])
    ordered = seen.sort("piece", "key", "kind", "witness")
    for row in ordered.iter_rows(named=True):
        witness = json.loads(row["witness"]) if row["witness"] else None
        yield row["kind"], row["event"], (row["source"],), witness, row["text"].rstrip(".")


def _announced_totals(evidence: Evidence, ids: Mapping[int, str]) -> Seen:
    """A source's announced tally beside its own ballots, counted.

    Those that did not vote are compared only where the source itself lists them. A list that the
    source gives to another vote too, member by member, was probably copied: the finding names it.
    """
    announced = [f"announced_{name}" for name in _TALLY]
    said = (
        evidence.rows.filter(pl.col("announced_yes").is_not_null())
        .sort("row")
        .unique(["event", "source"], keep="first", maintain_order=True)
        .select("event", "source", *announced)
    )
    listed = evidence.rows.select("row", "event", "source", "silent").join(
        evidence.counted.drop_nulls("counted_yes"), on="row"
    )
    both = listed.join(said, on=["event", "source"]).with_columns(
        pl.when(pl.col("silent").ne_missing("non_voting")).then("announced_non_voting")
    )
    differs = pl.any_horizontal(
        (pl.col(f"announced_{name}") != pl.col(f"counted_{name}")).fill_null(False)
        for name in _TALLY
    )
    wrong = both.filter(differs).sort("row")
    copied = copies.same_lists(wrong["row"], listed, evidence.ballots)
    for row in wrong.iter_rows(named=True):
        witness: dict[str, Any] = {
            which: {name: row[f"{which}_{name}"] for name in _TALLY}
            for which in ("announced", "counted")
        }
        text = f"{row['source']} {_difference(witness)}"
        twins = sorted(ids[event] for event in copied.get(row["row"], ()) if event in ids)
        if twins:
            witness["same_list"] = twins
            text += f"; its list is, member by member, that of {', '.join(twins)}"
        yield "announced_total", row["event"], (row["source"],), witness, text


def _difference(witness: Mapping[str, Mapping[str, int | None]]) -> str:
    said, counted = witness["announced"], witness["counted"]
    return ", ".join(
        f"announces {said[name]} {word} and lists {counted[name]}"
        for name, word in zip(_TALLY, _TALLY_WORDS, strict=True)
        if said[name] is not None and said[name] != counted[name]
    )


def _not_members(evidence: Evidence) -> Seen:
    sources = dict(evidence.rows.select("row", "source").iter_rows())
    ordered = evidence.strangers.sort("row", "member").select(
        "event", "row", "member", "position", "name_then"
    )
    for (event, row), group in groupby(ordered.iter_rows(), key=itemgetter(0, 1)):
        cells = [
            {"member": member, "position": position, "name": name}
            for *_, member, position, name in group
        ]
        names = ", ".join(cell["member"] for cell in cells)
        text = f"{sources[row]} lists {names}, on the roll of that day no member"
        yield "not_a_member", event, (sources[row],), cells, text


def _doubtful_dates(evidence: Evidence) -> Seen:
    """A doubtful date that another source replaces.

    One that none does is no finding here: the column ``date_quality`` says so, and a reader
    reports the dates that cannot be.
    """
    given = evidence.rows.filter(pl.col("date_quality").is_in(["doubtful", "session_only"]))
    exact = (
        evidence.rows.filter(
            pl.col("date").is_not_null() & pl.col("date_quality").fill_null("exact").eq("exact")
        )
        .sort("row")
        .unique("event", keep="first", maintain_order=True)
        .select("event", pl.col("source").alias("by"), pl.col("date").alias("exact"))
    )
    pairs = given.join(exact, on="event").filter(pl.col("date").ne_missing(pl.col("exact")))
    for row in pairs.sort("row").iter_rows(named=True):
        source, by, right = row["source"], row["by"], row["exact"].isoformat()
        day = row["date"] and row["date"].isoformat()
        text = f"{source} has {day or 'only the session'}, {by} {right}"
        yield "doubtful_date", row["event"], (source, by), {source: day, by: right}, text


def _disagreements(evidence: Evidence) -> Seen:
    rows, votes = evidence.rows, evidence.votes
    seen: Iterable[Iterator[tuple[int, tuple[str, str], dict[str, Any]]]] = (
        disagree.cells(rows, votes, evidence.ballots),
        disagree.totals(rows, votes, evidence.counted),
        disagree.dates(rows, votes),
    )
    for part in seen:
        for event, sources, witness in part:
            yield "sources_disagree", event, sources, witness, _said(sources, witness)


def _said(sources: tuple[str, str], witness: dict[str, Any]) -> str:
    here, there = sources
    if "cells" in witness:
        cells = [f"{cell['member']} {cell[here]}/{cell[there]}" for cell in witness["cells"]]
        return f"{here} and {there} differ on {', '.join(cells)}"
    if "date" in witness:
        return f"{here} has {witness['date'][here]}, {there} {witness['date'][there]}"
    (first, ours), (second, theirs) = (
        next(iter(witness["totals"][source].items())) for source in sources
    )
    return f"{here} {first} {_dashed(ours)}, {there} {second} {_dashed(theirs)}"


def _dashed(tally: list[int | None]) -> str:
    return "-".join("?" if part is None else str(part) for part in tally)
