"""All chambers of one process: the journal they share, their people, and each as it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from hemicycle.chamber.after import Keeper
from hemicycle.chamber.feed import Feed
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.limits import Limits
from hemicycle.chamber.people import People
from hemicycle.chamber.place import Place
from hemicycle.chamber.reading import MeetingInfo
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.shown import streamed


class Hall:
    """The chambers of one place.

    Parameters
    ----------
    place
        Where they are kept.
    clock
        Tells the time, with its zone.
    real
        Directory of the record for meetings that are real; None for the user's own.
    keeps
        Whether announced votes are put into records; by one process for a place is enough.
    """

    def __init__(
        self,
        place: Place,
        clock: Callable[[], datetime],
        *,
        real: str | Path | None = None,
        keeps: bool = True,
    ) -> None:
        self.place = place
        self.clock = clock
        self.journal = Journal.open(place.database, SealKey.from_file(place.key))
        self.people = People(self.journal, clock)
        self.limits = Limits(self.people, clock)
        self._keeps = keeps
        self.keeper = Keeper(self.journal, place, clock, real=real)
        self._chambers: dict[str, Chamber] = {}
        self._feeds: dict[str, Feed] = {}
        self._lock = threading.Lock()

    def chamber(self, meeting: str) -> Chamber:
        """A meeting as it goes on; the first time it is read from the journal.

        Raises
        ------
        InputError
            There is no such meeting.
        """
        found = self._chambers.get(meeting)
        if found is not None:
            return found
        with self._lock:
            if meeting not in self._chambers:
                chamber = Chamber(self.journal, meeting, self.clock)
                self._chambers[meeting] = chamber
                if self._keeps:
                    chamber.listeners.append(lambda: self.keeper.look(chamber))
                    self.keeper.look(chamber)
            return self._chambers[meeting]

    def open(self, meeting: str) -> Chamber | None:
        """A meeting that was read already; None for any other."""
        return self._chambers.get(meeting)

    def feed(self, chamber: Chamber) -> Feed:
        """The stream of a chamber's board."""
        if chamber.id not in self._feeds:
            feed = Feed(lambda: streamed(chamber, self.clock(), self._feeds[chamber.id].listening))
            chamber.listeners.append(feed.updated)
            self._feeds[chamber.id] = feed
        return self._feeds[chamber.id]

    def end_feeds(self) -> None:
        """Let all listeners go: the site is about to stop."""
        for feed in tuple(self._feeds.values()):
            feed.end()

    def meetings(self) -> tuple[MeetingInfo, ...]:
        """Every meeting held in a chamber, the newest first."""
        return tuple(info for info in self.journal.meetings() if "assembly" in info.opening)

    def close(self) -> None:
        """Finish what is queued and close the database."""
        self.keeper.close()
        self.journal.close()

    def __enter__(self) -> Hall:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
