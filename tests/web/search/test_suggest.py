"""Completions on the embedded record, and the pages they are on."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hemicycle.web.library import Shelf
from hemicycle.web.search.suggest import Suggestion, suggested


def kinds(shelf: Shelf, query: str) -> list[tuple[str, str]]:
    return [(one.kind, one.label) for one in suggested(shelf, query).items]


@pytest.mark.parametrize("query", ["A/RES/ES-11/7", "a/res/es-11/7", "es-11/7", "ES-11/7 "])
def test_a_symbol_comes_first(shelf: Shelf, query: str) -> None:
    first = suggested(shelf, query).items[0]
    assert first == Suggestion("vote", "A/RES/ES-11/7", first.detail, "/vote/GA-ES-11-7")
    assert first.detail.startswith("2025-02-24 · ")


@pytest.mark.parametrize(
    ("query", "name", "code"),
    [
        ("cote d'iv", "Côte d'Ivoire", "CIV"),
        ("turki", "Türkiye", "TUR"),
        ("turkey", "Türkiye", "TUR"),  # what it was called
        ("zaire", "Democratic Republic of the Congo", "COD"),
        ("fra", "France", "FRA"),
        ("republic korea", "Republic of Korea", "KOR"),
    ],
)
def test_members_by_any_name(shelf: Shelf, query: str, name: str, code: str) -> None:
    members = [one for one in suggested(shelf, query).items if one.kind == "member"]
    assert (members[0].label, members[0].href) == (name, f"/member/{code}")


def test_bodies_and_all_votes(shelf: Shelf) -> None:
    assert ("body", "Security Council") in kinds(shelf, "security counc")
    last = suggested(shelf, "ukraine").items[-1]
    assert (last.kind, last.href) == ("votes", "/votes?q=ukraine")


@pytest.mark.parametrize(
    "query", ["usa ukraine", "ukraine usa", "Ukraine United States of America"]
)
def test_a_member_and_a_matter_lead_to_its_votes_on_it(
    shelf: Shelf, site: TestClient, query: str
) -> None:
    found = [one for one in suggested(shelf, query).items if " on “ukraine”" in one.label]
    assert found
    assert found[0].href == "/votes?q=ukraine&member=USA"
    number = site.get(found[0].href.replace("/votes?", "/votes.json?")).json()["found"]
    assert found[0].detail == f"{number} votes"


def test_a_misspelt_member_is_found(shelf: Shelf) -> None:
    found = suggested(shelf, "frnace")
    assert found.corrected == {"frnace": "france"}
    assert ("member", "France") in [(one.kind, one.label) for one in found.items]


@pytest.mark.parametrize("query", ["", "  ", "\0", "'", "%", "/", "-", "xqzzyw", "é" * 200])
def test_nothing_to_complete_is_no_error(shelf: Shelf, query: str) -> None:
    assert suggested(shelf, query).items == ()


def test_the_page_is_whole_without_script(site: TestClient) -> None:
    page = site.get("/search?q=frnace").text
    assert "looked for <strong>france</strong> instead" in page
    assert '<a href="/member/FRA">France</a>' in page
    assert "Nothing in this record is called so" in site.get("/search?q=xqzzyw").text
    assert site.get("/search").status_code == 200


def test_the_twin_is_what_the_field_shows(site: TestClient) -> None:
    twin = site.get("/search.json?q=es-11/7").json()
    assert twin["q"] == "es-11/7"
    assert twin["suggestions"][0]["href"] == "/vote/GA-ES-11-7"
    assert twin["record_version"]


def test_what_is_typed_is_never_markup(site: TestClient) -> None:
    page = site.get("/search", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page


def test_the_list_of_votes_corrects_counts_and_narrows(site: TestClient) -> None:
    twin = site.get("/votes.json?q=ukrane").json()
    assert twin["corrected"] == {"ukrane": "ukraine"}
    assert twin["found"] == sum(twin["by_body"].values()) > 5
    narrower = site.get("/votes.json?q=ukrane&body=GA").json()
    assert narrower["found"] == twin["by_body"]["GA"]
    assert narrower["by_body"] == twin["by_body"]
    page = site.get("/votes?q=ukrane&body=GA&outcome=adopted").text
    assert "looked for <strong>ukraine</strong> instead" in page
    assert 'href="/votes?q=ukrane&amp;body=GA" aria-current="true">adopted by a vote' in page


def test_a_member_s_positions_are_a_facet(site: TestClient) -> None:
    twin = site.get("/votes.json?member=USA&q=ukraine").json()
    for word, count in twin["by_position"].items():
        fits = site.get(f"/votes.json?member=USA&q=ukraine&position={word}").json
        assert fits()["found"] == count
    assert {line["position"] for line in twin["votes"]} <= set(twin["by_position"])
