"""The site over a record of one's own house alone: every kind of page answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.golden.journal.make import sealed
from tests.web.conftest import HOST, text_of

from hemicycle.record.journal import ingest_journal
from hemicycle.record.record import open_record
from hemicycle.web.app import create_app


@pytest.fixture(scope="module")
def house(home: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A committee of a Model UN, which no source compiled here knows."""
    folder = tmp_path_factory.mktemp("house") / "record"
    ingest_journal(sealed("mun-example"), folder, name="mun.jsonl")
    app = create_app(folder, hosts=(HOST,), rooms=(), estimates=False)
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    "address",
    ["/", "/votes?body=mun", "/day/2026-03-14", "/members", "/member/FRA", "/member/MAR",
     "/pairs", "/pair/FRA/IND", "/groups", "/group/EU", "/group/EU?body=mun", "/bodies",
     "/body/mun", "/body/GA", "/matters", "/matters?body=mun", "/audit", "/about", "/meetings"],
)  # fmt: skip
def test_every_kind_of_page_answers(house: TestClient, address: str) -> None:
    assert house.get(address).status_code == 200
    path, mark, query = address.partition("?")
    assert house.get(f"{'/index' if path == '/' else path}.json{mark}{query}").status_code == 200


def test_a_vote_of_the_house_says_what_is_not_known(house: TestClient) -> None:
    votes = open_record(house.app.state.site.library.where).votes  # type: ignore[attr-defined]
    vote_id = votes.filter(question="draft")["vote_id"][0]
    page = house.get(f"/vote/{vote_id}").text
    words = text_of(page)
    assert "SIMULATION. No State voted so." in words
    assert "Adopted, 8 to 2, with 1 abstention" in words
    assert "The rulebook of MUN is not part of the record" in words
    assert "/whatif/" not in page
    assert "SIMULATION" in house.get(f"/vote/{vote_id}/board.svg").text


def test_the_page_of_the_house_names_who_voted_and_claims_no_seats(house: TestClient) -> None:
    words = text_of(house.get("/body/mun").text)
    assert "Who voted in it: Brazil" in words
    assert "seats and majorities are not told" in words
    assert "What one vote weighs" not in words
    assert house.get("/body/no-such-house").status_code == 404
