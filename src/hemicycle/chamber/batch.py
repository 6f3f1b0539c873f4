"""Requests that become durable in one transaction: each is checked against what is before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, select

from hemicycle.chamber.canonical import fresh_nonce
from hemicycle.chamber.entry import Entry, written
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.ledger import Ledger, Ledgers, no_meeting
from hemicycle.chamber.request import Appended, Request
from hemicycle.chamber.seal import Head, signed_head
from hemicycle.chamber.tables import COMMANDS, ENTRIES, HEADS, MEETINGS
from hemicycle.chamber.urn import Urns
from hemicycle.errors import InputError, JournalConflictError

_TABLES = (MEETINGS, ENTRIES, COMMANDS, HEADS)
"""In the order in which a batch writes them: a row stands before those that point to it."""

#: What was kept under the key of a request, and the hash of what it asked for.
Kept = tuple[Appended, str]


@dataclass
class _Staged:
    """What a batch adds to one meeting: leaves in its tree, and a head not yet durable."""

    ledger: Ledger
    head: Head | None
    heads: int


class Batch:
    """The requests of one transaction. A refused one leaves no trace in it."""

    def __init__(self, connection: Connection, ledgers: Ledgers, key: SealKey) -> None:
        self._connection = connection
        self._ledgers = ledgers
        self._key = key
        self._staged: dict[str, _Staged] = {}
        self._commands: dict[tuple[str, str], Kept] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
        self._urns = Urns(connection)

    def lock(self, requests: Sequence[Request]) -> None:
        """Keep other processes from the meetings of these requests, and read how they stand."""
        meetings = sorted({request.meeting for request in requests})
        rows = (
            select(MEETINGS.c.meeting)
            .where(MEETINGS.c.meeting.in_(meetings))
            .order_by(MEETINGS.c.meeting)
            .with_for_update()
        )
        self._connection.execute(rows).all()
        for meeting, ledger in self._ledgers.locked(self._connection, meetings).items():
            self._staged[meeting] = _Staged(ledger, ledger.head, ledger.heads)
        commands = {request.command for request in requests if request.command is not None}
        self._commands = known_commands(self._connection, meetings, commands)

    def add(self, request: Request) -> Appended:
        """Stage a request.

        Raises
        ------
        JournalConflictError
            Another entry came first.
        InputError
            Something in it cannot be kept, or another key seals the meeting.
        """
        before = self._commands.get((request.meeting, request.command or ""))
        if before is not None:
            return _repeated(request, *before)
        staged = self._stage(request)
        last = len(staged.ledger.tree)
        if request.expected is None:
            return Appended(request.meeting, last + 1, last, head=self._sealed(request, staged))
        if request.expected != last:
            raise _conflict(request, last)
        check_key(self._key, staged.head)
        entries = self._entries(request, last)
        if request.ballot is not None:
            self._urns.put(request.meeting, request.ballot)
        return self._take(request, staged, entries)

    def _stage(self, request: Request) -> _Staged:
        staged = self._staged.get(request.meeting)
        if staged is None:
            if not request.begins:
                raise no_meeting(request.meeting)
            staged = _Staged(Ledger(request.meeting), None, 0)
        return staged

    def _entries(self, request: Request, last: int) -> tuple[Entry, ...]:
        events: Sequence[Mapping[str, Any]] = request.events
        if request.empties is not None:
            events = (self._urns.empty(request.meeting, request.empties),)
        if not events:
            raise _nothing(request)
        return tuple(
            written(request.meeting, last + number, event, actor=request.actor, at=request.at)
            for number, event in enumerate(events, 1)
        )

    def _take(self, request: Request, staged: _Staged, entries: tuple[Entry, ...]) -> Appended:
        if request.meeting not in self._staged:
            self._staged[request.meeting] = staged
            self._begin(request)
        for entry in entries:
            staged.ledger.tree.append(entry.leaf)
            self._row(ENTRIES, entry.meeting, sequence=entry.sequence, data=entry.data)
        head = self._sealed(request, staged) if request.seal else None
        first, last = entries[0].sequence, entries[-1].sequence
        appended = Appended(request.meeting, first, last, entries, head)
        if request.command is not None:
            self._note(request, request.command, appended)
        return appended

    def _begin(self, request: Request) -> None:
        key, retain_until = self._key.public.hex(), request.retain_until
        self._row(MEETINGS, request.meeting, begun=request.at, key=key, retain_until=retain_until)

    def _sealed(self, request: Request, staged: _Staged) -> Head:
        tree = staged.ledger.tree
        if staged.head is not None and staged.head.size == len(tree):
            return staged.head
        check_key(self._key, staged.head)
        head = signed_head(
            self._key,
            request.meeting,
            len(tree),
            tree.root(),
            nonce=fresh_nonce(),
            at=request.at,
            previous=staged.head,
        )
        staged.head, staged.heads = head, staged.heads + 1
        number, signature = staged.heads, head.signature
        self._row(HEADS, head.meeting, number=number, data=head.data, signature=signature)
        return head

    def _note(self, request: Request, command: str, appended: Appended) -> None:
        self._commands[request.meeting, command] = appended, request.asked
        first, last, asked = appended.first, appended.last, request.asked
        self._row(COMMANDS, request.meeting, command=command, first=first, last=last, asked=asked)

    def _row(self, table: Table, meeting: str, **values: Any) -> None:
        self._rows[table.name].append({"meeting": meeting, **values})

    @property
    def fills_urn(self) -> bool:
        """Whether secret ballots are put in."""
        return self._urns.filled

    @property
    def opens_urn(self) -> bool:
        """Whether secret ballots are taken out."""
        return self._urns.emptied

    def write(self) -> None:
        """Write what was staged; it is durable when the transaction is committed."""
        for table in _TABLES:
            if self._rows[table.name]:
                self._connection.execute(table.insert(), self._rows[table.name])
        self._urns.write()

    def publish(self) -> None:
        """The transaction is committed: what was staged is what there is."""
        for staged in self._staged.values():
            self._ledgers.publish(staged.ledger, staged.head, staged.heads)


def known_commands(
    connection: Connection, meetings: Iterable[str], commands: Iterable[str]
) -> dict[tuple[str, str], Kept]:
    """Requests of these meetings that were kept before, by meeting and key."""
    rows = select(COMMANDS).where(
        COMMANDS.c.meeting.in_(list(meetings)), COMMANDS.c.command.in_(list(commands))
    )
    return {
        (row.meeting, row.command): (Appended(row.meeting, row.first, row.last), row.asked)
        for row in connection.execute(rows)
    }


def check_key(key: SealKey, head: Head | None) -> None:
    """Refuse to go on with a meeting that another key has sealed so far.

    Raises
    ------
    InputError
        It was another key.
    """
    if head is not None and head.key != key.fingerprint:
        raise InputError(
            "Another key seals this meeting",
            where=f"meeting {head.meeting}, the key with the fingerprint {key.fingerprint}",
            right=f"the key with the fingerprint {head.key}",
            todo="open the journal with that key; if it is lost, go on in a new meeting",
        )


def _repeated(request: Request, before: Appended, asked: str) -> Appended:
    if asked != request.asked:
        raise InputError(
            "This request carries the key of another one that was kept before",
            where=f"the command key {request.command}, entry {before.first}",
            right="a fresh key for each request, the same one only when it is sent again",
            todo="reload the page and do it again",
        )
    return replace(before, repeated=True)


def _conflict(request: Request, last: int) -> JournalConflictError:
    return JournalConflictError(
        f"The meeting has moved on: entry {last} is the last one, not {request.expected}",
        where=f"journal of meeting {request.meeting}",
        right=f"a request made after seeing entry {last}",
        todo="look at the meeting as it is now and decide again",
        current=last,
    )


def _nothing(request: Request) -> InputError:
    return InputError(
        "There is nothing to append",
        where=f"journal of meeting {request.meeting}",
        right="one event or more",
        todo="name what was done",
    )
