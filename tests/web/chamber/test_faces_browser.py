"""The faces in a browser: accessible, quiet, by keyboard, without script, from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.web.browsing import DESK, PHONE, findings, resized
from tests.web.chamber.rooms import Hall, Seat, hall_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

MEMBERS = "BRA\nFRA\nKEN\nIND"
FACES = ("chair", "secretariat", "room", "board", "minutes", "sheet")
ALL_PRESENT = [{"act": "attend", "member": member} for member in MEMBERS.split()]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Hall]:
    with hall_in(tmp_path_factory.mktemp("chambers"), chromium) as opened:
        yield opened


@pytest.fixture
def chair(hall: Hall) -> Seat:
    """The presiding officer of a small committee of its own, open, with everybody present."""
    _, link = hall.begin("mun", f"Clean water {len(hall.seats)}", MEMBERS)
    seat = hall.join(link)
    seat.enter([{"act": "open", "present": 4}, *ALL_PRESENT])
    return seat


def put_a_motion(chair: Seat, method: str) -> None:
    """A motion to suspend, put to the vote."""
    chair.enter([{"act": "move", "id": "m", "motion": "suspend", "member": "KEN"},
                 {"act": "put", "target": "m", "method": method}])  # fmt: skip


def delegate(hall: Hall, chair: Seat, member: str, **options: object) -> Seat:
    """A delegate who comes in by a link of its own."""
    sent = chair.sent({"do": "invite", "role": "delegate", "member": member})
    link = sent["links"][0]["path"]
    return hall.join(link, **options)


def test_faces_are_accessible_fit_and_are_quiet(hall: Hall, chair: Seat, axe: str) -> None:
    put_a_motion(chair, "roll_call")
    for face in FACES:
        chair.go(face)
        assert findings(chair.page, axe) == [], face
        assert resized(chair.page, PHONE) == PHONE, face
        assert resized(chair.page, DESK) == DESK, face
    desk = delegate(hall, chair, "FRA")
    assert findings(desk.page, axe) == []
    assert resized(desk.page, PHONE) == PHONE
    for path in ("/chamber/", "/chamber/new"):
        desk.page.goto(hall.address + path)
        assert findings(desk.page, axe) == [], path
    assert chair.watched.complaints() == []
    assert desk.watched.complaints() == []


def test_the_roll_is_answered_with_one_form(hall: Hall) -> None:
    _, link = hall.begin("mun", "A roll", MEMBERS)
    seat = hall.join(link, java_script_enabled=False)
    seat.fill("Open the meeting", {"present": "3"})
    seat.page.goto(f"{seat.base}/room?part=attendance")
    for member, words in (("Brazil", "Present"), ("France", "Present and voting")):
        row = seat.page.locator(".roll li", has_text=member)
        row.get_by_label(words, exact=True).check()
    seat.press("Enter attendance")
    assert "Brazil Present France Present and voting" in seat.text(".roll")


def test_a_recorded_vote_is_read_out_and_entered_by_keyboard(chair: Seat) -> None:
    put_a_motion(chair, "recorded")
    chair.page.goto(f"{chair.base}/room?part=rollcall")
    read = []
    for key in ("y", "n", "u", "a", "p"):  # the second answer is taken back and given again
        read.append(chair.text("#called"))
        with chair.page.expect_navigation():
            chair.page.keyboard.press(key)
    assert read == ["Brazil", "France", "India", "France", "India"]
    assert chair.text("#called") == "Kenya", "India is skipped"
    row = chair.page.locator(".roll li", has_text="India")
    with chair.page.expect_navigation():
        row.get_by_role("button", name="India: no").click()
    assert row.locator("[aria-pressed=true]").inner_text() == "no"
    france = chair.page.locator(".roll li", has_text="France")
    assert france.locator("[aria-pressed=true]").inner_text() == "abstain"


def test_a_roll_call_is_called_by_keyboard(chair: Seat) -> None:
    put_a_motion(chair, "roll_call")
    chair.page.goto(f"{chair.base}/room?part=rollcall")
    answered = []
    while chair.page.locator("#called").count():
        answered.append(chair.text("#called"))
        with chair.page.expect_navigation():
            chair.page.keyboard.press("y")
    assert len(set(answered)) == 4
    assert "All have answered." in chair.text("#big")
    chair.go("chair")
    chair.press("Close the vote")
    chair.go("board")
    assert "Adopted, 4–0–0" in chair.text()


def test_the_board_says_who_is_called_now(hall: Hall, chair: Seat) -> None:
    put_a_motion(chair, "roll_call")
    board = hall.seat(f"{chair.base.removeprefix(hall.address)}/board")
    first = board.text("[data-called]")
    chair.page.goto(f"{chair.base}/room?part=rollcall")
    with chair.page.expect_navigation():
        chair.page.keyboard.press("y")
    second = chair.text("#called")
    assert second != first
    board.page.locator("[data-called]", has_text=second).wait_for()


def test_a_roll_call_names_those_it_did_not_reach(hall: Hall) -> None:
    _, link = hall.begin("mun", "Half a roll", MEMBERS)
    chair = hall.join(link)
    chair.enter([{"act": "open", "present": 4}, *ALL_PRESENT[:2]])
    put_a_motion(chair, "roll_call")
    chair.page.goto(f"{chair.base}/room?part=rollcall")
    while chair.page.locator("#called").count():
        with chair.page.expect_navigation():
            chair.page.keyboard.press("y")
    assert "2 / 4" in chair.text("#big")
    assert "did not answer the attendance roll: India, Kenya" in chair.text("#big")
    assert "All have answered." not in chair.text("#big")


def test_a_refusal_leaves_a_page_that_can_be_opened_again(hall: Hall) -> None:
    _, link = hall.begin("mun", "Too many", MEMBERS)
    chair = hall.join(link)
    chair.page.locator("[name='f.present']").first.fill("99")
    with chair.page.expect_navigation():
        chair.page.locator("button.main", has_text="Open the meeting").click()
    assert "99 members cannot be present" in chair.text("#said")
    assert chair.page.url == f"{chair.base}/chair"
    assert "lang=fr" in (chair.page.locator(".languages a[lang=fr]").get_attribute("href") or "")
    chair.page.goto(chair.page.url)
    assert chair.page.locator("#said").count() == 0


def test_a_sheet_that_no_telephone_can_use_says_so(hall: Hall) -> None:
    _, link = hall.begin("mun", "Codes", MEMBERS)
    chair = hall.join(link)
    chair.go("sheet")
    assert "hemicycle serve --lan" in chair.text()
    hall.lobby.address = "http://10.0.0.7:8193"
    chair.page.locator("main button").click()
    chair.shows("http://10.0.0.7:8193/chamber/join/")
    assert "--lan" not in chair.text()
    hall.lobby.address = ""


def test_a_speech_without_a_limit_can_be_stopped_and_goes_on(chair: Seat) -> None:
    chair.enter([{"act": "speak", "member": "FRA"}])
    chair.go("chair")
    chair.press("Pause")
    chair.press("Go on")
    assert chair.page.get_by_role("button", name="Pause", exact=True).count()


def test_placards_are_counted_and_announced(chair: Seat) -> None:
    put_a_motion(chair, "show_of_hands")
    chair.page.goto(f"{chair.base}/room?part=placards")
    for count, times in ((0, 1), (1, 3)):
        for _ in range(times):
            chair.page.locator(".count").nth(count).get_by_role("button", name="+").click()
    chair.press("Announce the count")
    chair.go("board")
    assert "Not adopted, 1–3–0" in chair.text()


def test_a_delegate_votes_by_keyboard_alone(hall: Hall, chair: Seat) -> None:
    put_a_motion(chair, "recorded")
    desk = delegate(hall, chair, "BRA")
    for _ in range(30):
        desk.page.keyboard.press("Tab")
        if desk.page.evaluate("document.activeElement.className") == "cast no":
            break
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    assert "Your vote is no" in desk.text("#vote")


def test_a_delegate_votes_without_script(hall: Hall, chair: Seat) -> None:
    put_a_motion(chair, "recorded")
    desk = delegate(
        hall, chair, "KEN", java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    assert "does not renew itself" in desk.text("body")
    desk.page.get_by_role("button", name="yes", exact=True).click()
    desk.page.get_by_text("Your vote is yes").first.wait_for()
    desk.page.get_by_role("button", name="no", exact=True).click()
    desk.page.get_by_text("Your vote is no").first.wait_for()
    assert desk.page.locator("#vote li").count() == 2


def test_what_one_types_is_not_lost_when_the_meeting_goes_on(chair: Seat) -> None:
    put_a_motion(chair, "recorded")
    chair.go("secretariat")
    chair.page.fill("#invitations [name='f.name']", "half a na")
    ballots = [{"act": "cast", "member": m, "position": "NO"} for m in MEMBERS.split()]
    chair.enter([*ballots, {"act": "close_vote"}])
    chair.shows("0–4–0: not adopted")
    assert chair.page.input_value("#invitations [name='f.name']") == "half a na"
    assert chair.page.evaluate("document.activeElement.name") == "f.name"


def test_arabic_runs_from_right_to_left_and_stays(hall: Hall, chair: Seat) -> None:
    desk = delegate(hall, chair, "FRA", viewport={"width": 1280, "height": 900})
    desk.page.goto(f"{desk.base}/desk?lang=ar")
    desk.go("desk")
    assert desk.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    aside, main = (
        desk.page.locator(f".columns-two > {one}").bounding_box() for one in ("aside", "div")
    )
    assert aside is not None
    assert main is not None
    assert aside["x"] < main["x"]
    assert "فرنسا" in desk.text("h1")
    assert resized(desk.page, PHONE) == PHONE
    desk.page.goto(f"{desk.base}/desk?lang=en")


def test_a_page_that_lost_its_line_says_how_old_it_is(hall: Hall, chair: Seat) -> None:
    board = hall.seat(chair.base.removeprefix(hall.address) + "/board")
    assert board.page.locator("#stale").is_hidden()
    board.page.route("**/feed", lambda asked: asked.abort())
    board.page.reload()
    board.page.locator("#stale").wait_for()
    assert "Connection lost, showing" in board.text("#stale")
