"""The ``vote_id`` of each event: its symbol as a slug, else source and source id.

A repeat, an amendment, a part or a motion shares the symbol of a text that it is not, so it gets
that symbol's slug and its own source id as suffix.
"""

from __future__ import annotations

import re

import polars as pl

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import SymbolError

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def slug(text: str) -> str:
    """Letters and digits joined by single hyphens."""
    return _NOT_PLAIN.sub("-", text).strip("-")


def symbol_slug(symbol: str) -> str:
    """Slug of a symbol as :mod:`hemicycle.domain.symbol` writes it; of any other text as it is."""
    try:
        return parse_symbol(symbol).slug
    except SymbolError:
        return slug(symbol)


def row_ids(rows: pl.DataFrame, texts: pl.Series) -> pl.DataFrame:
    """Identifier that each row would have alone.

    Parameters
    ----------
    rows
        Vote rows in rank order.
    texts
        String ``(rows,)``: symbol of the text that a row without symbol belongs to, or null.

    Returns
    -------
    pl.DataFrame
        ``row``; ``plain`` (by symbol alone, null without one) and ``full`` (always there, with
        the source's own id).
    """
    symbols = pl.concat([rows["symbol"], texts]).drop_nulls().unique()
    slugs = pl.DataFrame(
        {"symbol": symbols, "slug": [symbol_slug(symbol) for symbol in symbols]},
        schema={"symbol": pl.String, "slug": pl.String},
    )
    own = pl.coalesce(pl.col("symbol"), pl.col("text"))
    named = (
        rows.select("row", "body", "world", "symbol", "source", "source_id", "key")
        .with_columns(texts.alias("text"))
        .with_columns(own.alias("base"))
        .join(slugs.rename({"symbol": "base"}), on="base", how="left", maintain_order="left")
    )
    number = _slugged(pl.coalesce("source_id", "key"))
    start = pl.coalesce(_world("world"), pl.lit("")) + pl.col("body") + "-"
    return named.select(
        "row",
        pl.when(pl.col("symbol").is_not_null()).then(start + pl.col("slug")).alias("plain"),
        (start + pl.coalesce("slug", "source") + "-" + number).alias("full"),
    )


def _slugged(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(r"[^A-Za-z0-9]+", "-").str.strip_chars("-")


def _world(column: str) -> pl.Expr:
    """``simulation:NAME`` as a prefix, nothing for the real world."""
    name = pl.col(column)
    return pl.when(name != "real").then(_slugged(name) + "-")


def event_ids(rows: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """One identifier per event, none twice.

    The best row with a symbol gives it, without any the best row. Where two events claim one
    symbol, the better (then the one with the lower source id) keeps the plain form and the other
    takes its source id as suffix.

    Parameters
    ----------
    rows
        Vote rows with ``event``.
    ids
        From :func:`row_ids`.

    Returns
    -------
    pl.DataFrame
        ``event, vote_id``.
    """
    best = (
        rows.select("row", "event", "piece", "source_id")
        .join(ids, on="row")
        .sort("row")
        .with_columns(pl.col("plain").drop_nulls().first().over("event"))
        .unique("event", keep="first", maintain_order=True)
        .sort("piece", pl.col("source_id").str.len_bytes(), "source_id", "row", nulls_last=True)
    )
    first = pl.col("plain").is_not_null() & pl.col("plain").is_first_distinct()
    chosen = best.select(
        "event", pl.when(first).then(pl.col("plain")).otherwise(pl.col("full")).alias("vote_id")
    )
    again = pl.int_range(pl.len()).over("vote_id")
    return chosen.with_columns(
        pl.when(again > 0)
        .then(pl.format("{}-{}", "vote_id", again + 1))
        .otherwise(pl.col("vote_id"))
        .alias("vote_id")
    )
