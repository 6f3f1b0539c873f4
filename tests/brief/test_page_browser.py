"""The page in a real browser: desk and phone, light and dark, keyboard, paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hemicycle.brief.compose import compose_day
from hemicycle.brief.html import render_html
from hemicycle.record.record import open_record

pytestmark = pytest.mark.browser

OVERLAPS = """() => [...document.querySelectorAll('svg.curve, svg.flow')].flatMap(svg => {
    const boxes = [...svg.querySelectorAll('text')]
        .map(t => [t.getBoundingClientRect(), t.textContent]);
    const apart = (a, b) => a.left >= b.right - 1 || b.left >= a.right - 1
        || a.top >= b.bottom - 3 || b.top >= a.bottom - 3;
    return boxes.flatMap(([a, s], i) =>
        boxes.slice(i + 1).filter(([b]) => !apart(a, b)).map(([, t]) => [s, t]));
})"""


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "brief.html"
    page = compose_day(open_record("embedded"), date(2025, 2, 24))
    file.write_text(render_html(page), encoding="utf-8")
    return file.as_uri()


def open_page(browser: Browser, address: str, width: int, scheme: str = "light") -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=True,
    )
    page.said = []  # type: ignore[attr-defined]
    page.on("console", lambda message: page.said.append(message.text))  # type: ignore[attr-defined]
    page.on("request", lambda request: page.said.append(request.url))  # type: ignore[attr-defined]
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_asked_for_and_nothing_overflows(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    page = open_page(browser, address, width, scheme)
    assert page.said == [address]  # type: ignore[attr-defined]
    inner = page.evaluate("document.documentElement.scrollWidth")
    assert inner == width
    page.close()


def test_the_policy_lets_the_stylesheet_in_and_follows_the_system(
    browser: Browser, address: str
) -> None:
    papers = {}
    for scheme in ("light", "dark"):
        page = open_page(browser, address, 1280, scheme)
        papers[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.close()
    assert papers == {"light": "rgb(251, 250, 247)", "dark": "rgb(22, 21, 18)"}


def test_the_outcome_is_the_largest_line(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 1280)
    largest = page.evaluate(
        """() => [...document.querySelectorAll('main p, main h1, main h2, main h3, main td')]
        .map(e => [parseFloat(getComputedStyle(e).fontSize), e.className])
        .sort((a, b) => b[0] - a[0])[0]"""
    )
    assert largest[1] == "outcome"
    page.close()


def test_seats_are_reached_by_keyboard_and_show_it(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 1280)
    for _ in range(12):
        page.keyboard.press("Tab")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert ": yes" in label
    stroke = page.evaluate(
        "getComputedStyle(document.activeElement.querySelector('circle,rect')).strokeWidth"
    )
    assert stroke == "3.5px"
    page.close()


def test_wide_pictures_scroll_in_their_own_box_on_a_phone(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 390)
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.wide')].map(e => ({
            inside: e.scrollWidth, width: e.clientWidth, focus: e.tabIndex,
            name: e.getAttribute('aria-label')}))"""
    )
    assert any(box["inside"] > box["width"] for box in boxes)
    assert all(box["focus"] == 0 and box["name"] for box in boxes)
    tally = page.evaluate("document.querySelector('.tally').getBoundingClientRect().right")
    assert tally <= 390
    page.close()


def test_text_does_not_overlap_in_the_pictures(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 1280)
    overlaps = page.evaluate(OVERLAPS)
    assert overlaps == []
    page.close()


def test_it_prints(browser: Browser, address: str, tmp_path: Path) -> None:
    page = open_page(browser, address, 1280)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    (tmp_path / "brief.pdf").write_bytes(paper)
    assert 20_000 < len(paper) < 3_000_000
    page.close()
