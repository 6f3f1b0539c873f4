"""The field at the top in a real browser: keyboard, stale answers, and nothing serious from axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.web.browsing import Watched, findings

pytestmark = pytest.mark.browser
LIST = "#find ~ [role=listbox]"


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Iterator[Watched]:
    made = Watched(context, address)
    made.page.goto(address)
    yield made
    assert made.complaints() == []
    made.page.close()


def typed(page: Page, text: str) -> None:
    page.fill("#find", "")
    page.type("#find", text, delay=5)


def options(page: Page) -> list[str]:
    return page.locator(f"{LIST} [role=option] b").all_inner_texts()


def test_the_keyboard_alone_leads_to_a_vote(watched: Watched) -> None:
    page = watched.page
    field = page.locator("#find")
    typed(page, "es-11/7")
    expect(page.locator(LIST)).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert options(page)[0] == "A/RES/ES-11/7"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{LIST} [aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")  # back to the field itself
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vote/GA-ES-11-7")


def test_escape_closes_and_enter_sends_the_form(watched: Watched) -> None:
    page = watched.page
    typed(page, "ukrane")
    expect(page.locator(LIST)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    assert page.input_value("#find") == "ukrane"
    page.keyboard.press("Enter")
    page.wait_for_url("**/votes?q=ukrane")
    assert "looked for ukraine instead" in page.locator("main").inner_text()


def test_a_click_opens_and_leaving_closes(watched: Watched) -> None:
    page = watched.page
    typed(page, "franc")
    page.locator(f"{LIST} [role=option]").first.wait_for()
    page.locator("main h1").click()
    expect(page.locator(LIST)).to_be_hidden()
    page.locator("#find").focus()
    page.locator(f"{LIST} [role=option]", has_text="France").first.click()
    page.wait_for_url("**/member/FRA")


def test_a_late_answer_to_an_earlier_word_is_never_shown(watched: Watched) -> None:
    page, held = watched.page, []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search.json?q=france", hold)
    typed(page, "france")
    page.wait_for_timeout(400)
    assert len(held) == 1
    typed(page, "zaire")
    expect(page.locator(f"{LIST} b").first).to_have_text("Democratic Republic of the Congo")
    for route in held:
        route.abort()
    page.wait_for_timeout(100)
    assert "France" not in options(page)


def test_one_question_for_quick_fingers(watched: Watched) -> None:
    page, asked = watched.page, []
    page.on("request", lambda one: asked.append(one.url) if "search.json" in one.url else None)
    typed(page, "ukraine")
    page.locator(f"{LIST} [role=option]").first.wait_for()
    assert len(asked) == 1


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_fits_and_is_accessible(
    watched: Watched, axe: str, width: int, scheme: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    typed(page, "ukraine")
    page.locator(f"{LIST} [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator(LIST).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert findings(page, axe) == []


def test_nothing_moves_when_nothing_is_found(watched: Watched) -> None:
    page = watched.page
    typed(page, "xqzzyw")
    page.wait_for_timeout(500)
    expect(page.locator(LIST)).to_be_hidden()
    assert page.locator("#find ~ [role=status]").inner_text() == "0 suggestions"
