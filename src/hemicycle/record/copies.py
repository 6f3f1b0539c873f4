"""Lists of one source that are the same for two votes, member by member.

Where such a list does not fit the total announced for its vote, it was probably copied from the
other (several amendments of 2016 in the Human Rights Council carry the list of the vote after
them).
"""

from __future__ import annotations

import polars as pl

_SIZES = ("counted_yes", "counted_no", "counted_abstain", "counted_non_voting")


def same_lists(
    wrong: pl.Series, listed: pl.DataFrame, ballots: pl.DataFrame
) -> dict[int, list[int]]:
    """Events of the same source that have the very list of a row.

    Parameters
    ----------
    wrong
        Rows asked about.
    listed
        ``row, event, source`` and the counts of every complete list.
    ballots
        Completed ballots with ``row, member, position``.

    Returns
    -------
    dict
        Other events by row, for rows with any.
    """
    asked = listed.filter(pl.col("row").is_in(wrong.implode()))
    # Lists with other counts differ; few have the same, so few are compared member by member.
    near = listed.join(asked.select("source", *_SIZES).unique(), on=["source", *_SIZES], how="semi")
    texts = (
        ballots.filter(pl.col("row").is_in(near["row"].implode()))
        .sort("row", "member")
        .group_by("row")
        .agg(pl.format("{}{}", "member", pl.col("position").to_physical()).str.join().alias("list"))
        .join(near.select("row", "event", "source"), on="row")
    )
    pairs = texts.join(texts, on=["source", "list"], suffix="/other").filter(
        pl.col("row").is_in(wrong.implode()), pl.col("event") != pl.col("event/other")
    )
    found = pairs.group_by("row").agg(pl.col("event/other").unique().sort())
    return dict(found.iter_rows())
