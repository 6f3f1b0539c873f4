"""What stands before every request: whose host, how large, which form, and the headers of safety.

Plain ASGI, so that streams pass through untouched.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hemicycle.errors import HemicycleError
from hemicycle.web.failures import (
    API,
    ElsewhereError,
    TooLargeError,
    error_document,
    status_of,
)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but our own files; nobody may frame a page."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
_FRAMING = ("x-frame-options", "cross-origin-opener-policy")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
#: Where a path ending in ``.json`` is a file of its own and no twin of a page.
_OWN_FILES = ("/static/", "/api/", "/chamber/")


_CHAMBER = "/chamber/"


class Safe:
    """Adds the headers of safety to every answer.

    An answer with a policy of its own says itself who may frame it. In a chamber no address is
    told to anybody: some hold the token of an invitation.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                framed = "content-security-policy" in headers
                for name, value in HEADERS.items():
                    if not (framed and name in _FRAMING):
                        headers.setdefault(name, value)
                if scope["path"].startswith(_CHAMBER):
                    headers["referrer-policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


class OnlyHosts:
    """Answers only to the names the site was started under: another site's name is no way in.

    A page elsewhere can point a name of its own at this machine; its requests then carry that name.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            named = host_of(Headers(scope=scope).get("host", ""))
            if "*" not in self.hosts and named not in self.hosts:
                error = ElsewhereError(
                    f"This site does not answer to {named[:80]!r}",
                    where="the header Host",
                    right=", ".join(sorted(self.hosts)),
                    todo="open it under one of these names, or start it with --host NAME",
                )
                await refusal(scope, error)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


class Bounded:
    """Refuses what is larger than a limit, also when its length is not told beforehand.

    Parameters
    ----------
    most
        Bytes of one request.
    under
        Other limits by the beginning of an address.
    """

    def __init__(self, app: ASGIApp, most: int, under: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.most = most
        self.under = dict(under or {})

    def _limit(self, path: str) -> int:
        found = [most for beginning, most in self.under.items() if path.startswith(beginning)]
        return found[0] if found else self.most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self._limit(scope["path"])
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdigit() or int(told) > most:
            await _too_large(scope, most)(scope, receive, send)
            return
        seen, over, begun = 0, False, False

        async def counted() -> Message:
            nonlocal seen, over
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                over = True
                return {"type": "http.disconnect"}
            return message

        async def watched(message: Message) -> None:
            nonlocal begun
            if not over:
                begun = True
                await send(message)

        try:
            await self.app(scope, counted, watched)
        except Exception:
            if not over:
                raise
        if over and not begun:
            await _too_large(scope, most)(scope, receive, send)


def _too_large(scope: Scope, most: int) -> Response:
    return refusal(
        scope,
        TooLargeError(
            "That is too large",
            where=scope["path"],
            right=f"at most {most / 1_000_000:.0f} MB at once",
            todo="send less, or use the command line: hemicycle check FILE",
        ),
    )


def refusal(scope: Scope, error: HemicycleError) -> Response:
    """An error before there is a page to show it on: JSON for programs, else words."""
    status = status_of(error)
    if wants_json(scope):
        return JSONResponse(error_document(error, status), status)
    return PlainTextResponse(f"{error}\n", status)


class Twins:
    """``/page.json`` is the page ``/page`` as JSON: the suffix is taken off and noted."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        own = path.startswith(_OWN_FILES)
        if scope["type"] == "http" and path.endswith(".json") and not own:
            bare = path.removesuffix(".json")
            path = "/" if bare in ("", "/", "/index") else bare
            state = {**scope.get("state", {}), "twin": True}
            scope = {**scope, "path": path, "raw_path": path.encode(), "state": state}
        await self.app(scope, receive, send)


class Heads:
    """``HEAD`` is answered as ``GET``; the server itself leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)


def wants_json(scope: Scope) -> bool:
    """Whether the twin was asked for, by suffix or by ``Accept``; the API is JSON anyhow."""
    if scope.get("state", {}).get("twin") or scope.get("path", "").startswith(API):
        return True
    accepted = Headers(scope=scope).get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted
