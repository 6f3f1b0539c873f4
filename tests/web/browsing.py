"""What the tests in a real browser share: a running site, a watched page, its findings."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import uvicorn

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import BrowserContext, Page

DESK, PHONE = 1280, 390
_OFTEN = 0.02
_SERIOUS = ("serious", "critical")
_WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
_RUN = """axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
    'wcag21aa', 'wcag22aa', 'best-practice']})"""


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The site on a free port of this machine."""
    config = uvicorn.Config(app, port=0, log_level="error", access_log=False, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(_OFTEN)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def awaited(base: str, *paths: str) -> None:
    """Ask until the pages say all they will: only then does a page carry a tag."""
    for path in paths:
        while "etag" not in urlopen(base + path).headers:
            time.sleep(_OFTEN)


class Watched:
    """A page, with everything it said or asked for that it should not have."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.page.add_init_script(_WATCH)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((base, "data:")) else self.said.append(asked.url)
            ),
        )

    def complaints(self) -> list[str]:
        """Everything said, broken or asked of elsewhere; empty is right."""
        return [*self.said, *self.page.evaluate("window.broken")]


def findings(page: Page, axe: str) -> list[str]:
    """Serious findings of axe-core on the page as it stands."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(_RUN)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in _SERIOUS
    ]


def resized(page: Page, width: int) -> int:
    """The width that the page takes in a window of a width."""
    page.set_viewport_size({"width": width, "height": 900})
    taken: int = page.evaluate("document.documentElement.scrollWidth")
    return taken
