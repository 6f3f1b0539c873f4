"""How much a record holds, body by body."""

from __future__ import annotations

from typing import Any

import polars as pl


def coverage(votes: pl.DataFrame, ballots: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """Per body: votes, ballots, first and last day in ISO form; days in doubt do not count."""
    certain = pl.col("date_quality").fill_null("exact") == "exact"
    days = pl.when(certain).then(pl.col("date"))
    sizes = ballots.group_by("vote_id").len("ballots")
    rows = (
        votes.join(sizes, on="vote_id", how="left")
        .group_by("body")
        .agg(
            pl.len().alias("votes"),
            pl.col("ballots").sum().alias("ballots"),
            days.min().dt.to_string().alias("first"),
            days.max().dt.to_string().alias("last"),
        )
        .sort("body")
    )
    return {row.pop("body"): row for row in rows.to_dicts()}
