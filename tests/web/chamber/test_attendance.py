"""A roll that some have not answered is finished with one button: here, or not here."""

from __future__ import annotations

import html
import re

import pytest
from tests.web.chamber.conftest import Site, seal_in

OPEN = {"act": "open", "present": 5}
ANA = {"act": "attend", "member": "Ana"}
PARTIAL = "Only 1 of them answered the roll"


def finished(site: Site, words: str, face: str = "room?part=attendance") -> str:
    """The page after a button to finish the roll was pressed."""
    officer = site.officer()
    for command in (OPEN, ANA):
        assert site.act(officer, "chair", command).status_code == 200
    page = officer.get(f"{site.base}/{face}").text
    assert PARTIAL in page
    form = next(one for one in page.split("<form")[1:] if f">{words}</button>" in one)
    acts = [html.unescape(one) for one in re.findall(r'name="do" value="([^"]*)"', form)]
    key = re.findall(r'name="key" value="([^"]*)"', form)[0]
    sent = {"seal": seal_in(page), "key": key, "back": face, "do": acts}
    answer = officer.post(f"{site.base}/act", data=sent)
    assert answer.status_code == 303, answer.text
    shown: str = officer.get(answer.headers["location"]).text
    return shown


@pytest.mark.parametrize("face", ["room?part=attendance", "secretariat"])
def test_everybody_else_is_present(class_site: Site, face: str) -> None:
    page = finished(class_site, "Everybody else is present", face)
    assert class_site.chamber.state.attending == {"Ana", "Ben", "Chidi", "Dana", "Emil"}
    assert class_site.chamber.state.present == 5
    assert PARTIAL not in page
    assert "Everybody else" not in page, "nothing is left to finish"


def test_everybody_else_is_absent(class_site: Site) -> None:
    page = finished(class_site, "Everybody else is absent: 1 present")
    assert class_site.chamber.state.attending == {"Ana"}
    assert class_site.chamber.state.present == 1
    assert PARTIAL not in page
    assert "Everybody else is present" in page, "who comes later is still let in"


def test_the_console_leads_to_the_roll_that_is_not_finished(class_site: Site) -> None:
    officer = class_site.officer()
    class_site.act(officer, "chair", OPEN)
    assert "Finish the roll" not in officer.get(f"{class_site.base}/chair").text
    class_site.act(officer, "chair", ANA)
    assert "Finish the roll" in officer.get(f"{class_site.base}/chair").text
