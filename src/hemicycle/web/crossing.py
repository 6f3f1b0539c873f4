"""Pages elsewhere may read the API: any origin, nothing but reading, never with cookies.

What a reader finds there anybody on this machine can read; what changes or computes (``POST``) is
not opened to them, and a body that is no JSON is refused, so that no form elsewhere reaches it.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OPEN = "/api/"
_EXPOSED = "ETag, Link, Retry-After, X-Record-Version, X-Total-Count"
_PREFLIGHT = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "Accept, If-None-Match",
    "access-control-max-age": "600",
    "allow": "GET, HEAD, OPTIONS",
}


class Crossing:
    """Opens the API to readers elsewhere, and answers what browsers ask beforehand."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_OPEN):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await Response(None, HTTPStatus.NO_CONTENT, _PREFLIGHT)(scope, receive, send)
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["access-control-allow-origin"] = "*"
                headers["access-control-expose-headers"] = _EXPOSED
            await send(message)

        reading = scope["method"] in ("GET", "HEAD")
        await self.app(scope, receive, opened if reading else send)
