"""Pictures as files: what is in them, and what is not."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.measure.charts.sample import (
    agreed,
    expected,
    grouped,
    placed,
    shifted,
    united,
    with_item,
)

from hemicycle.errors import InputError
from hemicycle.measure.charts.agreement_heat import agreement_heat
from hemicycle.measure.charts.bloc_map import bloc_map
from hemicycle.measure.charts.cohesion_lines import cohesion_lines
from hemicycle.measure.charts.cut_line import cut_line
from hemicycle.measure.charts.ideal_lines import ideal_lines
from hemicycle.measure.charts.nearest import nearest, pair_line
from hemicycle.measure.charts.picture import Picture, check_target
from hemicycle.measure.charts.reliability import Bin, reliability
from hemicycle.measure.charts.shift_sizes import shift_sizes
from hemicycle.measure.charts.tally_spread import tally_spread

_AGREED = agreed(USA="YNYN", ISR="YNYA", FRA="YYAN", RUS="NYNY")
_LINES = placed({"USA": {78: 1.0, 79: 1.2}, "RUS": {78: -1.0, 79: -0.5}, "IND": {79: 0.1}})
_ANSWERS = {"USA": "YES", "FRA": "ABSTAIN", "IND": "NO", "CUB": "YES", "RUS": "NO"}
PICTURES = {
    "ideal_lines": lambda: ideal_lines(_LINES),
    "cut_line": lambda: cut_line(with_item(-1.0, 0.5, -0.5), "V1", _ANSWERS),
    "heat": lambda: agreement_heat(_AGREED),
    "nearest": lambda: nearest(_AGREED, "USA"),
    "pair": lambda: pair_line(_AGREED, "USA", "FRA"),
    "cohesion": lambda: cohesion_lines(united("USA", "FRA", USA="YNYA", FRA="YYYA", RUS="NNNN")),
    "blocs": lambda: bloc_map(grouped("USA", "RUS")),
    "shifts": lambda: shift_sizes(shifted()),
    "expected": lambda: tally_spread(expected()),
    "reliability": lambda: reliability([Bin(0.2, 0.1, 10), Bin(0.9, 0.95, 40)]),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_every_chart_is_valid_vega_lite_and_draws(name: str) -> None:
    picture = PICTURES[name]()
    spec = picture.altair().to_dict(validate=True)
    assert spec["title"]["text"] == [picture.title]
    drawn = picture.svg()
    assert ElementTree.fromstring(drawn).attrib["role"] == "img"
    assert "NaN" not in drawn
    assert "undefined" not in drawn
    assert picture.twin.rows
    assert all(len(row) == len(picture.twin.headings) for row in picture.twin.rows)


@pytest.fixture(scope="module")
def picture() -> Picture:
    return PICTURES["ideal_lines"]()


def test_a_screen_reader_hears_what_the_picture_says(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg())
    assert root.attrib["aria-label"] == picture.words
    assert "USA from 1.000 in 2023 to 1.200 in 2024" in picture.words


def test_the_page_needs_no_network_and_no_script(picture: Picture) -> None:
    html = picture.html()
    assert "<script" not in html
    assert not re.search(r"(src|href)=\"(?!#)", html)
    assert not re.search(r" style=", html)
    addresses = set(re.findall(r"https?://[^\"' <]+", html))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_the_policy_of_the_page_allows_exactly_its_own_styles(picture: Picture) -> None:
    html = picture.html()
    sheets = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digests = [b64encode(sha256(sheet.encode()).digest()).decode() for sheet in sheets]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert len(digests) == 2
    assert re.findall(r"'sha256-([^']*)'", policy[1]) == digests


def test_the_page_holds_the_same_facts_as_a_table(picture: Picture) -> None:
    html = picture.html()
    for row in picture.twin.rows:
        for cell in row:
            assert cell in html
    for line in picture.made:
        assert line in html


def test_the_picture_on_a_page_follows_its_colours(picture: Picture) -> None:
    html = picture.html()
    drawn = html[html.index("<svg") : html.index("</svg>")]
    assert 'fill="var(--paper)"' in drawn
    assert not re.search(r'<text [^>]*fill="#', drawn), "words have classes"
    assert "#2f74bd" not in drawn


def test_names_are_escaped_everywhere() -> None:
    odd = '<b>&"x'
    picture = reliability([Bin(0.2, 0.1, 10)], title=odd, made=(odd,))
    for text in (picture.svg(), picture.html()):
        assert "<b>" not in text
    ElementTree.fromstring(picture.svg())


def test_files_are_what_their_names_say(picture: Picture, tmp_path: Path) -> None:
    for suffix in (".svg", ".png", ".html", ".SVG"):
        picture.save(tmp_path / f"chart{suffix}")
    data = (tmp_path / "chart.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', (tmp_path / "chart.svg").read_text("utf-8"))
    assert box is not None
    assert (width, height) == (2 * int(box[1]), 2 * int(box[2]))
    assert (tmp_path / "chart.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "chart.SVG").read_text("utf-8").startswith("<svg")


def test_the_same_result_draws_the_same_bytes(picture: Picture) -> None:
    again = PICTURES["ideal_lines"]()
    assert (again.svg(), again.html()) == (picture.svg(), picture.html())


@pytest.mark.parametrize("name", ["chart", "chart.pdf", "chart.svg.gz", ""])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="names no format"):
        check_target(name)


def test_a_folder_that_is_not_there(picture: Picture, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        picture.save(tmp_path / "no" / "chart.svg")
