"""The page of a replayed meeting in a real browser: it asks for nothing and fits desk and phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from hemicycle.cli.meeting_page import meeting_page
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import play, read_script

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium is not None, "the browser tests need Debian's chromium: .ci/run installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.mark.parametrize("name", ["ga-2025-02-24", "sc-2025-02-24"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_story_fits_and_asks_for_nothing(
    browser: Browser, tmp_path: Path, name: str, width: int
) -> None:
    script = read_script(name)
    document = replay(script, play(script))
    file = tmp_path / "meeting.html"
    file.write_text(meeting_page(document), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(file.as_uri())
    assert said == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boards = sum(bool(s.get("positions")) and s["tally"] is not None for s in document["steps"])
    assert page.locator("svg.board").count() == boards > 0
    assert page.locator("ol > li").count() == len(document["story"])
    page.close()
