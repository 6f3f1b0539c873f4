"""The board as server-sent events, to as many as want to see it."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hemicycle.chamber.feed import Feed

_PATIENCE = 20.0
"""Seconds for which a listener may not take what was sent; then it is dropped and comes back."""
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


class Stream(Response):
    """An answer that goes on for as long as somebody listens.

    Parameters
    ----------
    last
        The id of the last event the listener had.
    """

    media_type = "text/event-stream"

    def __init__(self, feed: Feed, last: str | None) -> None:
        super().__init__(b"", headers=_HEADERS)
        del self.headers["content-length"]
        self._feed = feed
        self._last = last

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the listener is gone, or too slow."""
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        gone = asyncio.ensure_future(_gone(receive))
        try:
            async with aclosing(self._feed.listen(self._last, gone)) as events:
                async for data in events:
                    message = {"type": "http.response.body", "body": data, "more_body": True}
                    async with asyncio.timeout(_PATIENCE):
                        await send(message)
        except (TimeoutError, OSError):
            return
        finally:
            gone.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    """Done when the listener has left."""
    while (await receive())["type"] != "http.disconnect":
        pass
