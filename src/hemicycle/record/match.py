"""Which rows of different files speak of the same vote event.

Two rows are one event when they share an identifier that names exactly one vote in every file
that has it. Where it stands on two rows of one file (Voeten's repeated labels, several drafts of
one Council meeting) it names no single vote there, and those rows stay apart: two rows beat a
wrong union.
"""

from __future__ import annotations

import polars as pl

from hemicycle.record.pieces import ENTERED

#: Identifiers issued to one vote each by their publisher; ``meeting_item`` is made alike by every
#: reader of Council files, from the meeting and what was put there.
STRONG_ALIASES = ("rcid", "undl_id", "ohchr_id", "htv_id", "meeting_item")


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
    edges = _edges(rows, aliases)
    by_hand = pl.col("row").is_in(rows.filter(pl.col("source") == ENTERED)["row"].implode())
    typed, printed = edges.filter(by_hand), edges.filter(~by_hand)
    labels = _untangled(_usable(printed, rows), rows)
    return (_with_typed(labels, typed, printed, rows) if typed.height else labels).rename("event")


def _untangled(edges: pl.DataFrame, rows: pl.DataFrame) -> pl.Series:
    """Components of the links, without those that join different votes of one file."""
    labels = _components(edges, rows.height)
    tangled = _tangled(labels, rows)
    if tangled.len():
        labels = _components(_without(edges, labels, tangled, weak_only=True), rows.height)
        tangled = _tangled(labels, rows)
    if tangled.len():
        labels = _components(_without(edges, labels, tangled, weak_only=False), rows.height)
    return labels


def _with_typed(
    labels: pl.Series, typed: pl.DataFrame, printed: pl.DataFrame, rows: pl.DataFrame
) -> pl.Series:
    """Votes typed by hand beside the one event that they name; what they say joins no others.

    One that names several events, or the draft of one and the symbol of another, stays alone; one
    that names none shares an event only with others typed alike.
    """
    single = _single(printed, rows)
    single = single.with_columns(labels.gather(single["row"]).alias("label"))
    named = _single(typed, rows).select("row", "key", "symbol")
    meant = named.join(single.select("key", "label", "symbol"), on="key", suffix="/there")
    # A row without a symbol of its own agrees with every symbol.
    other = pl.col("symbol").ne(pl.col("symbol/there")).fill_null(False).any().over("row")
    fits = (pl.col("label").n_unique().over("row") == 1) & ~other
    chosen = meant.filter(fits).select("row", "label").unique()
    loose = typed.join(meant, on="row", how="anti")
    among = _components(_usable(loose, rows), len(labels))
    frame = pl.DataFrame({"row": pl.int_range(len(labels), dtype=pl.UInt32, eager=True)})
    free = pl.col("row").is_in(loose["row"].implode())
    return (
        frame.with_columns(pl.when(free).then(among).otherwise(labels).alias("alone"))
        .join(chosen, on="row", how="left", maintain_order="left")
        .select(pl.coalesce("label", "alone").alias("event"))["event"]
    )


def _edges(rows: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    """One line per row and identifier: ``row, key, weak``."""
    strong = aliases.filter(pl.col("kind").is_in(STRONG_ALIASES)).select(
        "row", pl.format("{}|{}", "kind", "value").alias("key"), pl.lit(False).alias("weak")
    )
    return pl.concat(
        [
            strong,
            _texts(rows, "symbol"),
            _texts(_drafts(rows), "draft"),
            _meetings(rows),
            _tallies(rows),
        ]
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
    single = _single(edges, rows)
    judged = single.group_by("key").agg(
        pl.len().alias("rows"),
        pl.col("symbol").drop_nulls().n_unique().alias("symbols"),
        pl.col("weak").first(),
    )
    fit = judged.filter((pl.col("rows") > 1) & (~pl.col("weak") | (pl.col("symbols") <= 1)))
    return single.join(fit.select("key").with_row_index("link"), on="key").select(
        "row", "link", "weak"
    )


def _tallies(rows: pl.DataFrame) -> pl.DataFrame:
    """A Council draft with its tally: tells apart two votes that one file lists under one draft.

    The draft's symbol names its year, so the days are compatible.
    """
    announced = [f"announced_{name}" for name in ("yes", "no", "abstain")]
    council = rows.filter(
        pl.col("body").eq("SC"), *(pl.col(name).is_not_null() for name in announced)
    ).with_columns(
        pl.coalesce("draft", "symbol").alias("text"),
        pl.concat_str(announced, separator="-").alias("tally"),
    )
    return _weak(council, "question", "text", "tally")


def misnamed(rows: pl.DataFrame) -> pl.Series:
    """Rows that claim a Council document which their own file also gives to another vote, one
    that a second file confirms: they keep it as ``draft``, it is not their symbol.

    Returns
    -------
    pl.Series
        Boolean ``(rows,)``.
    """
    council = pl.col("symbol").is_not_null() & pl.col("body").eq("SC")
    known = rows.select(
        "piece",
        "symbol",
        "question",
        council.alias("council"),
        (pl.col("piece").n_unique().over("event") > 1).alias("confirmed"),
    )
    twin = pl.col("confirmed").any().over("piece", "symbol", "question") & ~pl.col("confirmed")
    return known.select((pl.col("council") & twin).alias("misnamed"))["misnamed"]


def _single(edges: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Edges whose key names one vote in its file, with ``piece`` and the row's own ``symbol``."""
    # A draft that stands as its own symbol (not adopted, or entered before it had a number) is no
    # other text than the resolution that names it as its draft.
    own = pl.when(pl.col("symbol").ne_missing(pl.col("draft"))).then("symbol").alias("symbol")
    named = edges.join(rows.select("row", "piece", own), on="row")
    return named.filter(named.select("key", "piece").is_unique())


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
