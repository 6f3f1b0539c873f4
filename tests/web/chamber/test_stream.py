"""The stream over HTTP, and what spectators share: one page for all, one look at who is seated."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.chamber.conftest import HOST, Site

from hemicycle.chamber import feed as feeds
from hemicycle.chamber.people import Person
from hemicycle.chamber.roles import Role


class Listener:
    """A browser that listens to a stream, without a network between."""

    def __init__(self, site: Site, last: str | None = None) -> None:
        headers = [(b"host", HOST.encode()), (b"accept", b"text/event-stream")]
        if last is not None:
            headers.append((b"last-event-id", last.encode()))
        self.scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": f"{site.base}/feed", "raw_path": b"", "query_string": b"", "root_path": "",
            "client": ("127.0.0.1", 1), "server": (HOST, 80), "headers": headers,
        }  # fmt: skip
        self.headers: dict[bytes, bytes] = {}
        self.events: list[tuple[str, str, Any]] = []
        self.left = asyncio.Event()
        self._task = asyncio.ensure_future(site.app(self.scope, self._receive, self._send))
        self._asked = False

    async def _receive(self) -> dict[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.headers |= dict(message.get("headers", ()))
        for block in message.get("body", b"").decode().split("\n\n"):
            said = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
            if "data" in said:
                self.events.append((said["event"], said.get("id", ""), json.loads(said["data"])))

    async def wait(self, true: Callable[[], bool]) -> None:
        """Until something is so."""
        for _ in range(400):
            if true():
                return
            await asyncio.sleep(0.02)
        pytest.fail(f"only {[kind for kind, _, _ in self.events]}")

    async def leave(self) -> None:
        """Close the connection."""
        self.left.set()
        await asyncio.wait_for(self._task, 10)


def officer(site: Site) -> Person:
    return site.lobby.hall.people.invite(site.chamber.id, Role.PRESIDING).person


def test_a_ballot_is_a_small_patch_and_who_comes_back_misses_nothing(
    class_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "PAUSE", 0.02)
    person, chamber = officer(class_site), class_site.chamber

    def does(key: str, command: dict[str, Any]) -> None:
        chamber.do(person, command, f"a-key-of-{key}").result(20)

    async def body() -> None:
        one, two = Listener(class_site), Listener(class_site)
        await one.wait(lambda: bool(one.events) and bool(two.events))
        assert one.headers[b"content-type"].startswith(b"text/event-stream")
        kind, _, whole = one.events[0]
        assert (kind, whole["title"], whole["simulation"]) == ("board", "Our class", True)
        does("1", {"act": "open", "present": 5})
        await one.wait(lambda: one.events[-1][2].get("sequence") == chamber.sequence)
        assert one.events[-1][2]["board"]["phase"] == "debate"
        await two.wait(lambda: len(two.events) == len(one.events))
        last = two.events[-1][1]
        await two.leave()
        does("2", {"act": "inscribe", "member": "Ana"})
        await one.wait(lambda: one.events[-1][2].get("sequence") == chamber.sequence)
        again = Listener(class_site, last)
        await again.wait(lambda: bool(again.events))
        assert again.events[0][0] == "patch"
        assert again.events[0][2]["board"]["speakers"]["list"] == ["Ana"]
        assert "seats" not in again.events[0][2]
        class_site.lobby.end_feeds()
        await one.wait(one._task.done)
        await again.leave()

    asyncio.run(body())


def test_a_page_of_spectators_is_made_once_for_all(
    class_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hemicycle.web.chamber import documents, views

    made = []

    def counted(visit: Any) -> Any:
        made.append(1)
        return documents.board(visit)

    monkeypatch.setattr(views, "FACES", {**views.FACES, "board": counted})
    with class_site.browser() as browser:
        pages = {browser.get(f"{class_site.base}/board").text for _ in range(5)}
        assert (len(pages), len(made)) == (1, 1)
        class_site.chamber.do(officer(class_site), {"act": "open"}, "opened-it").result(20)
        assert browser.get(f"{class_site.base}/board").text not in pages
        assert len(made) == 2
