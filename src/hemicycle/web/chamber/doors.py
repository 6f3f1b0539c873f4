"""The ways in: the list of meetings, a new one, and the link of an invitation."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from hemicycle.chamber.people import SEATED_FOR, Entered, Person
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.setup import Begun, Setup, begin, setup_of
from hemicycle.errors import HemicycleError
from hemicycle.web.asked import choice, day, text
from hemicycle.web.chamber.faces import language
from hemicycle.web.chamber.lobby import Lobby, lobby_of
from hemicycle.web.chamber.refusals import error_said
from hemicycle.web.chamber.sheets import qr
from hemicycle.web.chamber.showing import json_answer, plain_page, shut_page
from hemicycle.web.chamber.visit import SEAT, seat, unseat, visit_of
from hemicycle.web.chamber.words import Talk
from hemicycle.web.failures import RefusedError, status_of
from hemicycle.web.guard import LOOPBACK
from hemicycle.web.site import site_of

router = APIRouter(include_in_schema=False)
BODIES = ("mun", "GA", *(f"GA-C{number}" for number in range(1, 7)), "SC", "eu-council")
"""Bodies that can be set up on the page; others are files, on the command line."""
_STATES = ("mixed", "written")
"""What to make of a list in which some are States and some are not."""
_LISTED = 50


@router.get("/chamber/")
async def meetings(request: Request) -> Response:
    """Every meeting, the newest first."""
    lobby = lobby_of(request)
    listed = await asyncio.to_thread(_listed, lobby)
    return await plain_page(
        request,
        "list",
        {"meetings": listed},
        title="Chambers",
        meetings=listed,
        may_begin=_may_begin(request, lobby),
    )


@router.get("/chamber/list.json")
async def meetings_twin(request: Request) -> Response:
    """The same as JSON."""
    return json_answer({"meetings": await asyncio.to_thread(_listed, lobby_of(request))})


def _listed(lobby: Lobby) -> list[dict[str, Any]]:
    listed = []
    for info in lobby.hall.meetings()[:_LISTED]:
        state = lobby.hall.chamber(info.meeting).state
        listed.append(
            {
                "id": info.meeting,
                "title": info.opening.get("title", ""),
                "world": info.opening.get("world", "real"),
                "simulation": info.opening.get("world", "real") != "real",
                "begun": info.begun,
                "phase": str(state.phase),
                "body": state.book.name if state.house is not None else "",
            }
        )
    return listed


# --- a new meeting -------------------------------------------------------------------------------


@router.get("/chamber/new")
async def new(request: Request) -> Response:
    """The form for a new meeting."""
    return await _new_page(request)


@router.post("/chamber/new")
async def create(request: Request) -> Response:
    """Set a meeting up and show the officer's link, this once."""
    lobby, form = lobby_of(request), await request.form()
    if not _may_begin(request, lobby):
        raise RefusedError(
            "Meetings are set up on the machine that holds them",
            where="/chamber/new",
            right="this page opened there, or `hemicycle chamber new` in its terminal",
            todo="ask whoever runs it",
        )
    site_of(request).forms.check(request, str(form.get("seal", "")))
    asked = {name: str(value) for name, value in form.items()}
    try:
        wanted = _wanted(lobby, asked)
        if wanted.strangers and asked.get("states") not in _STATES:
            return await _new_page(request, filled=asked, strangers=wanted.strangers)
        officer = text(asked.get("officer")) or ""
        begun = await asyncio.to_thread(begin, lobby.hall, wanted, officer=officer)
    except HemicycleError as error:
        said = error_said(error, Talk(language(request)))
        return await _new_page(request, status=status_of(error), said=said, filled=asked)
    return await _begun_page(request, lobby, begun)


async def _begun_page(request: Request, lobby: Lobby, begun: Begun) -> Response:
    """The officer's link, this once."""
    address = f"{lobby.site(request)}/chamber/join/{begun.officer.token}"
    shown = {
        "address": address,
        "fingerprint": begun.fingerprint,
        "nonce": begun.nonce,
        "qr": qr(address),
    }
    simulation = lobby.hall.chamber(begun.meeting).simulation
    return await _new_page(request, begun=shown, simulation=simulation)


