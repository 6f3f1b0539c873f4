"""Links: a button that looks, a form that opens once, a cookie of one meeting, a clean address."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from tests.chamber.sitting import DAY
from tests.web.chamber.conftest import Site, seal_in

from hemicycle.chamber.links import Token
from hemicycle.chamber.people import TRIES
from hemicycle.chamber.roles import Role
from hemicycle.chamber.setup import begin, setup_of
from hemicycle.web.failures import unexpected


def test_a_link_shows_only_a_button_and_is_not_used_up_by_looking(class_site: Site) -> None:
    link = class_site.link(member="Ana")
    for _ in range(2):
        page = class_site.browser().get(link)
        assert page.status_code == 200
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"
        assert "hemicycle_seat" not in page.headers.get("set-cookie", "")
    assert class_site.browser().head(link).status_code == 200
    assert class_site.lobby.hall.people.asked(link.rpartition("/")[2]).member == "Ana"


def test_opening_it_gives_a_cookie_of_this_meeting_and_a_clean_address(class_site: Site) -> None:
    browser, link = class_site.browser(), class_site.link(member="Ana")
    answer = browser.post(link, data={"seal": seal_in(browser.get(link).text)})
    assert answer.status_code == 303
    assert answer.headers["location"] == class_site.base
    cookie = answer.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", f"path={class_site.base}"):
        assert part in cookie
    assert link.rpartition("/")[2][16:] not in str(answer.headers)
    home = browser.get(class_site.base)
    assert home.headers["location"] == f"{class_site.base}/desk"
    assert browser.get(f"{class_site.base}/desk").status_code == 200


@pytest.mark.parametrize(
    ("role", "face"),
    [(Role.PRESIDING, "chair"), (Role.SECRETARY, "secretariat"), (Role.DELEGATE, "desk")],
)
def test_everybody_comes_to_their_own_page(class_site: Site, role: Role, face: str) -> None:
    browser = class_site.seated(role, "Ana" if role.seated else "")
    assert browser.get(class_site.base).headers["location"] == f"{class_site.base}/{face}"


def test_a_link_that_was_used_or_stolen_opens_nothing_and_says_what_to_do(
    class_site: Site,
) -> None:
    link = class_site.link(member="Ana")
    first, thief = class_site.browser(), class_site.browser()
    seal = seal_in(thief.get(link).text)
    first.post(link, data={"seal": seal_in(first.get(link).text)})
    answer = thief.post(link, data={"seal": seal})
    assert answer.status_code == 403
    assert "was used" in answer.text
    assert "tell an officer" in answer.text
    assert f'href="{class_site.base}"' in answer.text
    assert "hemicycle_seat" not in answer.headers.get("set-cookie", "")


def test_a_form_from_elsewhere_redeems_nothing(class_site: Site) -> None:
    browser, link = class_site.browser(), class_site.link(member="Ana")
    seal = seal_in(browser.get(link).text)
    assert browser.post(link).status_code == 403
    assert browser.post(link, data={"seal": "0" * 64}).status_code == 403
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert browser.post(link, data={"seal": seal}, headers=elsewhere).status_code == 403
    assert browser.post(link, data={"seal": seal}).status_code == 303


def test_a_link_taken_back_is_out_in_the_browser_too(class_site: Site) -> None:
    ana, officer = class_site.seated(member="Ana"), class_site.officer()
    assert ana.get(f"{class_site.base}/desk").status_code == 200
    person = class_site.person("Ana")
    done = class_site.act(officer, "chair", {"do": "revoke", "person": person.id})
    assert done.status_code == 200
    gone = ana.get(f"{class_site.base}/desk")
    assert gone.status_code == 401
    assert "no seat" in gone.text


def test_a_lock_is_lifted_by_an_officer_at_once(class_site: Site) -> None:
    link = class_site.link(member="Ana")
    browser = class_site.browser()
    seal = seal_in(browser.get(link).text)
    wrong = link[: len("/chamber/join/") + 16] + Token.fresh().secret
    for _ in range(TRIES):
        assert browser.post(wrong, data={"seal": seal}).status_code == 403
    locked = browser.post(link, data={"seal": seal})
    assert (locked.status_code, locked.headers["retry-after"]) == (429, "60")
    person = class_site.person("Ana")
    class_site.act(class_site.officer(), "chair", {"do": "unlock", "person": person.id})
    assert browser.post(link, data={"seal": seal}).status_code == 303


def test_tokens_are_kept_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    token = str(Token.fresh())
    with caplog.at_level(logging.ERROR):
        told = unexpected(ValueError("x"), f"/chamber/join/{token}")
    assert token not in caplog.text
    assert token not in str(told)


def test_giving_a_seat_up_ends_it(class_site: Site) -> None:
    ana = class_site.seated(member="Ana")
    seal = class_site.seal(ana)
    cookie = ana.cookies.get("hemicycle_seat")
    answer = ana.post(f"{class_site.base}/leave", data={"seal": seal})
    assert answer.headers["location"] == f"{class_site.base}/board"
    ana.cookies.set("hemicycle_seat", cookie or "", path=class_site.base)
    assert ana.get(f"{class_site.base}/desk").status_code == 401


# --- a new meeting -------------------------------------------------------------------------------


def form(title: str, **more: str) -> dict[str, str]:
    return {"title": title, "body": "mun", "day": str(DAY), **more}


def test_a_meeting_is_set_up_on_the_page_in_one_step(class_site: Site) -> None:
    browser = class_site.browser()
    seal = seal_in(browser.get("/chamber/new").text)
    data = form("Second class", seal=seal, members="BLU, Blue delegation\nRED, Red")
    page = browser.post("/chamber/new", data=data)
    assert page.status_code == 200
    assert "<svg" in page.text
    link = re.search(r"/chamber/join/[\w-]+", page.text)
    assert link is not None
    assert browser.post(link[0], data={"seal": seal}).status_code == 303
    assert "Second class" in browser.get("/chamber/").text
    listed = browser.get("/chamber/list.json").json()["meetings"]
    assert [one["title"] for one in listed] == ["Second class", "Our class"]


@pytest.mark.parametrize(
    "wrong", [{"title": " "}, {"body": "GX"}, {"day": "soon"}, {"members": "a\na"}]
)
def test_what_cannot_be_set_up_is_said_on_the_form(class_site: Site, wrong: dict[str, str]) -> None:
    browser = class_site.browser()
    seal = seal_in(browser.get("/chamber/new").text)
    page = browser.post("/chamber/new", data=form("x", seal=seal) | wrong)
    assert page.status_code == 400
    assert "<form" in page.text
    kept = form("x") | wrong
    assert kept["title"].strip() == "" or f'value="{kept["title"]}"' in page.text, "nothing is lost"
    assert kept.get("members", "") in page.text
    assert len(class_site.lobby.hall.meetings()) == 1


def test_a_list_with_strangers_is_asked_about_before_anything_is_set_up(class_site: Site) -> None:
    browser = class_site.browser()
    seal = seal_in(browser.get("/chamber/new").text)
    data = form("Third class", seal=seal, members="France\nKenia\nIndia", officer="Ms Lee")
    asked = browser.post("/chamber/new", data=data)
    assert "line 2: Kenia" in asked.text
    assert 'value="Third class"' in asked.text
    assert 'value="Ms Lee"' in asked.text
    assert len(class_site.lobby.hall.meetings()) == 1
    rolls = {"mixed": {"FRA", "Kenia", "IND"}, "written": {"France", "Kenia", "India"}}
    for answer, roll in rolls.items():
        assert browser.post("/chamber/new", data={**data, "states": answer}).status_code == 200
        newest = class_site.lobby.hall.meetings()[0].meeting
        assert class_site.lobby.hall.chamber(newest).state.roll == roll


def test_the_form_calls_bodies_by_their_names(class_site: Site) -> None:
    page = class_site.browser().get("/chamber/new", headers={"accept-language": "fr"}).text
    for name in ("Première Commission", "Comité de Model UN", "Conseil de sécurité"):
        assert f">{name}</option>" in page
    assert ">GA-C1<" not in page


def test_a_link_names_the_delegation_and_for_how_long_it_seats(class_site: Site) -> None:
    hall = class_site.lobby.hall
    begun = begin(hall, setup_of("mun", title="States", day=DAY, members="FRA\nBLU, Blue team",
                                 mixed=True))  # fmt: skip
    for member, name in (("FRA", "France"), ("BLU", "Blue team")):
        issued = hall.people.invite(begun.meeting, Role.DELEGATE, member)
        page = class_site.browser().get(f"/chamber/join/{issued.token}").text
        assert f"made for {name}: delegate" in page
        assert "14 days" in page
    page = class_site.browser().get(f"/chamber/join/{begun.officer.token}").text
    assert "made for: presiding officer" in page


def test_no_file_of_the_server_is_read_for_the_page(class_site: Site, tmp_path: Path) -> None:
    browser = class_site.browser()
    seal = seal_in(browser.get("/chamber/new").text)
    data = form("x", seal=seal, body="/etc/passwd.toml")
    assert browser.post("/chamber/new", data=data).status_code == 400


def test_only_this_machine_sets_meetings_up(class_site: Site) -> None:
    browser = class_site.browser()
    seal = seal_in(browser.get("/chamber/new").text)
    through = {"x-forwarded-for": "198.51.100.7"}
    answer = browser.post("/chamber/new", data=form("x", seal=seal), headers=through)
    assert answer.status_code == 403
    assert len(class_site.lobby.hall.meetings()) == 1


@pytest.mark.parametrize("address", ["/chamber/nothing/board", f"/chamber/{'0' * 32}/board"])
def test_a_meeting_that_is_not_there_is_not_there(class_site: Site, address: str) -> None:
    assert class_site.browser().get(address).status_code == 404
