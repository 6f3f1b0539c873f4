"""What the tables say of one vote, found without going through all of them.

A command asks for one vote and reads its ballots alone from the file; a site asks for thousands and
has the whole table. The tables are sorted by vote, so the rows of one stand together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol

import polars as pl

from hemicycle.domain.vote import Position

#: Votes whose ballots are read one by one before the whole table is worth loading.
_READ_ALONE = 50
#: Votes whose positions are kept in memory.
_REMEMBERED = 1_000
_POSITION = {position.value: position for position in Position}


class _Tables(Protocol):
    def scan(self, table: str) -> pl.LazyFrame: ...
    def table(self, name: str) -> pl.DataFrame: ...


class ByVote:
    """Rows of one vote, from any table that has them.

    Parameters
    ----------
    tables
        The record.
    read
        Reads a lazy frame of the table named; damage is told as the record tells it.
    """

    def __init__(self, tables: _Tables, read: Callable[[pl.LazyFrame, str], pl.DataFrame]) -> None:
        self._tables = tables
        self._read = read
        self._positions: dict[str, dict[str, Position]] = {}
        self._spans: dict[str, dict[str, tuple[int, int]]] = {}

    def positions(self, vote_id: str) -> dict[str, Position]:
        """Position by member code, in order of codes; empty where no ballots are known."""
        known = self._positions.get(vote_id)
        if known is None:
            ballots = self.ballots(vote_id)
            pairs = zip(ballots["member"], ballots["position"], strict=True)
            known = {member: _POSITION[position] for member, position in pairs}
            if len(self._positions) < _REMEMBERED:
                self._positions[vote_id] = known
        return dict(known)

    def ballots(self, vote_id: str) -> pl.DataFrame:
        """Ballots of one vote: read alone at first, cut from the whole table once many were."""
        if len(self._positions) < _READ_ALONE:
            wanted = self._tables.scan("ballots").filter(pl.col("vote_id") == vote_id)
            return self._read(wanted, "ballots")
        return self._cut("ballots", vote_id)

    def aliases(self, vote_id: str) -> list[dict[str, str]]:
        """Other names of a vote: ``kind`` and ``value``, in the order of the table."""
        found = self._cut("vote_aliases", vote_id)
        pairs = dict.fromkeys(zip(found["kind"], found["value"], strict=True))
        return [{"kind": kind, "value": value} for kind, value in pairs]

    def _cut(self, table: str, vote_id: str) -> pl.DataFrame:
        """The vote's rows of a table that is sorted by vote."""
        whole = self._tables.table(table)
        if table not in self._spans:
            self._spans[table] = _spans(whole)
        return whole.slice(*self._spans[table].get(vote_id, (0, 0)))

    def rows(self, table: str, vote_id: str) -> list[dict[str, Any]]:
        """Rows of one of the small tables, ``corrections`` or ``findings``."""
        return [dict(row) for row in self._small[table].get(vote_id, ())]

    @cached_property
    def _small(self) -> dict[str, dict[str, list[dict[str, Any]]]]:
        """Rows of the small tables by vote: a page asks for those of many votes."""
        held: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for table in ("corrections", "findings"):
            held[table] = {}
            for row in self._tables.table(table).iter_rows(named=True):
                held[table].setdefault(row["vote_id"], []).append(row)
        return held


def _spans(table: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """First row and number of rows of each vote in a sorted table."""
    runs = table.select(pl.col("vote_id").rle()).unnest("vote_id")
    starts = runs["len"].cum_sum() - runs["len"]
    return {
        vote_id: (start, length)
        for vote_id, start, length in zip(runs["value"], starts, runs["len"], strict=True)
    }
