"""From ballots of chosen votes to the arrays of a matrix."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.coding import ABSENT, ABSTAIN, MISSING, NO, YES, Coding
from hemicycle.measure.links import Links, links_of_texts
from hemicycle.measure.matrix_frames import duplicate_ballots, need_columns
from hemicycle.measure.matrix_units import unit_column

Cells = npt.NDArray[np.int8]
Text = npt.NDArray[np.str_]


def ballots_of(cells: pl.DataFrame, kept: pl.DataFrame, coding: Coding) -> pl.DataFrame:
    """``column, vote_id, row_of, member, cell``: the ballots that count, with their column.

    ``row_of`` names the matrix row: the member, or the unit where the coding groups so.
    """
    facts = [name for name in ("date", "regular_session") if name in kept.columns]
    columns = kept.select("vote_id", *facts).with_row_index("column")
    rows = _in_runs(cells, columns)
    for member, session in coding.without_members:
        if session is not None:
            need_columns(kept, ("regular_session",), "votes", f"coding {coding.name}")
        there = True if session is None else pl.col("regular_session") == session
        rows = rows.filter(~((pl.col("member") == member) & there))
    if coding.grouped == "member":
        return rows.with_columns(row_of=pl.col("member"))
    need_columns(kept, ("date",), "votes", "voting units")
    return rows.with_columns(row_of=unit_column(rows))


def _in_runs(cells: pl.DataFrame, columns: pl.DataFrame) -> pl.DataFrame:
    """Inner join on ``vote_id``, one lookup for each run of equal ids; a record has them sorted."""
    runs = cells["vote_id"].rle_id()
    first = cells["vote_id"].filter(runs.is_first_distinct()).to_frame()
    found = first.join(columns, on="vote_id", how="left", maintain_order="left").drop("vote_id")
    rows = cells.with_columns(found[runs])
    return rows.filter(pl.col("column").is_not_null())


def positions_of(
    rows: pl.DataFrame, n_votes: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], Cells]:
    """Row labels, the seats behind each, and int8 (n_members, n_votes).

    Raises
    ------
    InputError
        Two ballots in one cell.
    """
    held = rows.select("row_of", "member").unique().sort("row_of", "member")
    seats = held.group_by("row_of", maintain_order=True).agg("member")
    members = tuple(seats["row_of"])
    if not members:
        raise NotIdentifiedError(
            "the votes have no ballots",
            where="ballots",
            right="at least one member's position",
            todo="ingest files with roll calls",
        )
    code = pl.col("row_of").cast(pl.Enum(members)).to_physical()
    place = rows.select(code.cast(pl.Int64) * n_votes + pl.col("column"))["row_of"].to_numpy()
    flat = np.zeros(len(members) * n_votes, dtype=np.int8)
    flat[place] = rows["cell"].to_numpy()
    if np.bincount(place, minlength=1).max() > 1:
        raise duplicate_ballots(rows.select("vote_id", member="row_of"))
    return members, tuple(map(tuple, seats["member"])), flat.reshape(len(members), n_votes)


def items_of(
    kept: pl.DataFrame, coding: Coding, links: Links | None
) -> tuple[Text, tuple[str, ...]]:
    """Item label of each vote (n_votes,), and a note on where the links come from."""
    votes = kept["vote_id"].to_list()
    if not coding.linked:
        return np.array(votes), ()
    if links is None:
        need_columns(
            kept, ("body", "question", "session", "title"), "votes", "links by titles and series"
        )
        links = links_of_texts(kept)
    note = f"repeated texts linked by {links.source}"
    return np.array([links.items.get(vote, vote) for vote in votes]), (note,)


def divided(positions: Cells, items: Text) -> npt.NDArray[np.bool_]:
    """bool (n_votes,): votes whose item drew two different answers from those who voted."""
    _, item = np.unique(items, return_inverse=True)
    answers = sum(
        (np.bincount(item, (positions == cell).any(axis=0)) > 0).astype(np.int8)
        for cell in (YES, ABSTAIN, NO)
    )
    return np.asarray(answers > 1)[item]


def coded(positions: Cells, coding: Coding) -> Cells:
    """Cells that are no answer under the coding become 0."""
    cells = np.ascontiguousarray(positions)
    if coding.abstain == "missing":
        cells[cells == ABSTAIN] = MISSING
    if coding.absence == "missing":
        cells[cells == ABSENT] = MISSING
    return cells


def periods_of(period: pl.Series) -> tuple[tuple[int | str, ...], npt.NDArray[np.int32]]:
    """Labels in ascending order, and the index of each vote's; the votes are sorted by them."""
    change = (period != period.shift(1)).fill_null(True).to_numpy()
    return tuple(period.filter(pl.Series(change))), np.cumsum(change, dtype=np.int32) - np.int32(1)


def dates_of(kept: pl.DataFrame) -> npt.NDArray[np.datetime64]:
    """datetime64[D] (n_votes,), NaT where the frame has no day."""
    if "date" not in kept.columns:
        return np.full(kept.height, np.datetime64("NaT"), dtype="datetime64[D]")
    return kept["date"].to_numpy().astype("datetime64[D]")
