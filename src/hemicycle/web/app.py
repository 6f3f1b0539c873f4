"""The site as one application; :func:`create_app` puts its rooms together."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from hemicycle.errors import HemicycleError, InputError, RecordConflictError
from hemicycle.web.api.openapi import describes
from hemicycle.web.api.unfit import unfit
from hemicycle.web.api.words import DESCRIPTION, TAGS
from hemicycle.web.crossing import Crossing
from hemicycle.web.failures import API, MethodError, no_page, unexpected
from hemicycle.web.guard import LOOPBACK, Bounded, Heads, OnlyHosts, Safe, Twins
from hemicycle.web.library import Library
from hemicycle.web.pages import ROUTERS
from hemicycle.web.quick import Quick
from hemicycle.web.rooms import Chambers, Later
from hemicycle.web.rooms import rooms as standing_rooms
from hemicycle.web.site import Site
from hemicycle.web.templating import content
from hemicycle.web.works import Works

if TYPE_CHECKING:
    from hemicycle.web.chamber.lobby import Lobby

MOST_BYTES = 12_000_000
"""Largest request: a photograph of the board with its form."""
MOST_API_BYTES = 1_000_000
"""Largest request to the API, an article with every character of it escaped; or to a chamber."""
_SMALL = (API, "/chamber/")
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOR_EVER = "public, max-age=31536000, immutable"


def create_app(
    record: str | Path | None = None,
    *,
    hosts: Collection[str] = LOOPBACK,
    rooms: Iterable[APIRouter] | None = None,
    warm: Callable[[Site], None] | None = None,
    estimates: bool = True,
    lobby: Lobby | Callable[[], Lobby] | None = None,
) -> FastAPI:
    """The site over one record.

    Parameters
    ----------
    record
        As for :func:`hemicycle.record.record.open_record`. A record that is missing or damaged is
        no error here: each page then says what to do, and works once the record does.
    hosts
        Names under which the site answers; ``*`` for any.
    rooms
        Routers of other rooms in the same process, tried before the pages; without them those of
        :mod:`hemicycle.web.rooms`.
    warm
        Called in a thread of its own once the site answers, to work out what pages will need.
    estimates
        Whether estimates that are not kept are made, in a process of their own.
    lobby
        The chambers beside the record, or what opens them once somebody asks for them or the first
        page is answered; without it those of the user.
    """
    site = Site(Library(record, Works(idle=not estimates)))
    app = FastAPI(
        title="hemicycle",
        version="1",
        summary="The rules, the record and the arithmetic of votes at the United Nations.",
        description=DESCRIPTION,
        openapi_tags=list(TAGS),
        license_info={"name": "MIT", "identifier": "MIT"},
        generate_unique_id_function=lambda route: route.name,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan(warm),
    )
    opens = lobby if callable(lobby) else None
    later = rooms is None and (lobby is None or opens is not None)
    app.state.chambers = Chambers(app, opens) if later else None
    app.state.site = site
    app.state.lobby = None if opens is not None else lobby
    app.add_middleware(Quick, site=site)
    app.add_middleware(Twins)
    app.add_middleware(Heads)
    app.add_middleware(Crossing)
    app.add_middleware(Bounded, most=MOST_BYTES, under=dict.fromkeys(_SMALL, MOST_API_BYTES))
    app.add_middleware(OnlyHosts, hosts=hosts)
    app.add_middleware(Safe)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    if later:
        app.add_middleware(Later, chambers=app.state.chambers)
    standing = standing_rooms(chambers=not later) if rooms is None else rooms
    for room in (*standing, *ROUTERS):
        app.include_router(room)
    _answer_errors(app, site)
    app.openapi = describes(app)  # type: ignore[method-assign]
    return app


def _lifespan(
    warm: Callable[[Site], None] | None,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if warm is not None:
            threading.Thread(target=_warm, args=(app, warm), name="warm", daemon=True).start()
        yield
        if app.state.lobby is not None:
            app.state.lobby.close()

    return lifespan


def _warm(app: FastAPI, warm: Callable[[Site], None]) -> None:
    warm(app.state.site)
    if app.state.chambers is not None:
        app.state.chambers.load()


def _static(name: str) -> Response:
    """A stylesheet or script of ours; its address changes with its content."""
    held = content(name)
    if held is None:
        raise no_page(f"/static/{name}")
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(held, media_type=kind, headers={"cache-control": _FOR_EVER})


def _answer_errors(app: FastAPI, site: Site) -> None:
    def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, HemicycleError)
        if isinstance(error, RecordConflictError):
            site.library.forget()
        return site.failure(request, error)

    def status(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == HTTPStatus.NOT_FOUND:
            return site.failure(request, no_page(request.url.path))
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return site.failure(request, _other_method(request, error))
        return site.failure(request, _refused(request, error))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return site.failure(request, _invalid(request, error))

    def fallen(request: Request, error: Exception) -> Response:
        return site.failure(request, unexpected(error, request.url.path))

    app.add_exception_handler(HemicycleError, known)
    app.add_exception_handler(HTTPException, status)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, fallen)


def _other_method(request: Request, error: HTTPException) -> MethodError:
    allowed = (error.headers or {}).get("Allow", "GET")
    return MethodError(
        f"{request.method} is not answered here",
        where=request.url.path,
        right=allowed,
        todo="open a page with GET, or send a form from its own page",
        allowed=allowed,
    )


def _refused(request: Request, error: HTTPException) -> HemicycleError:
    return InputError(
        f"The request cannot be read: {error.detail}",
        where=request.url.path,
        right="one JSON object"
        if request.url.path.startswith(API)
        else "a page opened with GET, or a form sent from its own page",
        todo="see the examples at /api/, or open a page in a browser",
    )


def _invalid(request: Request, error: RequestValidationError) -> InputError:
    """Which value of an address or a form cannot be read, and why."""
    first = error.errors()[0]
    if request.url.path.startswith(API):
        return unfit(request, first)
    name = str(first["loc"][-1]) if first["loc"] else "value"
    return InputError(
        f"The value of {name} cannot be used: {str(first['msg'])[:200]}",
        where=f"{request.url.path}, {name}",
        right="a value of the kind the form offers",
        todo="go back, correct it and send again",
    )
