"""Finished pages answered before anything else is looked at: no thread, no route, no template."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from hemicycle.web.guard import wants_json
from hemicycle.web.site import Site


class Quick:
    """Answers a page that is kept for the version of the record that is open and current."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET":
            query = scope.get("query_string", b"").decode("latin-1")
            asked = Headers(scope=scope).get("if-none-match", "")
            answer = self.site.ready(scope["path"], query, wants_json(scope), asked)
            if answer is not None:
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)
