"""From a reader's loose frames to a fragment: every column, the exact types, one order of rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_FINDINGS,
    FRAGMENT_GROUPS,
    FRAGMENT_VOTES,
    Fragment,
)
from hemicycle.record.schema import POSITIONS

POSITION = pl.Enum(POSITIONS)


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


#: Terminal controls (C0 but white space, DEL, C1) and the signs that turn the direction of writing.
_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
_NAMES_OF_ROWS = ("key", "parent_key")


def harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every control sign taken out of its texts, so that none reaches a terminal.

    Keys stay as they are: they join rows and are shown nowhere.
    """
    texts = [
        name
        for name, dtype in frame.schema.items()
        if dtype == pl.String() and name not in _NAMES_OF_ROWS
    ]
    lists = [name for name, dtype in frame.schema.items() if dtype == pl.List(pl.String())]
    dirty = [name for name in texts if frame[name].unique().str.contains(_CONTROLS).any()]
    return frame.with_columns(
        *(pl.col(name).str.replace_all(_CONTROLS, "") for name in dirty),
        *(pl.col(name).list.eval(pl.element().str.replace_all(_CONTROLS, "")) for name in lists),
    )


def votes_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """Votes of a fragment, sorted by key."""
    return conform(frame, FRAGMENT_VOTES).sort("key", maintain_order=True)


def ballots_frame(frame: pl.DataFrame | None = None) -> pl.DataFrame:
    """Ballots of a fragment, sorted by key and member; none without a frame.

    Sorting a million rows of text is dear, so each text is first numbered by its rank and the
    rows are ordered by one integer.
    """
    if frame is None or frame.is_empty():
        return pl.DataFrame(schema=FRAGMENT_BALLOTS)
    order = _rank(frame["key"]) * (1 << 20) + _rank(frame["member"])
    if not order.is_sorted():
        frame = frame.with_columns(order.alias(" order")).sort(" order", maintain_order=True)
        frame = frame.drop(" order")
    return conform(frame, FRAGMENT_BALLOTS)


def _rank(texts: pl.Series) -> pl.Series:
    distinct = texts.unique().sort().cast(pl.String)
    numbers = pl.Series(range(len(distinct)), dtype=pl.Int64)
    return texts.cast(pl.String).replace_strict(distinct, numbers, return_dtype=pl.Int64)


def once_each(ballots: pl.DataFrame) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    """Sorted ballots with one row per key and member, and a finding where the repeats differ.

    A member with two positions in one vote has none that can be told: UNKNOWN.
    """
    same = (pl.col("key") == pl.col("key").shift()) & (pl.col("member") == pl.col("member").shift())
    if not ballots.select(same.any()).item():
        return ballots, []
    grouped = ballots.group_by("key", "member", maintain_order=True).agg(
        pl.col("position").unique().sort().alias("positions"),
        pl.exclude("key", "member").first(),
    )
    clashes = grouped.filter(pl.col("positions").list.len() > 1)
    findings = [
        {
            "key": key,
            "kind": "duplicate_row",
            "witness": {"member": member, "positions": positions},
            "text": f"{member} stands twice in vote {key}, as {' and '.join(positions)}",
        }
        for key, member, positions in clashes.select("key", "member", "positions").rows()
    ]
    unknown = pl.lit("UNKNOWN", dtype=grouped.schema["position"])
    once = grouped.with_columns(
        pl.when(pl.col("positions").list.len() > 1)
        .then(unknown)
        .otherwise(pl.col("position"))
        .alias("position")
    )
    return conform(once.drop("positions"), FRAGMENT_BALLOTS), findings


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


def groups_frame(frame: pl.DataFrame | None = None) -> pl.DataFrame:
    """Memberships in groups, sorted and each once; none without a frame."""
    if frame is None:
        return pl.DataFrame(schema=FRAGMENT_GROUPS)
    return conform(frame, FRAGMENT_GROUPS).unique().sort("group", "member", "from", "to")


def findings_frame(findings: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Faults of a file: mappings of ``key``, ``kind``, ``text`` and a ``witness`` of plain data."""
    rows = [
        {**finding, "witness": json.dumps(finding["witness"], ensure_ascii=False, sort_keys=True)}
        for finding in findings
    ]
    return pl.DataFrame(rows, schema=FRAGMENT_FINDINGS).sort("key", "kind", "text")


def fragment(
    source: str,
    version: int,
    votes: pl.DataFrame,
    *,
    ballots: pl.DataFrame | None = None,
    aliases: pl.DataFrame | None = None,
    findings: Iterable[Mapping[str, Any]] = (),
    groups: pl.DataFrame | None = None,
    in_order: bool = False,
) -> Fragment:
    """A fragment from frames that hold at least ``key`` and whatever else the file says.

    ``in_order`` promises that the ballots are already sorted by key and member.
    """
    rows, repeats = once_each(
        conform(ballots, FRAGMENT_BALLOTS)
        if in_order and ballots is not None
        else ballots_frame(ballots)
    )
    return Fragment(
        source=source,
        reader_version=version,
        votes=harmless(votes_frame(votes.with_columns(pl.lit(source).alias("source")))),
        ballots=harmless(rows),
        aliases=harmless(aliases_frame(aliases)),
        findings=harmless(findings_frame([*findings, *repeats])),
        groups=harmless(groups_frame(groups)),
    )
