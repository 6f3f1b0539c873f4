"""Between the journal and the meeting: events as entries hold them, and the state they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hemicycle.chamber.entry import Entry
from hemicycle.meeting.codec import from_plain, to_plain
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.fold import Event, fold
from hemicycle.meeting.state import EMPTY, State


def plain(events: Iterable[Event]) -> list[Mapping[str, Any]]:
    """Events of a meeting as the journal takes them."""
    return [to_plain(event) for event in events]


def meeting_of(entries: Iterable[Entry], start: State = EMPTY) -> Meeting:
    """The meeting that the entries amount to; what the chamber itself noted is passed over.

    Parameters
    ----------
    entries
        From the first on, in order.
    start
        The state before the first event: empty but for a house of one's own.

    Raises
    ------
    InputError
        An act or consequence that this hemicycle does not know.
    """
    events = tuple(
        from_plain(entry.event, f"journal, entry {entry.sequence}")
        for entry in entries
        if "act" in entry.event or "follows" in entry.event
    )
    return Meeting(fold(events, start), events)
