"""Long answers: pages without gap or overlap, the same rows in every format."""

from __future__ import annotations

import io
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOST
from tests.web.test_failures import GOLDEN

from hemicycle.record.ingest import ingest
from hemicycle.record.record import open_record
from hemicycle.web.api.cursors import place_of, question_of, written
from hemicycle.web.api.models.common import MOST_IN_FILE, MOST_ROWS
from hemicycle.web.app import create_app

ROOT = "/api/v1"
TABLES = (
    ("/votes?body=SC", "votes", "vote_id"),
    ("/ballots?vote=GA-ES-11-7", "ballots", "member"),
    ("/votes/GA-ES-11-7/ballots", "ballots", "member"),
    ("/members?body=SC", "members", "member"),
    ("/matters", "matters", "matter"),
    ("/agreement?period=79&body=GA", "rows", "member_a"),
    ("/cohesion?group=EU", "periods", "period"),
    ("/record/findings", "findings", "finding_id"),
)


def paged(site: TestClient, address: str, under: str, limit: int) -> list[dict[str, Any]]:
    """All rows, page after page by the header, and none twice."""
    sign = "&" if "?" in address else "?"
    answer = site.get(f"{ROOT}{address}{sign}limit={limit}")
    rows = list(answer.json()[under])
    while "next" in answer.links:
        assert answer.json()["next"] is not None
        answer = site.get(answer.links["next"]["url"])
        assert len(answer.json()[under]) <= limit
        rows += answer.json()[under]
    assert answer.json()["next"] is None
    assert answer.json()["total"] == len(rows)
    return rows


@pytest.mark.parametrize(("address", "under", "key"), TABLES)
def test_pages_put_together_are_the_whole(
    site: TestClient, address: str, under: str, key: str
) -> None:
    sign = "&" if "?" in address else "?"
    table = pl.read_parquet(io.BytesIO(site.get(f"{ROOT}{address}{sign}format=parquet").content))
    limit = max(2, table.height // 3)
    rows = paged(site, address, under, min(limit, 1000))
    assert [row[key] for row in rows] == table[key].to_list()


@pytest.mark.parametrize(("address", "under", "key"), TABLES)
def test_csv_and_parquet_have_the_same_rows_and_columns(
    site: TestClient, address: str, under: str, key: str
) -> None:
    sign = "&" if "?" in address else "?"
    csv = site.get(f"{ROOT}{address}", headers={"accept": "text/csv"})
    parquet = site.get(f"{ROOT}{address}{sign}format=parquet")
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert parquet.headers["content-type"] == "application/vnd.apache.parquet"
    frame = pl.read_parquet(io.BytesIO(parquet.content))
    assert csv.text.splitlines()[0].split(",") == frame.columns
    assert csv.headers["x-total-count"] == str(frame.height)
    assert pl.read_csv(csv.content, infer_schema=False).height == frame.height


def test_votes_in_parquet_are_the_table_of_the_record(site: TestClient) -> None:
    found = pl.read_parquet(io.BytesIO(site.get(f"{ROOT}/votes?format=parquet").content))
    record = open_record("embedded")
    assert found.sort("vote_id").equals(record.votes)


def test_a_formula_in_a_cell_is_guarded() -> None:
    from hemicycle.web.api.formats import as_file

    made = as_file(pl.DataFrame({"title": ["=1+1", "plain"], "of": [["a", "b"], []]}), "csv")
    assert made.decode().splitlines() == ["title,of", "'=1+1,a|b", 'plain,""']


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (f"limit={MOST_ROWS}", 200),
        (f"limit={MOST_ROWS + 1}", 422),
        (f"limit={MOST_ROWS + 1}&format=csv", 200),
        (f"limit={MOST_IN_FILE}&format=csv", 200),
        (f"limit={MOST_IN_FILE + 1}&format=csv", 422),
        ("limit=1", 200),
        ("limit=0", 422),
    ],
)
def test_the_limit_of_rows(site: TestClient, asked: str, status: int) -> None:
    answer = site.get(f"{ROOT}/votes?{asked}")
    assert answer.status_code == status
    if status == 422:
        assert "limit" in answer.json()["error"]["where"]


# --- cursors ----------------------------------------------------------------------------------


def test_a_cursor_goes_back_to_its_place() -> None:
    question = question_of("/votes", [("body", "GA"), ("limit", "3")])
    assert place_of(written("v1", question, 40), "v1", question) == 40
    assert place_of(None, "v1", question) == 0


def test_the_question_is_the_filters_whatever_their_order_and_the_page() -> None:
    asked = [("body", "GA"), ("since", "2025-01-01")]
    other = [("limit", "5"), ("cursor", "x"), ("format", "csv")]
    assert question_of("/votes", asked) == question_of("/votes", [*other, *reversed(asked)])
    assert question_of("/votes", asked) != question_of("/ballots", asked)
    assert question_of("/votes", asked) != question_of("/votes", asked[:1])


def test_a_cursor_of_another_question_is_refused(site: TestClient) -> None:
    cursor = site.get(f"{ROOT}/votes?limit=1").json()["next"]
    for asked in ({"cursor": cursor, "body": "GA"}, {"cursor": cursor, "text": "peace"}):
        answer = site.get(f"{ROOT}/votes", params=asked)
        assert (answer.status_code, answer.json()["error"]["where"]) == (422, "cursor")
    assert site.get(f"{ROOT}/votes", params={"cursor": cursor, "limit": 9}).status_code == 200


@pytest.mark.parametrize(
    "text",
    ["", "x", "%00", "e30", "WzEsMiwzXQ", "WyJ2IiwicSIsLTFd", "ü", "[" * 300,
     urlsafe_b64encode(b"[" * 280).decode()],
)  # fmt: skip
def test_what_is_no_cursor_is_refused(site: TestClient, text: str) -> None:
    answer = site.get(f"{ROOT}/votes", params={"cursor": text})
    assert answer.status_code == 422
    assert "cursor" in answer.json()["error"]["where"]


def test_a_cursor_beyond_the_end_gives_an_empty_page(site: TestClient) -> None:
    cursor = site.get(f"{ROOT}/votes?limit=1").json()["next"]
    version, question, _ = json.loads(urlsafe_b64decode(cursor + "=="))
    answer = site.get(f"{ROOT}/votes", params={"cursor": written(version, question, 10**6)})
    assert (answer.json()["votes"], answer.json()["next"]) == ([], None)


def test_once_the_record_has_changed_a_cursor_is_gone(tmp_path: Path) -> None:
    """Written while the site runs: old pages are not continued as if nothing had happened."""
    ingest([GOLDEN[0]], tmp_path / "r")
    site = TestClient(create_app(tmp_path / "r", hosts=(HOST,), estimates=False))
    first = site.get(f"{ROOT}/votes?limit=1")
    ingest([GOLDEN[1]], tmp_path / "r")
    then = site.get(first.links["next"]["url"])
    assert then.status_code == 410
    error = then.json()["error"]
    assert first.json()["record_version"] in error["what"]
    assert "without a cursor" in error["todo"]
    again = site.get(f"{ROOT}/votes?limit=1")
    assert again.json()["record_version"] != first.json()["record_version"]
    assert again.headers["etag"] != first.headers["etag"]
    assert again.headers["x-record-version"] == again.json()["record_version"]
