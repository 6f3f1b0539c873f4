"""An opened record: its tables as Polars frames, and the questions asked of them most.

Start with :func:`open_record`. Tables are read on first use; a single vote's ballots are read
without loading the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.domain.vote import Correction, Position, VoteEvent
from hemicycle.errors import InputError
from hemicycle.record.backing import Backing, collected
from hemicycle.record.by_vote import ByVote
from hemicycle.record.calendar import Calendar, natural
from hemicycle.record.events import correction_of, event_of
from hemicycle.record.location import locate
from hemicycle.record.resolve import Resolver

if TYPE_CHECKING:
    from hemicycle.record.shelf import Shelved


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

    @cached_property
    def _by_vote(self) -> ByVote:
        return ByVote(self, partial(collected, self._backing))

    def positions(self, vote_id: str) -> dict[str, Position] | None:
        """Position by member code, in order of codes; None where no ballots are known."""
        return self._by_vote.positions(vote_id) or None

    def names_then(self, vote_id: str) -> dict[str, str]:
        """Names that the source printed for the members of one vote, where it printed any."""
        ballots = self._by_vote.ballots(vote_id)
        pairs = zip(ballots["member"], ballots["name_then"], strict=True)
        return {member: printed for member, printed in pairs if printed is not None}

    def aliases_of(self, vote_id: str) -> list[dict[str, str]]:
        """Other names of one vote: ``kind`` and ``value``."""
        return self._by_vote.aliases(vote_id)

    def corrections_of(self, vote_id: str) -> tuple[Correction, ...]:
        """What members said later about their votes."""
        return tuple(correction_of(row) for row in self._by_vote.rows("corrections", vote_id))

    def findings_of(self, vote_id: str) -> list[dict[str, Any]]:
        """Findings on one vote, as rows of the table."""
        return self._by_vote.rows("findings", vote_id)

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self.votes)

    def on(self, day: date, body: str | None = None) -> list[str]:
        """Votes of one day, each text before its amendments, parts and motions."""
        return self._calendar.on(day, body)

    def children(self, vote_id: str) -> list[str]:
        """Amendments, parts and motions of a text."""
        return list(self._children.get(vote_id, ()))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        """Amendments, parts and motions by their text."""
        held: dict[str, list[str]] = {}
        pairs = self.votes.select("parent", "vote_id").drop_nulls()
        for parent, vote_id in sorted(pairs.iter_rows(), key=lambda pair: natural(pair[1])):
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
        newest = self._calendar.newest()
        if newest is None:
            raise InputError(
                "the record holds no dated vote",
                where=self.name,
                right="a record with at least one vote",
                todo="put files in with: hemicycle ingest FILE...",
            )
        return newest

    def nearest_days(self, day: date) -> tuple[date, ...]:
        """The last day with a vote before ``day`` and the first after it."""
        return self._calendar.nearest(day)
