"""The site as one application; :func:`create_app` puts its rooms together."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from hemicycle.errors import HemicycleError, InputError, RecordConflictError
from hemicycle.web.failures import no_page, unexpected
from hemicycle.web.guard import LOOPBACK, Bounded, Heads, OnlyHosts, Safe, Twins
from hemicycle.web.library import Library
from hemicycle.web.pages import ROUTERS
from hemicycle.web.quick import Quick
from hemicycle.web.rooms import rooms as standing_rooms
from hemicycle.web.site import Site
from hemicycle.web.templating import content
from hemicycle.web.works import Works

MOST_BYTES = 12_000_000
"""Largest request: a photograph of the board with its form."""
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOR_EVER = "public, max-age=31536000, immutable"


def create_app(
    record: str | Path | None = None,
    *,
    hosts: Collection[str] = LOOPBACK,
    rooms: Iterable[APIRouter] | None = None,
    warm: Callable[[Site], None] | None = None,
    estimates: bool = True,
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
    """
    site = Site(Library(record, Works(idle=not estimates)))
    app = FastAPI(
        title="hemicycle",
        summary="The rules, the record and the arithmetic of votes at the United Nations.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan(site, warm),
    )
    app.state.site = site
    app.add_middleware(Quick, site=site)
    app.add_middleware(Twins)
    app.add_middleware(Heads)
    app.add_middleware(Bounded, most=MOST_BYTES)
    app.add_middleware(OnlyHosts, hosts=hosts)
    app.add_middleware(Safe)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for room in (*(standing_rooms() if rooms is None else rooms), *ROUTERS):
        app.include_router(room)
    _answer_errors(app, site)
    return app


def _lifespan(
    site: Site, warm: Callable[[Site], None] | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if warm is not None:
            threading.Thread(target=warm, args=(site,), name="warm", daemon=True).start()
        yield

    return lifespan


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


def _refused(request: Request, error: HTTPException) -> HemicycleError:
    return InputError(
        f"{request.method} is not answered here: {error.detail}",
        where=request.url.path,
        right="a page opened with GET, or a form sent from its own page",
        todo="open the address in a browser",
    )


def _invalid(request: Request, error: RequestValidationError) -> InputError:
    """Which value of an address or a form cannot be read, and why."""
    first = error.errors()[0]
    name = str(first["loc"][-1]) if first["loc"] else "value"
    return InputError(
        f"The value of {name} cannot be used: {str(first['msg'])[:200]}",
        where=f"{request.url.path}, {name}",
        right="a value of the kind the form offers",
        todo="go back, correct it and send again",
    )
