"""What can be read of a journal: entries, meetings, heads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Engine, func, select

from hemicycle.chamber import urn as urns
from hemicycle.chamber.batch import known_commands
from hemicycle.chamber.database import explained
from hemicycle.chamber.entry import Entry
from hemicycle.chamber.ledger import Ledgers, no_meeting
from hemicycle.chamber.request import Appended
from hemicycle.chamber.seal import Head, head_from
from hemicycle.chamber.tables import COMMANDS, ENTRIES, HEADS, MEETINGS


@dataclass(frozen=True)
class MeetingInfo:
    """A meeting of the journal: ``opening`` is its first event, ``size`` its number of entries."""

    meeting: str
    begun: str
    retain_until: date | None
    size: int
    opening: Mapping[str, Any]


class Reading:
    """The readable side of a journal; may be used from many threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._ledgers = Ledgers()

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

    def commands(self, meeting: str) -> dict[str, Appended]:
        """Every request of a meeting that was kept, by the key it carried."""
        rows = select(COMMANDS).where(COMMANDS.c.meeting == meeting)
        with explained(self.engine), self.engine.connect() as connection:
            return {
                row.command: Appended(meeting, row.first, row.last, repeated=True)
                for row in connection.execute(rows)
            }

    def ballots_in(self, meeting: str, urn: str) -> int:
        """Ballots in an urn."""
        with explained(self.engine), self.engine.connect() as connection:
            return urns.count(connection, meeting, urn)

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


def _info(row: Any) -> MeetingInfo:
    until = row.retain_until
    return MeetingInfo(
        meeting=row.meeting,
        begun=row.begun,
        retain_until=date.fromisoformat(until) if until else None,
        size=row.size,
        opening=json.loads(row.data)["event"],
    )
