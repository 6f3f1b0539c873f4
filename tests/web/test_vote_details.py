"""What stands under a vote: the rest of its day, and what each source called it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import text_of

from hemicycle.brief.compose import compose_vote
from hemicycle.record.record import open_record
from hemicycle.web.library import Shelf
from hemicycle.web.templating import environment
from hemicycle.web.vote_details import others
from hemicycle.web.works import Works


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(open_record("embedded"), Works(idle=True))


def test_the_rest_of_the_day_is_all_but_the_vote_and_its_amendments(shelf: Shelf) -> None:
    vote = compose_vote(shelf.record, "A/RES/ES-11/8").votes[0]
    assert vote.event.date is not None
    found = others(shelf, vote)
    listed = {line["vote_id"] for _, lines in found["bodies"] for line in lines}
    whole = set(shelf.record.on(vote.event.date))
    assert listed == whole - {vote.event.vote_id} - set(vote.children)
    assert found["count"] == len(listed)
    assert found["bodies"][0][0] == "General Assembly"


def test_a_vote_without_a_day_stands_alone(shelf: Shelf) -> None:
    vote = compose_vote(shelf.record, "A/RES/ES-11/8").votes[0]
    undated = replace(vote, event=replace(vote.event, date=None))
    assert others(shelf, undated) == {"count": 0, "bodies": []}


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("HUMAN RIGHTS ADVANCEMENT", "Human Rights Advancement"),
        ("SELF-DETERMINATION OF PEOPLES", "Self-Determination of Peoples"),
        ("UN", "UN"),
        ("COVID-19", "COVID-19"),
        ("Human rights", "Human rights"),
    ],
)
def test_a_heading_in_capitals_is_read_as_a_title(printed: str, read: str) -> None:
    assert environment().filters["subject"](printed) == read


def test_matters_are_found_by_words_and_by_body(site: TestClient) -> None:
    every = site.get("/matters.json").json()
    some = site.get("/matters.json?body=SC").json()
    assert {row["body"] for row in some["matters"]} == {"SC"}
    assert 0 < some["found"] < every["found"]
    title = every["matters"][0]["title"]
    named = site.get("/matters.json", params={"q": title.lower()}).json()
    assert title in {row["title"] for row in named["matters"]}
    assert "No matter fits" in text_of(site.get("/matters?q=nothing+is+called+so").text)
    assert site.get("/matters?body=NOWHERE").status_code == 400