async def _new_page(
    request: Request,
    *,
    status: int = HTTPStatus.OK,
    filled: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """The form; with what somebody had ``filled`` in where it comes back."""
    lobby = lobby_of(request)
    today = {"day": lobby.clock().date().isoformat()}
    return await plain_page(
        request,
        "new",
        {"bodies": list(BODIES)},
        status=status,
        title="A new meeting",
        bodies=BODIES,
        may_begin=_may_begin(request, lobby),
        filled=defaultdict(str, filled or today),
        **more,
    )


def _wanted(lobby: Lobby, asked: Mapping[str, str]) -> Setup:
    return setup_of(
        choice(asked.get("body"), "body", BODIES) or "mun",
        title=text(asked.get("title")) or "",
        day=day(asked.get("day"), "day") or lobby.clock().date(),
        members=asked.get("members", ""),
        mixed=asked.get("states") == "mixed",
        real=text(asked.get("real")),
        presiding=text(asked.get("presiding")) or "",
        barred=_codes(asked.get("barred")),
        observers=_codes(asked.get("observers")),
        retain_until=day(asked.get("retain_until"), "retain_until"),
    )


def _codes(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


def _may_begin(request: Request, lobby: Lobby) -> bool:
    """Whether a meeting may be set up from there: from this machine, not through another."""
    if lobby.open_to_all:
        return True
    through = any(name in request.headers for name in ("forwarded", "x-forwarded-for"))
    client = request.client.host if request.client is not None else ""
    return client in (*LOOPBACK, "testclient") and not through


# --- the link of an invitation -------------------------------------------------------------------


@router.get("/chamber/join/{token}")
async def invited(request: Request, token: str) -> Response:
    """A button, and nothing else: what only looks at links must not use them up."""
    lobby = lobby_of(request)
    try:
        person, chamber = await asyncio.to_thread(_asked, lobby, token)
    except HemicycleError as error:
        return await shut_page(request, error)
    return await plain_page(
        request,
        "join",
        {"meeting": person.meeting},
        title=chamber.title,
        simulation=chamber.simulation,
        token_path=request.url.path,
        meeting_title=chamber.title,
        member=person.member,
        names=dict(chamber.state.names),
        day=chamber.state.day,
        role=str(person.role),
        days=SEATED_FOR.days,
    )


@router.post("/chamber/join/{token}")
async def join(request: Request, token: str) -> Response:
    """Redeem the link, once; the seat is a cookie, and the address a clean one."""
    form = await request.form()
    site_of(request).forms.check(request, str(form.get("seal", "")))
    lobby = lobby_of(request)
    try:
        entered: Entered = await asyncio.to_thread(lobby.hall.people.redeem, token)
    except HemicycleError as error:
        return await shut_page(request, error)
    lobby.seated(entered.person.meeting).forget()
    meeting = entered.person.meeting
    answer = RedirectResponse(f"/chamber/{meeting}", HTTPStatus.SEE_OTHER)
    seat(answer, request, meeting, entered.session)
    return answer


@router.post("/chamber/{meeting}/leave")
async def leave(request: Request, meeting: str) -> Response:
    """Give the seat of this browser up."""
    visit = await visit_of(request, meeting)
    form = await request.form()
    visit.check(form.get("seal"))
    cookie = request.cookies.get(SEAT, "")
    await asyncio.to_thread(visit.hall.people.leave, visit.chamber.id, cookie)
    visit.lobby.seated(visit.chamber.id).forget()
    answer = RedirectResponse(f"{visit.base}/board", HTTPStatus.SEE_OTHER)
    unseat(answer, visit.chamber.id)
    return answer


def _asked(lobby: Lobby, token: str) -> tuple[Person, Chamber]:
    person = lobby.hall.people.asked(token)
    return person, lobby.hall.chamber(person.meeting)
