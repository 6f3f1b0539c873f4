"""From the journal to the meeting: the events that count, and the state they amount to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hemicycle.chamber.entry import Entry
from hemicycle.meeting.codec import from_plain, to_plain
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.fold import Event, fold
from hemicycle.meeting.state import EMPTY, State
from hemicycle.record.readers.journal_lines import counting


def plain(events: Iterable[Event]) -> list[Mapping[str, Any]]:
    """Events of a meeting as the journal takes them."""
    return [to_plain(event) for event in events]


def meeting_of(entries: Iterable[Entry], start: State = EMPTY) -> Meeting:
    """The meeting that the entries amount to; what was undone does not count.

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
    numbered = [(entry.sequence, entry.event) for entry in entries]
    events = tuple(
        from_plain(event, f"journal, entry {sequence}") for sequence, event in counting(numbered)
    )
    return Meeting(fold(events, start), events)
