"""What one takes away: sealed, complete, and marked as a simulation wherever it is one."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from tests.web.chamber.conftest import Site

from hemicycle.chamber.verify import verify
from hemicycle.record.journal import ingest_journal
from hemicycle.record.record import open_record


def voted(site: Site, browser: Any, *, close: bool = True) -> None:
    for command in (
        {"act": "open", "present": 5},
        {"act": "table", "symbol": "L.1", "title": "A canteen", "sponsors": ["Ana", "Ben"],
         "text": {"PP1": "Recalling lunch", "OP1": "Decides on lunch"}},
        {"act": "announce", "draft": "L.1"},
        {"act": "put", "target": "L.1"},
        {"act": "cast", "member": "Ana", "position": "YES"},
        {"act": "cast", "member": "Ben", "position": "NO"},
        {"act": "cast", "member": "Emil", "position": "YES"},
        *([{"act": "close_vote"}] if close else []),
    ):  # fmt: skip
        answer = site.act(browser, "chair", command)
        assert answer.status_code == 200, answer.text


def kept(site: Site) -> None:
    for _ in range(600):
        if site.chamber.kept["state"] == "in":
            return
        time.sleep(0.05)
    pytest.fail(str(site.chamber.kept))


def test_the_export_verifies_with_head_and_receipt_from_the_site(
    class_site: Site, tmp_path: Path
) -> None:
    officer = class_site.officer()
    voted(class_site, officer)
    desk = officer.get(f"{class_site.base}/chair.json").json()
    cast = next(one for one in desk["mine"] if one["label"].startswith("cast Ana"))
    receipt = officer.get(f"{class_site.base}/receipt/{cast['sequence']}").content
    heads = officer.get(f"{class_site.base}/heads.json").json()["heads"]
    head = officer.get(f"{class_site.base}/head/{len(heads)}").content
    export = class_site.browser().get(f"{class_site.base}/export")
    assert "SIMULATION" in export.headers["content-disposition"]
    found = verify(
        export.content,
        key=desk["seal"]["fingerprint"],
        heads={"head": head},
        receipts={"receipt": receipt},
    )
    assert found.verified, found.broken
    ingest_journal(export.content, tmp_path / "record", name="x")
    assert open_record(tmp_path / "record").votes["counted_yes"].to_list() == [2]


def test_while_a_vote_is_under_way_nothing_tells_how_anybody_voted(class_site: Site) -> None:
    officer = class_site.officer()
    voted(class_site, officer, close=False)
    assert class_site.browser().get(f"{class_site.base}/export").status_code == 400
    shown = class_site.browser().get(f"{class_site.base}/board.json").json()
    assert [seat["member"] for seat in shown["seats"] if seat["answered"]] == ["Ana", "Ben", "Emil"]
    assert {seat["position"] for seat in shown["seats"]} == {None}
    for page in ("board.json", "minutes.json", "log.json"):
        text = class_site.browser().get(f"{class_site.base}/{page}").text
        assert not re.search(r'"(YES|NO|ABSTAIN)"', text), page


def test_a_receipt_is_for_who_made_the_entry(class_site: Site) -> None:
    officer, ben = class_site.officer(), class_site.seated(member="Ben")
    voted(class_site, officer)
    sequence = class_site.chamber.sequence
    assert ben.get(f"{class_site.base}/receipt/{sequence}").status_code == 403
    assert class_site.browser().get(f"{class_site.base}/receipt/1").status_code == 401
    assert officer.get(f"{class_site.base}/receipt/{sequence}").status_code == 200
    assert officer.get(f"{class_site.base}/receipt/9999").status_code == 400


def test_simulation_stands_in_every_document(class_site: Site) -> None:
    officer = class_site.officer()
    voted(class_site, officer)
    kept(class_site)
    browser = class_site.browser()
    for page in ("board", "minutes", "brief"):
        answer = browser.get(f"{class_site.base}/{page}")
        assert answer.status_code == 200, page
        assert "SIMULATION" in answer.text.upper(), page
    for page in ("chair", "secretariat", "room"):
        assert "SIMULATION" in officer.get(f"{class_site.base}/{page}").text.upper(), page
    popolo = browser.get(f"{class_site.base}/popolo.json").json()
    assert popolo["extras"]["simulation"]
    assert browser.get(f"{class_site.base}/board.json").json()["simulation"] is True
    export = browser.get(f"{class_site.base}/export").content.splitlines()
    assert json.loads(export[1])["event"]["world"] == "simulation:our-class"


def test_the_brief_waits_until_the_votes_are_in(class_site: Site) -> None:
    answer = class_site.browser().get(f"{class_site.base}/brief")
    assert answer.status_code == 400
    assert "not in the record yet" in answer.text


def test_a_text_shows_what_each_amendment_would_do(class_site: Site) -> None:
    officer = class_site.officer()
    voted(class_site, officer)
    class_site.act(officer, "chair", {
        "act": "amend", "symbol": "A1", "to": "L.1", "title": "dinner", "sponsors": ["Dana"],
        "edits": [{"kind": "replace_phrase", "place": "OP1", "phrase": "lunch", "text": "dinner"}],
    })  # fmt: skip
    shown = class_site.browser().get(f"{class_site.base}/text/L.1").json()
    assert shown["now"] == {"PP1": "Recalling lunch", "OP1": "Decides on lunch"}
    assert class_site.browser().get(f"{class_site.base}/text/L.9").status_code == 400


# --- frames ---------------------------------------------------------------------------------------


def test_a_board_is_framed_only_by_the_sites_named(home: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "chambers", origins=("https://news.example",))
    browser = site.browser()
    framed = browser.get(f"{site.base}/board?frame=1")
    assert "frame-ancestors https://news.example" in framed.headers["content-security-policy"]
    assert "x-frame-options" not in framed.headers
    for other in ("/board", "/minutes", "/board.json"):
        headers = browser.get(f"{site.base}{other}").headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
    site.lobby.close()


def test_without_leave_nobody_frames_a_board(class_site: Site) -> None:
    framed = class_site.browser().get(f"{class_site.base}/board?frame=1")
    assert "frame-ancestors 'none'" in framed.headers["content-security-policy"]
