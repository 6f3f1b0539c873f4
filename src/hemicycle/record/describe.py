"""One descriptive row per vote event, from the rows of all sources that carry it.

The best source's value wins, column by column; what it leaves null is filled from the next rank.
Values that belong together (an announced tally, a date and its quality) are never mixed. Subject
terms are those of all sources: each has a vocabulary of its own, and none denies another's.
"""

from __future__ import annotations

import polars as pl

from hemicycle.record.pieces import ENTERED

_ANNOUNCED = ("announced_yes", "announced_no", "announced_abstain", "announced_non_voting")
_SHOWN = ("source", "source_id", "source_url", "retrieved", "roll_call")
_DATED = ("date", "date_quality")
_QUALITY = {"exact": 0, "doubtful": 1, "session_only": 2}
#: Named by every row that carries a vote.
_KEPT = ("body", "world", "question", "method")
_FILLED = (
    "body",
    "world",
    "status",
    "session",
    "regular_session",
    "meeting",
    "symbol",
    "draft",
    "title",
    "question",
    "method",
    "nature",
    "outcome_announced",
    "agenda",
    "sponsors",
    "series",
    "kind",
)


def described(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per event with every column of ``votes`` that needs no ballots.

    Parameters
    ----------
    rows
        Vote rows with ``event`` and ``weight`` (2 where the row's ballots are complete, 1 where
        they are partial, 0 where it has none).

    Returns
    -------
    pl.DataFrame
        ``event``, the columns, and ``ballots_row``: the row whose ballots are shown, or null.
    """
    rows = _without_typed(rows)
    packed = rows.select(
        "event",
        "row",
        *_FILLED,
        pl.when(pl.any_horizontal(pl.col(name).is_not_null() for name in _ANNOUNCED))
        .then(pl.struct(_ANNOUNCED))
        .alias("announced"),
    )
    filled = _first_known(packed).unnest("announced")
    return (
        filled.filter(pl.col("question").is_not_null())
        .with_columns(pl.col("world").fill_null("real"), pl.col("method").fill_null("recorded"))
        .join(shown(rows), on="event", maintain_order="left")
        .with_columns(pl.coalesce("status/shown", "status").alias("status"))
        .drop("status/shown")
        .join(_best_date(rows), on="event", how="left", maintain_order="left")
        .join(_all_subjects(rows), on="event", how="left", maintain_order="left")
    )


def _without_typed(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows in which nothing typed by hand stands beside another source that carries the vote,
    unless the list shown is the typed one (the event is provisional then)."""
    told = pl.col("question").is_not_null() & (pl.col("source") != ENTERED)
    printed = told.any().over("event")
    best = shown(rows).select("event", pl.col("source").alias("best"))
    silent = (pl.col("source") == ENTERED) & printed & (pl.col("best") != ENTERED)
    filled = (name for name in _FILLED if name not in _KEPT)
    words = [*filled, "subjects", *_ANNOUNCED, *_DATED]
    return (
        rows.join(best, on="event", how="left", maintain_order="left")
        .with_columns(pl.when(~silent).then(name).alias(name) for name in words)
        .drop("best")
    )


def _first_known(rows: pl.DataFrame) -> pl.DataFrame:
    """First non-null value of each column, events in row order.

    Works by layers (all best rows, all second rows, ...): events have few rows but there are
    many of them.
    """
    layered = rows.sort("row").with_columns(pl.int_range(pl.len()).over("event").alias("layer"))
    columns = [name for name in rows.columns if name not in ("event", "row")]
    layers = layered.partition_by("layer", maintain_order=True, include_key=False)
    merged = layers[0].drop("row")
    for layer in layers[1:]:
        merged = (
            merged.join(
                layer.drop("row"), on="event", how="left", suffix="/next", maintain_order="left"
            )
            .with_columns(pl.coalesce(name, f"{name}/next").alias(name) for name in columns)
            .drop(f"{name}/next" for name in columns)
        )
    return merged


def shown(rows: pl.DataFrame) -> pl.DataFrame:
    """Which row's version of the event is shown: complete ballots first, then rank."""
    return (
        rows.with_columns(note=pl.col("question").is_null() & (pl.col("weight") == 0))
        .sort(["weight", "note", "row"], descending=[True, False, False])
        .unique("event", keep="first", maintain_order=True)
        .select(
            "event",
            *_SHOWN,
            pl.col("status").alias("status/shown"),
            pl.when(pl.col("weight") > 0).then(pl.col("row")).alias("ballots_row"),
        )
    )


def _best_date(rows: pl.DataFrame) -> pl.DataFrame:
    """The date of the best source among those that call it exact, else doubtful, else none."""
    return (
        rows.filter(pl.col("date").is_not_null() | pl.col("date_quality").is_not_null())
        .with_columns(
            pl.col("date_quality")
            .fill_null("exact")
            .replace_strict(_QUALITY, return_dtype=pl.Int8)
            .alias("order")
        )
        .sort("order", "row")
        .unique("event", keep="first", maintain_order=True)
        .select("event", *_DATED)
    )


def _all_subjects(rows: pl.DataFrame) -> pl.DataFrame:
    """``event, subjects``: terms of all its rows, each once, those of the best source first."""
    return (
        rows.sort("row")
        .select("event", pl.col("subjects"))
        .explode("subjects")
        .drop_nulls()
        .unique(maintain_order=True)
        .group_by("event", maintain_order=True)
        .agg("subjects")
    )
