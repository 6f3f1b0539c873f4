"""The ballots of every source, completed where the roll of the day proves the rest."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from hemicycle.record.pieces import Piece
from hemicycle.record.schema import POSITIONS

_POSITION = pl.Enum(POSITIONS)
_MOST_MEMBERS = 2**20
#: What a member without a row did, by what the list says of silence.
_FATE = {"non_voting": "NON_VOTING", "unknown": "UNKNOWN"}
_CAST = ("YES", "NO", "ABSTAIN", "NON_VOTING")


def weights(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with ``weight``: 2 complete ballots, 1 partial ballots, 0 none."""
    partial = pl.col("silent").eq_missing("unknown") | pl.col("roll_call").eq_missing("partial")
    weight = pl.when(~pl.col("listed")).then(0).when(partial).then(1).otherwise(2)
    return rows.with_columns(weight.cast(pl.Int8).alias("weight"))


def best_lists(rows: pl.DataFrame) -> pl.DataFrame:
    """One row with ballots per event and source: the fullest, then the best."""
    return (
        rows.filter(pl.col("listed"))
        .sort(["weight", "row"], descending=[True, False])
        .unique(["event", "source"], keep="first", maintain_order=True)
        .sort("row")
    )


def gather(pieces: Sequence[Piece], lists: pl.DataFrame) -> pl.DataFrame:
    """Ballots of the chosen rows.

    Parameters
    ----------
    pieces
        In the order ``lists`` counts them.
    lists
        Rows from :func:`best_lists`, with ``piece``, ``key``, ``row``, ``event`` and ``span``.

    Returns
    -------
    pl.DataFrame
        ``event, row, span, member, position, detail, name_then``.
    """
    frames = [_EMPTY]
    for number, piece in enumerate(pieces):
        wanted = lists.filter(pl.col("piece") == number).select("key", *_NUMBERS)
        if wanted.height:
            frames.append(_chosen(piece.fragment.ballots, wanted).select(_EMPTY.columns))
    return pl.concat(frames)


_NUMBERS = ("event", "row", "span")
_EMPTY = pl.DataFrame(
    schema={
        **dict.fromkeys(_NUMBERS, pl.UInt32),
        "member": pl.String,
        "position": _POSITION,
        "detail": pl.String,
        "name_then": pl.String,
    }
)


def _chosen(ballots: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """Ballots of the wanted keys. They stand in runs of one key each, so only runs are joined."""
    runs = ballots.select(pl.col("key").rle()).unnest("key").rename({"value": "key"})
    named = runs.join(wanted, on="key", how="left", maintain_order="left")
    numbers = named.select(pl.col(name).repeat_by("len").explode() for name in _NUMBERS)
    return ballots.with_columns(numbers).drop_nulls("row")


def numbered(ballots: pl.DataFrame, members: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both with ``code``: the member's place among all members, in order of codes.

    A million pairs of vote and member join far faster as one integer (:func:`cell`).
    """
    known = pl.concat([ballots["member"].unique(), members["member"].unique()]).unique().sort()
    code = pl.col("member").cast(pl.Enum(known)).to_physical().cast(pl.UInt64).alias("code")
    return ballots.with_columns(code), members.with_columns(code)


def cell(column: str) -> pl.Expr:
    """Vote or span and member as one integer, from a frame with ``code``."""
    return pl.col(column).cast(pl.UInt64) * _MOST_MEMBERS + pl.col("code")


def enrolled(ballots: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Ballots with ``proven``: whether the roll of the day proves the member entitled (true),
    allows it (false) or excludes it (null, where a roll is known)."""
    roll = members.select("proven", cell=cell("span"))
    return ballots.join(
        roll, left_on=cell("span"), right_on="cell", how="left", maintain_order="left"
    )


def off_the_roll(enrolled: pl.DataFrame) -> pl.DataFrame:
    """Ballots of members that cannot have been members that day, where the roll is known."""
    return enrolled.filter(pl.col("span").is_not_null() & pl.col("proven").is_null())


def completed(enrolled: pl.DataFrame, lists: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Ballots without those off the roll, and a row for each member that the roll proves silent.

    Parameters
    ----------
    enrolled
        From :func:`enrolled`.
    lists
        The rows the ballots come from, with ``silent`` and ``span``.
    members
        From :func:`numbered`.

    Returns
    -------
    pl.DataFrame
        ``event, row, member, code, position, detail, name_then``; added rows are ``NON_VOTING``
        where the list is complete, else ``UNKNOWN``.
    """
    columns = [*(name for name in _EMPTY.columns if name != "span"), "code"]
    kept = enrolled.filter(pl.col("span").is_null() | pl.col("proven").is_not_null())
    proven = members.filter("proven")
    short = _short_lists(kept, lists, proven)
    there = kept.filter(pl.col("row").is_in(short["row"].implode())).select(cell=cell("row"))
    silent = (
        short.join(proven, on="span")
        .join(there, left_on=cell("row"), right_on="cell", how="anti")
        .with_columns(
            pl.col("silent").replace_strict(_FATE, return_dtype=_POSITION).alias("position"),
            pl.lit(None, pl.String).alias("detail"),
            pl.lit(None, pl.String).alias("name_then"),
        )
    )
    return pl.concat([kept.select(columns), silent.select(columns)])


def _short_lists(kept: pl.DataFrame, lists: pl.DataFrame, proven: pl.DataFrame) -> pl.DataFrame:
    """Lists that say what silence means and lack a member that was proven entitled."""
    present = kept.filter("proven").group_by("row").len("present")
    entitled = proven.group_by("span").len("entitled")
    return (
        lists.filter(pl.col("silent").is_in(list(_FATE)))
        .select("event", "row", "span", "silent")
        .join(entitled, on="span")
        .join(present, on="row", how="left")
        .filter(pl.col("present").fill_null(0) < pl.col("entitled"))
    )


def counts(ballots: pl.DataFrame, lists: pl.DataFrame) -> pl.DataFrame:
    """Ballots counted per row: ``row, counted_yes, counted_no, counted_abstain,
    counted_non_voting``; null where the list is partial (a part is no tally).

    A partial list is told by an ``UNKNOWN`` member or, where no roll of the day is known, by the
    source's own word (``silent``).
    """
    partial = lists.filter((pl.col("silent") == "unknown") & pl.col("span").is_null())["row"]
    counted = _sizes(ballots).with_columns(
        (pl.col("UNKNOWN") > 0) | pl.col("row").is_in(partial.implode())
    )
    return counted.select(
        "row",
        *(
            pl.when(~pl.col("UNKNOWN")).then(position).alias(f"counted_{position.lower()}")
            for position in _CAST
        ),
    )


def _sizes(ballots: pl.DataFrame) -> pl.DataFrame:
    """``row`` and how many ballots of it stand at each position.

    Grouped by one integer first: millions of ballots make few pairs of row and position.
    """
    pair = pl.col("row").cast(pl.UInt64) * len(POSITIONS) + pl.col("position").to_physical()
    pairs = ballots.group_by(pair.alias("pair")).len("ballots")
    place = pl.col("pair") % len(POSITIONS)
    return pairs.group_by((pl.col("pair") // len(POSITIONS)).cast(pl.UInt32).alias("row")).agg(
        pl.col("ballots").filter(place == number).sum().cast(pl.Int32).alias(position)
        for number, position in enumerate(POSITIONS)
    )
