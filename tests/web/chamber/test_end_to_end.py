"""A meeting of the Council from its invitations to its verified export, in real browsers.

Two delegations, a president and the board: draft, amendment, division, vote, veto, appeal,
correction, export.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.chamber.rooms import COUNCIL, Hall, Seat, hall_in

from hemicycle.chamber.verify import verify

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

DRAFT = """Recalling the Charter,
1. Asks for calm in the harbour;
2. Decides to remain seized of the matter."""


def invited(hall: Hall, president: Seat, member: str) -> Seat:
    """A delegate, by the link that the president makes on the secretariat's page."""
    president.go("secretariat")
    page = president.page
    page.select_option("#invitations [name='f.member']", member)
    page.fill("#invitations [name='f.name']", f"Delegate of {member}")
    page.locator("#invitations button").first.click()
    page.wait_for_selector(".address")
    path = page.inner_text(".address").removeprefix(hall.address)
    delegate = hall.join(path, viewport={"width": 390, "height": 844})
    president.page.goto(delegate.base + "/chair")
    return delegate


def others(act: str, position: str, *apart: str) -> list[dict[str, str]]:
    """The ballots of the members without a device."""
    return [{"act": act, "member": m, "position": position} for m in COUNCIL if m not in apart]


@pytest.mark.timeout(180)
def test_a_meeting_of_the_council(tmp_path: Path, chromium: Browser) -> None:
    with hall_in(tmp_path / "chambers", chromium) as hall:
        path, link = hall.begin("SC", "Situation in the harbour")
        president = hall.join(link)
        board = hall.seat(f"{path}/board")
        france, russia = (invited(hall, president, member) for member in ("FRA", "RUS"))
        president.fill("Open the meeting", {"present": "15"})
        _texts(france, russia)
        _ruling_and_appeal(president, france, russia)
        _voting(president, france, russia, board)
        _after(president, russia, board, tmp_path)
        for seat in hall.seats:
            assert seat.watched.complaints() == []


def _texts(france: Seat, russia: Seat) -> None:
    """A draft by one delegation, an amendment by the other, which sees it without loading."""
    france.shows("Submit a draft")
    france.fill("Submit a draft", {"symbol": "S/2026/1", "title": "A calm harbour", "text": DRAFT})
    russia.shows("A calm harbour")
    edit = {"edit.kind": "replace_phrase", "edit.place": "OP1", "edit.phrase": "calm in",
            "edit.text": "lasting calm in"}  # fmt: skip
    russia.fill("Amend S/2026/1", {"symbol": "A1", "title": "lasting calm", **edit})
    france.shows("lasting calm in")


def _ruling_and_appeal(president: Seat, france: Seat, russia: Seat) -> None:
    """A point of order, the ruling on it, an appeal: the ruling stands."""
    russia.fill("Raise a point of order", {"text": "the translation is not here yet"})
    president.shows("the translation is not here yet")
    president.fill("on a point", {"why": "the draft was circulated in time"})
    france.shows("Appeal against the ruling")
    france.press("Appeal against the ruling: the draft was circulated in time")
    president.shows("Put to the vote: Appeal against the ruling")
    president.fill("Put to the vote", {"method": "show_of_hands"})
    president.enter(others("cast", "NO"))
    president.go("chair")
    president.press("Close the vote")
    assert "stands" in president.text("#ruling")
    assert "appealed against by France" in president.text("#ruling")


def _voting(president: Seat, france: Seat, russia: Seat, board: Seat) -> None:
    """The amendment fails, a part is voted separately, and the whole is vetoed."""
    russia.fill("Move: vote on parts separately",
                {"about": "S/2026/1", "part.name": "paragraph 2", "part.place": "OP2"})  # fmt: skip
    president.shows("vote on parts separately")
    president.press("Adopt without a vote: vote on parts separately S/2026/1: paragraph 2")
    president.press("Announce the voting on S/2026/1, A calm harbour")

    president.fill("Put to the vote: A1", {"method": "recorded"})
    russia.shows("You have not voted.")
    russia.press("yes", within="#vote")
    president.enter(others("cast", "ABSTAIN", "RUS"))
    president.go("chair")
    president.press("Close the vote")
    board.shows("1–0–14")

    president.fill("Put to the vote: S/2026/1, paragraph 2", {"method": "recorded"})
    president.enter(others("cast", "YES"))
    president.go("chair")
    president.press("Close the vote")
    board.shows("15–0–0")

    president.fill("Put to the vote: S/2026/1, A calm harbour", {"method": "recorded"})
    france.shows("You have not voted.")
    france.press("yes", within="#vote")
    russia.shows("You have not voted.")
    russia.press("abstain", within="#vote")
    assert "Your vote is abstain" in russia.text("#vote")
    russia.press("no", within="#vote")
    assert "Your vote is no" in russia.text("#vote")
    assert russia.page.locator("#vote li").count() == 2, "both ballots are kept"
    board.page.locator(".live .answered").nth(1).wait_for()
    assert board.page.locator(".live .answered").count() == 2
    assert board.page.locator(".live .no, .live .yes").count() == 0, "never how, before the close"
    president.enter(others("cast", "YES", "RUS", "FRA"))
    president.go("chair")
    president.press("Close the vote")
    president.fill("majority that governs",
                   {"value": "substantive", "why": "it decides on a dispute"})  # fmt: skip
    board.shows("14–1–0")
    board.shows("Vetoes: Russian Federation")
    assert board.page.locator(".live .ring").count() == 1
    assert "SIMULATION" in board.text("body")


def _after(president: Seat, russia: Seat, board: Seat, folder: Path) -> None:
    """A correction that changes nothing, the minutes, and an export that verifies."""
    russia.shows("Tell how Russian Federation had intended to vote")
    russia.fill("Tell how Russian Federation", {"vote": "S/2026/1", "intended": "ABSTAIN"})
    president.press("Close the meeting")
    board.go("minutes")
    minutes = board.text()
    assert "Not adopted, 14–1–0" in minutes
    assert "Corrections after the vote: Russian Federation · abstain" in minutes
    assert "veto" in minutes

    seal = board.page.request.get(f"{board.base}/board.json").json()["seal"]
    receipt = folder / "receipt.json"
    mine = russia.page.request.get(f"{russia.base}/desk.json").json()["mine"]
    receipt.write_bytes(
        russia.page.request.get(f"{russia.base}/receipt/{mine[0]['sequence']}").body()
    )
    export = board.page.request.get(f"{board.base}/export").body()
    key = seal["fingerprint"]
    found = verify(export, key=key, heads={}, receipts={"own": receipt.read_bytes()})
    assert found.verified, found
    changed = export.replace(b'"position":"NO"', b'"position":"YES"', 1)
    assert changed != export
    assert not verify(changed, key=key, heads={}, receipts={}).verified
    popolo = json.loads(board.page.request.get(f"{board.base}/popolo.json").text())
    vetoed = next(one for one in popolo["motions"] if one["id"].endswith("/motion/S/2026/1"))
    assert vetoed["result"] == "fail"
    assert popolo["extras"]["simulation"]
