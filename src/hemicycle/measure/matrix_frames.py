"""The border of the room: frames as users bring them, checked before anything is computed."""

from __future__ import annotations

from typing import Any, TypeAlias

import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError

Frame: TypeAlias = Any
"""A Polars frame, or a pandas one (converted here and nowhere else)."""

_CELLS = {"YES": 1, "ABSTAIN": 2, "NO": 3, "NON_VOTING": 4, "UNKNOWN": 0}
_NEEDED = ("vote_id", "member", "position")


def polars_frame(frame: Frame, name: str) -> pl.DataFrame:
    """The frame in Polars.

    Raises
    ------
    InputError
        Something else than a Polars or pandas frame.
    """
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if type(frame).__module__.split(".")[0] == "pandas":
        return pl.from_pandas(frame)
    raise InputError(
        f"{name} is a {type(frame).__name__}",
        where=name,
        right="a Polars or a pandas frame",
        todo="give the tables of an opened record, or build such a frame",
    )


def need_columns(frame: pl.DataFrame, columns: tuple[str, ...], name: str, why: str) -> None:
    """Raise InputError for the columns that the frame lacks."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise InputError(
            f"{name} has no column {', '.join(missing)}",
            where=f"{name}, columns {', '.join(frame.columns)}",
            right=f"these columns, needed for {why}",
            todo="add the column, or choose a coding that does not ask for it",
        )


def checked_ballots(frame: Frame) -> pl.DataFrame:
    """``vote_id, member, cell`` from ballots, one row as given: nothing dropped, nothing repaired.

    Raises
    ------
    InputError
        A column or a cell is missing, or a position is not a word of the record.
    NotIdentifiedError
        The frame is empty.
    """
    ballots = polars_frame(frame, "ballots")
    need_columns(ballots, _NEEDED, "ballots", "a matrix of members and votes")
    if ballots.is_empty():
        raise NotIdentifiedError(
            "there are no ballots",
            where="ballots, 0 rows",
            right="at least one member's position on one vote",
            todo="ingest files with roll calls",
        )
    chosen = ballots.select(_NEEDED)
    for column, empty in zip(_NEEDED, chosen.null_count().row(0), strict=True):
        if empty:
            raise _empty_cell(chosen, column)
    words = chosen["position"].unique().cast(pl.String).to_list()
    unknown = sorted(set(words) - set(_CELLS))
    if unknown:
        raise InputError(
            f"{unknown[0]!r} is no position",
            where="ballots, column position",
            right="one of " + ", ".join(_CELLS),
            todo="translate the source's own codes first; the record's readers do",
        )
    cell = pl.col("position").replace_strict(_CELLS, return_dtype=pl.Int8)
    names = pl.col("vote_id", "member").cast(pl.String)
    return chosen.select(names, cell=cell)


def _empty_cell(ballots: pl.DataFrame, column: str) -> InputError:
    place = ballots[column].is_null().arg_max()
    row = ballots.row(place or 0, named=True)
    shown = ", ".join(f"{name} {value!r}" for name, value in row.items())
    return InputError(
        f"a ballot has no {column}",
        where=f"ballots, row {place} ({shown})",
        right="a value in every row; NON_VOTING where a member took no part",
        todo="fill or drop these rows; nothing is guessed here",
    )


def duplicate_ballots(rows: pl.DataFrame) -> InputError:
    """The error for a member with two ballots on one vote, the first such pair named."""
    twice = rows.group_by("vote_id", "member", maintain_order=True).len().filter(pl.col("len") > 1)
    vote, member, number = twice.row(0)
    return InputError(
        f"{member} has {number} ballots on {vote}",
        where=f"ballots; {twice.height} such pairs",
        right="one ballot for each member and vote",
        todo="drop the repeated rows, or say which of them counts",
    )
