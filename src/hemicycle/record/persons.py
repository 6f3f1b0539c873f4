"""Names of members of a body of persons, which their publisher keeps in a file of its own.

Such a file has no votes: its rows stand in a fragment's ballots under the key ``BODY SESSION``
(``US-SENATE 117``; ``EP`` alone where votes have no session) with a name and without a position.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from hemicycle.record.pieces import Piece


def named(ballots: pl.DataFrame, votes: pl.DataFrame, pieces: Sequence[Piece]) -> pl.DataFrame:
    """Ballots with the names of persons that another file of the same session gives.

    Parameters
    ----------
    ballots
        ``event, member, name_then`` among others; a name already there stays.
    votes
        ``event, body, session``.
    pieces
        All files of the record, best source first.
    """
    names = _names(pieces)
    if names.is_empty():
        return ballots
    of_event = (
        votes.select(
            "event", pl.concat_str("body", "session", separator=" ", ignore_nulls=True).alias("key")
        )
        .join(names, on="key")
        .select("event", "member", "name")
    )
    return (
        ballots.join(of_event, on=["event", "member"], how="left", maintain_order="left")
        .with_columns(pl.coalesce("name_then", "name").alias("name_then"))
        .drop("name")
    )


def _names(pieces: Sequence[Piece]) -> pl.DataFrame:
    """``key, member, name``, the best source's name for each."""
    frames = [
        piece.fragment.ballots.filter(pl.col("position").is_null()).select(
            "key", "member", pl.col("name_then").alias("name")
        )
        for piece in pieces
    ]
    return pl.concat(frames).unique(["key", "member"], keep="first", maintain_order=True)
