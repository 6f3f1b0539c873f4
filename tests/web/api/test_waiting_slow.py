"""What is being estimated is told at once with 202, and given once it is kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOST

from hemicycle.web.api.models.common import Making
from hemicycle.web.app import create_app

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
IDEAL = "/api/v1/ideal?member=FRA"


def test_ideal_points_are_begun_by_the_first_who_asks(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    site = TestClient(create_app("embedded", hosts=(HOST,)))
    begun = time.monotonic()
    first = site.get(IDEAL)
    assert time.monotonic() - begun < 30  # it did not wait: the estimate has a process of its own
    assert first.status_code == 202
    assert int(first.headers["retry-after"]) > 0
    assert "etag" not in first.headers
    told = first.json()
    assert Making.model_validate(told).model_dump() == told
    assert (told["status"], told["what"]) == ("running", "points GA")
    seconds = told["seconds"]
    while (answer := site.get(IDEAL)).status_code == 202:
        assert answer.json()["seconds"] >= seconds
        seconds = answer.json()["seconds"]
        time.sleep(0.2)
    assert answer.status_code == 200
    assert answer.json()["total"] == len(answer.json()["points"]) > 0
    assert all(one["low"] < one["ideal"] < one["high"] for one in answer.json()["points"])
    again = site.get(IDEAL, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_what_cannot_be_estimated_is_told_with_its_reason(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Human Rights Council's one day here places nobody on a line."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    site = TestClient(create_app("embedded", hosts=(HOST,)))
    while (answer := site.get("/api/v1/ideal?body=HRC")).status_code == 202:
        time.sleep(0.2)
    assert answer.status_code == 422
    assert "cannot be told" in answer.json()["error"]["what"]
