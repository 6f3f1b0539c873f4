"""The page of a check in a real browser: keyboard, pointer, phone, dark, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hemicycle.accounts import check
from hemicycle.accounts.page import render_page
from hemicycle.record.record import Record

pytestmark = pytest.mark.browser

_TEXT = (
    "Hungary voted against A/RES/ES-11/7, but Ukraine abstained on ES-11/7.\n\n"
    "It passed 93-18, with 65 abstentions, and five countries nobody named did not care.\n"
) * 3


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="module")
def address(embedded: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("check") / "check.html"
    document = check(_TEXT, record=embedded, file="article.txt")
    file.write_text(render_page([document, document], [_TEXT, _TEXT]), encoding="utf-8")
    return file.as_uri()


def test_evidence_shows_on_focus_and_when_pointed_at(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    tip = page.locator("#t1-1")
    assert not tip.is_visible()
    page.locator("#c1-1").focus()
    assert tip.is_visible()
    page.locator("#c1-2").hover()
    assert page.locator("#t1-2").is_visible()
    page.close()


def test_a_mark_leads_to_its_evidence_and_back(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.locator("#c1-2").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#e1-2")
    page.locator("#e1-2 a").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#c1-2")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows_and_nothing_is_asked_for(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    asked: list[str] = []
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator("#c1-1").focus()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [address]
    page.close()


def test_paper_shows_no_tips(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    page.locator("#c1-1").focus()
    assert not page.locator("#t1-1").is_visible()
    page.pdf(path=tmp_path / "check.pdf")
    assert (tmp_path / "check.pdf").stat().st_size > 5_000
    page.close()
