"""The site in a real browser: every page at desk and phone width, with and without script."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.web.addresses import PAGES

from hemicycle.web.app import create_app

pytestmark = pytest.mark.browser

AXE = "axe-core@4.14.1"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (1280, 390)
SERIOUS = ("serious", "critical")
WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The checker of accessibility, installed beside the tests and never committed."""
    npm = shutil.which("npm")
    assert npm is not None, "the browser tests need npm: .ci/run installs it"
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund",
               "--ignore-scripts", "--loglevel=error", AXE]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return (folder / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """A running site over the embedded record."""
    app = create_app("embedded", estimates=False)
    config = uvicorn.Config(app, port=0, log_level="error", access_log=False, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = shutil.which("chromium")
    assert found is not None, "the browser tests need Debian's chromium: .ci/run installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


class Watched:
    """A page, with everything it said or asked for that it should not have."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((base, "data:")) else self.said.append(asked.url)
            ),
        )

    def clean(self) -> bool:
        return self.said == [] and self.page.evaluate("window.broken") == []


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="module")
def bare(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser in which no script runs."""
    made = chromium.new_context(java_script_enabled=False)
    yield made
    made.close()


def findings(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], runOnly: "
        "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_fits_and_is_accessible(
    context: BrowserContext, address: str, axe: str, path: str, width: int
) -> None:
    watched = Watched(context, address)
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    assert page.goto(address + path).status == 200  # type: ignore[union-attr]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert findings(page, axe) == []
    assert watched.clean(), watched.said
    page.close()


@pytest.mark.parametrize("path", ["/", "/vote/GA-ES-11-7", "/member/FRA", "/group/EU",
                                  "/whatif/SC-2774?set=RUS%3Dno", "/matter/ES-11"])  # fmt: skip
def test_a_page_is_accessible_in_the_dark(
    chromium: Browser, address: str, axe: str, path: str
) -> None:
    page = chromium.new_page(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page.goto(address + path)
    assert findings(page, axe) == []
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_complete_without_script(
    bare: BrowserContext, context: BrowserContext, address: str, path: str, width: int
) -> None:
    """Nothing a reader reads is missing where scripts are off."""
    without = bare.new_page()
    without.set_viewport_size({"width": width, "height": 900})
    without.goto(address + path)
    plain = without.locator("main").inner_text()
    without.close()
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    for more in page.locator(".scripted").all():
        more.evaluate("element => element.hidden = true")
    assert page.locator("main").inner_text() == plain
    page.close()


def test_the_way_to_the_text_and_through_a_board_by_keys(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/vote/GA-ES-11-7")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("#board svg g[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first != second
    assert page.locator("#tip").inner_text() == second
    page.keyboard.press("Escape")
    assert not page.locator("#tip").is_visible()
    page.keyboard.press("End")
    assert ": no" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None
    page.close()


def test_a_seat_is_dragged_into_a_column_and_the_rules_decide(
    context: BrowserContext, address: str
) -> None:
    watched = Watched(context, address)
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(f"{address}/whatif/SC-2774")
    page.locator("#board g[aria-label^='Russian Federation']").hover()
    page.mouse.down()
    page.locator(".column[data-to=no]").hover()
    page.mouse.up()
    page.get_by_text("Not adopted: vetoed by the Russian Federation").first.wait_for()
    assert page.url.endswith("?set=RUS%3Dno")
    assert page.locator("#board").get_by_text("SIMULATION").is_visible()
    page.go_back()
    page.locator(".outcome", has_text="Adopted, 10 to none").wait_for()
    assert watched.clean(), watched.said
    page.close()


def test_a_supposition_by_keys_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/whatif/SC-2774")
    page.locator("#board g[aria-label^='China']").focus()
    page.keyboard.press(" ")
    assert page.locator("#m-CHN").is_checked()
    page.locator("#to-no").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Not adopted: vetoed by China").first.wait_for()
    page.close()


@pytest.mark.parametrize("script", [True, False])
def test_what_if_and_meetings_work_with_and_without_script(
    chromium: Browser, address: str, script: bool
) -> None:
    bare = chromium.new_context(java_script_enabled=script)
    page = bare.new_page()
    page.goto(f"{address}/whatif/SC-2774")
    page.locator("#m-RUS").check()
    page.locator("#to-no").click()
    page.get_by_text("Not adopted: vetoed by the Russian Federation").first.wait_for()
    page.goto(f"{address}/meeting/ga-2025-02-24?step=1")
    page.locator("#next").click()
    page.get_by_text("Step 2 of").wait_for()
    bare.close()


def test_the_slider_moves_the_meeting(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/meeting/ga-2025-02-24?step=1")
    page.locator("#step").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Step 2 of").wait_for()
    assert page.evaluate("document.activeElement.id") == "step"
    page.close()


def test_the_sheet_by_keys_marks_only_what_is_pressed(
    context: BrowserContext, address: str, axe: str
) -> None:
    watched = Watched(context, address)
    page = watched.page
    page.goto(f"{address}/enter")
    page.fill("[name=draft]", "S/2025/112")
    page.select_option("[name=body]", "SC")
    page.fill("[name=date]", "2025-02-24")
    page.fill("[name=hint]", "S/RES/2774")
    page.get_by_role("button", name="Open the sheet").click()
    page.locator("#sheet").wait_for()
    assert findings(page, axe) == []
    assert page.locator("#sheet input:checked").count() == 0
    page.locator("#sheet fieldset input").first.focus()
    for key in ("y", "n", "ArrowDown", "a", "-", "Backspace"):
        page.keyboard.press(key)
    assert page.locator("#count").inner_text().startswith("1 yes, 1 no, 1 abstain, 1 did not vote")
    page.get_by_role("button", name="Make the page").click()
    page.get_by_text("PROVISIONAL").first.wait_for()
    assert findings(page, axe) == []
    assert watched.clean(), watched.said
    page.close()


def test_an_article_is_checked_in_the_browser(
    context: BrowserContext, address: str, axe: str
) -> None:
    watched = Watched(context, address)
    page = watched.page
    page.goto(f"{address}/check")
    page.fill(
        "#text",
        "On 24 February 2025 the General Assembly adopted resolution ES-11/7 by 93 to 18. "
        "Hungary abstained. <script>document.title = 'run'</script>",
    )
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator("mark.contradicted").first.wait_for()
    assert page.title() != "run"
    assert findings(page, axe) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the report").click()
    report = context.new_page()
    report.goto(Path(download.value.path()).as_uri())
    assert report.title() != "run"
    assert watched.clean(), watched.said
    report.close()
    page.close()


def test_nothing_moves_for_those_who_ask_for_less(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/whatif/SC-2774")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => "
        "parseFloat(getComputedStyle(e).transitionDuration) > 0 || "
        "getComputedStyle(e).animationName !== 'none').length"
    )
    assert moving == 0
    page.close()
