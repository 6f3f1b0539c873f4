"""What a page says when it cannot answer: what, where, what would be right, what next."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOST, text_of

from hemicycle.errors import (
    ConflictError,
    EstimationError,
    HemicycleError,
    InputError,
    MissingExtraError,
    RecordConflictError,
    RuleGapError,
    SourceError,
)
from hemicycle.record.ingest import ingest
from hemicycle.web.app import create_app
from hemicycle.web.failures import (
    NoPageError,
    RefusedError,
    SeveralError,
    UnopenedError,
    status_of,
)

_FOLDER = Path(__file__).parent.parent / "golden" / "undl"
GOLDEN = (_FOLDER / "2026_02_06_ga_voting.csv", _FOLDER / "2026_02_06_sc_voting.csv")

UNANSWERED = (
    ("/nowhere", 404, "There is no page at this address"),
    ("/vote/A/RES/ES-11/99", 404, "Perhaps one of these"),
    ("/vote/", 404, "There is no page"),
    ("/vote/GA-ES-11-7/nothing.svg", 404, "There is no picture called"),
    ("/member/Atlantis", 404, "Not here"),
    ("/member/Congo", 300, "Democratic Republic of the Congo"),
    ("/pair/FRA/FRA", 404, "compared with itself"),
    ("/group/PALS", 404, "not a group known here"),
    ("/body/XYZ", 404, "not a body known here"),
    ("/body/SC?on=yesterday", 400, "a day written year-month-day"),
    ("/matter/nothing-so", 404, "There is no matter"),
    ("/meeting/nothing", 404, "No meeting called"),
    ("/meeting/ga-2025-02-24?step=0", 400, "a whole number from 1"),
    ("/method/magic", 404, "There is no method"),
    ("/day/2025-02-30", 404, "is no day"),
    ("/day/2025-02-23", 404, "No vote of 2025-02-23"),
    ("/votes?since=2025", 400, "a day written year-month-day"),
    ("/votes?margin=-1", 400, "a whole number from 0"),
    ("/votes?body=XYZ", 400, "one of GA"),
    ("/votes?q=" + "x" * 300, 400, "The value of q"),
    ("/whatif/SC-2774?set=FRA", 400, "is no change"),
    ("/whatif/SC-2774?set=BRA%3Dno", 400, "BRA"),
    ("/check/0123456789abcdef", 404, "no longer kept"),
    ("/check/nonsense", 400, "The value of digest"),
    ("/surprises/1950", 404, "no vote of the General Assembly in 1950"),
    ("/static/../app.py", 404, "There is no page"),
    ("/static/nothing.css", 404, "There is no page"),
)


@pytest.mark.parametrize(("address", "status", "said"), UNANSWERED)
def test_a_failure_has_four_parts_as_page_and_as_json(
    site: TestClient, address: str, status: int, said: str
) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    words = text_of(answer.text)
    assert said in words
    for part in ("Where", "What would be right", "What to do next"):
        assert part in words
    told = site.get(address, headers={"accept": "application/json"}).json()
    assert told["status"] == status
    assert all(told["error"][part] for part in ("what", "where", "right", "todo"))


def test_a_near_miss_names_the_nearest_votes(site: TestClient) -> None:
    near = site.get("/vote/A/RES/ES-11/99", headers={"accept": "application/json"}).json()
    addresses = [one["address"] for one in near["error"]["near"]]
    assert any(address.startswith("/vote/GA-ES-11-") for address in addresses)
    assert all(site.get(address).status_code == 200 for address in addresses)


def test_text_of_the_address_is_escaped(site: TestClient) -> None:
    answer = site.get("/member/<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    found = site.get('/votes?q="><script>alert(1)</script>')
    assert "<script>alert" not in found.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SeveralError, 300),
        (InputError, 400),
        (SourceError, 400),
        (RefusedError, 403),
        (NoPageError, 404),
        (ConflictError, 409),
        (RuleGapError, 422),
        (EstimationError, 422),
        (HemicycleError, 500),
        (MissingExtraError, 501),
        (RecordConflictError, 503),
        (UnopenedError, 503),
    ],
)
def test_each_kind_of_error_has_one_status(error: type[HemicycleError], status: int) -> None:
    assert status_of(error("what", where="w", right="r", todo="t")) == status


def client(record: Path) -> TestClient:
    app = create_app(record, hosts=(HOST,), estimates=False)
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def own(tmp_path: Path, home: Path) -> Path:
    """A record on disk that holds the shipped facts and one file."""
    folder = tmp_path / "record"
    ingest([GOLDEN[0]], folder)
    return folder


def test_a_missing_record_is_a_page_and_works_once_it_is_there(tmp_path: Path, own: Path) -> None:
    elsewhere = tmp_path / "later"
    site = client(elsewhere)
    answer = site.get("/")
    assert answer.status_code == 503
    assert "hemicycle serve --record embedded" in text_of(answer.text)
    shutil.copytree(own, elsewhere)
    assert site.get("/").status_code == 200


def test_a_damaged_record_is_a_page_that_says_what_to_do(own: Path) -> None:
    site = client(own)
    assert site.get("/about").status_code == 200
    version = (own / "current").read_text("utf-8").strip()
    for table in (own / "snapshots" / version).glob("*.parquet"):
        table.write_bytes(b"not parquet at all")
    broken = client(own).get("/vote/GA-ES-11-7")
    assert broken.status_code == 503
    words = text_of(broken.text)
    assert "What to do next" in words
    assert "Traceback" not in words


def test_a_new_version_of_the_record_is_shown_at_the_next_request(own: Path) -> None:
    site = client(own)
    before = site.get("/about.json").json()["record_version"]
    ingest([GOLDEN[1]], own)
    assert site.get("/about.json").json()["record_version"] != before


def test_what_fails_inside_is_told_without_its_insides(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr("hemicycle.web.pages.about._about", broken)
    answer = site.get("/about?fresh=1")
    assert answer.status_code == 500
    assert "secret of the house" not in answer.text
    assert answer.headers["content-security-policy"]
