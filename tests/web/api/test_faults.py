"""Every refusal has one form and says what to do; nothing misspelt is overlooked."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from hemicycle.web.api.models.common import Fault

ROOT = "/api/v1"
REFUSED: tuple[tuple[str, int, str], ...] = (
    ("/nothing", 404, "no operation"),
    ("/votes/A/RES/ES-11/99", 404, "A/RES/ES-11/99"),
    ("/votes/", 404, "'"),
    ("/votes/GA-ES-11-7/nothing", 404, "nothing"),
    ("/members/Atlantis", 404, "Atlantis"),
    ("/members/Congo", 300, "Congo"),
    ("/bodies/XYZ", 404, "no body called 'XYZ'"),
    ("/groups/XYZ", 404, "no group called 'XYZ'"),
    ("/matters/nothing", 404, "no matter"),
    ("/surprise/1950", 404, "no vote of the General Assembly in 1950"),
    ("/surprise/1066", 422, "year"),
    ("/votes?memebr=FRA", 422, "no parameter called 'memebr'"),
    ("/record?format=csv", 422, "no parameter called 'format'"),
    ("/votes?body=XYZ", 422, "'XYZ' is not a body"),
    ("/votes?since=2025", 422, "since"),
    ("/votes?since=20250224", 422, "since"),
    ("/votes?since=2025-02-30", 422, "since"),
    ("/votes?member=Atlantis", 422, "Atlantis"),
    ("/votes?member=FRA%3Dperhaps", 422, "perhaps"),
    ("/votes?outcome=won", 422, "outcome"),
    ("/votes?text=" + "x" * 201, 422, "text"),
    ("/ballots?vote=A/RES/ES-11/99", 422, "A/RES/ES-11/99"),
    ("/ballots?member=Congo", 422, "Congo"),
    ("/agreement", 422, "too much"),
    ("/agreement?member=FRA", 422, "too much"),
    ("/agreement?member=FRA&member=FRA", 422, "itself"),
    ("/agreement?period=200", 422, "period 200"),
    ("/agreement?body=EP&by=all", 422, ""),
    ("/cohesion", 422, "group is missing"),
    ("/cohesion?group=XYZ", 422, "XYZ"),
    ("/groups/EU?on=1900-01-01", 422, "1900-01-01"),
    ("/whatif?vote=SC-2774&set=FRA", 422, "is no change"),
    ("/votes/SC-2774/surprise", 422, "not forecast"),
    ("/ideal", 404, "not kept"),
)


def error_of(answer: Any) -> dict[str, Any]:
    """The error, after a look at its form."""
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert Fault.model_validate(told).model_dump() == told
    assert told["status"] == answer.status_code
    assert all(told["error"][part] for part in ("what", "where", "right", "todo"))
    found: dict[str, Any] = told["error"]
    return found


@pytest.mark.parametrize("accept", ["*/*", "text/html"])
@pytest.mark.parametrize(("address", "status", "said"), REFUSED)
def test_a_refusal_has_four_parts(
    site: TestClient, address: str, status: int, said: str, accept: str
) -> None:
    answer = site.get(f"{ROOT}{address}", headers={"accept": accept})
    assert answer.status_code == status
    assert said in error_of(answer)["what"]


def test_the_nearest_are_named_and_are_there(site: TestClient) -> None:
    for address in ("/votes/A/RES/ES-11/99", "/members/Congo", "/bodies/XYZ", "/groups/XYZ"):
        near = error_of(site.get(f"{ROOT}{address}"))["near"]
        assert near
        assert all(site.get(one["address"]).status_code == 200 for one in near[:5])
    assert error_of(site.get(f"{ROOT}/votes?memebr=FRA"))["todo"] == "write member"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("DELETE", "/votes", "GET"), ("POST", "/votes", "GET"), ("GET", "/check", "POST"),
     ("PUT", "/decide", "POST"), ("PATCH", "/record", "GET")],
)  # fmt: skip
def test_another_method_is_405(site: TestClient, method: str, path: str, allowed: str) -> None:
    answer = site.request(method, f"{ROOT}{path}")
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert method in error_of(answer)["what"]


def test_a_format_there_is_not_is_406(site: TestClient) -> None:
    answer = site.get(f"{ROOT}/record", headers={"accept": "text/csv"})
    assert answer.status_code == 406
    assert "application/json" in error_of(answer)["right"]


_JSON = {"content-type": "application/json"}
BODIES: tuple[tuple[bytes, dict[str, str], int, str], ...] = (
    (b"text=peace", {"content-type": "application/x-www-form-urlencoded"}, 415, "form"),
    (b'{"text": "peace"}', {"content-type": "text/plain"}, 415, "text/plain"),
    (b'{"text": "peace"}', {}, 415, "not stated"),
    (b"", _JSON, 422, ""),
    (b"{", _JSON, 422, "no JSON"),
    (b"[]", _JSON, 422, ""),
    (b"null", _JSON, 422, ""),
    (b"[" * 90_000, _JSON, 422, ""),
    (b"\xff\xfe{}", _JSON, 422, ""),
    (b'{"text": "\xff"}', _JSON, 422, ""),
    (b'{"text": "\\ud800 voted"}', _JSON, 422, "text"),
    (b'{"text": ""}', _JSON, 422, "text"),
    (b'{"text": "  "}', _JSON, 422, "no text"),
    (b'{"text": 7}', _JSON, 422, "text"),
    (b'{"txet": "peace"}', _JSON, 422, ""),
    (b'{"text": "peace", "date": "yesterday"}', _JSON, 422, "date"),
    (b'{"text": "%s"}' % (b"x" * 60_001), _JSON, 422, "text"),
    (b'{"text": "%s"}' % (b"x" * 1_000_000), _JSON, 413, "too large"),
)


@pytest.mark.parametrize(("body", "headers", "status", "said"), BODIES)
def test_a_body_that_cannot_be_used(
    site: TestClient, body: bytes, headers: dict[str, str], status: int, said: str
) -> None:
    answer = site.post(f"{ROOT}/check", content=body, headers=headers)
    assert answer.status_code == status
    assert said in error_of(answer)["what"]


def test_a_body_of_untold_length_is_bounded_too(site: TestClient) -> None:
    def pieces() -> Any:
        yield b'{"text": "'
        for _ in range(20):
            yield b"x" * 100_000
        yield b'"}'

    answer = site.post(f"{ROOT}/check", content=pieces(), headers=_JSON)
    assert answer.status_code == 413
    assert "1 MB" in error_of(answer)["right"]


@pytest.mark.parametrize(
    "body",
    ["/etc/passwd", "../../books/sc.toml", "book.toml", "SC\x00", "http://example.org/x.toml"],
)
def test_no_file_is_read_for_a_case(site: TestClient, body: str) -> None:
    case = {"body": body, "date": "2025-02-24", "ballots": {"yes": 9}}
    answer = site.post(f"{ROOT}/decide", json=case)
    assert answer.status_code == 422
    assert "body" in error_of(answer)["where"]


def test_a_record_that_is_missing_is_told(tmp_path: Any) -> None:
    from tests.web.conftest import HOST

    from hemicycle.web.app import create_app

    site = TestClient(create_app(tmp_path / "nothing", hosts=(HOST,), estimates=False))
    answer = site.get(f"{ROOT}/votes")
    assert answer.status_code == 503
    assert "hemicycle" in error_of(answer)["todo"]
