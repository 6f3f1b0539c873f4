"""A meeting read back from its journal: what a restart begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hemicycle.chamber.assembly import assembly_from
from hemicycle.chamber.entry import Entry
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.log import Log
from hemicycle.chamber.plan import Moment
from hemicycle.chamber.request import Appended
from hemicycle.chamber.room import Room
from hemicycle.chamber.seal import Head
from hemicycle.errors import InputError
from hemicycle.meeting.codec import from_plain
from hemicycle.meeting.fold import Event, fold


@dataclass(frozen=True)
class Loaded:
    """A meeting as its journal holds it.

    Parameters
    ----------
    moment
        Where it stands.
    log
        What was done so far, in sentences.
    heads
        Signed heads, the opening one first.
    commands
        Requests that were kept, by their keys.
    """

    moment: Moment
    log: Log
    heads: tuple[Head, ...]
    commands: dict[str, Appended]


def load(journal: Journal, meeting: str) -> Loaded:
    """Read a meeting.

    Raises
    ------
    InputError
        There is none, or it was not begun by a chamber.
    JournalError
        The database cannot be read.
    """
    entries = journal.read(meeting)
    opening = entries[0].event
    if opening.get("chamber") != "begun" or "assembly" not in opening:
        raise _no_chamber(meeting)
    start = assembly_from(opening["assembly"]).start()
    log, room, state = Log(start), Room(), start
    for entry in entries:
        event = entry.event
        if "chamber" in event:
            room = room.after(event, moment_of(entry.at))
            log.note(entry, room)
        else:
            done = event_of(entry)
            log.add(entry, done, room)
            state = fold((done,), state)
    moment = Moment(state, room, entries[-1].sequence)
    return Loaded(moment, log, journal.heads(meeting), journal.commands(meeting))


def event_of(entry: Entry) -> Event:
    """The event of the meeting that an entry holds."""
    return from_plain(entry.event, f"journal, entry {entry.sequence}")


def moment_of(at: str) -> datetime:
    """The time of an entry."""
    return datetime.fromisoformat(at)


def _no_chamber(meeting: str) -> InputError:
    return InputError(
        "This meeting was not held in a chamber of this program",
        where=f"meeting {meeting}",
        right="a meeting set up with `hemicycle chamber new`",
        todo="choose one from the list of chambers",
    )
