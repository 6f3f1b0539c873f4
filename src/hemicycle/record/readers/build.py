"""From a reader's loose frames to a fragment: every column, the exact types, one order of rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_FINDINGS,
    FRAGMENT_VOTES,
    Fragment,
)


def conform(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The frame with exactly the columns of ``schema``; a column it lacks is null throughout.

    Raises
    ------
    ValueError
        For a column the schema does not know: a misspelt name must not vanish.
    """
    strange = [name for name in frame.columns if name not in schema]
    if strange:
        raise ValueError(f"no such column: {', '.join(strange)}")
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    )


def votes_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """Votes of a fragment, sorted by key."""
    return conform(frame, FRAGMENT_VOTES).sort("key", maintain_order=True)


def ballots_frame(frame: pl.DataFrame | None = None) -> pl.DataFrame:
    """Ballots of a fragment, sorted by key and member; none without a frame.

    Sorting a million rows of text is dear, so each text is first numbered by its rank and the
    rows are ordered by one integer.
    """
    if frame is None:
        return pl.DataFrame(schema=FRAGMENT_BALLOTS)
    if frame.is_empty():
        return conform(frame, FRAGMENT_BALLOTS)
    order = _rank(frame["key"]) * (1 << 20) + _rank(frame["member"])
    if not order.is_sorted():
        frame = frame[order.arg_sort()]
    return conform(frame, FRAGMENT_BALLOTS)


def _rank(texts: pl.Series) -> pl.Series:
    distinct = texts.unique().sort().cast(pl.String)
    numbers = pl.Series(range(len(distinct)), dtype=pl.Int64)
    return texts.cast(pl.String).replace_strict(distinct, numbers, return_dtype=pl.Int64)


def aliases_frame(frame: pl.DataFrame | None = None) -> pl.DataFrame:
    """Other identifiers, without empty ones and repeats, sorted."""
    if frame is None:
        return pl.DataFrame(schema=FRAGMENT_ALIASES)
    full = conform(frame, FRAGMENT_ALIASES)
    return full.drop_nulls().unique().sort("key", "kind", "value")


def alias(votes: pl.DataFrame, kind: str, column: str) -> pl.DataFrame:
    """Aliases of one kind, taken from a column of a frame that has ``key``."""
    return votes.select(
        "key", pl.lit(kind).alias("kind"), pl.col(column).cast(pl.String).alias("value")
    )


def findings_frame(findings: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Faults of a file: mappings of ``key``, ``kind``, ``text`` and a ``witness`` of plain data."""
    rows = [
        {**finding, "witness": json.dumps(finding["witness"], ensure_ascii=False, sort_keys=True)}
        for finding in findings
    ]
    return pl.DataFrame(rows, schema=FRAGMENT_FINDINGS).sort("key", "kind", "text")


def corrections_frame(frame: pl.DataFrame | None = None) -> pl.DataFrame:
    """Stated intentions of a fragment, sorted; none without a frame."""
    if frame is None:
        return pl.DataFrame(schema=FRAGMENT_CORRECTIONS)
    return conform(frame, FRAGMENT_CORRECTIONS).sort("key", "member")


def fragment(
    source: str,
    version: int,
    votes: pl.DataFrame,
    *,
    ballots: pl.DataFrame | None = None,
    aliases: pl.DataFrame | None = None,
    findings: Iterable[Mapping[str, Any]] = (),
) -> Fragment:
    """A fragment from frames that hold at least ``key`` and whatever else the file says."""
    return Fragment(
        source=source,
        reader_version=version,
        votes=votes_frame(votes.with_columns(pl.lit(source).alias("source"))),
        ballots=ballots_frame(ballots),
        aliases=aliases_frame(aliases),
        findings=findings_frame(findings),
    )
