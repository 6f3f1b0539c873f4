"""Fragments of all files become the tables of a record: one row per vote event.

The order of work: stack the vote rows, find which speak of one event (:mod:`.match`), name the
events (:mod:`.identity`), describe them (:mod:`.describe`), complete and count the ballots
(:mod:`.ballots`), compare the sources (:mod:`.findings`). Pure: the same pieces in any order give
the same tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from hemicycle.record import ballots as lists_of
from hemicycle.record.describe import described
from hemicycle.record.embedded import annotations as known_texts
from hemicycle.record.findings import Evidence, findings
from hemicycle.record.identity import event_ids, row_ids
from hemicycle.record.match import events, misnamed
from hemicycle.record.persons import named as named_persons
from hemicycle.record.pieces import (
    Piece,
    alias_rows,
    ranked,
    stack,
    stack_votes,
    without_superseded,
)
from hemicycle.record.roll import rolls, session_days
from hemicycle.record.schema import polars_schema


@dataclass(frozen=True)
class Merged:
    """The tables that depend on the files, and what was left aside.

    Parameters
    ----------
    tables
        ``votes, ballots, corrections, findings, vote_aliases``.
    alone
        Votes that only one source carries, per source.
    stray
        Rows that only annotate votes which no file holds, per source.
    """

    tables: dict[str, pl.DataFrame]
    alone: dict[str, int]
    stray: dict[str, int]


def merge(pieces: Sequence[Piece]) -> Merged:
    """Tables of the record made of these files."""
    pieces = ranked(without_superseded(pieces))
    rows = lists_of.weights(stack_votes(pieces))
    aliases = alias_rows(pieces, rows)
    rows = rows.with_columns(events(rows, aliases))
    rows = rows.with_columns(pl.when(~misnamed(rows)).then("symbol").alias("symbol"))
    votes = _with_kinds(_with_session(described(rows)), rows, aliases)
    ids = row_ids(rows, _texts(rows))
    named = event_ids(rows.join(votes, on="event", how="semi"), ids)

    roll = rolls(votes)
    lists = lists_of.best_lists(rows.join(votes, on="event", how="semi")).join(
        roll.spans, on="event", how="left", maintain_order="left"
    )
    cast, members = lists_of.numbered(lists_of.gather(pieces, lists), roll.members)
    enrolled = lists_of.enrolled(cast, members)
    strangers = lists_of.off_the_roll(enrolled)
    full = lists_of.completed(enrolled, lists, members)
    counted = lists_of.counts(full, lists)

    numbers = named.sort("vote_id").with_row_index("number")
    tables = {
        "votes": _votes(votes, counted, numbers, _parents(rows, aliases, numbers)),
        "ballots": _ballots(named_persons(full, votes, pieces), votes, numbers),
        "corrections": _corrections(pieces, rows, numbers),
        "findings": findings(Evidence(pieces, rows, votes, full, counted, strangers), numbers),
        "vote_aliases": _aliases(rows, aliases, ids, numbers),
    }
    return Merged(tables, _alone(rows, votes), _stray(rows, votes))


def _texts(rows: pl.DataFrame) -> pl.Series:
    """Symbol of the text each amendment, part or motion belongs to."""
    parents = rows.select(
        "piece", pl.col("key").alias("parent_key"), pl.col("symbol").alias("text")
    )
    return rows.join(parents, on=["piece", "parent_key"], how="left", maintain_order="left")["text"]


def _with_session(votes: pl.DataFrame) -> pl.DataFrame:
    """The session in progress that day, where no source gives its number (Assembly only)."""
    days = session_days().select(pl.col("regular_session").alias("then"), "opened")
    dated = votes.select("event", "date").drop_nulls().sort("date")
    then = dated.join_asof(days.sort("opened"), left_on="date", right_on="opened")
    assembly = pl.col("body").str.starts_with("GA")
    own = pl.when(assembly & pl.col("regular_session").is_null()).then("then")
    return votes.join(
        then.select("event", "then"), on="event", how="left", maintain_order="left"
    ).with_columns(pl.coalesce("regular_session", own).alias("regular_session"))


def _with_kinds(votes: pl.DataFrame, rows: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    """Series, kind and nature that we know by symbol, where no source says them.

    A text shown under its source's own label (``R/26/2758G``) is known by the resolution's symbol.
    """
    names = ("series", "kind", "nature")
    known = known_texts().select("symbol", *(pl.col(name).alias(f"{name}/ours") for name in names))
    whole = votes.filter(pl.col("question") == "draft").select("event", "symbol")
    also = (
        aliases.filter(pl.col("kind") == "resolution")
        .join(rows.select("row", "event"), on="row")
        .join(whole.select("event"), on="event", how="semi")
        .select("event", pl.col("value").alias("symbol"))
    )
    ours = (
        pl.concat([votes.select("event", "symbol"), also])
        .join(known, on="symbol", maintain_order="left")
        .unique("event", keep="first", maintain_order=True)
        .drop("symbol")
    )
    return votes.join(ours, on="event", how="left", maintain_order="left").with_columns(
        pl.coalesce(name, f"{name}/ours").alias(name) for name in names
    )


def _parents(rows: pl.DataFrame, aliases: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """``event, parent``: from the best row that shows what its text is.

    The text is named by its key in the same file, else by its symbol or draft in any file.
    """
    texts = rows.select("piece", pl.col("key").alias("parent_key"), pl.col("event").alias("text"))
    asked = rows.select("row", "event", "piece", "parent_key").drop_nulls("parent_key")
    here = asked.join(texts, on=["piece", "parent_key"])
    elsewhere = asked.join(_by_symbol(rows, aliases), on="parent_key").join(
        here.select("row"), on="row", how="anti"
    )
    return (
        pl.concat([here, elsewhere.select(here.columns)])
        .filter(pl.col("event") != pl.col("text"))
        .sort("row", "text")
        .unique("event", keep="first")
        .join(numbers.select(pl.col("event").alias("text"), "vote_id"), on="text")
        .select("event", pl.col("vote_id").alias("parent"))
    )


def _by_symbol(rows: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    """``parent_key, text``: whole texts by symbol, and by draft or resolution alias."""
    whole = rows.filter(pl.col("question").fill_null("draft") == "draft")
    symbols = whole.select(pl.col("symbol").alias("parent_key"), pl.col("event").alias("text"))
    named = (
        aliases.filter(pl.col("kind").is_in(["draft", "resolution"]))
        .join(whole.select("row", pl.col("event").alias("text")), on="row")
        .select(pl.col("value").alias("parent_key"), "text")
    )
    return pl.concat([symbols.drop_nulls(), named]).unique(maintain_order=True)


def _votes(
    votes: pl.DataFrame, counted: pl.DataFrame, numbers: pl.DataFrame, parents: pl.DataFrame
) -> pl.DataFrame:
    listed = pl.col("ballots_row").is_not_null()
    partial = pl.col("counted_yes").is_null()
    state = pl.when(~listed).then(pl.lit("none")).when(partial).then(pl.lit("partial"))
    return (
        votes.join(numbers, on="event")
        .join(parents, on="event", how="left")
        .join(counted, left_on="ballots_row", right_on="row", how="left")
        .with_columns(
            pl.when(listed).then(pl.col("roll_call")).alias("roll_call"),
        )
        .with_columns(
            pl.coalesce("roll_call", state.otherwise(pl.lit("complete"))).alias("roll_call")
        )
        .sort("number")
        .select(_typed("votes"))
    )


def _ballots(full: pl.DataFrame, votes: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    shown = votes.join(numbers, on="event").select(pl.col("ballots_row").alias("row"), "number")
    ordered = full.join(shown, on="row").sort(lists_of.cell("number"))
    ids = numbers["vote_id"].gather(ordered["number"])
    return ordered.with_columns(ids.alias("vote_id")).select(_typed("ballots"))


def _corrections(
    pieces: Sequence[Piece], rows: pl.DataFrame, numbers: pl.DataFrame
) -> pl.DataFrame:
    keys = rows.select("piece", "key", "event")
    said = stack(pieces, "corrections").join(keys, on=["piece", "key"]).join(numbers, on="event")
    return (
        said.sort("vote_id", "member", "piece")
        .unique(["vote_id", "member"], keep="first", maintain_order=True)
        .select(_typed("corrections"))
    )


def _aliases(
    rows: pl.DataFrame, aliases: pl.DataFrame, ids: pl.DataFrame, numbers: pl.DataFrame
) -> pl.DataFrame:
    """Every other identifier of an event, the ids its rows would have alone included."""
    given = aliases.select("row", "kind", "value")
    own = [
        rows.select("row", pl.lit(kind).alias("kind"), pl.col(column).alias("value"))
        for kind, column in (("resolution", "symbol"), ("draft", "draft"))
    ]
    alone = ids.select(
        "row", pl.lit("vote_id").alias("kind"), pl.coalesce("plain", "full").alias("value")
    )
    return (
        pl.concat([given, *own, alone])
        .drop_nulls("value")
        .join(rows.select("row", "event"), on="row")
        .join(numbers, on="event")
        .filter(pl.col("value") != pl.col("vote_id"))
        .join(
            numbers.select(pl.lit("vote_id").alias("kind"), pl.col("vote_id").alias("value")),
            on=["kind", "value"],
            how="anti",
        )
        .select(_typed("vote_aliases"))
        .unique()
        .sort("vote_id", "kind", "value")
    )


def _alone(rows: pl.DataFrame, votes: pl.DataFrame) -> dict[str, int]:
    known = rows.join(votes, on="event", how="semi")
    single = known.filter(pl.col("source").n_unique().over("event") == 1).unique("event")
    return dict(single.group_by("source").len().sort("source").iter_rows())


def _stray(rows: pl.DataFrame, votes: pl.DataFrame) -> dict[str, int]:
    left = rows.join(votes, on="event", how="anti").filter(pl.col("source") != "embedded")
    return dict(left.group_by("source").len().sort("source").iter_rows())


def _typed(table: str) -> list[pl.Expr]:
    return [pl.col(name).cast(dtype) for name, dtype in polars_schema(table).items()]
