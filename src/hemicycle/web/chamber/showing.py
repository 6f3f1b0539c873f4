"""Answers as pages and as their JSON twins: what a template of the chamber sees."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hemicycle.chamber.session import Chamber
from hemicycle.errors import HemicycleError
from hemicycle.web.chamber.faces import dress, extra, language
from hemicycle.web.chamber.refusals import error_said
from hemicycle.web.chamber.visit import Visit
from hemicycle.web.chamber.words import Talk
from hemicycle.web.failures import error_document, extra_headers, status_of
from hemicycle.web.guard import POLICY
from hemicycle.web.site import HTML, JSON, dumps, site_of


@dataclass(frozen=True)
class Shown:
    """What :func:`.faces.extra` asks of a page."""

    request: Request
    chamber: Chamber | None
    person: Mapping[str, Any] | None
    doc: Mapping[str, Any]
    at: datetime | None


def fresh_key() -> str:
    """A new key for one command of a form."""
    return secrets.token_hex(16)


def json_answer(document: Any, status: int = HTTPStatus.OK) -> Response:
    """A document that is never kept by a browser."""
    return Response(dumps(document), status, {"cache-control": "no-store"}, media_type=JSON)


async def page(
    visit: Visit,
    name: str,
    doc: Mapping[str, Any],
    *,
    request: Request | None = None,
    said: Mapping[str, Any] | None = None,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> Response:
    """A page of a meeting.

    Parameters
    ----------
    name
        Of the face and its template.
    request
        The request whose address the page belongs to, if it is not that of the visit.
    said
        What became of something just sent: ``kind`` and its parts.
    more
        What only this template sees.
    """
    asked = request or visit.request
    shown = Shown(asked, visit.chamber, visit.told, doc, visit.hall.clock())
    context = {
        "title": visit.chamber.title,
        "base": visit.base,
        "seal": visit.seal,
        "simulation": visit.chamber.simulation,
        "world": visit.chamber.world,
        "frame": False,
        **more,
    }
    return await _rendered(asked, name, shown, said, context, status)


async def plain_page(
    request: Request, name: str, doc: Mapping[str, Any], *, status: int = HTTPStatus.OK, **more: Any
) -> Response:
    """A page that belongs to no meeting, or to one whose seat is not taken yet."""
    site = site_of(request)
    shown = Shown(request, None, None, doc, None)
    context = {"base": "/chamber", "simulation": False, "world": "", "frame": False}
    seal = site.forms.seal(request)
    context |= {"title": "hemicycle", "seal": seal, **more}
    said = more.get("said")
    answer = await _rendered(request, name, shown, said, context, status)
    site.forms.mark(request, answer)
    return answer


async def shut_page(request: Request, error: HemicycleError, board: str = "") -> Response:
    """Why a link, or a page of a meeting, does not open, in the language of whoever asks.

    ``board`` is where everybody is let in; empty for a link.
    """
    talk, status = Talk(language(request)), status_of(error)
    near = [(address, talk("join.to_meeting")) for address, _ in getattr(error, "near", ())]
    if board:
        near.append((board, talk("join.to_board")))
    heading = talk("join.closed_page") if board else talk("join.shut")
    shown = await plain_page(
        request, "shut", error_document(error, status), status=status, title=heading,
        said=error_said(error, talk), near=near, heading=heading,
    )  # fmt: skip
    shown.headers.update(extra_headers(error))
    return shown


async def _rendered(
    request: Request,
    name: str,
    shown: Shown,
    said: Mapping[str, Any] | None,
    context: Mapping[str, Any],
    status: int,
) -> Response:
    """The template, made in a thread: pages must not hold up the commands."""
    template = site_of(request).templates.get_template(f"chamber/{name}.html")
    seen = {
        "doc": shown.doc,
        "person": shown.person,
        "fresh_key": fresh_key,
        "path": request.url.path,
        "version": None,
        **context,
        "said": said,
    }
    query = request.url.query
    seen["here"] = f"{seen['path']}?{query}" if query else seen["path"]
    text = await asyncio.to_thread(lambda: template.render(**{**seen, **extra(name, shown)}))
    answer = Response(text.encode(), status, {"cache-control": "no-store"}, media_type=HTML)
    dress(request, answer)
    return answer


def framed(answer: Response, origins: tuple[str, ...]) -> None:
    """Let the sites named show this page in a frame of theirs, and no other."""
    allowed = " ".join(origins) or "'none'"
    policy = POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {allowed}")
    answer.headers["content-security-policy"] = policy
