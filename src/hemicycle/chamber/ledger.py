"""What is held in memory of a journal: its tree and its newest head.

Made from the stored entries when first asked for, and brought up to date in every transaction, so
that a second process on the same database is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock

from sqlalchemy import Connection, func, select

from hemicycle.chamber.seal import Head, head_from
from hemicycle.chamber.tables import ENTRIES, HEADS, MEETINGS
from hemicycle.chamber.tree import Tree, leaf_hash
from hemicycle.errors import InputError


@dataclass
class Ledger:
    """One meeting's tree and newest head.

    Parameters
    ----------
    size
        Entries known to be durable; leaves beyond it are not kept yet.
    heads
        Heads so far.
    """

    meeting: str
    tree: Tree = field(default_factory=Tree)
    size: int = 0
    head: Head | None = None
    heads: int = 0


class Ledgers:
    """The ledgers of all meetings in use."""

    def __init__(self) -> None:
        self._ledgers: dict[str, Ledger] = {}
        self._lock = RLock()

    def locked(self, connection: Connection, meeting: str) -> Ledger:
        """The ledger as this transaction, which holds the meeting, is about to write to it.

        Raises
        ------
        InputError
            There is no such meeting.
        """
        with self._lock:
            stored = _last(connection, meeting)
            if stored < self._held(meeting).size:  # a copy of the database was put in its place
                del self._ledgers[meeting]
            return self._up_to_date(connection, meeting, stored)

    def seen(self, connection: Connection, meeting: str) -> Ledger:
        """The ledger for a reader: at least as far as its transaction sees.

        Raises
        ------
        InputError
            There is no such meeting.
        """
        with self._lock:
            return self._up_to_date(connection, meeting, _last(connection, meeting))

    def publish(self, ledger: Ledger, head: Head | None, heads: int) -> None:
        """What was added to a ledger is durable now."""
        with self._lock:
            ledger.size = len(ledger.tree)
            ledger.head, ledger.heads = head, heads

    def _held(self, meeting: str) -> Ledger:
        return self._ledgers.setdefault(meeting, Ledger(meeting))

    def _up_to_date(self, connection: Connection, meeting: str, stored: int) -> Ledger:
        if stored == 0 and not _exists(connection, meeting):
            self._ledgers.pop(meeting, None)
            raise no_meeting(meeting)
        ledger = self._held(meeting)
        if stored > ledger.size:
            _catch_up(connection, ledger)
        _newest_head(connection, ledger)
        return ledger

    def forget(self) -> None:
        """Drop what is held: after a failure the database alone says what was kept."""
        with self._lock:
            self._ledgers.clear()


def _last(connection: Connection, meeting: str) -> int:
    last = select(func.max(ENTRIES.c.sequence)).where(ENTRIES.c.meeting == meeting)
    return connection.scalar(last) or 0


def _exists(connection: Connection, meeting: str) -> bool:
    row = select(MEETINGS.c.meeting).where(MEETINGS.c.meeting == meeting)
    return connection.scalar(row) is not None


def _catch_up(connection: Connection, ledger: Ledger) -> None:
    ledger.tree.truncate(ledger.size)
    rows = (
        select(ENTRIES.c.data)
        .where(ENTRIES.c.meeting == ledger.meeting, ENTRIES.c.sequence > ledger.size)
        .order_by(ENTRIES.c.sequence)
    )
    for data in connection.scalars(rows):
        ledger.tree.append(leaf_hash(data))
    ledger.size = len(ledger.tree)


def _newest_head(connection: Connection, ledger: Ledger) -> None:
    newest = (
        select(HEADS.c.number, HEADS.c.data, HEADS.c.signature)
        .where(HEADS.c.meeting == ledger.meeting, HEADS.c.number > ledger.heads)
        .order_by(HEADS.c.number.desc())
        .limit(1)
    )
    row = connection.execute(newest).one_or_none()
    if row is not None:
        ledger.heads, ledger.head = row.number, head_from(_plain(row.data), row.signature)


def _plain(data: bytes) -> Mapping[str, object]:
    plain: Mapping[str, object] = json.loads(data)
    return plain


def no_meeting(meeting: str) -> InputError:
    """The error for an id that names no meeting."""
    return InputError(
        f"The journal holds no meeting {meeting!r}",
        where="the id of the meeting",
        right="the id that beginning the meeting gave",
        todo="list the meetings with: hemicycle chamber list",
    )
