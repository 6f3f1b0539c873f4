"""A vote of the sheet kept in a record: only when asked, only what was marked, only from here."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.golden.journal.make import sealed
from tests.web.conftest import HOST, seal_of, text_of

from hemicycle.record.journal import ingest_journal
from hemicycle.record.record import Record, open_record
from hemicycle.web.app import create_app
from hemicycle.web.keeping import place_for

COUNCIL = (
    "CHN",
    "DNK",
    "DZA",
    "FRA",
    "GBR",
    "GRC",
    "GUY",
    "KOR",
    "PAK",
    "PAN",
    "RUS",
    "SLE",
    "SOM",
    "SVN",
    "USA",
)
ABOUT = {"draft": "S/2025/999", "body": "SC", "date": "2025-03-03", "title": "A test of the sheet"}
HERE, ELSEWHERE = ("127.0.0.1", 5000), ("192.0.2.7", 5000)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of real votes that may be written."""
    folder = tmp_path_factory.mktemp("made") / "record"
    ingest_journal(sealed("sc-2025-02-24"), folder, name="sc.jsonl")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "record"))


def browser(folder: Path | str, client: tuple[str, int] = HERE) -> TestClient:
    app = create_app(folder, hosts=(HOST,), rooms=(), estimates=False)
    return TestClient(app, raise_server_exceptions=False, client=client)


def marks(**others: str) -> dict[str, str]:
    return {f"p-{code}": others.get(code, "y") for code in COUNCIL}


def sent(site: TestClient, fields: Mapping[str, str]) -> dict[str, str]:
    return {**ABOUT, **fields, "seal": seal_of(site.get("/enter").text)}


def time_in(page: str) -> str:
    return page.partition('name="at" value="')[2].partition('"')[0]


def kept(site: TestClient, fields: Mapping[str, str]) -> Any:
    """The page made, then kept as a reader would: with the time that the page carries."""
    data = sent(site, fields)
    at = time_in(site.post("/enter/read", data=data).text)
    answer = site.post("/enter/read", data=data | {"form": "keep", "at": at})
    assert answer.status_code == 200, text_of(answer.text)
    return answer


def the(folder: Path) -> Record:
    return open_record(folder)


def test_making_the_page_keeps_nothing(folder: Path) -> None:
    site, before = browser(folder), the(folder).version
    page = site.post("/enter/read", data=sent(site, marks())).text
    assert "Keep it in the record" in page
    assert 'href="/enter">Cancel' in page
    assert the(folder).version == before


def test_only_marked_members_are_kept(folder: Path) -> None:
    site = browser(folder)
    answer = kept(site, {"p-FRA": "y", "p-RUS": "n", "hint": "S/RES/2774"})
    record = the(folder)
    known = record.positions("SC-S-2025-999") or {}
    assert {m: at for m, at in known.items() if at != "UNKNOWN"} == {"FRA": "YES", "RUS": "NO"}
    assert set(known) == set(COUNCIL)
    assert record.event("SC-S-2025-999").status == "provisional"
    assert answer.url.path == "/vote/SC-S-2025-999"
    assert "PROVISIONAL" in text_of(answer.text)


def test_a_form_sent_twice_is_one_entry(folder: Path) -> None:
    site = browser(folder)
    data = sent(site, marks())
    data |= {"form": "keep", "at": time_in(site.post("/enter/read", data=data).text)}
    versions = set()
    for _ in range(2):
        assert site.post("/enter/read", data=data).status_code == 200
        versions.add(the(folder).version)
    assert len(versions) == 1


def test_a_second_entry_is_held_against_the_first_before_and_after(folder: Path) -> None:
    site = browser(folder)
    kept(site, marks())
    page = text_of(site.post("/enter/read", data=sent(site, marks(RUS="n", SVN="a"))).text)
    assert "2 members not as there" in page
    assert "Russian Federation yes no" in page
    same = text_of(site.post("/enter/read", data=sent(site, marks())).text)
    assert "Every member known in both took the same position." in same
    data = sent(site, marks(RUS="n", SVN="a"))
    later = data | {"form": "keep", "at": "2026-01-01T12:00:00-05:00"}
    answer = site.post("/enter/read", data=later)
    assert "sources disagree" in text_of(answer.text)
    assert the(folder).findings_of("SC-S-2025-999")


def test_a_browser_elsewhere_may_read_and_not_keep(folder: Path) -> None:
    site, before = browser(folder, ELSEWHERE), the(folder).version
    data = sent(site, marks())
    page = site.post("/enter/read", data=data).text
    assert "Keep it in the record" not in page
    answer = site.post("/enter/read", data=data | {"form": "keep", "at": time_in(page)})
    assert answer.status_code == 403
    assert the(folder).version == before


def test_the_shipped_record_is_never_written(home: Path) -> None:
    site = browser("embedded")
    data = sent(site, marks())
    page = site.post("/enter/read", data=data).text
    assert "Keep it in the record" not in page
    answer = site.post("/enter/read", data=data | {"form": "keep", "at": time_in(page)})
    assert answer.status_code == 400
    assert "cannot be written" in text_of(answer.text)
    assert place_for("embedded") is None


@pytest.mark.parametrize("at", ["yesterday", "2025-03-03T12:00:00", "2999-01-01T00:00:00+00:00"])
def test_a_time_that_no_page_put_there_is_refused(home: Path, at: str) -> None:
    site = browser("embedded")
    answer = site.post("/enter/read", data=sent(site, marks()) | {"at": at})
    assert answer.status_code == 400
    assert "time of entry" in text_of(answer.text)
