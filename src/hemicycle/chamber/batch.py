"""Requests that become durable in one transaction: each is checked against what is before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from hemicycle.chamber.canonical import canonical, digest, fresh_nonce
from hemicycle.chamber.entry import Entry, written
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.ledger import Ledger, Ledgers
from hemicycle.chamber.seal import Head, signed_head
from hemicycle.chamber.tables import COMMANDS, ENTRIES, HEADS, MEETINGS
from hemicycle.chamber.urn import SecretBallot, Urns
from hemicycle.errors import InputError, JournalConflictError

_ID = re.compile(r"[!-~]{1,64}")
_WORDS = re.compile(r"[^\x00-\x1f\x7f]{1,128}")


@dataclass(frozen=True)
class Request:
    """Events to be appended together.

    Parameters
    ----------
    expected
        Last sequence of the journal as the sender knows it; None for a head alone.
    events
        Plain JSON values, one or more; one that :attr:`empties` an urn is made here instead. A
        head alone has none.
    actor
        Random id of who acts.
    at
        When, as :func:`hemicycle.chamber.canonical.stamp` writes it.
    command
        The sender's key for this request: sent again, it is not doubled.
    seal
        Whether a head is signed over the journal as it stands behind these events.
    ballot
        A secret ballot that goes into its urn together with these events.
    empties
        The urn that is opened: its ballots, sorted, are the event.
    begins
        Whether the meeting begins with these events; ``retain_until`` belongs to that.
    """

    meeting: str
    expected: int | None
    events: tuple[Mapping[str, Any], ...]
    actor: str
    at: str
    command: str | None = None
    seal: bool = False
    ballot: SecretBallot | None = None
    empties: str | None = None
    begins: bool = False
    retain_until: str | None = None

    @property
    def asked(self) -> str:
        """Hash of what is asked for. A secret choice is not in it: it could be found by trying."""
        urn = self.ballot.urn if self.ballot else self.empties
        return digest(canonical({"actor": self.actor, "events": list(self.events), "urn": urn}))


@dataclass(frozen=True)
class Appended:
    """A request that is durable.

    Parameters
    ----------
    first, last
        Sequences of its entries.
    entries
        The entries, as stored; empty for a repeated request.
    head
        The head that was signed with it.
    repeated
        Whether it had been kept before, when it was first sent.
    """

    meeting: str
    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    head: Head | None = None
    repeated: bool = False


@dataclass
class _Staged:
    """What a batch adds to one meeting."""

    ledger: Ledger
    head: Head | None
    heads: int
    commands: dict[str, tuple[Appended, str]]
    entries: list[Entry] = field(default_factory=list)


class Batch:
    """The requests of one transaction. A refused one leaves no trace in it."""

    def __init__(self, connection: Connection, ledgers: Ledgers, key: SealKey) -> None:
        self._connection = connection
        self._ledgers = ledgers
        self._key = key
        self._staged: dict[str, _Staged] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {"entries": [], "commands": [], "heads": []}
        self._urns = Urns(connection)
        self._asked: dict[str, list[str]] = {}

    def lock(self, requests: Iterable[Request]) -> None:
        """Keep other processes from the meetings of these requests until the end."""
        for request in requests:
            self._asked.setdefault(request.meeting, []).append(request.command or "")
        rows = (
            select(MEETINGS.c.meeting)
            .where(MEETINGS.c.meeting.in_(sorted(self._asked)))
            .order_by(MEETINGS.c.meeting)
            .with_for_update()
        )
        self._connection.execute(rows).all()

    def add(self, request: Request) -> Appended:
        """Stage a request.

        Raises
        ------
        JournalConflictError
            Another entry came first.
        InputError
            Something in it cannot be kept.
        """
        _check(request)
        if request.begins:
            self._begin(request)
        staged = self._stage(request.meeting)
        if request.command in staged.commands:
            return _repeated(request, *staged.commands[request.command])
        last = staged.ledger.size + len(staged.entries)
        if request.expected is None:
            return Appended(request.meeting, last + 1, last, head=self._sealed(request, staged))
        if request.expected != last:
            raise _conflict(request, last)
        entries = self._entries(request, last)
        if request.ballot is not None:
            self._urns.put(request.meeting, request.ballot)
        return self._take(request, staged, entries)

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
        first, last = entries[0].sequence, entries[-1].sequence
        staged.entries.extend(entries)
        for entry in entries:
            staged.ledger.tree.append(entry.leaf)
        self._rows["entries"] += [
            {"meeting": e.meeting, "sequence": e.sequence, "data": e.data} for e in entries
        ]
        head = self._sealed(request, staged) if request.seal else None
        appended = Appended(request.meeting, first, last, entries, head)
        if request.command is not None:
            self._note(request, staged, appended)
        return appended

    def _sealed(self, request: Request, staged: _Staged) -> Head:
        tree = staged.ledger.tree
        if staged.head is not None and staged.head.size == len(tree):
            return staged.head
        staged.head = signed_head(
            self._key,
            request.meeting,
            len(tree),
            tree.root(),
            nonce=fresh_nonce(),
            at=request.at,
            previous=staged.head,
        )
        staged.heads += 1
        self._rows["heads"].append(
            {
                "meeting": request.meeting,
                "number": staged.heads,
                "data": staged.head.data,
                "signature": staged.head.signature,
            }
        )
        return staged.head

    def _note(self, request: Request, staged: _Staged, appended: Appended) -> None:
        assert request.command is not None
        staged.commands[request.command] = (appended, request.asked)
        self._rows["commands"].append(
            {
                "meeting": request.meeting,
                "command": request.command,
                "first": appended.first,
                "last": appended.last,
                "asked": request.asked,
            }
        )

    def _begin(self, request: Request) -> None:
        row = select(MEETINGS.c.meeting).where(MEETINGS.c.meeting == request.meeting)
        if self._connection.scalar(row) is None:
            values = {
                "meeting": request.meeting,
                "begun": request.at,
                "retain_until": request.retain_until,
            }
            self._connection.execute(MEETINGS.insert().values(values))

    def _stage(self, meeting: str) -> _Staged:
        if meeting not in self._staged:
            ledger = self._ledgers.locked(self._connection, meeting)
            commands = known_commands(self._connection, meeting, self._asked[meeting])
            self._staged[meeting] = _Staged(ledger, ledger.head, ledger.heads, commands)
        return self._staged[meeting]

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
        tables = {"entries": ENTRIES, "commands": COMMANDS, "heads": HEADS}
        for name, table in tables.items():
            if self._rows[name]:
                self._connection.execute(table.insert(), self._rows[name])
        self._urns.write()

    def publish(self) -> None:
        """The transaction is committed: what was staged is what there is."""
        for staged in self._staged.values():
            self._ledgers.publish(staged.ledger, staged.head, staged.heads)


def known_commands(
    connection: Connection, meeting: str, commands: Iterable[str]
) -> dict[str, tuple[Appended, str]]:
    """Which of these requests were kept before, with the hash of what they asked for."""
    rows = select(COMMANDS).where(
        COMMANDS.c.meeting == meeting, COMMANDS.c.command.in_(set(commands) - {""})
    )
    return {
        row.command: (Appended(meeting, row.first, row.last, repeated=True), row.asked)
        for row in connection.execute(rows)
    }


def _check(request: Request) -> None:
    """Refuse what a database would refuse later, for everybody in the batch."""
    ids = {"meeting": request.meeting, "actor": request.actor, "command": request.command or "-"}
    for name, text in ids.items():
        if not _ID.fullmatch(text):
            raise _no_id(name, text)
    urn = request.ballot.urn if request.ballot else request.empties
    member = request.ballot.member if request.ballot else "-"
    for name, text in {"urn": urn or "-", "member": member}.items():
        if not _WORDS.fullmatch(text):
            raise _no_id(name, text)


def _no_id(name: str, text: str) -> InputError:
    return InputError(
        f"{text[:80]!r} cannot name the {name} of a request",
        where=f"{name} of a request to the journal",
        right="1 to 64 letters, digits or signs of ASCII without spaces (urn, member: 128 of any)",
        todo="use an id as the server gave it",
    )


def _repeated(request: Request, before: Appended, asked: str) -> Appended:
    if asked != request.asked:
        raise InputError(
            "This request carries the key of another one that was kept before",
            where=f"the command key {request.command}, entry {before.first}",
            right="a fresh key for each request, the same one only when it is sent again",
            todo="reload the page and do it again",
        )
    return Appended(
        before.meeting, before.first, before.last, before.entries, before.head, repeated=True
    )


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
