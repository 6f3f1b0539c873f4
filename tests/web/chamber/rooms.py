"""People in a meeting, each in a browser of its own, doing what a person does: read and click."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from tests.web.browsing import Watched, served

from hemicycle.chamber.place import place_of
from hemicycle.chamber.setup import begin, setup_of
from hemicycle.web.app import create_app
from hemicycle.web.chamber.lobby import Lobby

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

COUNCIL = [
    "BHR", "CHN", "COD", "COL", "DNK", "FRA", "GBR", "GRC", "LBR", "LVA", "PAK", "PAN", "RUS",
    "SOM", "USA",
]  # fmt: skip
"""Members of the Security Council on the day of these meetings."""
DAY = date(2026, 3, 14)


class Hall:
    """A running site with chambers of its own."""

    def __init__(self, address: str, lobby: Lobby, browser: Browser) -> None:
        self.address = address
        self.lobby = lobby
        self._browser = browser
        self.seats: list[Seat] = []

    def seat(self, path: str, **options: Any) -> Seat:
        """Somebody new, who opens a path in a browser of its own."""
        context = self._browser.new_context(reduced_motion="reduce", **options)
        seat = Seat(Watched(context, self.address))
        self.seats.append(seat)
        seat.page.goto(self.address + path)
        return seat

    def join(self, path: str, **options: Any) -> Seat:
        """Somebody who comes in by a link."""
        seat = self.seat(path, **options)
        seat.page.click("main button")
        seat.page.wait_for_url("**/chamber/*/*")
        return seat

    def begin(self, body: str, title: str, members: str = "") -> tuple[str, str]:
        """A meeting set up as on the command line: its address, and the officer's link."""
        wanted = setup_of(body, title=title, day=DAY, members=members)
        begun = begin(self.lobby.hall, wanted, officer="Ana")
        return f"/chamber/{begun.meeting}", f"/chamber/join/{begun.officer.token}"

    def close(self) -> None:
        for seat in self.seats:
            seat.page.context.close()


@contextmanager
def hall_in(folder: Path, browser: Browser) -> Iterator[Hall]:
    """Chambers kept in a folder."""
    lobby = Lobby(place_of(folder))
    with served(create_app("embedded", estimates=False, lobby=lobby)) as address:
        hall = Hall(address, lobby, browser)
        yield hall
        hall.close()


class Seat:
    """Somebody at a page."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self.page: Page = watched.page
        self._seal = ""

    @property
    def base(self) -> str:
        """Address of the meeting."""
        return self.page.url.partition("?")[0].rpartition("/")[0]

    def go(self, face: str) -> None:
        """Open another face of the meeting."""
        self.page.goto(f"{self.base}/{face}")

    def shows(self, words: str) -> None:
        """Wait until the page, as it renews itself, says something."""
        self.page.get_by_text(words).first.wait_for(state="attached", timeout=8000)

    def text(self, selector: str = "main") -> str:
        return " ".join(self.page.inner_text(selector).split())

    def press(self, words: str, within: str = "main") -> None:
        """Press a button and wait for what the meeting says to it."""
        self._send(self.page.locator(within).get_by_role("button", name=words, exact=True).first)

    def fill(self, offer: str, fields: dict[str, str]) -> None:
        """Fill in what is offered and send it; a field called NAME:2 is the second of its name."""
        form = self._opened(offer)
        for name, value in fields.items():
            field, _, place = name.partition(":")
            found = form.locator(f"[name='f.{field}']").nth(int(place or 1) - 1)
            if found.evaluate("field => field.tagName") == "SELECT":
                found.select_option(value)
            else:
                found.fill(value)
        self._send(form.locator("form button").last)

    def _opened(self, offer: str) -> Locator:
        """A form behind its words, with everything around it opened as a person would."""
        summary = self.page.locator("details.offer > summary", has_text=offer).first
        summary.wait_for(state="attached", timeout=8000)
        form = summary.locator("xpath=..")
        form.evaluate(
            "one => { for (; one; one = one.parentElement?.closest('details')) one.open = true }"
        )
        return form

    def _send(self, button: Locator) -> None:
        with self.page.expect_navigation():
            button.click()
        assert self.page.locator("#said.wrong").count() == 0, self.text("#said")

    def enter(self, acts: list[dict[str, Any]]) -> None:
        """What an officer enters for members that have no device, one after the other."""
        for act in acts:
            self.sent(act)

    def sent(self, command: dict[str, Any]) -> dict[str, Any]:
        """The answer to a command of an officer, sent as a program would."""
        if not self._seal:
            twin = self.page.request.get(f"{self.base}/chair.json")
            self._seal = twin.json()["seal_of_forms"]
        answer = self.page.request.post(
            f"{self.base}/act",
            data=json.dumps({"key": token_hex(8), "seal": self._seal, "do": command}),
            headers={"content-type": "application/json"},
        )
        assert answer.ok, answer.text()
        told: dict[str, Any] = answer.json()["done"]
        return told
