"""An opened record: its tables as Polars frames, and the questions asked of them most.

Start with :func:`open_record`. Tables are read on first use; a single vote's ballots are read
without loading the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.domain.vote import Correction, Position, VoteEvent
from hemicycle.errors import InputError
from hemicycle.record.backing import Backing, collected
from hemicycle.record.events import correction_of, event_of
from hemicycle.record.location import locate
from hemicycle.record.resolve import Resolver

if TYPE_CHECKING:
    from hemicycle.record.shelf import Shelved

#: Votes whose ballots are read one by one before the whole table is worth loading.
_READ_ALONE = 50
#: Votes whose positions are kept in memory.
_REMEMBERED = 1_000
_POSITION = {position.value: position for position in Position}


def open_record(where: str | Path | None = None) -> Record:
    """Open a record for reading.

    Parameters
    ----------
    where
        A record's directory, ``embedded`` for the facts shipped with hemicycle, or a lock file,
        which opens exactly the version it names. None: the environment variable
        ``HEMICYCLE_RECORD``, else the user's own record once it exists, else the embedded one.

    Raises
    ------
    InputError
        No record is there.
    RecordConflictError
        The record was written by a newer hemicycle, or is damaged.
    """
    chosen = locate(where)
    if chosen is None:
        from hemicycle.record.shipped import Shipped

        return Record(Shipped())
    if chosen.is_file():
        from hemicycle.record.locked import open_locked

        return Record(open_locked(chosen))
    from hemicycle.record.store import open_snapshot
    from hemicycle.record.version import RECORD_FORMAT

    snapshot = open_snapshot(chosen)
    if snapshot.format < RECORD_FORMAT:
        from hemicycle.record.ingest import rebuild

        rebuild(chosen)
        snapshot = open_snapshot(chosen)
    return Record(snapshot)


class Record:
    """The votes that some set of files says, merged; one version, never changing.

    Every frame has the columns of :mod:`hemicycle.record.schema` and converts with
    ``.to_pandas()``.
    """

    def __init__(self, backing: Backing) -> None:
        self._backing = backing
        self._tables: dict[str, pl.DataFrame] = {}
        self._positions: dict[str, dict[str, Position]] = {}

    def __repr__(self) -> str:
        return f"Record({self._backing.name!r}, version {self.version})"

    @property
    def version(self) -> str:
        """Hash of what is in the record: the same files give the same version."""
        return self._backing.version

    @property
    def name(self) -> str:
        """Directory of the record, or ``embedded``."""
        return self._backing.name

    @property
    def files(self) -> Mapping[str, Path]:
        """Parquet file per table; empty for the embedded record, which lives in memory."""
        return self._backing.files

    @property
    def coverage(self) -> Mapping[str, Mapping[str, Any]]:
        """Per body: ``votes``, ``ballots``, ``first`` and ``last`` day in ISO form."""
        return self._backing.coverage

    @property
    def entries(self) -> Sequence[Shelved]:
        """The files it was made of, as received; none for the embedded record."""
        return self._backing.entries

    def scan(self, table: str) -> pl.LazyFrame:
        """A table as a lazy frame; nothing is read before ``.collect()``."""
        held = self._tables.get(table)
        return self._backing.scan(table) if held is None else held.lazy()

    def table(self, name: str) -> pl.DataFrame:
        """A table in memory, read once."""
        if name not in self._tables:
            self._tables[name] = collected(self._backing, self._backing.scan(name), name)
        return self._tables[name]

    @property
    def votes(self) -> pl.DataFrame:
        """One row per vote event, sorted by ``vote_id``."""
        return self.table("votes")

    @property
    def ballots(self) -> pl.DataFrame:
        """One row per vote and member, sorted by ``vote_id`` and ``member``."""
        return self.table("ballots")

    @property
    def corrections(self) -> pl.DataFrame:
        """Later statements of members about their votes."""
        return self.table("corrections")

    @property
    def findings(self) -> pl.DataFrame:
        """Where sources disagree with themselves, the roll or each other."""
        return self.table("findings")

    @property
    def vote_aliases(self) -> pl.DataFrame:
        """Other identifiers of the votes."""
        return self.table("vote_aliases")

    @property
    def sources(self) -> pl.DataFrame:
        """The sources in this record, with licence and required citation."""
        return self.table("sources")

    @property
    def states(self) -> pl.DataFrame:
        """Names, codes and voting units of members, by date."""
        return self.table("states")

    @property
    def seats(self) -> pl.DataFrame:
        """Dated seats of bodies with limited membership."""
        return self.table("seats")

    @property
    def groups(self) -> pl.DataFrame:
        """Dated memberships of declared groups."""
        return self.table("groups")

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {vote_id: place for place, vote_id in enumerate(self.votes["vote_id"])}

    def resolve(self, reference: str) -> tuple[str, ...]:
        """Votes that a symbol in any spelling, a vote_id or an alias means; empty if none."""
        return self._resolver.resolve(reference)

    def one(self, reference: str) -> str:
        """The one vote that the reference means.

        Raises
        ------
        InputError
            Several votes (all listed), or none (the nearest are named, and how to get more).
        """
        return self._resolver.one(reference)

    def event(self, vote_id: str) -> VoteEvent:
        """One vote, everything but its ballots."""
        place = self._places.get(vote_id)
        if place is None:
            raise InputError(
                f"the record holds no vote with the id {vote_id!r}",
                where=self.name,
                right="a vote_id as in the table votes",
                todo="look it up with: hemicycle votes --about TEXT",
            )
        return event_of(self.votes.row(place, named=True))

    def positions(self, vote_id: str) -> dict[str, Position] | None:
        """Position by member code, in order of codes; None where no ballots are known."""
        known = self._positions.get(vote_id)
        if known is None:
            pairs = self._ballots_of(vote_id).select("member", "position").iter_rows()
            known = {member: _POSITION[position] for member, position in pairs}
            if len(self._positions) < _REMEMBERED:
                self._positions[vote_id] = known
        return dict(known) or None

    def _ballots_of(self, vote_id: str) -> pl.DataFrame:
        """Ballots of one vote: read alone at first, cut from the whole table once many were."""
        if len(self._positions) < _READ_ALONE:
            wanted = self.scan("ballots").filter(pl.col("vote_id") == vote_id)
            return collected(self._backing, wanted, "ballots")
        start, length = self._spans.get(vote_id, (0, 0))
        return self.ballots.slice(start, length)

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        """First row and number of rows of each vote in the sorted table of ballots."""
        runs = self.ballots.select(pl.col("vote_id").rle()).unnest("vote_id")
        starts = runs["len"].cum_sum() - runs["len"]
        return {
            vote_id: (start, length)
            for vote_id, start, length in zip(runs["value"], starts, runs["len"], strict=True)
        }

    def corrections_of(self, vote_id: str) -> tuple[Correction, ...]:
        """What members said later about their votes."""
        return tuple(correction_of(row) for row in self._about["corrections"].get(vote_id, ()))

    def findings_of(self, vote_id: str) -> list[dict[str, Any]]:
        """Findings on one vote, as rows of the table."""
        return [dict(row) for row in self._about["findings"].get(vote_id, ())]

    @cached_property
    def _about(self) -> dict[str, dict[str, list[dict[str, Any]]]]:
        """Rows of the small tables by vote: a page asks for those of many votes."""
        held: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for table in ("corrections", "findings"):
            held[table] = {}
            for row in self.table(table).iter_rows(named=True):
                held[table].setdefault(row["vote_id"], []).append(row)
        return held

    def on(self, day: date, body: str | None = None) -> list[str]:
        """Votes of one day, each text before its amendments, parts and motions."""
        found = self.votes[self._by_day.get(day, [])]
        if body is not None:
            found = found.filter(pl.col("body") == body)
        return _texts_first(found)

    @cached_property
    def _by_day(self) -> dict[date, list[int]]:
        """Rows of the votes of each day."""
        held: dict[date, list[int]] = {}
        for place, day in enumerate(self.votes["date"]):
            held.setdefault(day, []).append(place)
        return held

    def children(self, vote_id: str) -> list[str]:
        """Amendments, parts and motions of a text."""
        return list(self._children.get(vote_id, ()))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        """Amendments, parts and motions by their text."""
        held: dict[str, list[str]] = {}
        pairs = self.votes.select("parent", "vote_id").drop_nulls()
        for parent, vote_id in sorted(pairs.iter_rows(), key=lambda pair: _natural(pair[1])):
            held.setdefault(parent, []).append(vote_id)
        return held

    def series(self, name: str, body: str | None = None) -> list[VoteEvent]:
        """Votes on one matter, oldest first."""
        found = self.votes.filter(pl.col("series") == name)
        if body is not None:
            found = found.filter(pl.col("body") == body)
        ordered = found.sort("date", "vote_id", nulls_last=True)
        return [event_of(row) for row in ordered.iter_rows(named=True)]

    def newest_day(self) -> date:
        """Latest day with a vote whose date is not in doubt."""
        exact = pl.col("date_quality").fill_null("exact") == "exact"
        newest = self.votes.filter(exact)["date"].max()
        if not isinstance(newest, date):
            raise InputError(
                "the record holds no dated vote",
                where=self.name,
                right="a record with at least one vote",
                todo="put files in with: hemicycle ingest FILE...",
            )
        return newest

    def nearest_days(self, day: date) -> tuple[date, ...]:
        """The last day with a vote before ``day`` and the first after it."""
        days = self.votes["date"].drop_nulls()
        found = (days.filter(days < day).max(), days.filter(days > day).min())
        return tuple(near for near in found if isinstance(near, date))


def _texts_first(votes: pl.DataFrame) -> list[str]:
    """Ids in order of body and symbol, children right after their text."""
    parents = dict(votes.select("vote_id", "parent").iter_rows())
    bodies = dict(votes.select("vote_id", "body").iter_rows())

    def place(vote_id: str) -> tuple[str, list[tuple[int, int, str]], bool, list[Any]]:
        parent = parents[vote_id]
        return (
            bodies[vote_id],
            _natural(parent or vote_id),
            parent is not None,
            _natural(vote_id),
        )

    return sorted(parents, key=place)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which ``L-9`` comes before ``L-10``."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in text.split("-") if part
    ]
