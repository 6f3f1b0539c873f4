"""The faces of a meeting, each a page with its JSON twin, and the stream of the board."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from hemicycle.chamber.roles import Role
from hemicycle.chamber.texts import text_document
from hemicycle.errors import UnseatedError
from hemicycle.web.chamber.acting import said_before
from hemicycle.web.chamber.documents import FACES
from hemicycle.web.chamber.faces import language
from hemicycle.web.chamber.showing import framed, json_answer, page, shut_page
from hemicycle.web.chamber.stream import Stream
from hemicycle.web.chamber.visit import Visit, visit_of
from hemicycle.web.failures import RefusedError

router = APIRouter(include_in_schema=False)
_HOME = {Role.PRESIDING: "chair", Role.SECRETARY: "secretariat", Role.DELEGATE: "desk"}


@router.get("/chamber/{meeting}")
async def home(request: Request, meeting: str) -> Response:
    """To one's own face, or to the board."""
    visit = await visit_of(request, meeting)
    role = visit.person.role if visit.person is not None else Role.SPECTATOR
    face = _HOME.get(role, "desk" if role.seated else "board")
    return RedirectResponse(f"{visit.base}/{face}", HTTPStatus.SEE_OTHER)


async def feed(request: Request) -> Response:
    """The board as it changes."""
    visit = await visit_of(request, request.path_params["meeting"])
    stream = Stream(visit.hall.feed(visit.chamber), request.headers.get("last-event-id"))
    framed(stream, visit.lobby.origins)
    return stream


router.add_route("/chamber/{meeting}/feed", feed, methods=["GET"])


@router.get("/chamber/{meeting}/log.json")
async def log(request: Request, meeting: str, after: int = 0) -> Response:
    """What was done, in sentences, behind an entry."""
    visit = await visit_of(request, meeting)
    lines = [line.to_dict() for line in visit.chamber.log.lines if line.sequence > after]
    return json_answer({"meeting": visit.chamber.id, "log": lines})


@router.get("/chamber/{meeting}/text/{symbol:path}")
async def text(request: Request, meeting: str, symbol: str) -> Response:
    """A text: as tabled, as it stands, and what each amendment would do."""
    visit = await visit_of(request, meeting)
    document = text_document(visit.chamber.state, symbol.removesuffix(".json"))
    return json_answer({"meeting": visit.chamber.id, **document})


async def _face(request: Request, meeting: str, name: str, *, twin: bool) -> Response:
    visit = await visit_of(request, meeting)
    try:
        return await _shown(visit, meeting, name, twin=twin)
    except (UnseatedError, RefusedError) as error:
        if twin:
            raise
        return await shut_page(request, error, f"{visit.base}/board")


async def _shown(visit: Visit, meeting: str, name: str, *, twin: bool) -> Response:
    request = visit.request
    if visit.person is None:
        kept = visit.lobby.pages
        key = (meeting, name, twin, language(request), request.url.query, visit.chamber.sequence)
        return await kept.once(key, lambda: _made(visit, name, twin=twin))
    return await _made(visit, name, twin=twin)


async def _made(visit: Visit, name: str, *, twin: bool) -> Response:
    document = await asyncio.to_thread(FACES[name], visit)
    if twin:
        return json_answer(document)
    inside = name == "board" and visit.request.query_params.get("frame") == "1"
    answer = await page(visit, name, document, said=said_before(visit), frame=inside)
    if inside:
        framed(answer, visit.lobby.origins)
    return answer


def _serve(name: str) -> None:
    async def shown(request: Request, meeting: str) -> Response:
        return await _face(request, meeting, name, twin=False)

    async def twin(request: Request, meeting: str) -> Response:
        return await _face(request, meeting, name, twin=True)

    router.add_api_route(f"/chamber/{{meeting}}/{name}", shown, methods=["GET"])
    router.add_api_route(f"/chamber/{{meeting}}/{name}.json", twin, methods=["GET"])


for _name in FACES:
    _serve(_name)
