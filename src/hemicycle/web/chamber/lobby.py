"""The chambers of one site: opened when somebody first asks for them, and who is seated in them."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Mapping
from contextlib import suppress
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from hemicycle.chamber import names
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.people import Person, Sitting, session_hash
from hemicycle.chamber.place import Place, place_of
from hemicycle.chamber.served import end_served, tell_served
from hemicycle.errors import HemicycleError
from hemicycle.web.guard import LOOPBACK

_PAGES = 64
_FRESH = 1.0
"""Seconds for which the list of who is seated is taken as it was read."""


class Lobby:
    """What the pages of all chambers share.

    Parameters
    ----------
    place
        Where the chambers are kept; None for the user's own place.
    record
        Directory of the record of real votes; None for the user's own.
    origins
        Sites that may show a board in a frame of theirs.
    open_to_all
        Whether anybody who reaches the site may set up a meeting, not only this machine.
    """

    def __init__(
        self,
        place: Place | None = None,
        *,
        record: str | Path | None = None,
        origins: tuple[str, ...] = (),
        open_to_all: bool = False,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.origins = origins
        self.open_to_all = open_to_all
        self.clock = clock or (lambda: datetime.now(UTC))
        self.address = ""
        """Where others on the network find the site; empty as long as only this machine does."""
        self._place = place
        self._record = record
        self._hall: Hall | None = None
        self._lock = threading.Lock()
        self._seated: dict[str, Seated] = {}
        self.pages = Pages()

    @property
    def hall(self) -> Hall:
        """The chambers; opened now if they are not, which waits for the database."""
        if self._hall is None:
            with self._lock:
                if self._hall is None:
                    self._hall = Hall(self._where(), self.clock, real=self._record)
        return self._hall

    def _where(self) -> Place:
        return self._place or place_of()

    @property
    def opened(self) -> Hall | None:
        """The chambers where they are open already."""
        return self._hall

    def site(self, request: Request) -> str:
        """The site as links to be given out name it: in a hall never this machine alone."""
        asked = str(request.base_url).rstrip("/")
        return self.address or asked if request.base_url.hostname in LOOPBACK else asked

    def tell_served(self, address: str) -> None:
        """Leave word for the commands of the terminal under which address links open."""
        with suppress(HemicycleError, OSError):  # a site without chambers is a site all the same
            tell_served(self._where(), address.rstrip("/"))

    def seated(self, meeting: str) -> Seated:
        """Who is seated in a meeting."""
        if meeting not in self._seated:
            self._seated[meeting] = Seated(self.hall, meeting)
        return self._seated[meeting]

    def end_feeds(self) -> None:
        """Let all listeners go: the site is about to stop."""
        if self._hall is not None:
            self._hall.end_feeds()

    def close(self) -> None:
        """Finish what is queued and close the database."""
        with suppress(HemicycleError, OSError):
            end_served(self._where())
        if self._hall is not None:
            self._hall.close()


class Pages:
    """Pages for spectators, each made once for all who ask within a second."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, tuple[float, asyncio.Task[Response]]] = OrderedDict()

    async def once(self, key: Hashable, make: Callable[[], Awaitable[Response]]) -> Response:
        """The page just made, or made now; a copy, since each answer has headers of its own."""
        now = time.monotonic()
        made_at, task = self._made.get(key, (float("-inf"), None))
        if task is None or now - made_at > _FRESH or (task.done() and task.exception()):
            task = asyncio.ensure_future(make())
            self._made[key] = now, task
            while len(self._made) > _PAGES:
                self._made.popitem(last=False)
        return copy(await asyncio.shield(task))


class Seated:
    """Who is seated in one meeting, read at most once a second for everybody together.

    A link taken back elsewhere, on the command line say, is out within that second; one taken back
    here is out at once.
    """

    def __init__(self, hall: Hall, meeting: str) -> None:
        self._hall = hall
        self._meeting = meeting
        self._sittings: Mapping[str, Sitting] = {}
        self._names: Mapping[str, str] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    def forget(self) -> None:
        """Read the list again at the next request."""
        self._read_at = float("-inf")

    async def person(self, cookie: str | None) -> Person | None:
        """Who a browser belongs to; None for a spectator.

        Raises
        ------
        HastyError
            The account is locked.
        """
        if not cookie:
            return None
        asked = time.monotonic()
        if asked - self._read_at > _FRESH:
            async with self._reading:
                if asked > self._read_at + _FRESH:
                    await asyncio.to_thread(self._read)
        sitting = self._sittings.get(session_hash(cookie))
        return sitting.person_at(self._hall.clock()) if sitting is not None else None

    def name(self, person: str) -> str | None:
        """What a person is called, as last read."""
        return self._names.get(person)

    def _read(self) -> None:
        began = time.monotonic()
        self._sittings = self._hall.people.seated(self._meeting)
        self._names = names.names(self._hall.journal, self._meeting)
        self._read_at = began


def lobby_of(request: Request) -> Lobby:
    """The chambers of the site that answers this request."""
    state = request.app.state
    if state.lobby is None:
        state.lobby = Lobby(record=state.site.library.where)
    lobby: Lobby = state.lobby
    return lobby
