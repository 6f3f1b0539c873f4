"""One entry of a journal: what was done, by whom and when, as the exact bytes that are sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hemicycle.chamber.canonical import compact
from hemicycle.chamber.tree import leaf_hash


@dataclass(frozen=True)
class Entry:
    """An entry as stored; everything else is read from its bytes.

    Parameters
    ----------
    meeting
        Id of the meeting.
    sequence
        Place in the journal of the meeting, 1 or more, without gaps. It orders the entries; the
        time only describes them, since clocks jump.
    data
        JSON: ``meeting``, ``sequence``, ``at``, ``actor`` (a random id, never a name), ``event``.
    """

    meeting: str
    sequence: int
    data: bytes

    @cached_property
    def _plain(self) -> Mapping[str, Any]:
        plain: Mapping[str, Any] = json.loads(self.data)
        return plain

    @property
    def event(self) -> Mapping[str, Any]:
        """What happened: an ``act``, what ``follows`` from one, or a word of the ``chamber``."""
        event: Mapping[str, Any] = self._plain["event"]
        return event

    @property
    def actor(self) -> str:
        """Random id of the person, or of the server where nobody acted."""
        return str(self._plain["actor"])

    @property
    def at(self) -> str:
        """When, by the server's clock: UTC, milliseconds."""
        return str(self._plain["at"])

    @property
    def leaf(self) -> bytes:
        """Hash of the entry in the Merkle tree."""
        return leaf_hash(self.data)


def written(meeting: str, sequence: int, event: Mapping[str, Any], *, actor: str, at: str) -> Entry:
    """The entry for an event.

    Raises
    ------
    InputError
        The event holds a value that JSON cannot keep exactly.
    """
    plain = {"meeting": meeting, "sequence": sequence, "at": at, "actor": actor, "event": event}
    return Entry(meeting, sequence, compact(plain))
