"""Groups of States, and those that a source declares for its own body."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOST, text_of

from hemicycle.record.ingest import ingest
from hemicycle.web.app import create_app

GOLDEN = Path(__file__).parents[1] / "golden" / "howtheyvote"


@pytest.fixture(scope="module")
def parliament(home: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A small invented parliament beside the embedded facts."""
    folder = tmp_path_factory.mktemp("parliament") / "record"
    ingest(sorted(GOLDEN.glob("*.csv")), folder)
    app = create_app(folder, hosts=(HOST,), rooms=(), estimates=False)
    return TestClient(app, raise_server_exceptions=False)


def test_the_index_lists_them_by_body_with_their_members(parliament: TestClient) -> None:
    facts = parliament.get("/groups.json").json()
    assert "EU" in {one["code"] for one in facts["groups"]}
    (own,) = facts["of_bodies"]
    assert (own["body"], own["name"]) == ("EP", "European Parliament")
    sizes = {one["code"]: one["members"] for one in own["groups"]}
    assert sizes["EP-EPP"] == 5
    assert list(sizes.values()) == sorted(sizes.values(), reverse=True)
    assert 'href="/group/EP-EPP"' in parliament.get("/groups").text


def test_the_page_of_one_is_of_its_body_alone_and_names_persons(parliament: TestClient) -> None:
    facts = parliament.get("/group/EP-EPP.json").json()
    assert (facts["body"], len(facts["members"])) == ("EP", 5)
    assert not any(one["name"].startswith("mep:") for one in facts["members"])
    assert facts["periods"]
    page = parliament.get("/group/EP-EPP").text
    assert "General Assembly" not in text_of(page).split("Unity through time")[0]
    assert parliament.get("/group/EP-EPP/cohesion.csv").status_code == 200
    assert parliament.get("/group/EP-EPP/pairs.svg").status_code == 404  # no room for names
    asked_elsewhere = parliament.get("/group/EP-EPP.json?body=GA").json()
    assert asked_elsewhere["body"] == "EP"


def test_another_case_leads_to_the_permanent_address(parliament: TestClient) -> None:
    answer = parliament.get("/group/ep-epp", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/group/EP-EPP")
    assert parliament.get("/group/EP-NONE").status_code == 404


def test_groups_of_states_stay_as_they_were(parliament: TestClient) -> None:
    facts = parliament.get("/group/EU.json?body=SC").json()
    assert (facts["group"], facts["body"]) == ("EU", "SC")
