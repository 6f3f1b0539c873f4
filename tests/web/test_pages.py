"""Every page: an answer, a twin that says the same, an address that lasts, headers of safety."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.addresses import PAGES
from tests.web.conftest import text_of

from hemicycle.brief.compose import compose_vote
from hemicycle.brief.document import document
from hemicycle.record.record import open_record
from hemicycle.web.guard import HEADERS, POLICY
from hemicycle.web.methods import METHODS

_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect"}


class _Tags(HTMLParser):
    """What a browser would see: open tags, ids, links, and whatever a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.forbidden: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if tag == "a" and held.get("href"):
            self.links.append(str(held["href"]))
        if tag in ("script", "img", "iframe") and held.get("src"):
            self.loaded.append(str(held["src"]))
        if tag == "link" and held.get("href"):
            self.loaded.append(str(held["href"]))
        inline = tag == "style" or (tag == "script" and "src" not in held)
        if inline or "style" in held or any(name.startswith("on") for name in held):
            self.forbidden.append(f"{tag} {attrs}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag


def tags_of(text: str) -> _Tags:
    parser = _Tags()
    parser.feed(text)
    return parser


def twin(address: str) -> str:
    path, _, query = address.partition("?")
    return ("/index" if path == "/" else path) + ".json" + (f"?{query}" if query else "")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_formed_and_carries_nothing_the_policy_forbids(
    site: TestClient, address: str
) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    seen = tags_of(answer.text)
    assert seen.open == []
    assert seen.forbidden == []
    assert len(set(seen.ids)) == len(seen.ids)
    assert answer.text.count("<h1") == 1
    assert all(loaded.startswith("/static/") for loaded in seen.loaded)
    assert len(answer.content) < 300_000


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_the_headers_of_safety(site: TestClient, address: str) -> None:
    for asked in (address, twin(address)):
        headers = site.get(asked).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS
    assert POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("address", PAGES)
def test_the_twin_is_the_same_by_suffix_and_by_accept(site: TestClient, address: str) -> None:
    for _ in range(20):
        suffix = site.get(twin(address))
        accept = site.get(address, headers={"accept": "application/json"})
        if site.get(twin(address)).json() == suffix.json():
            break  # else work in the background ended between the two: ask both again
    assert suffix.headers["content-type"] == "application/json"
    assert suffix.json() == accept.json()
    assert suffix.json()["record_version"] == open_record("embedded").version
    assert "NaN" not in suffix.text


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_what_its_twin_says(site: TestClient, address: str) -> None:
    """Every vote, member and number of the twin's first level is on the page."""
    words = unescape(site.get(address).text)
    held = site.get(twin(address)).json()
    for told in _told(held):
        assert told in words, told


def _told(held: dict[str, Any]) -> list[str]:
    """What a reader of a twin would look for on the page first."""
    names = ("name", "title", "outcome", "label", "source", "plain", "how", "words")
    skipped = {"title"} if "digest" in held else set()
    plain = [held[n] for n in names if isinstance(held.get(n), str) and n not in skipped]
    rows = [
        row
        for key in ("votes", "members", "groups", "bodies", "matters", "meetings", "methods")
        if isinstance(held.get(key), list)
        for row in held[key]
        if isinstance(row, dict) and "digest" not in held
    ]
    labels = [row[n] for row in rows for n in ("label", "name", "title") if row.get(n)]
    return [text for text in [*plain, *labels] if text not in ("adopted", "not_adopted")]


@pytest.mark.parametrize("address", PAGES)
def test_links_of_a_page_lead_somewhere(site: TestClient, address: str) -> None:
    """A sample of each page's links: the first of every kind."""
    links = {
        re.sub(r"[^/?]+", "x", link): unescape(link)
        for link in reversed(tags_of(site.get(address).text).links)
        if link.startswith("/")
    }
    for link in links.values():
        found = site.get(link)
        assert found.status_code == 200, link


def test_the_twin_of_a_vote_is_the_brief(site: TestClient) -> None:
    held = site.get("/vote/GA-ES-11-7.json").json()
    brief = json.loads(json.dumps(document(compose_vote(open_record("embedded"), "A/RES/ES-11/7"))))
    assert {name: held[name] for name in brief} == brief


def test_a_symbol_in_any_spelling_leads_to_the_permanent_address(site: TestClient) -> None:
    for asked in ("/vote/A/RES/ES-11/7", "/vote/a/res/es-11/7", "/vote/ES-11/7"):
        answer = site.get(asked, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (308, "/vote/GA-ES-11-7")
    answer = site.get("/vote/A/RES/ES-11/7.json", follow_redirects=False)
    assert answer.headers["location"] == "/vote/GA-ES-11-7.json"


def test_a_member_by_name_and_a_pair_in_any_order_lead_to_one_address(site: TestClient) -> None:
    assert site.get("/member/France", follow_redirects=False).headers["location"] == "/member/FRA"
    pair = site.get("/pair/USA/FRA", follow_redirects=False)
    assert pair.headers["location"] == "/pair/FRA/USA"
    chosen = site.get("/pairs?a=United States&b=FRA", follow_redirects=False)
    assert "/pair/USA/FRA" in chosen.headers["location"]


def test_an_unchanged_page_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/vote/SC-2774")
    again = site.get("/vote/SC-2774", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = site.get("/vote/SC-2774.json")
    assert other.headers["etag"] != first.headers["etag"]


def test_a_vote_is_compared_with_any_other_of_its_body(site: TestClient) -> None:
    page = site.get("/vote/GA-ES-11-7?against=A/RES/ES-11/1")
    words = text_of(page.text)
    assert "Members that moved between A/RES/ES-11/1 of 2 March 2022" in words
    assert "Members that moved between A/RES/ES-11/6 of 23 February 2023" in words
    table = site.get("/vote/GA-ES-11-7/flow.csv?against=A/RES/ES-11/1").text
    plain = site.get("/vote/GA-ES-11-7/flow.csv").text
    assert table != plain
    assert site.get("/vote/GA-ES-11-7?against=SC-2774").status_code == 400


def test_a_kept_page_is_the_page_as_made(browser: TestClient) -> None:
    for address in ("/pair/FRA/USA", "/pair/FRA/USA.json", "/member/FRA?body=SC"):
        made, kept = browser.get(address), browser.get(address)
        assert (kept.content, kept.headers) == (made.content, made.headers)


def test_a_static_file_is_kept_for_ever_and_its_address_changes_with_it(site: TestClient) -> None:
    address = re.search(r'href="(/static/site\.css\?v=[0-9a-f]{10})"', site.get("/").text)
    assert address is not None
    answer = site.get(address[1])
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


def test_every_number_explained_is_linked_beside_it(site: TestClient) -> None:
    linked: set[str] = set()
    for address in PAGES:
        linked |= set(re.findall(r'href="/method/([a-z-]+)"', site.get(address).text))
    assert linked == set(METHODS)


def test_the_vote_page_says_outcome_reasons_groups_movers_and_sources(site: TestClient) -> None:
    words = text_of(site.get("/vote/GA-ES-11-7").text)
    assert "Adopted, 93 to 18, with 65 abstentions" in words
    assert "Two thirds of those present and voting, 74 of 111, were needed." in words
    assert "European Union 26 1 0 0 no: Hungary" in words
    assert "yes → no 7" in words
    assert "a different text" in words


def test_an_amendment_names_its_text_and_the_text_its_amendments(site: TestClient) -> None:
    under = site.get("/vote/GA-ES-11-8-amendment-eu-1").text
    assert 'href="/vote/GA-ES-11-8"' in under
    over = site.get("/vote/GA-ES-11-8").text
    assert 'href="/vote/GA-ES-11-8-amendment-eu-1"' in over


def test_the_council_of_1960_had_eleven_members(site: TestClient) -> None:
    held = site.get("/body/SC.json?on=1960-01-01").json()
    assert len(held["members"]) == 11
    assert [m["member"] for m in held["members"] if m["permanent"]] == [
        "CHN", "FRA", "RUS", "GBR", "USA"
    ]  # fmt: skip


def test_power_on_the_page_is_the_published_one(site: TestClient) -> None:
    """Permanent member .19627, elected .001865: Shapley and Shubik's figures for the Council."""
    held = site.get("/body/SC.json?on=2025-02-24").json()["power"]
    assert [round(kind["shapley_shubik"], 5) for kind in held] == [0.19627, 0.00186]


def test_a_meeting_goes_from_step_to_step_by_links(site: TestClient) -> None:
    first = site.get("/meeting/ga-2025-02-24?step=1")
    assert 'rel="next" href="/meeting/ga-2025-02-24?step=2"' in first.text
    assert 'rel="prev"' not in first.text
    last = site.get("/meeting/ga-2025-02-24.json").json()
    assert last["step"] == len(last["story"])


def test_the_list_of_votes_turns_its_pages_without_loss(site: TestClient) -> None:
    first = site.get("/votes.json?body=SC").json()
    seen = [
        vote["vote_id"]
        for page in range(1, first["pages"] + 1)
        for vote in site.get(f"/votes.json?body=SC&page={page}").json()["votes"]
    ]
    assert len(seen) == len(set(seen)) == first["found"] == 311
