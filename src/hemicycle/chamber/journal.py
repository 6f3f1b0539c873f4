"""The journal of meetings: entries are appended, made durable, sealed, and never changed.

A first walk through it stands, executed, in ``docs/journal.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Engine

from hemicycle.chamber.batch import check_key
from hemicycle.chamber.canonical import fresh_id, stamp
from hemicycle.chamber.database import engine_for, explained, prepare
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.ledger import Ledger
from hemicycle.chamber.reading import MeetingInfo, Reading
from hemicycle.chamber.request import Appended, Request, check
from hemicycle.chamber.seal import Head, Receipt, signed_receipt
from hemicycle.chamber.urn import SecretBallot
from hemicycle.chamber.writer import Writer
from hemicycle.errors import HemicycleError, InputError

__all__ = ["Journal", "MeetingInfo"]


class Journal(Reading):
    """Journals of many meetings in one database; may be used from many threads."""

    def __init__(self, engine: Engine, key: SealKey) -> None:
        super().__init__(engine)
        self.key = key
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

    def submit_opening(
        self,
        meeting: str,
        expected: int,
        urn: str,
        *,
        actor: str,
        at: datetime,
        command: str | None = None,
    ) -> Future[Appended]:
        """Open an urn: its ballots, sorted, become one entry, sealed, and are deleted.

        The event is ``{"chamber": "urn_opened", "urn", "voters", "ballots": [[candidate, ...]]}``.
        """
        return self._submit(
            Request(meeting, expected, (), actor, stamp(at), command, seal=True, empties=urn)
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
        """As :meth:`submit_opening`, and wait."""
        return self.submit_opening(
            meeting, expected, urn, actor=actor, at=at, command=command
        ).result()

    def _submit(self, request: Request) -> Future[Appended]:
        check(request)
        return self._writer.submit(request)

    # --- seals ------------------------------------------------------------------------------------

    def seal(self, meeting: str, *, at: datetime) -> Head:
        """The head over everything there is; signed now unless the newest one covers it."""
        request = Request(meeting, None, (), "server", stamp(at), seal=True)
        head = self._submit(request).result().head
        assert head is not None
        return head

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
