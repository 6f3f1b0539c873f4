"""Members x votes: the labelled matrix that every measure starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import ABSENT, ABSTAIN, MISSING, NO, YES, Coding
from hemicycle.measure.coding import coding as named_coding
from hemicycle.measure.links import Links
from hemicycle.measure.matrix_cells import (
    ballots_of,
    coded,
    dates_of,
    divided,
    items_of,
    periods_of,
    positions_of,
)
from hemicycle.measure.matrix_consensus import consensus_notes, with_consensus
from hemicycle.measure.matrix_frames import Frame, checked_ballots, need_columns, polars_frame
from hemicycle.measure.matrix_votes import Selection, of_one_body, recorded, select_votes

__all__ = ["Matrix", "matrix"]

Cells = npt.NDArray[np.int8]
Places = npt.NDArray[np.int32]

_WORDS = {YES: "YES", ABSTAIN: "ABSTAIN", NO: "NO", ABSENT: "NON_VOTING"}


@dataclass(frozen=True, eq=False)
class Matrix:
    """Positions of members on votes, under one coding.

    Parameters
    ----------
    members
        Row labels, sorted: member codes, or voting units where the coding groups so.
    seats
        For each row the member codes behind it, sorted: more than one only for units.
    votes
        Column labels (``vote_id``) in order of period, day and id.
    positions
        int8 (n_members, n_votes): 1 yes, 2 abstain, 3 no, 4 did not vote (only where the coding
        makes that an answer), 0 unknown, not a member, or left out by the coding.
    periods
        Period labels, ascending.
    period
        int32 (n_votes,), index into ``periods``.
    items
        Labels of items: a vote's own id, or that of the item it is linked to.
    item
        int32 (n_votes,), index into ``items``; votes of one item share its parameters.
    dates
        datetime64[D] (n_votes,), NaT where unknown.
    by_consensus
        bool (n_votes,): columns that are decisions without a vote.
    coding
        The choices that made the matrix.
    body, record_version
        Where the votes come from, where known.
    dropped
        Reasons for which votes fell out, and how many for each.
    notes
        What a reader of any result should know.
    """

    members: tuple[str, ...]
    seats: tuple[tuple[str, ...], ...]
    votes: tuple[str, ...]
    positions: Cells
    periods: tuple[int | str, ...]
    period: Places
    items: tuple[str, ...]
    item: Places
    dates: npt.NDArray[np.datetime64]
    by_consensus: npt.NDArray[np.bool_]
    coding: Coding
    body: str | None = None
    record_version: str | None = None
    dropped: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def shape(self) -> tuple[int, int]:
        """Number of members and of votes."""
        return len(self.members), len(self.votes)

    @cached_property
    def counts(self) -> npt.NDArray[np.int64]:
        """int64 (n_members, n_periods): answers each member gave in each period."""
        answered = self.positions != MISSING
        edges = np.searchsorted(self.period, np.arange(len(self.periods)))
        return np.add.reduceat(answered, edges, axis=1, dtype=np.int64)

    @property
    def silent(self) -> tuple[str, ...]:
        """Members without a single answer: nothing about them is identified."""
        total = self.counts.sum(axis=1)
        return tuple(member for member, n in zip(self.members, total, strict=True) if not n)

    def rows(self, member: str) -> tuple[int, ...]:
        """Rows of a member: its own, or those of the voting units that held its seat.

        Raises
        ------
        InputError
            A member without a row.
        """
        found = tuple(
            row
            for row, (label, seats) in enumerate(zip(self.members, self.seats, strict=True))
            if member == label or member in seats
        )
        if not found:
            raise InputError(
                f"{member} has no ballot among these votes",
                where=f"{self.body or 'votes'}, {self.shape[1]} votes",
                right=f"one of {len(self.members)} members, such as {', '.join(self.members[:5])}",
                todo="check the code, the body and the days asked for",
            )
        return found

    def columns_of(self, period: int | str) -> slice:
        """Columns of a period; they stand side by side."""
        place = self.periods.index(period)
        first, last = np.searchsorted(self.period, [place, place + 1])
        return slice(int(first), int(last))

    def table(self) -> pl.DataFrame:
        """``member, vote_id, period, item, position``: one row for each answer."""
        member, vote = np.nonzero(self.positions)
        words = pl.Series(self.positions[member, vote]).replace_strict(_WORDS)
        return pl.DataFrame(
            {
                "member": pl.Series(self.members).gather(member),
                "vote_id": pl.Series(self.votes).gather(vote),
                "period": pl.Series(self.periods).gather(self.period[vote]),
                "item": pl.Series(self.items).gather(self.item[vote]),
                "position": words,
            }
        )

    def summary(self) -> str:
        """What is in the matrix, which votes fell out and why, in words."""
        members, votes = self.shape
        shares = ", ".join(
            f"{_WORDS[cell].lower().replace('_', ' ')} {(self.positions == cell).sum():,}"
            for cell in self.coding.categories
        )
        lines = [
            f"{members} members, {votes:,} votes in {len(self.items):,} items, "
            f"{len(self.periods)} periods: {shares}",
            self.coding.describe(),
            *(f"left out: {number:,} votes ({reason})" for reason, number in self.dropped),
            *self.notes,
        ]
        if self.silent:
            lines.append("never voted, so nothing is identified: " + ", ".join(self.silent))
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Everything but the cells, as plain values."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "coding": self.coding.to_dict(),
            "members": list(self.members),
            "votes": len(self.votes),
            "items": len(self.items),
            "periods": list(self.periods),
            "answers": int(self.counts.sum()),
            "left_out": dict(self.dropped),
            "notes": list(self.notes),
        }


def matrix(
    ballots: Frame,
    votes: Frame | None = None,
    *,
    coding: Coding | str = "plain",
    by: str = "period",
    body: str | None = None,
    since: date | None = None,
    until: date | None = None,
    links: Links | None = None,
    record_version: str | None = None,
) -> Matrix:
    """Members x votes under a coding.

    Parameters
    ----------
    ballots
        Frame with ``vote_id, member, position`` (words of the record: YES, NO, ABSTAIN,
        NON_VOTING, UNKNOWN).
    votes
        Frame with ``vote_id`` and what the coding asks for: ``body, date, regular_session,
        session, question, method, roll_call, title, series, kind``. Without it every vote counts
        and there is one period.
    by
        ``period``: regular session, Congress, or else calendar year; ``session``; ``calendar``;
        ``all``; or a column of ``votes``.
    links
        Repeated texts, for a coding that links them; by default from titles and series.

    Raises
    ------
    InputError
        Missing columns or cells, words that are no position, two ballots of a member on a vote,
        votes of several bodies.
    NotIdentifiedError
        No vote is left.
    """
    chosen = named_coding(coding)
    cells = checked_ballots(ballots)
    if votes is None:
        facts, home = cells.select("vote_id").unique(), body
        by = "all"
    else:
        facts = polars_frame(votes, "votes")
        need_columns(facts, ("vote_id",), "votes", "a matrix of members and votes")
        facts, home = of_one_body(facts.with_columns(pl.col("vote_id").cast(pl.String)), body)
    wanted = Selection(chosen, by, home, since, until)
    kept, dropped = select_votes(recorded(facts, cells["vote_id"].unique()), wanted)
    if chosen.consensus == "in":
        kept, cells = with_consensus(facts, kept, cells, wanted)
    return _assemble(cells, kept, chosen, links, home, record_version, dropped)


def _assemble(
    cells: pl.DataFrame,
    kept: pl.DataFrame,
    coding: Coding,
    links: Links | None,
    body: str | None,
    record_version: str | None,
    dropped: tuple[tuple[str, int], ...],
) -> Matrix:
    members, seats, positions = positions_of(ballots_of(cells, kept, coding), kept.height)
    items, notes = items_of(kept, coding, links)
    if coding.unanimous == "out":
        keep = divided(positions, items)
        dropped = (*dropped, ("unanimous among those who voted", int((~keep).sum())))
        kept, items, positions = kept.filter(keep), items[keep], positions[:, keep]
        if not keep.any():
            raise NotIdentifiedError(
                "all votes are unanimous",
                where=f"coding {coding.name}, {keep.size} votes",
                right="at least one vote on which two members differed",
                todo="choose other votes, or a coding that keeps unanimous votes",
            )
    notes = (*notes, *consensus_notes(kept))
    labels, item = np.unique(items, return_inverse=True)
    periods, period = periods_of(kept["period"])
    consensus = kept["by_consensus"] if "by_consensus" in kept.columns else None
    return Matrix(
        members=members,
        seats=seats,
        votes=tuple(kept["vote_id"]),
        positions=coded(positions, coding),
        periods=periods,
        period=period,
        items=tuple(labels.tolist()),
        item=item.astype(np.int32),
        dates=dates_of(kept),
        by_consensus=np.zeros(kept.height, np.bool_) if consensus is None else consensus.to_numpy(),
        coding=coding,
        body=body,
        record_version=record_version,
        dropped=dropped,
        notes=notes,
    )
