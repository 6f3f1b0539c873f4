"""One request to a chamber: which meeting, by whom, and the seal of its forms."""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hemicycle.chamber.hall import Hall
from hemicycle.chamber.people import SEATED_FOR, Person
from hemicycle.chamber.session import Chamber
from hemicycle.errors import InputError, UnseatedError
from hemicycle.web.chamber.lobby import Lobby, lobby_of
from hemicycle.web.failures import NoPageError, RefusedError

SEAT = "hemicycle_seat"
"""The cookie of a seat; it is only sent to its own meeting."""
_ID = re.compile(r"[0-9a-f]{32}")
_HONEST = ("same-origin", "none")


@dataclass(frozen=True)
class Visit:
    """Who asks what of which meeting."""

    request: Request
    lobby: Lobby
    chamber: Chamber
    person: Person | None

    @property
    def hall(self) -> Hall:
        """All chambers of the site."""
        return self.lobby.hall

    @property
    def base(self) -> str:
        """The beginning of every address of this meeting."""
        return f"/chamber/{self.chamber.id}"

    @property
    def seal(self) -> str:
        """The hidden field of forms for this seat: only who has its cookie can make it."""
        cookie = self.request.cookies.get(SEAT, "")
        return hmac.new(cookie.encode(), b"hemicycle form", sha256).hexdigest() if cookie else ""

    @property
    def told(self) -> Mapping[str, Any] | None:
        """The person as pages see it."""
        if self.person is None:
            return None
        person = self.person
        called = self.lobby.seated(self.chamber.id).name(person.id)
        role, member = str(person.role), person.member or None
        return {"id": person.id, "role": role, "member": member, "name": called}

    def seated(self) -> Person:
        """Who is seated here.

        Raises
        ------
        UnseatedError
            Nobody: a spectator.
        """
        if self.person is None:
            raise UnseatedError(
                "You have no seat in this meeting, or it has ended",
                where=self.base,
                right="the browser in which you opened your invitation",
                todo="open your link there, or ask an officer for a new one; the board is open to "
                "all",
            )
        return self.person

    def officer(self) -> Person:
        """The officer that is seated here.

        Raises
        ------
        UnseatedError, RefusedError
            Nobody is, or somebody else.
        """
        person = self.seated()
        if not person.role.officer:
            raise RefusedError(
                "This page is for the presiding officer and the secretariat",
                where=self.request.url.path,
                right="the page of your delegation",
                todo=f"open {self.base}/desk",
            )
        return person

    def check(self, seal: object) -> None:
        """Refuse what no page of ours made for this seat."""
        site = self.request.headers.get("sec-fetch-site", "none")
        same = isinstance(seal, str) and hmac.compare_digest(self.seal.encode(), seal.encode())
        if not self.seal or not same or site not in _HONEST:
            raise RefusedError(
                "This was not sent by a page of this meeting in this browser",
                where=self.request.url.path,
                right="a form or button of a page opened here, with cookies allowed",
                todo="open the page again and send it from there; nothing was done",
            )


async def visit_of(request: Request, meeting: str) -> Visit:
    """The visit a request is.

    Raises
    ------
    NoPageError
        There is no such meeting.
    HastyError
        The account of the seat is locked.
    """
    lobby = lobby_of(request)
    chamber = lobby.opened.open(meeting) if lobby.opened is not None else None
    if chamber is None:
        chamber = await asyncio.to_thread(_opened, lobby, meeting)
    person = await lobby.seated(meeting).person(request.cookies.get(SEAT))
    return Visit(request, lobby, chamber, person)


def _opened(lobby: Lobby, meeting: str) -> Chamber:
    if not _ID.fullmatch(meeting):
        raise _no_meeting(meeting)
    try:
        return lobby.hall.chamber(meeting)
    except InputError as error:
        if meeting in {info.meeting for info in lobby.hall.journal.meetings()}:
            raise
        raise _no_meeting(meeting) from error


def _no_meeting(meeting: str) -> NoPageError:
    return NoPageError(
        "There is no such meeting here",
        where=f"/chamber/{meeting[:64]}",
        right="the address of a board, or the link of an invitation",
        todo="choose it from the list",
        near=(("/chamber/", "All chambers"),),
    )


def seat(response: Response, request: Request, meeting: str, session: str) -> None:
    """Give a browser its seat."""
    response.set_cookie(
        SEAT,
        session,
        max_age=int(SEATED_FOR.total_seconds()),
        path=f"/chamber/{meeting}",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def unseat(response: Response, meeting: str) -> None:
    """Take the seat from a browser."""
    response.delete_cookie(SEAT, path=f"/chamber/{meeting}")
