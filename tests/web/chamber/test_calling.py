"""A vote without devices: an officer reads the names and enters each answer with one tap."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from tests.web.chamber.conftest import Site, seal_in

PUT = (
    {"act": "open", "present": 5},
    {"act": "table", "symbol": "L.1", "title": "A canteen", "sponsors": ["Ana", "Ben"]},
    {"act": "announce", "draft": "L.1"},
    {"act": "put", "target": "L.1"},
)


class Reader:
    """An officer at the page on which the roll is read, without script."""

    def __init__(self, site: Site, *roll: dict[str, Any]) -> None:
        self.site, self.browser = site, site.officer()
        for command in (PUT[0], *roll, *PUT[1:]):
            assert site.act(self.browser, "chair", command).status_code == 200, command
        self.open("rollcall")

    def open(self, part: str, after: str = "") -> None:
        address = f"{self.site.base}/room?part={part}" + (f"&after={after}" if after else "")
        self.page: str = self.browser.get(address).text

    @property
    def called(self) -> str:
        found = re.search(r'id="called">([^<]+)<', self.page)
        return found[1] if found else ""

    def buttons(self) -> list[dict[str, Any]]:
        """Every act that a button of the page sends."""
        found = re.findall(r'<button name="do" value="([^"]*)"', self.page)
        return [json.loads(html.unescape(one)) for one in found if one]

    def tap(self, key: str) -> None:
        """Press the button that has a key, and see the page again."""
        found = re.search(rf'<button name="do" value="([^"]*)" data-key="{key}"', self.page)
        assert found is not None, key
        self.send(html.unescape(found[1]))

    def send(self, do: str) -> None:
        back = re.findall(r'name="back" value="([^"]*)"', self.page)[-1]
        key = re.findall(r'name="key" value="([^"]*)"', self.page)[-1]
        form = {"seal": seal_in(self.page), "key": key, "back": html.unescape(back), "do": do}
        answer = self.browser.post(f"{self.site.base}/act", data=form)
        assert answer.status_code == 303, answer.text
        self.page = self.browser.get(answer.headers["location"]).text


def ballots(site: Site) -> dict[str, str]:
    vote = site.chamber.state.vote
    assert vote is not None
    return {member: str(said) for member, said in vote.ballots.items()}


def test_every_answer_is_one_tap_and_the_next_name_follows(class_site: Site) -> None:
    reader = Reader(class_site)
    read = []
    while reader.called:
        read.append(reader.called)
        reader.tap("y" if len(read) % 2 else "n")
    assert read == ["Ana", "Ben", "Chidi", "Dana", "Emil"]
    assert ballots(class_site) == dict(zip(read, ["YES", "NO", "YES", "NO", "YES"], strict=True))


def test_a_name_that_is_skipped_waits_in_the_list(class_site: Site) -> None:
    reader = Reader(class_site)
    assert 'data-key="p"' in reader.page
    reader.open("rollcall", after=reader.called)
    assert reader.called == "Ben"
    reader.tap("a")
    assert reader.called == "Chidi", "the reading goes on where it was"
    late = {"act": "cast", "member": "Ana", "position": "NO"}
    assert late in reader.buttons()
    reader.send(json.dumps(late))
    assert ballots(class_site) == {"Ben": "ABSTAIN", "Ana": "NO"}


def test_another_answer_changes_the_one_entered(class_site: Site) -> None:
    reader = Reader(class_site)
    reader.tap("y")
    changes = [one for one in reader.buttons() if one.get("member") == "Ana"]
    assert {(one["act"], one["position"]) for one in changes} >= {("recast", "NO")}
    reader.send(json.dumps({"act": "recast", "member": "Ana", "position": "NO"}))
    assert ballots(class_site) == {"Ana": "NO"}


def test_the_answer_just_entered_is_taken_back_with_one_key(class_site: Site) -> None:
    reader = Reader(class_site)
    assert 'data-key="u"' not in reader.page
    reader.tap("y")
    assert "Take back: Ana, yes" in reader.page
    reader.tap("u")
    assert ballots(class_site) == {}
    assert reader.called == "Ana"
    assert 'data-key="u"' not in reader.page


def test_how_a_delegation_voted_itself_is_not_told(class_site: Site) -> None:
    ben = class_site.seated(member="Ben")
    reader = Reader(class_site)
    done = class_site.act(ben, "desk", {"act": "cast", "member": "Ben", "position": "NO"})
    assert done.status_code == 200
    reader.tap("y")
    assert reader.called == "Chidi"
    assert not [one for one in reader.buttons() if one.get("member") == "Ben"]
    assert '<span>Ben</span><span class="muted">has voted</span>' in reader.page
    twin = reader.browser.get(f"{class_site.base}/room.json").json()
    assert set(twin["entered"]) == {"Ana"}
    assert "Take back: Ana" in reader.page


def test_where_the_roll_was_taken_those_that_are_here_are_read(class_site: Site) -> None:
    here = {"act": "attend", "member": "Ben", "voting": True}, {"act": "attend", "member": "Emil"}
    reader = Reader(class_site, *here)
    assert reader.called == "Ben"
    said = [one["position"] for one in reader.buttons() if one.get("member") == "Ben"]
    assert "ABSTAIN" not in said, "present and voting"
    reader.tap("y")
    assert reader.called == "Emil"


def test_the_room_opens_where_the_vote_is_entered(class_site: Site) -> None:
    reader = Reader(class_site)
    reader.open("")
    assert reader.called == "Ana"
    chair = reader.browser.get(f"{class_site.base}/chair").text
    assert "Read the roll and enter the answers" in chair


def test_a_vote_that_nobody_answered_is_not_closed_with_one_press(class_site: Site) -> None:
    reader = Reader(class_site)
    for face in ("chair", "room?part=rollcall"):
        page = reader.browser.get(f"{class_site.base}/{face}").text
        assert "Nobody has answered. Closed now, the vote counts nothing." in page
    reader.tap("y")
    assert "Nobody has answered." not in reader.page
    assert {"act": "close_vote"} in sent(reader.page)


def sent(page: str) -> list[dict[str, Any]]:
    """The commands of the hidden fields of a page."""
    found = re.findall(r'type="hidden" name="do" value="([^"]*)"', page)
    return [json.loads(html.unescape(one)) for one in found]


def test_a_closed_meeting_says_what_can_be_taken_away(class_site: Site) -> None:
    officer = class_site.officer()
    for command in (PUT[0], {"act": "close"}):
        assert class_site.act(officer, "chair", command).status_code == 200
    page = officer.get(f"{class_site.base}/chair").text
    assert "What is left to be taken away" in page
    assert f'href="{class_site.base}/export"' in page


def test_a_point_that_is_raised_is_read_in_the_room(class_site: Site) -> None:
    officer = class_site.officer()
    point = {"act": "raise_point", "member": "Ana", "text": "no text is here", "kind": "order"}
    for command in (PUT[0], point):
        assert class_site.act(officer, "chair", command).status_code == 200
    page = officer.get(f"{class_site.base}/room").text
    assert "Ana raises a point of order: no text is here" in page


def test_a_room_that_waits_for_nobody_leads_to_the_console(class_site: Site) -> None:
    officer = class_site.officer()
    assert class_site.act(officer, "chair", PUT[0]).status_code == 200
    now = officer.get(f"{class_site.base}/room").text.partition('id="now"')[2]
    assert f'href="{class_site.base}/chair"' in now.partition("</section>")[0]
