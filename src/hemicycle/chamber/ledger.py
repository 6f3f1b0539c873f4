"""What is held in memory of a journal: its tree and its newest head.

Made from the stored entries when first asked for, and brought up to date in every transaction, so
that a second process on the same database is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Row, func, select

from hemicycle.chamber.seal import Head, head_from
from hemicycle.chamber.tables import ENTRIES, HEADS
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

    def locked(self, connection: Connection, meetings: Sequence[str]) -> dict[str, Ledger]:
        """Ledgers as this transaction, which holds the meetings, is about to write to them.

        A meeting that does not exist is not among them.
        """
        with self._lock:
            stored = _last(connection, meetings)
            for meeting, last in stored.items():
                if last < self._held(meeting).size:  # a copy of the database was put in its place
                    del self._ledgers[meeting]
            return self._up_to_date(connection, stored)

    def seen(self, connection: Connection, meeting: str) -> Ledger:
        """The ledger for a reader: at least as far as its transaction sees.

        Raises
        ------
        InputError
            There is no such meeting.
        """
        with self._lock:
            found = self._up_to_date(connection, _last(connection, [meeting]))
        if not found:
            raise no_meeting(meeting)
        return found[meeting]

    def publish(self, ledger: Ledger, head: Head | None, heads: int) -> None:
        """What was added to a ledger is durable now."""
        with self._lock:
            self._ledgers[ledger.meeting] = ledger
            ledger.size = len(ledger.tree)
            ledger.head, ledger.heads = head, heads

    def _held(self, meeting: str) -> Ledger:
        return self._ledgers.setdefault(meeting, Ledger(meeting))

    def _up_to_date(self, connection: Connection, stored: Mapping[str, int]) -> dict[str, Ledger]:
        ledgers = {meeting: self._held(meeting) for meeting in stored}
        for meeting, ledger in ledgers.items():
            if stored[meeting] > ledger.size:
                _catch_up(connection, ledger)
        for row in _newest_heads(connection, list(stored)):
            ledger = ledgers[row.meeting]
            if row.number > ledger.heads:
                ledger.heads, ledger.head = row.number, head_from(_plain(row.data), row.signature)
        return ledgers

    def forget(self) -> None:
        """Drop what is held: after a failure the database alone says what was kept."""
        with self._lock:
            self._ledgers.clear()


def _last(connection: Connection, meetings: Sequence[str]) -> dict[str, int]:
    """The last sequence of each meeting that exists: none is without an entry."""
    rows = (
        select(ENTRIES.c.meeting, func.max(ENTRIES.c.sequence).label("last"))
        .where(ENTRIES.c.meeting.in_(meetings))
        .group_by(ENTRIES.c.meeting)
    )
    return {row.meeting: row.last for row in connection.execute(rows)}


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


def _newest_heads(connection: Connection, meetings: Sequence[str]) -> Iterable[Row[Any]]:
    newest = (
        select(HEADS.c.meeting, func.max(HEADS.c.number).label("number"))
        .where(HEADS.c.meeting.in_(meetings))
        .group_by(HEADS.c.meeting)
        .subquery()
    )
    same = (HEADS.c.meeting == newest.c.meeting) & (HEADS.c.number == newest.c.number)
    return connection.execute(select(HEADS).join(newest, same))


def _plain(data: bytes) -> Mapping[str, object]:
    plain: Mapping[str, object] = json.loads(data)
    return plain


def no_meeting(meeting: str) -> InputError:
    """The error for an id that names no meeting."""
    return InputError(
        f"The journal holds no meeting {meeting!r}",
        where="the id of the meeting",
        right="the id that beginning the meeting gave",
        todo="look the meeting up in the list of meetings of this journal",
    )
