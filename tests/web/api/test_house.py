"""The API over a record of one's own house alone: what is not known is told, nothing falls."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.golden.journal.make import sealed
from tests.web.conftest import HOST

from hemicycle.record.journal import ingest_journal
from hemicycle.web.app import create_app

ROOT = "/api/v1"


@pytest.fixture(scope="module")
def house(home: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A committee of a Model UN, which no source compiled here knows."""
    folder = tmp_path_factory.mktemp("house") / "record"
    ingest_journal(sealed("mun-example"), folder, name="mun.jsonl")
    return TestClient(create_app(folder, hosts=(HOST,), estimates=False))


def test_a_house_is_a_body_known_by_its_votes(house: TestClient) -> None:
    listed = house.get(f"{ROOT}/bodies").json()["bodies"]
    (own,) = [body for body in listed if body["body"] == "mun"]
    assert own["coverage"]["votes"] > 0
    assert own["from"] is None
    one = house.get(f"{ROOT}/bodies/mun").json()
    assert (one["members"], one["seats"]) == (None, None)
    assert house.get(f"{ROOT}/bodies/mun/rules").status_code == 422
    assert house.get(f"{ROOT}/bodies/no-such-house").status_code == 404


def test_its_votes_are_decided_as_announced(house: TestClient) -> None:
    votes = house.get(f"{ROOT}/votes?body=mun").json()["votes"]
    assert votes
    for vote in votes:
        one = house.get(f"{ROOT}/votes/{vote['vote_id']}").json()
        assert one["decision"]["outcome"] == (vote["outcome_announced"] or "undetermined")
        assert one["vote"]["world"] == "mun:example"


@pytest.mark.parametrize(
    "address",
    ["/record", "/record/findings", "/members", "/members/FRA", "/members/DEU", "/groups/EU",
     "/matters", "/ballots?body=mun", "/agreement?member=FRA&member=IND&body=mun",
     "/agreement?body=mun&by=all", "/cohesion?group=FRA,IND,BRA&body=mun"],
)  # fmt: skip
def test_everything_else_answers(house: TestClient, address: str) -> None:
    assert house.get(f"{ROOT}{address}").status_code == 200
