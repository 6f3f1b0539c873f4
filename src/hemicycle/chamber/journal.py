"""The journal of meetings: entries are appended, made durable, sealed, and never changed.

>>> from datetime import UTC, datetime
>>> from hemicycle.chamber.key import SealKey
>>> journal = Journal.open("meetings.db", SealKey.from_file(path))        # doctest: +SKIP
>>> opening = {"chamber": "begun", "world": "simulation:school"}          # doctest: +SKIP
>>> meeting = journal.begin(opening, actor=me, at=now).meeting            # doctest: +SKIP
>>> journal.append(meeting, 1, [event], actor=me, at=now).last            # doctest: +SKIP
2
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Engine, func, select

from hemicycle.chamber import urn as urns
from hemicycle.chamber.batch import check_key, known_commands
from hemicycle.chamber.canonical import fresh_id, stamp
from hemicycle.chamber.database import engine_for, explained, prepare
from hemicycle.chamber.entry import Entry
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.ledger import Ledger, Ledgers, no_meeting
from hemicycle.chamber.request import Appended, Request, check
from hemicycle.chamber.seal import Head, Receipt, head_from, signed_receipt
from hemicycle.chamber.tables import ENTRIES, HEADS, MEETINGS
from hemicycle.chamber.urn import SecretBallot
from hemicycle.chamber.writer import Writer
from hemicycle.errors import HemicycleError, InputError


@dataclass(frozen=True)
class MeetingInfo:
    """A meeting of the journal: ``opening`` is its first event, ``size`` its number of entries."""

    meeting: str
    begun: str
    retain_until: date | None
    size: int
    opening: Mapping[str, Any]


class Journal:
    """Journals of many meetings in one database; may be used from many threads."""

    def __init__(self, engine: Engine, key: SealKey) -> None:
        self.engine = engine
        self.key = key
        self._ledgers = Ledgers()
        self._writer = Writer(engine, self._ledgers, key)

    @classmethod
    def open(cls, address: str | Path, key: SealKey) -> Journal:
        """The journal at an address, made if it is not there.

        Parameters
        ----------
        address
            Path of an SQLite file, or ``postgresql://USER:PASSWORD@HOST/DATABASE``.
        key
            Seals every meeting in it.

        Raises
        ------
        InputError, JournalError, RecordConflictError
            It cannot be opened, or a newer hemicycle made it.
        """
        engine = engine_for(address)
        try:
            prepare(engine)
        except HemicycleError:
            engine.dispose()
            raise
        return cls(engine, key)

    def close(self) -> None:
        """Finish what is queued and close the database."""
        self._writer.close()
        self.engine.dispose()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- writing ----------------------------------------------------------------------------------

    def begin(
        self,
        opening: Mapping[str, Any],
        *,
        actor: str,
        at: datetime,
        meeting: str | None = None,
        command: str | None = None,
        retain_until: date | None = None,
    ) -> Appended:
        """Begin a meeting: ``opening`` becomes entry 1 and the first head is signed over it."""
        return self._submit(
            Request(
                meeting=meeting or fresh_id(),
                expected=0,
                events=(opening,),
                actor=actor,
                at=stamp(at),
                command=command,
                seal=True,
                begins=True,
                retain_until=retain_until.isoformat() if retain_until else None,
            )
        ).result()

    def append(
        self,
        meeting: str,
        expected: int,
        events: Sequence[Mapping[str, Any]],
        *,
        actor: str,
        at: datetime,
        command: str | None = None,
        seal: bool = False,
    ) -> Appended:
        """Append events; on return they are durable.

        Parameters
        ----------
        expected
            The last sequence the sender has seen: what it decides on.
        events
            Plain JSON values, one or more, kept together or not at all.
        actor
            Random id of who acts (:func:`.canonical.fresh_id`), never a name.
        command
            The sender's key for this request; sent again it is answered, not doubled.
        seal
            Sign a head behind these events, in the same transaction.

        Raises
        ------
        JournalConflictError
            Another entry came first; nothing was kept.
        InputError
            An unknown meeting, an event that cannot be written, a key used for something else.
        JournalError
            The database failed; its words say what is known to be kept.
        """
        return self.submit(
            meeting, expected, events, actor=actor, at=at, command=command, seal=seal
        ).result()

    def submit(
        self,
        meeting: str,
        expected: int,
        events: Sequence[Mapping[str, Any]],
        *,
        actor: str,
        at: datetime,
        command: str | None = None,
        seal: bool = False,
    ) -> Future[Appended]:
        """As :meth:`append`, without waiting: many can be under way and share one commit.

        The next request may expect the entries of this one. Where this one fails, so does it.
        """
        return self._submit(
            Request(meeting, expected, tuple(events), actor, stamp(at), command, seal)
        )

    def submit_secret(
        self,
        meeting: str,
        expected: int,
        ballot: SecretBallot,
        *,
        actor: str,
        at: datetime,
        command: str | None = None,
    ) -> Future[Appended]:
        """Put a secret ballot into its urn and journal that the member has voted, in one.

        The receipt of the entry shows that the member voted, not how.
        """
        voted = {"chamber": "secret_ballot", "member": ballot.member, "urn": ballot.urn}
        return self._submit(
            Request(meeting, expected, (voted,), actor, stamp(at), command, ballot=ballot)
        )

    def open_urn(
        self,
        meeting: str,
        expected: int,
        urn: str,
        *,
        actor: str,
        at: datetime,
        command: str | None = None,
    ) -> Appended:
        """Open an urn: its ballots, sorted, become one entry, sealed, and are deleted.

        The event is ``{"chamber": "urn_opened", "urn", "voters", "ballots": [[candidate, ...]]}``.
        """
        request = Request(meeting, expected, (), actor, stamp(at), command, seal=True, empties=urn)
        return self._submit(request).result()

    def _submit(self, request: Request) -> Future[Appended]:
        check(request)
        return self._writer.submit(request)

    # --- reading ----------------------------------------------------------------------------------

    def read(self, meeting: str, after: int = 0) -> tuple[Entry, ...]:
        """The entries behind a sequence, in order.

        Raises
        ------
        InputError
            There is no such meeting.
        """
        rows = (
            select(ENTRIES.c.sequence, ENTRIES.c.data)
            .where(ENTRIES.c.meeting == meeting, ENTRIES.c.sequence > after)
            .order_by(ENTRIES.c.sequence)
        )
        with explained(self.engine), self.engine.connect() as connection:
            entries = tuple(
                Entry(meeting, row.sequence, bytes(row.data)) for row in connection.execute(rows)
            )
        if not entries:
            self.last(meeting)
        return entries

    def last(self, meeting: str) -> int:
        """The last sequence of a meeting."""
        with explained(self.engine), self.engine.connect() as connection:
            return self._ledgers.seen(connection, meeting).size

    def meetings(self) -> tuple[MeetingInfo, ...]:
        """Every meeting, the newest first."""
        first, any_entry = ENTRIES.alias(), ENTRIES.alias()
        rows = (
            select(MEETINGS, first.c.data, func.max(any_entry.c.sequence).label("size"))
            .join(first, (first.c.meeting == MEETINGS.c.meeting) & (first.c.sequence == 1))
            .join(any_entry, any_entry.c.meeting == MEETINGS.c.meeting)
            .group_by(*MEETINGS.c, first.c.data)
            .order_by(MEETINGS.c.begun.desc(), MEETINGS.c.meeting)
        )
        with explained(self.engine), self.engine.connect() as connection:
            return tuple(_info(row) for row in connection.execute(rows))

    def kept(self, meeting: str, command: str) -> Appended | None:
        """Where a request was kept that carried this key, or None: for one that is sent again."""
        with explained(self.engine), self.engine.connect() as connection:
            found = known_commands(connection, [meeting], [command]).get((meeting, command))
        return replace(found[0], repeated=True) if found else None

    def ballots_in(self, meeting: str, urn: str) -> int:
        """Ballots in an urn."""
        with explained(self.engine), self.engine.connect() as connection:
            return urns.count(connection, meeting, urn)

    # --- seals ------------------------------------------------------------------------------------

    def seal(self, meeting: str, *, at: datetime) -> Head:
        """The head over everything there is; signed now unless the newest one covers it."""
        request = Request(meeting, None, (), "server", stamp(at), seal=True)
        head = self._submit(request).result().head
        assert head is not None
        return head

    def heads(self, meeting: str) -> tuple[Head, ...]:
        """Every head of a meeting, in order."""
        rows = (
            select(HEADS.c.data, HEADS.c.signature)
            .where(HEADS.c.meeting == meeting)
            .order_by(HEADS.c.number)
        )
        with explained(self.engine), self.engine.connect() as connection:
            heads = tuple(
                head_from(json.loads(row.data), row.signature) for row in connection.execute(rows)
            )
        if not heads:
            raise no_meeting(meeting)
        return heads

    def public_key(self, meeting: str) -> bytes:
        """The public key that seals a meeting, 32 bytes."""
        row = select(MEETINGS.c.key).where(MEETINGS.c.meeting == meeting)
        with explained(self.engine), self.engine.connect() as connection:
            found = connection.scalar(row)
        if found is None:
            raise no_meeting(meeting)
        return bytes.fromhex(found)

    def receipt(self, meeting: str, sequence: int) -> Receipt:
        """The signed receipt of an entry, with its inclusion proof if a head covers it.

        Raises
        ------
        InputError
            There is no such entry.
        """
        return self.receipts(meeting, [sequence])[0]

    def receipts(self, meeting: str, sequences: Iterable[int]) -> tuple[Receipt, ...]:
        """The receipts of several entries of one meeting."""
        with explained(self.engine), self.engine.connect() as connection:
            ledger = self._ledgers.seen(connection, meeting)
        return tuple(self._receipt(ledger, sequence) for sequence in sequences)

    def _receipt(self, ledger: Ledger, sequence: int) -> Receipt:
        if not 1 <= sequence <= ledger.size:
            raise _no_entry(ledger.meeting, sequence, ledger.size)
        head, tree = ledger.head, ledger.tree
        check_key(self.key, head)
        covered = head is not None and sequence <= head.size
        return signed_receipt(
            self.key,
            ledger.meeting,
            sequence,
            tree.leaf(sequence - 1),
            head=head,
            proof=tree.inclusion(sequence - 1, head.size) if head and covered else None,
        )


def _no_entry(meeting: str, sequence: int, last: int) -> InputError:
    return InputError(
        f"The meeting has no entry {sequence}",
        where=f"journal of meeting {meeting}",
        right=f"an entry from 1 to {last}",
        todo="ask for the sequence that keeping the entry gave",
    )


def _info(row: Any) -> MeetingInfo:
    until = row.retain_until
    return MeetingInfo(
        meeting=row.meeting,
        begun=row.begun,
        retain_until=date.fromisoformat(until) if until else None,
        size=row.size,
        opening=json.loads(row.data)["event"],
    )
