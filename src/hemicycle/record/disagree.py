"""What two sources say differently about one vote event, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from hemicycle.record.ballots import cell

_TALLY = ("announced_yes", "announced_no", "announced_abstain")


def cells(
    rows: pl.DataFrame, votes: pl.DataFrame, ballots: pl.DataFrame
) -> Iterator[tuple[int, tuple[str, str], dict[str, Any]]]:
    """Members whose position differs between the list shown and another source's list.

    A cell that is unknown on either side, or missing because the roll is not known, is no
    disagreement.

    Yields
    ------
    tuple
        event, the two sources, ``{"cells": [{"member": …, SOURCE: …, SOURCE: …}, …]}``.
    """
    shown = votes.select(pl.col("ballots_row").alias("row")).drop_nulls()
    carriers = rows.filter("listed").group_by("event").agg(pl.col("source").n_unique())
    several = carriers.filter(pl.col("source") > 1)["event"]
    common = ballots.filter(
        pl.col("event").is_in(several.implode()) & (pl.col("position") != "UNKNOWN")
    ).select("event", "row", "member", "position", cell=cell("event"))
    best = pl.col("row").is_in(shown["row"].implode())
    ours = common.filter(best).select("cell", "row", "position")
    theirs = common.filter(~best)
    differing = (
        theirs.join(ours, on="cell", suffix="/shown")
        .filter(pl.col("position") != pl.col("position/shown"))
        .with_columns(pl.col("position", "position/shown").cast(pl.String))
    )
    sources = dict(rows.select("row", "source").iter_rows())
    ordered = differing.sort("row", "member").select(
        "event", "row", "row/shown", "member", "position/shown", "position"
    )
    for (event, row, best), group in groupby(ordered.iter_rows(), key=itemgetter(0, 1, 2)):
        here, there = sources[best], sources[row]
        found = [{"member": member, here: mine, there: other} for *_, member, mine, other in group]
        yield event, (here, there), {"cells": found}


def totals(
    rows: pl.DataFrame, votes: pl.DataFrame, counted: pl.DataFrame
) -> Iterator[tuple[int, tuple[str, str], dict[str, Any]]]:
    """Announced tallies that differ between sources.

    Compared are the tally shown and every other source's; where no source announces one, a source
    without ballots is compared with the ballots counted.
    """
    yield from _announced(rows, votes)
    yield from _against_count(rows, votes, counted)


def _announced(
    rows: pl.DataFrame, votes: pl.DataFrame
) -> Iterator[tuple[int, tuple[str, str], dict[str, Any]]]:
    said = rows.filter(pl.col("announced_yes").is_not_null()).select(
        "event", "row", "source", *_TALLY
    )
    best = said.sort("row").unique("event", keep="first", maintain_order=True)
    pairs = said.join(best, on="event", suffix="/best").filter(
        pl.col("source") != pl.col("source/best")
    )
    yield from _differing(pairs.join(votes, on="event", how="semi"), "best")


def _against_count(
    rows: pl.DataFrame, votes: pl.DataFrame, counted: pl.DataFrame
) -> Iterator[tuple[int, tuple[str, str], dict[str, Any]]]:
    listing = rows.filter(pl.col("listed")).select("event", "source")
    silent = rows.filter(pl.col("announced_yes").is_not_null()).join(
        listing, on=["event", "source"], how="anti"
    )
    shown = votes.select("event", "ballots_row", pl.col("source").alias("source/count")).drop_nulls(
        "ballots_row"
    )
    sums = counted.rename({f"counted_{name[10:]}": f"{name}/count" for name in _TALLY})
    pairs = (
        silent.select("event", "row", "source", *_TALLY)
        .join(shown, on="event")
        .join(sums, left_on="ballots_row", right_on="row")
        .drop_nulls("announced_yes/count")
    )
    yield from _differing(pairs, "count")


def _differing(
    pairs: pl.DataFrame, other: str
) -> Iterator[tuple[int, tuple[str, str], dict[str, Any]]]:
    differs = pl.any_horizontal(
        (pl.col(name) != pl.col(f"{name}/{other}")).fill_null(False) for name in _TALLY
    )
    word = "counted" if other == "count" else "announced"
    for row in pairs.filter(differs).sort("row").iter_rows(named=True):
        here, there = row[f"source/{other}"], row["source"]
        yield (
            row["event"],
            (here, there),
            {
                "totals": {
                    here: {word: [row[f"{name}/{other}"] for name in _TALLY]},
                    there: {"announced": [row[name] for name in _TALLY]},
                }
            },
        )


def dates(
    rows: pl.DataFrame, votes: pl.DataFrame
) -> Iterator[tuple[int, tuple[str, str], dict[str, Any]]]:
    """Exact dates that differ between sources."""
    exact = rows.filter(
        pl.col("date").is_not_null() & pl.col("date_quality").fill_null("exact").eq("exact")
    ).select("event", "row", "source", "date")
    best = exact.sort("row").unique("event", keep="first", maintain_order=True)
    pairs = (
        exact.join(best, on="event", suffix="/best")
        .filter(
            (pl.col("source") != pl.col("source/best")) & (pl.col("date") != pl.col("date/best"))
        )
        .join(votes, on="event", how="semi")
    )
    for row in pairs.sort("row").iter_rows(named=True):
        here, there = row["source/best"], row["source"]
        dated = {here: row["date/best"].isoformat(), there: row["date"].isoformat()}
        yield row["event"], (here, there), {"date": dated}
