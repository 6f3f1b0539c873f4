"""Other rooms of the same site, each a module with a ``router``: the API and the chambers.

The chambers take half a second to load. Where the site was not started for one, that waits until
somebody asks for them, or until the first page is answered, which must not wait for them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from hemicycle.web.chamber.lobby import Lobby

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
    opens
        Opens the lobby; without it the first visitor of a chamber does.
    """

    def __init__(self, into: FastAPI, opens: Callable[[], Lobby] | None = None) -> None:
        self.loaded = False
        self._into = into
        self._opens = opens
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load them, unless they are there."""
        with self._lock:
            if self.loaded:
                return
            router: APIRouter = import_module(_CHAMBERS).router
            if self._opens is not None:
                self._into.state.lobby = self._opens()
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
