"""What each page of the chamber shows: from a meeting, a person and a language to a template.

:func:`extra` is asked by the routes for every page. Everything in it is made from the state of the
meeting and the page's own document, so that a page and its JSON twin say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from hemicycle.meeting.state import State
from hemicycle.web.chamber.desk_face import desk_face
from hemicycle.web.chamber.minutes import minutes_face
from hemicycle.web.chamber.officer_faces import chair_face, secretariat_face
from hemicycle.web.chamber.papers import texts
from hemicycle.web.chamber.room_face import room_face
from hemicycle.web.chamber.scene import scene
from hemicycle.web.chamber.seats import drawn_board
from hemicycle.web.chamber.words import COOKIE, LANGUAGES, Talk, catalogue, clock, language_of

_LIVE = ("board", "desk", "chair", "secretariat", "room")
"""Pages that renew themselves."""
_DRAWN = ("board", "chair", "room")
"""Pages with the board on them: drawing it is most of what a page costs."""
_OFFICER = ("chair", "secretariat", "room", "board", "minutes")
_FACES_OF = {
    "presiding": _OFFICER,
    "secretary": _OFFICER,
    "delegate": ("desk", "board", "minutes"),
    "observer": ("desk", "board", "minutes"),
}
_EVERYBODY = ("board", "minutes")
_YEAR = 31_536_000


class Held(Protocol):
    """What a page needs of a chamber."""

    @property
    def state(self) -> State: ...


class Visit(Protocol):
    """Who asks for a page, of which meeting, when; ``chamber`` is None on pages of none."""

    @property
    def request(self) -> Request: ...
    @property
    def chamber(self) -> Held | None: ...
    @property
    def person(self) -> Mapping[str, Any] | None: ...
    @property
    def doc(self) -> Mapping[str, Any]: ...
    @property
    def at(self) -> datetime | None: ...


def language(request: Request) -> str:
    """The language of an answer: asked for, kept by the browser, or the one it prefers."""
    return language_of(
        request.query_params.get("lang"),
        request.cookies.get(COOKIE),
        request.headers.get("accept-language", ""),
    )


def dress(request: Request, response: Response) -> None:
    """Tell the language of an answer, and keep the one that was asked for."""
    response.headers["content-language"] = language(request)
    response.headers["vary"] = "Accept, Accept-Language, Cookie"
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        response.set_cookie(
            COOKIE, asked, max_age=_YEAR, path="/chamber", httponly=True, samesite="lax"
        )


def extra(page: str, visit: Visit) -> dict[str, Any]:
    """What a template of the chamber sees beside the page's document."""
    talk = Talk(language(visit.request))
    shared = {
        "talk": talk,
        "clock": clock,
        "languages": [(code, catalogue(code).name) for code in LANGUAGES],
        "same_page": _without_language(visit.request),
        "feed": None,
    }
    if visit.chamber is None:
        return shared
    state = visit.chamber.state
    if state.sitting is None:
        return {**shared, "scene": scene(state, visit.at, talk)}
    return {**shared, **_of_meeting(page, visit, state, talk)}


def _of_meeting(page: str, visit: Visit, state: State, talk: Talk) -> dict[str, Any]:
    base = f"/chamber/{visit.doc.get('meeting', '')}"
    shown = {
        "scene": _paused(scene(state, visit.at, talk), visit.doc),
        "feed": f"{base}/feed" if page in _LIVE else None,
        "face_links": _links(page, base, visit.person, talk),
        "world_name": state.convened.world.partition(":")[2],
    }
    if page in ("sheet", "join"):
        return shown
    return {
        **shown,
        "drawn": drawn_board(state, talk) if page in _DRAWN else "",
        "texts": texts(state, talk),
        **_particular(page, visit, state, talk),
    }


def _paused(shown: dict[str, Any], doc: Mapping[str, Any]) -> dict[str, Any]:
    """The scene with the speaker's time as the chamber tells it: officers may have stopped it."""
    told = ((doc.get("board") or {}).get("speakers") or {}).get("floor")
    if told and shown["floor"]:
        left, used = told["left"], told["used"]
        time = left if left is not None else used
        over = left is not None and left < 0
        shown["floor"] |= {"left": left, "running": told["running"], "over": over}
        shown["floor"]["shown"] = None if time is None else clock(time)
    return shown


def _particular(page: str, visit: Visit, state: State, talk: Talk) -> dict[str, Any]:
    asked = visit.request.query_params
    if page == "chair":
        return chair_face(state, visit.doc, talk, asked.get("member", ""))
    if page == "secretariat":
        return secretariat_face(state, visit.doc, visit.person, talk)
    if page == "room":
        return room_face(state, visit.doc, talk, asked.get("part", ""), asked.get("after", ""))
    if page == "desk":
        member = asked.get("member") or (visit.person or {}).get("member") or ""
        return desk_face(state, visit.doc, talk, member) | {"acting": "member" in asked}
    return minutes_face(state, visit.doc, talk) if page == "minutes" else {}


def _links(
    page: str, base: str, person: Mapping[str, Any] | None, talk: Talk
) -> list[tuple[str, str, bool]]:
    """The faces a person may open: address, words, and whether this is it."""
    known = _FACES_OF.get(str((person or {}).get("role", "")), _EVERYBODY)
    words = {"chair": "console"}
    return [
        (f"{base}/{name}", talk.plain(f"face.{words.get(name, name)}"), name == page)
        for name in known
    ]


def _without_language(request: Request) -> str:
    """The query of the present page without its language, ready for one to be added."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return urlencode(kept) + "&" if kept else ""
