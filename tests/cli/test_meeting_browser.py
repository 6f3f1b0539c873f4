"""The page of a replayed meeting in a real browser: it asks for nothing and fits desk and phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hemicycle.cli.meeting_page import meeting_page
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import play, read_script

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Browser:
    return chromium


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
    votes = [step for step in document["steps"] if step["tally"] is not None]
    told = [step for step in votes if any((step["positions"] or {}).values())]
    members = len(document["meeting"]["members"])
    whole = [step for step in told if sum(map(len, step["positions"].values())) == members]
    assert page.locator("svg.board").count() == len(whole) > 0
    assert page.get_by_text("Known by name:").count() == len(told) - len(whole)
    assert page.locator("ol > li").count() == len(document["story"])
    page.close()
