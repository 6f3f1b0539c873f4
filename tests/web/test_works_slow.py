"""A real estimate, begun by a page, made in a process of its own, shown once it is kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOST, text_of

from hemicycle.web.app import create_app

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_page_does_not_wait_for_an_estimate_and_shows_it_once_kept(home: Path) -> None:
    site = TestClient(create_app("embedded", hosts=(HOST,)))
    first = site.get("/member/FRA.json").json()["ideal"]
    assert (first["status"], first["points"]) == ("running", [])
    assert "being estimated" in text_of(site.get("/member/FRA").text)
    assert "etag" not in site.get("/member/FRA").headers
    for _ in range(1200):
        ideal = site.get("/member/FRA.json").json()["ideal"]
        if ideal["status"] != "running":
            break
        time.sleep(0.2)
    assert ideal["status"] == "kept"
    assert all(one["low"] < one["ideal"] < one["high"] for one in ideal["points"])
    page = site.get("/member/FRA")
    assert 'id="ideal"' in page.text
    assert "etag" in page.headers
    again = TestClient(create_app("embedded", hosts=(HOST,), estimates=False))
    assert again.get("/member/FRA.json").json()["ideal"]["status"] == "kept"
