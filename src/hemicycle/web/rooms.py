"""Other rooms of the same site, each a module with a ``router``: the API and the chambers.

The chambers take half a second to load. Where the site was not started for one, that waits until
somebody asks for them, or until the first page is answered, which must not wait for them.
"""

from __future__ import annotations

import threading
from importlib import import_module

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

_CHAMBERS = "hemicycle.web.chamber"
_API = "hemicycle.web.api"
_UNDER = "/chamber"


def rooms(*, chambers: bool) -> list[APIRouter]:
    """Routers of the rooms, tried before the pages; the chambers first: a ballot is in a hurry."""
    return [import_module(name).router for name in ([_CHAMBERS] if chambers else []) + [_API]]


class Chambers:
    """The chambers, loaded once and put before everything else.

    Parameters
    ----------
    into
        The application.
    """

    def __init__(self, into: FastAPI) -> None:
        self.loaded = False
        self._into = into
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load them, unless they are there."""
        with self._lock:
            if self.loaded:
                return
            router: APIRouter = import_module(_CHAMBERS).router
            held = self._into.router.routes
            before = len(held)
            self._into.include_router(router)
            held[:] = [*held[before:], *held[:before]]
            self.loaded = True


class Later:
    """Lets the first request for a chamber wait until they are loaded."""

    def __init__(self, app: ASGIApp, chambers: Chambers) -> None:
        self.app = app
        self.chambers = chambers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.chambers.loaded and scope.get("path", "").startswith(_UNDER):
            await run_in_threadpool(self.chambers.load)
        await self.app(scope, receive, send)
