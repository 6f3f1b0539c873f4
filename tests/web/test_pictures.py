"""Each picture as SVG, PNG and CSV, with the same rows as its table."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from hemicycle.domain.group import GROUPS
from hemicycle.web.pictures import Picture

PICTURES = (
    "/vote/GA-ES-11-7/board",
    "/vote/GA-ES-11-7/world",
    "/vote/GA-ES-11-7/support",
    "/vote/GA-ES-11-7/flow",
    "/member/FRA/positions",
    "/pair/FRA/USA/agreement",
    "/group/EU/cohesion",
    "/group/EU/pairs",
    "/body/SC/hall",
    "/matter/ES-11/support",
    "/whatif/SC-2774/board",
    "/meeting/ga-2025-02-24/board",
)


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_is_to_be_had_in_three_forms(site: TestClient, address: str) -> None:
    svg, png, table = (site.get(f"{address}.{form}") for form in ("svg", "png", "csv"))
    root = ET.fromstring(svg.text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [e for e in root.iter() if {"class", "style", "onclick"} & set(e.attrib)]
    assert png.content.startswith(b"\x89PNG")
    rows = list(csv.reader(io.StringIO(table.text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("address", PICTURES)
def test_the_page_shows_the_picture_with_its_table_and_links(
    site: TestClient, address: str
) -> None:
    page, _, name = address.rpartition("/")
    text = site.get(page).text
    for form in ("svg", "png", "csv"):
        assert f'href="{address}.{form}' in text
    rows = list(csv.reader(io.StringIO(site.get(f"{address}.csv").text)))
    figure = text.partition(f'<figure class="picture" id="{name}">')[2].partition("</figure>")[0]
    assert figure.count("<tr>") == len(rows)


def test_a_picture_of_very_many_rows_is_fetched_apart_from_its_page(site: TestClient) -> None:
    """The pairs of a large group would weigh the page down; it points at picture and table."""
    page = site.get("/group/AU").text
    assert "<img" in page
    assert 'src="/group/AU/pairs.svg"' in page
    assert 'href="/group/AU/pairs.csv"' in page
    assert len(page.encode()) < 300_000


def test_no_group_weighs_its_page_down(site: TestClient) -> None:
    weights = {code: len(site.get(f"/group/{code}").content) for code in GROUPS}
    assert max(weights.values()) < 300_000, weights


def test_a_cell_is_never_a_formula_of_a_spreadsheet() -> None:
    picture = Picture("p", "t", "<svg/>", ["a"], [["=HYPERLINK(1)"], ["+1"], ["-1"], ["plain"]])
    assert picture.csv().decode().splitlines() == ["a", "'=HYPERLINK(1)", "'+1", "-1", "plain"]
