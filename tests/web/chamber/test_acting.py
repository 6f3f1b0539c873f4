"""Commands over HTTP: JSON and plain forms, sealed for one seat, answered once."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from starlette.requests import Request
from tests.web.chamber.conftest import Site

from hemicycle.chamber.roles import Role
from hemicycle.web.chamber.lobby import Lobby

OPEN = {"act": "open", "present": 5}


def test_a_command_is_acknowledged_with_its_receipt_and_done_once(class_site: Site) -> None:
    officer = class_site.officer()
    first = class_site.act(officer, "chair", OPEN, key="open-it-once").json()["done"]
    again = class_site.act(officer, "chair", OPEN, key="open-it-once").json()["done"]
    assert first["receipt"]["receipt"]["sequence"] == first["sequence"] == again["sequence"]
    assert (first["repeated"], again["repeated"]) == (False, True)


def test_a_double_click_invites_one_person(class_site: Site) -> None:
    officer = class_site.officer()
    invite = {"do": "invite", "role": "delegate", "member": "Ana"}
    first = class_site.act(officer, "chair", invite, key="clicked-twice").json()["done"]
    again = class_site.act(officer, "chair", invite, key="clicked-twice").json()["done"]
    assert (len(first["links"]), again.get("links"), again["repeated"]) == (1, None, True)
    wrong = {**invite, "member": "Nobody"}
    for _ in range(2):  # what failed may be sent again
        assert class_site.act(officer, "chair", wrong, key="in-vain-twice").status_code == 400
    people = class_site.lobby.hall.people.of(class_site.chamber.id)
    assert [one.person.member for one in people].count("Ana") == 1


def test_what_is_not_in_order_cites_its_rule(class_site: Site) -> None:
    officer = class_site.officer()
    answer = class_site.act(officer, "chair", {"act": "close_vote"})
    assert answer.status_code == 409
    assert answer.json()["rule"]["number"]
    assert answer.json()["in_order"]


@pytest.mark.parametrize("seal", ["", "0" * 64, None, 7])
def test_without_the_seal_of_this_seat_nothing_is_done(class_site: Site, seal: object) -> None:
    officer = class_site.officer()
    body = {"key": "a-random-key", "seal": seal, "do": OPEN}
    answer = officer.post(f"{class_site.base}/act", json=body)
    assert answer.status_code == 403
    assert class_site.chamber.state.phase == "convened"


def test_the_seal_of_another_seat_is_none(class_site: Site) -> None:
    officer, ana = class_site.officer(), class_site.seated(member="Ana")
    other = class_site.seal(ana)
    assert class_site.act(officer, "chair", OPEN, seal=other).status_code == 403


def test_a_page_elsewhere_can_send_nothing_even_with_the_seal(class_site: Site) -> None:
    officer = class_site.officer()
    elsewhere = {"sec-fetch-site": "cross-site"}
    answer = class_site.act(officer, "chair", OPEN, headers=elsewhere)
    assert answer.status_code == 403


def test_a_spectator_does_nothing(class_site: Site) -> None:
    body = {"key": "a-random-key", "seal": "", "do": OPEN}
    answer = class_site.browser().post(f"{class_site.base}/act", json=body)
    assert answer.status_code in (401, 403)


def test_a_delegation_is_told_what_is_not_for_it(class_site: Site) -> None:
    ana = class_site.seated(member="Ana")
    answer = class_site.act(ana, "desk", OPEN)
    assert answer.status_code == 403
    error = answer.json()["error"]
    assert set(error) >= {"what", "where", "right", "todo"}
    assert "presiding officer" in error["what"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"\xff\xfe"])
def test_what_is_no_command_is_said(class_site: Site, body: bytes) -> None:
    answer = class_site.officer().post(
        f"{class_site.base}/act", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 403)
    assert answer.json()["error"]["todo"]


@pytest.mark.parametrize("face", ["chair", "secretariat", "room", "sheet"])
def test_the_pages_of_officers_are_for_officers(class_site: Site, face: str) -> None:
    ana = class_site.seated(member="Ana")
    assert ana.get(f"{class_site.base}/{face}").status_code == 403
    assert class_site.browser().get(f"{class_site.base}/{face}").status_code == 401
    assert class_site.seated(Role.SECRETARY).get(f"{class_site.base}/{face}").status_code == 200


def test_who_sends_too_much_is_told_when_to_come_back(class_site: Site) -> None:
    ana = class_site.seated(member="Ana")
    seal, now = class_site.seal(ana), class_site.lobby.clock()
    class_site.lobby.hall.limits._clock = lambda: now
    answers = [class_site.act(ana, "desk", OPEN, seal=seal) for _ in range(60)]
    last = answers[-1]
    assert (last.status_code, last.headers["retry-after"]) == (429, "1")
    class_site.lobby.hall.limits._clock = lambda: now + timedelta(minutes=1)
    assert class_site.act(ana, "desk", OPEN, seal=seal).status_code == 403


def test_a_journal_that_is_gone_is_said_and_nothing_is_lost(class_site: Site) -> None:
    officer = class_site.officer()
    seal = class_site.seal(officer, "chair")
    class_site.lobby.hall.journal._writer.close()
    answer = class_site.act(officer, "chair", OPEN, seal=seal, key="sent-in-vain")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert "nothing of what was just sent was kept" in answer.json()["error"]["what"]


# --- plain forms ----------------------------------------------------------------------------------


def sent(site: Site, browser: object, command: dict[str, object], **fields: str) -> object:
    data = {
        "seal": site.seal(browser, "chair"),  # type: ignore[arg-type]
        "key": "a-key-of-the-form",
        "do": json.dumps(command),
        "back": f"{site.base}/chair",
        **fields,
    }
    return browser.post(f"{site.base}/act", data=data)  # type: ignore[attr-defined]


def test_a_form_without_script_does_it_and_goes_back_to_its_page(class_site: Site) -> None:
    officer = class_site.officer()
    done = sent(class_site, officer, {"act": "open"}, **{"f.present": "5"})
    assert done.status_code == 303  # type: ignore[attr-defined]
    back = done.headers["location"]  # type: ignore[attr-defined]
    assert back.startswith(f"{class_site.base}/chair?said=")
    assert class_site.chamber.state.present == 5
    assert 'role="status"' in officer.get(back).text


def test_a_form_that_is_refused_shows_its_page_with_the_rule(class_site: Site) -> None:
    officer = class_site.officer()
    answer = sent(class_site, officer, {"act": "open"}, **{"f.present": "9"})
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert 'role="alert"' in answer.text  # type: ignore[attr-defined]
    assert "9 members cannot be present" in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/", "x", ""]
)
def test_a_form_never_leads_elsewhere(class_site: Site, back: str) -> None:
    officer = class_site.officer()
    done = sent(class_site, officer, {"act": "open"}, **{"f.present": "5", "back": back})
    assert done.headers["location"].startswith(f"{class_site.base}/chair")  # type: ignore[attr-defined]


def test_a_new_link_is_shown_once_with_its_code(class_site: Site) -> None:
    officer = class_site.officer()
    invite = {"do": "invite", "role": "delegate", "member": "Ana"}
    page = sent(class_site, officer, invite)
    assert page.status_code == 200  # type: ignore[attr-defined]
    assert "/chamber/join/" in page.text  # type: ignore[attr-defined]
    assert "<svg" in page.text  # type: ignore[attr-defined]
    assert "/chamber/join/" not in officer.get(f"{class_site.base}/secretariat").text


def test_the_sheet_has_a_code_for_every_delegation(class_site: Site) -> None:
    officer = class_site.officer()
    data = {"seal": class_site.seal(officer, "chair"), "each": "2"}
    page = officer.post(f"{class_site.base}/sheet", data=data)
    assert page.text.count("/chamber/join/") == 10
    assert officer.post(f"{class_site.base}/sheet", data={"each": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "hall", "named"),
    [
        ("http://127.0.0.1:8193/", "", "http://127.0.0.1:8193"),
        ("http://127.0.0.1:8193/", "http://10.0.0.7:8193", "http://10.0.0.7:8193"),
        ("http://[::1]:8193/", "http://10.0.0.7:8193", "http://10.0.0.7:8193"),
        ("https://votes.example/", "http://10.0.0.7:8193", "https://votes.example"),
    ],
)
def test_links_of_a_hall_never_name_this_machine_alone(asked: str, hall: str, named: str) -> None:
    lobby = Lobby()
    lobby.address = hall
    parts = urlsplit(asked)
    scope = {"type": "http", "scheme": parts.scheme, "path": "/", "query_string": b"",
             "headers": [(b"host", parts.netloc.encode())]}  # fmt: skip
    assert lobby.site(Request(scope)) == named


def test_a_form_whose_command_waits_for_a_second_officer_says_so(class_site: Site) -> None:
    one, _ = class_site.officer(), class_site.officer()
    for command in ({"act": "open", "present": 5},
                    {"act": "move", "id": "m", "motion": "suspend", "member": "Ana"},
                    {"act": "put", "target": "m", "method": "show_of_hands"}):  # fmt: skip
        assert class_site.act(one, "chair", command).status_code == 200
    form = {"seal": class_site.seal(one, "chair"), "key": "key-of-form", "back": "secretariat",
            "do": '{"act": "result"}', "f.yes": "3", "f.no": "1"}  # fmt: skip
    answer = one.post(f"{class_site.base}/act", data=form)
    assert answer.status_code == 202
    assert "Another officer must second it." in answer.text
