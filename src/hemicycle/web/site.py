"""One running site: the library, the templates, the forms, and how a page becomes an answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hemicycle.errors import HemicycleError
from hemicycle.web.failures import error_document, extra_headers, heading_of, status_for
from hemicycle.web.forms import Forms
from hemicycle.web.guard import HEADERS, wants_json
from hemicycle.web.library import Kept, Library, Shelf
from hemicycle.web.templating import environment

HTML = "text/html; charset=utf-8"
JSON = "application/json"
_KEPT = 64_000_000


@dataclass(frozen=True)
class Page:
    """What one address says.

    Parameters
    ----------
    template
        Name of the template.
    title
        Plain text for the window.
    document
        The JSON twin; the template sees it as ``doc``.
    view
        What only people need: pictures, links, words. Called for HTML alone.
    final
        Whether it stays so for this version of the record; else something is still being computed.
    """

    template: str
    title: str
    document: Mapping[str, Any]
    view: Callable[[], Mapping[str, Any]] = dict
    final: bool = True


class Site:
    """What the pages share.

    Parameters
    ----------
    library
        The record.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.forms = Forms()
        self.templates: Environment = environment()
        self.kept = Kept(_KEPT)
        self.answered = threading.Event()
        """Set once a page was made: until then nothing else should ask for the processor."""

    def page(self, request: Request, make: Callable[[Shelf], Page]) -> Response:
        """The answer to a page: kept, unchanged, or made now."""
        shelf = self.library.shelf()
        twin = wants_json(request.scope)
        path, query = request.url.path, request.url.query
        asked = request.headers.get("if-none-match", "")
        ready = self._ready(shelf, path, query, twin, asked)
        if ready is not None:
            return ready
        page = make(shelf)
        body, kind = self._body(request, page, shelf, twin), JSON if twin else HTML
        self.answered.set()
        if not page.final:
            return self._answer(shelf, body, kind)
        key = (shelf.version, path, query, twin)
        self.kept.put(key, body, kind)
        return self._answer(shelf, body, kind, _tag(key))

    def ready(self, path: str, query: str, twin: bool, asked: str) -> Response | None:
        """The answer to a page that is kept for the current version; None for any other."""
        shelf = self.library.opened()
        return None if shelf is None else self._ready(shelf, path, query, twin, asked)

    def _ready(
        self, shelf: Shelf, path: str, query: str, twin: bool, asked: str
    ) -> Response | None:
        key = (shelf.version, path, query, twin)
        found = self.kept.get(key)
        if found is None:
            return None
        tag = _tag(key)
        if tag in asked:
            return self._answer(shelf, b"", found[1], tag, HTTPStatus.NOT_MODIFIED)
        return self._answer(shelf, *found, tag)

    def form_page(self, request: Request, make: Callable[[Shelf], Page]) -> Response:
        """A page with a form, or the answer to one: made anew each time and never kept."""
        shelf = self.library.shelf()
        twin = wants_json(request.scope)
        body = self._body(request, make(shelf), shelf, twin)
        response = self._answer(shelf, body, JSON if twin else HTML)
        response.headers["cache-control"] = "no-store"
        self.forms.mark(request, response)
        return response

    def failure(self, request: Request, error: HemicycleError) -> Response:
        """An error as a page or as JSON."""
        status = status_for(error, request.url.path)
        document = error_document(error, status)
        headers = {**HEADERS, **extra_headers(error)}
        if wants_json(request.scope):
            return Response(dumps(document), status, headers, media_type=JSON)
        text = self.templates.get_template("failure.html").render(
            doc=document, title=heading_of(status), path=request.url.path, version=None
        )
        return Response(text, status, headers, media_type=HTML)

    def _body(self, request: Request, page: Page, shelf: Shelf, twin: bool) -> bytes:
        if twin:
            return dumps({"record_version": shelf.version, **page.document})
        template = self.templates.get_template(page.template)
        text = template.render(
            doc=page.document,
            title=page.title,
            path=request.url.path,
            full_query=request.url.query,
            version=shelf.version,
            seal=lambda: self.forms.seal(request),
            **page.view(),
        )
        return text.encode()

    def _answer(
        self,
        shelf: Shelf,
        body: bytes,
        kind: str,
        tag: str | None = None,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> Response:
        headers = {
            "vary": "Accept",
            "cache-control": "no-cache",
            "x-record-version": shelf.version,
        }
        if tag is not None:
            headers["etag"] = tag
        return Response(body, status, headers, media_type=kind)


def _tag(key: tuple[str, str, str, bool]) -> str:
    """The ETag of a page: version of the record, address and form."""
    return f'"{sha256(repr(key).encode()).hexdigest()[:20]}"'


def site_of(request: Request) -> Site:
    """The site that answers this request."""
    site: Site = request.app.state.site
    return site


def moved(request: Request, path: str) -> Response:
    """The permanent address of what was asked for; a twin stays a twin."""
    suffix = ".json" if request.scope.get("state", {}).get("twin") else ""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{path}{suffix}{query}", HTTPStatus.PERMANENT_REDIRECT)


def dumps(document: Any) -> bytes:
    """JSON as every face of hemicycle writes it."""
    text = json.dumps(document, ensure_ascii=False, indent=1, default=_plain, allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"  # half a pair, as JSON escapes it


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
