"""The site in a real browser: every page at desk and phone width, with and without script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.golden.journal.make import sealed
from tests.web.addresses import PAGES
from tests.web.browsing import DESK, PHONE, Watched, findings, resized, served

from hemicycle.record.journal import ingest_journal
from hemicycle.record.record import open_record
from hemicycle.web.app import create_app

pytestmark = pytest.mark.browser

# The smallest photograph there is: one grey dot.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6368000000820081dd436af4000000"
    "0049454e44ae426082"
)
_BARE = "() => document.querySelectorAll('.scripted').forEach(one => { one.hidden = true })"


def words(page: Page) -> str:
    return page.locator("main").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_fits_is_accessible_and_complete_without_script(
    context: BrowserContext, bare: BrowserContext, address: str, axe: str, path: str
) -> None:
    """Desk in light, phone in the dark; nothing a reader reads is missing where scripts are off."""
    without = bare.new_page()
    without.goto(address + path)
    plain = {width: (resized(without, width), words(without)) for width in (DESK, PHONE)}
    without.close()
    watched = Watched(context, address)
    page = watched.page
    page.set_viewport_size({"width": DESK, "height": 900})
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == 200
    for width, scheme in ((DESK, "light"), (PHONE, "dark")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert resized(page, width) == width
        assert findings(page, axe) == [], scheme
    page.evaluate(_BARE)
    assert {width: (resized(page, width), words(page)) for width in (DESK, PHONE)} == plain
    assert watched.complaints() == []
    page.close()


_STOP = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const style = getComputedStyle(here.matches("svg g") ? here.firstElementChild : here);
    const box = here.getBoundingClientRect();
    const order = window.stops ??= [];
    const last = order[order.length - 1];
    order.push(here);
    return {
        name: here.outerHTML.slice(0, 90),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== "none" || parseFloat(style.strokeWidth) > 2
            || here.closest("label:has(:focus-visible)") !== null || here.id === "main",
        // a field of a date has three parts and is left after the third
        later: !last || last === here || Boolean(last.compareDocumentPosition(here) & 4),
    };
}"""


@pytest.mark.parametrize("path", ["/", "/vote/GA-ES-11-7", "/whatif/SC-2774", "/member/FRA",
                                  "/votes", "/meeting/ga-2025-02-24?step=3", "/enter"])  # fmt: skip
def test_tab_goes_down_the_page_and_one_sees_where(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(address + path)
    page.wait_for_load_state("load")
    seen = 0
    for _ in range(45):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None:
            break
        assert stop["later"], stop
        assert stop["seen"], stop
        assert stop["marked"], stop
        seen += 1
    assert seen > 15
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
    assert watched.complaints() == []
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
    context: BrowserContext, bare: BrowserContext, address: str, script: bool
) -> None:
    page = (context if script else bare).new_page()
    page.goto(f"{address}/whatif/SC-2774")
    page.locator("#m-RUS").check()
    page.locator("#to-no").click()
    page.get_by_text("Not adopted: vetoed by the Russian Federation").first.wait_for()
    page.goto(f"{address}/meeting/ga-2025-02-24?step=1")
    page.locator("#next").click()
    page.get_by_text("Step 2 of").wait_for()
    page.close()


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
    assert watched.complaints() == []
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
    assert watched.complaints() == []
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


# --- the sheet into a record ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that may be written."""
    folder = tmp_path_factory.mktemp("kept") / "record"
    ingest_journal(sealed("sc-2025-02-24"), folder, name="sc.jsonl")
    return folder


def open_sheet(page: Page, base: str, draft: str, folder: Path | None = None) -> None:
    page.goto(f"{base}/enter")
    page.fill("[name=draft]", draft)
    page.select_option("[name=body]", "SC")
    page.fill("[name=date]", "2025-03-03")
    page.fill("[name=hint]", "S/RES/2774")
    if folder is not None:
        photo = folder / "board.png"
        photo.write_bytes(PNG)
        page.set_input_files("[name=photo]", photo)
    page.get_by_role("button", name="Open the sheet").click()
    page.locator("#sheet").wait_for()


def mark_all(page: Page, keys: str) -> None:
    page.locator("#sheet fieldset input").first.focus()
    for key in keys:
        page.keyboard.press(key)
    page.get_by_role("button", name="Make the page").click()
    page.get_by_text("PROVISIONAL").first.wait_for()


def test_a_sheet_is_kept_confirmed_compared_and_cancelled(
    chromium: Browser, axe: str, record: Path, tmp_path: Path
) -> None:
    context = chromium.new_context()
    with served(create_app(record, rooms=(), estimates=False)) as base:
        watched = Watched(context, base)
        page = watched.page
        before = open_record(record).version
        # cancelled: nothing is kept
        open_sheet(page, base, "S/2025/901", tmp_path)
        assert page.locator("img.photo").is_visible()
        mark_all(page, "y" * 15)
        assert findings(page, axe) == []
        page.get_by_role("link", name="Cancel, keep nothing").click()
        page.get_by_role("heading", name="Enter a vote").wait_for()
        assert open_record(record).version == before
        # kept: a hint shown and not confirmed counts for nothing
        open_sheet(page, base, "S/2025/902")
        mark_all(page, "yyn")
        assert "Left open: 12 members" in words(page)
        page.get_by_role("button", name="Keep it in the record").click()
        page.wait_for_url("**/vote/SC-S-2025-902")
        assert "PROVISIONAL" in words(page)
        known = open_record(record).positions("SC-S-2025-902") or {}
        assert sorted(at for at in known.values() if at != "UNKNOWN") == ["NO", "YES", "YES"]
        # entered a second time: the difference is seen before it is kept
        open_sheet(page, base, "S/2025/902")
        mark_all(page, "yyy")
        assert "1 member not as there" in words(page)
        assert watched.complaints() == []
    context.close()


@pytest.mark.parametrize("path", ["/vote/GA-ES-11-7", "/member/FRA"])
def test_a_page_prints(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(address + path)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert 20_000 < len(paper) < 3_000_000
    page.close()


def test_a_damaged_record_gives_a_page_that_says_what_to_do_and_recovers(
    context: BrowserContext, axe: str, record: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(record, tmp_path / "record"))
    current = folder / "current"
    version = current.read_bytes()
    with served(create_app(folder, rooms=(), estimates=False)) as base:
        page = context.new_page()
        current.write_bytes(b"no such version")
        answer = page.goto(base + "/")
        assert answer is not None
        assert answer.status == 503
        assert "What to do next" in words(page)
        assert findings(page, axe) == []
        current.write_bytes(version)
        answer = page.goto(base + "/vote/SC-2774")
        assert answer is not None
        assert answer.status == 200
        page.close()
