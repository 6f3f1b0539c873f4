"""The ballots of every source, completed where the roll of the day proves the rest."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from hemicycle.record.pieces import Piece
from hemicycle.record.schema import POSITIONS

_POSITION = pl.Enum(POSITIONS)
_MOST_MEMBERS = 2**20
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
        Rows from :func:`best_lists`, with ``piece``, ``key``, ``row`` and ``event``.

    Returns
    -------
    pl.DataFrame
        ``event, row, member, position, detail, name_then``.
    """
    frames = []
    for number, piece in enumerate(pieces):
        wanted = lists.filter(pl.col("piece") == number).select("key", "event", "row")
        if wanted.height:
            frames.append(piece.fragment.ballots.join(wanted, on="key").drop("key"))
    if not frames:
        frames = [_EMPTY.drop("key")]
    return pl.concat([frame.select(_ORDER) for frame in frames])


_ORDER = ["event", "row", "member", "position", "detail", "name_then"]
_EMPTY = pl.DataFrame(
    schema={
        "key": pl.String,
        "event": pl.UInt32,
        "row": pl.UInt32,
        "member": pl.String,
        "position": _POSITION,
        "detail": pl.String,
        "name_then": pl.String,
    }
)


def numbered(ballots: pl.DataFrame, rolls: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both with ``code``: the member's place among all members, in order of codes.

    A million pairs of vote and member join far faster as one integer (:func:`cell`).
    """
    members = pl.concat([ballots["member"].unique(), rolls["member"].unique()]).unique().sort()
    code = pl.col("member").cast(pl.Enum(members)).to_physical().cast(pl.UInt64).alias("code")
    return ballots.with_columns(code), rolls.with_columns(code)


def cell(column: str) -> pl.Expr:
    """Event or row and member as one integer, from a frame with ``code``."""
    return pl.col(column).cast(pl.UInt64) * _MOST_MEMBERS + pl.col("code")


def off_the_roll(ballots: pl.DataFrame, rolls: pl.DataFrame) -> pl.DataFrame:
    """Ballots of members that cannot have been members that day, where the roll is known."""
    known = ballots.filter(pl.col("event").is_in(rolls["event"].unique().implode()))
    return known.join(
        rolls.select(cell=cell("event")), left_on=cell("event"), right_on="cell", how="anti"
    )


def completed(
    ballots: pl.DataFrame, lists: pl.DataFrame, rolls: pl.DataFrame, strangers: pl.DataFrame
) -> pl.DataFrame:
    """Ballots without strangers, and a row for each member that the roll proves silent.

    Parameters
    ----------
    ballots, rolls
        From :func:`numbered`.
    lists
        The rows the ballots come from, with ``silent``.
    strangers
        From :func:`off_the_roll`.

    Returns
    -------
    pl.DataFrame
        As ``ballots``; added rows are ``NON_VOTING`` where the list is complete, else
        ``UNKNOWN``.
    """
    if strangers.height:
        away = strangers.select(cell=cell("row"))
        ballots = ballots.join(away, left_on=cell("row"), right_on="cell", how="anti")
    fate = {"non_voting": "NON_VOTING", "unknown": "UNKNOWN"}
    open_lists = lists.filter(pl.col("silent").is_in(list(fate))).select("event", "row", "silent")
    proven = rolls.filter("proven").select("event", "member", "code")
    silent = (
        open_lists.join(proven, on="event")
        .join(ballots.select(cell=cell("row")), left_on=cell("row"), right_on="cell", how="anti")
        .with_columns(
            pl.col("silent").replace_strict(fate, return_dtype=_POSITION).alias("position"),
            pl.lit(None, pl.String).alias("detail"),
            pl.lit(None, pl.String).alias("name_then"),
        )
    )
    return pl.concat([ballots, silent.select(ballots.columns)])


def counts(ballots: pl.DataFrame, lists: pl.DataFrame, rolls: pl.DataFrame) -> pl.DataFrame:
    """Ballots counted per row: ``row, counted_yes, counted_no, counted_abstain,
    counted_non_voting``; null where the list is partial (a part is no tally).

    A partial list is told by an ``UNKNOWN`` member or, where no roll of the day is known, by the
    source's own word (``silent``); other parameters as for :func:`completed`.
    """
    known = rolls.filter("proven")["event"].unique()
    unproven = (pl.col("silent") == "unknown") & ~pl.col("event").is_in(known.implode())
    partial = lists.filter(unproven)["row"]
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
