"""Which rows of different files speak of the same vote event.

Two rows are one event when they share an identifier that names exactly one vote in every file
that has it. Where it stands on two rows of one file (Voeten's repeated labels, several drafts of
one Council meeting) it names no single vote there, and those rows stay apart: two rows beat a
wrong union.
"""

from __future__ import annotations

import polars as pl

#: Identifiers issued to one vote each by their publisher; ``meeting_item`` is made alike by every
#: reader of Council files, from the meeting and what was put there.
STRONG_ALIASES = ("rcid", "undl_id", "ohchr_id", "meeting_item")


def events(rows: pl.DataFrame, aliases: pl.DataFrame) -> pl.Series:
    """Event of each row: the number of the best row that speaks of the same vote.

    Parameters
    ----------
    rows
        From :func:`hemicycle.record.pieces.stack_votes`.
    aliases
        From :func:`hemicycle.record.pieces.alias_rows`.

    Returns
    -------
    pl.Series
        UInt32 ``(rows,)``, named ``event``.
    """
    edges = _usable(_edges(rows, aliases), rows)
    labels = _components(edges, rows.height)
    tangled = _tangled(labels, rows)
    if tangled.len():
        labels = _components(_without(edges, labels, tangled, weak_only=True), rows.height)
        tangled = _tangled(labels, rows)
    if tangled.len():
        labels = _components(_without(edges, labels, tangled, weak_only=False), rows.height)
    return labels.rename("event")


def _edges(rows: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    """One line per row and identifier: ``row, key, weak``."""
    strong = aliases.filter(pl.col("kind").is_in(STRONG_ALIASES)).select(
        "row", pl.format("{}|{}", "kind", "value").alias("key"), pl.lit(False).alias("weak")
    )
    return pl.concat(
        [strong, _texts(rows, "symbol"), _texts(_drafts(rows), "draft"), _meetings(rows)]
    )


def _weak(rows: pl.DataFrame, *parts: str) -> pl.DataFrame:
    named = rows.filter(pl.all_horizontal(pl.col(part).is_not_null() for part in parts))
    return named.select(
        "row",
        pl.concat_str("world", "body", *parts, separator="|", ignore_nulls=True).alias("key"),
        pl.lit(True).alias("weak"),
    )


def _texts(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The same document, put in the same way, in the same body.

    A failed Council draft stands as ``symbol`` in one source and as ``draft`` in another, so both
    columns share one space of keys.
    """
    return _weak(rows, "question", column).unique(maintain_order=True)


def _drafts(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows whose draft names one text: in the Assembly only a limited document (``/L.``) does; a
    committee report carries several drafts."""
    limited = pl.col("draft").str.contains("/L.", literal=True)
    same = pl.col("draft").eq_missing(pl.col("symbol"))
    return rows.filter((pl.col("body").eq("SC") | limited) & ~same)


def _meetings(rows: pl.DataFrame) -> pl.DataFrame:
    """The one vote of a Council meeting on a text without a symbol of its own."""
    council = rows.filter(
        pl.col("body").eq("SC") & pl.col("symbol").is_null() & pl.col("draft").is_null()
    )
    return _weak(council, "question", "meeting", "date")


def _usable(edges: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Edges whose key names one vote per file and joins no two different symbols."""
    # A draft that stands as its own symbol (not adopted, or entered before it had a number) is no
    # other text than the resolution that names it as its draft.
    own = pl.when(pl.col("symbol").ne_missing(pl.col("draft"))).then("symbol").alias("symbol")
    named = edges.join(rows.select("row", "piece", own), on="row")
    single = named.filter(named.select("key", "piece").is_unique())
    judged = single.group_by("key").agg(
        pl.len().alias("rows"),
        pl.col("symbol").drop_nulls().n_unique().alias("symbols"),
        pl.col("weak").first(),
    )
    fit = judged.filter((pl.col("rows") > 1) & (~pl.col("weak") | (pl.col("symbols") <= 1)))
    return single.join(fit.select("key").with_row_index("link"), on="key").select(
        "row", "link", "weak"
    )


def _components(edges: pl.DataFrame, size: int) -> pl.Series:
    """Smallest row reachable over the edges, for each row: labels spread until none changes."""
    labels = pl.DataFrame({"row": pl.int_range(size, dtype=pl.UInt32, eager=True)}).with_columns(
        pl.col("row").alias("label")
    )
    while edges.height:
        lowest = (
            edges.join(labels, on="row")
            .with_columns(pl.col("label").min().over("link"))
            .group_by("row")
            .agg(pl.col("label").min().alias("lower"))
        )
        spread = labels.join(lowest, on="row", how="left", maintain_order="left").select(
            "row", pl.min_horizontal("label", "lower").alias("label")
        )
        if spread.equals(labels):
            break
        labels = spread
    return labels["label"]


def _tangled(labels: pl.Series, rows: pl.DataFrame) -> pl.Series:
    """Labels under which one file has two rows: a chain of links joined different votes."""
    pairs = rows.select("piece", labels.alias("label"))
    return pairs.filter(pairs.is_duplicated())["label"].unique()


def _without(
    edges: pl.DataFrame, labels: pl.Series, tangled: pl.Series, *, weak_only: bool
) -> pl.DataFrame:
    inside = labels.gather(edges["row"]).is_in(tangled.implode())
    cut = inside & edges["weak"] if weak_only else inside
    return edges.filter(~cut)
