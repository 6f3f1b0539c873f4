"""What every answer carries, in which format it comes, and who may read it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from starlette.testclient import TestClient

from hemicycle.record.record import open_record
from hemicycle.rules.document import book_document
from hemicycle.rules.rulebook import rulebook
from hemicycle.web.api.examples import EXAMPLES
from hemicycle.web.api.formats import ONLY_JSON, TABULAR, Format, chosen
from hemicycle.web.guard import HEADERS

ROOT = "/api/v1"
READ = [one.address for one in EXAMPLES if one.body is None and not one.full]


@pytest.mark.parametrize("address", READ)
def test_an_answer_says_its_version_and_is_not_sent_twice(site: TestClient, address: str) -> None:
    answer = site.get(f"{ROOT}{address}")
    version = open_record("embedded").version
    assert answer.status_code == 200
    assert answer.json()["record_version"] == answer.headers["x-record-version"] == version
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    again = site.get(f"{ROOT}{address}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    weak = {"if-none-match": f'"other", W/{answer.headers["etag"]}'}
    assert site.get(f"{ROOT}{address}", headers=weak).status_code == 304
    assert site.get(f"{ROOT}{address}", headers={"if-none-match": '"x"'}).status_code == 200


def test_another_format_has_another_etag(site: TestClient) -> None:
    tags = {
        site.get(f"{ROOT}/votes", headers={"accept": kind}).headers["etag"]
        for kind in ("application/json", "text/csv", "application/vnd.apache.parquet")
    }
    assert len(tags) == 3


def test_the_head_of_an_answer_is_that_of_the_answer(site: TestClient) -> None:
    head, got = site.head(f"{ROOT}/record"), site.get(f"{ROOT}/record")
    assert (head.status_code, head.headers) == (200, got.headers)


ASKED: tuple[tuple[Format | None, str, tuple[Format, ...], Format | None], ...] = (
    (None, "", TABULAR, "json"),
    (None, "*/*", TABULAR, "json"),
    (None, "application/json", TABULAR, "json"),
    (None, "text/csv", TABULAR, "csv"),
    (None, "text/*", TABULAR, "csv"),
    (None, "text/html,application/xhtml+xml,*/*;q=0.8", TABULAR, "json"),
    (None, "text/html", TABULAR, "json"),
    (None, "text/csv;q=0.1, application/vnd.apache.parquet;q=0.2", TABULAR, "parquet"),
    (None, "text/csv;q=0, */*", TABULAR, "json"),
    (None, "text/csv;q=much, application/json;q=0.1", TABULAR, "json"),
    ("csv", "application/json", TABULAR, "csv"),
    ("csv", "", ONLY_JSON, None),
    (None, "text/csv", ONLY_JSON, None),
    (None, "image/png", TABULAR, None),
    (None, ",;q=;;", TABULAR, None),
)


@pytest.mark.parametrize(("wanted", "accept", "offered", "found"), ASKED)
def test_the_format_is_the_one_asked_for(
    wanted: Format | None, accept: str, offered: tuple[Format, ...], found: Format | None
) -> None:
    from hemicycle.web.api.faults import UnknownFormatError

    if found is None:
        with pytest.raises(UnknownFormatError):
            chosen(wanted, accept, offered, "/")
    else:
        assert chosen(wanted, accept, offered, "/") == found


# --- other origins ----------------------------------------------------------------------------

ORIGIN = {"origin": "https://example.org"}


@pytest.mark.parametrize("address", ["/api/v1/votes", "/api/v1/nothing", "/api/openapi.json"])
def test_any_origin_may_read_without_cookies(site: TestClient, address: str) -> None:
    headers = site.get(address, headers=ORIGIN).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    assert "X-Record-Version" in headers["access-control-expose-headers"]
    assert "set-cookie" not in headers


def test_nothing_but_reading_is_opened(site: TestClient) -> None:
    asked = {**ORIGIN, "access-control-request-method": "POST"}
    before = site.options("/api/v1/check", headers=asked)
    assert before.status_code == 204
    assert before.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    sent = site.post("/api/v1/decide", json={}, headers=ORIGIN)
    assert "access-control-allow-origin" not in sent.headers


@pytest.mark.parametrize("address", ["/", "/vote/GA-ES-11-7", "/vote/GA-ES-11-7.json", "/check"])
def test_pages_are_not_opened(site: TestClient, address: str) -> None:
    assert "access-control-allow-origin" not in site.get(address, headers=ORIGIN).headers


@pytest.mark.parametrize(("body", "day"), [("GA", "1949-05-17"), ("SC", "1965-08-30")])
def test_a_rulebook_is_the_document_of_the_command(site: TestClient, body: str, day: str) -> None:
    told = site.get(f"{ROOT}/bodies/{body}/rules?on={day}").json()
    assert told.pop("record_version")
    plain = book_document(rulebook(body), date.fromisoformat(day))
    assert told == json.loads(json.dumps(plain))
