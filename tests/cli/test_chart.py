"""``--chart`` of the measuring commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("agree", "--since", "2022-01-01", "--until", "2022-06-30"), "Who votes with whom"),
        (("agree", "USA"), "Who votes with USA"),
        (("agree", "FRA", "USA", "--by", "year", "--index", "kappa"), "FRA and USA"),
        (("cohesion", "EU"), "How united the members of EU"),
    ],
)
def test_a_picture_says_what_made_it_and_is_made_again(
    command: Command, dgacm_record: Path, tmp_path: Path, words: tuple[str, ...], title: str
) -> None:
    path = tmp_path / "chart.svg"
    done = command(*words, "--chart", path, "--record", dgacm_record)
    assert done.code == 0
    made = json.loads(Path(f"{path}.json").read_text("utf-8"))
    assert made["title"].startswith(title)
    assert made["record_version"] in path.read_text("utf-8")
    assert made["coding"]["name"] == "plain"
    assert command("reproduce", path).code == 0


@pytest.fixture(scope="module")
def short() -> tuple[str, ...]:
    return ("ideal", "--since", "2020-09-15")


def test_ideal_points_with_members_in_ink(
    command: Command, dgacm_record: Path, tmp_path: Path, short: tuple[str, ...]
) -> None:
    path = tmp_path / "lines.html"
    words = (*short, "France", "--ink", "USA,Russian Federation", "--chart", path)
    done = command(*words, "--record", dgacm_record)
    assert done.code == 0
    assert "FRA, USA and RUS with 90 % intervals" in path.read_text("utf-8")


def test_the_cut_of_a_vote(
    command: Command, dgacm_record: Path, tmp_path: Path, short: tuple[str, ...]
) -> None:
    path = tmp_path / "cut.svg"
    words = (*short, "--vote", "ES-11/4", "--chart", path, "--record", dgacm_record)
    done = command(*words)
    assert done.code == 0
    assert "Where A/RES/ES-11/4 cut the General Assembly" in path.read_text("utf-8")


def test_blocs_and_their_picture(command: Command, dgacm_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "blocs.html"
    done = command("blocs", "--chart", path, "--record", dgacm_record)
    assert done.code == 0, done.err
    made = json.loads(Path(f"{path}.json").read_text("utf-8"))
    assert made["title"].startswith("Blocs in the General Assembly, session 77")
    assert "One member, one tile" in path.read_text("utf-8")


def test_a_vote_has_no_reliability(command: Command) -> None:
    done = command("surprise", "ES-11/7", "--chart", "x.svg", "--record", "embedded")
    assert done.code == 2
    assert "--year 2025 --chart" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("agree", "FRA", "USA", "--chart", "x.pdf"), "names no format"),
        (("cohesion", "EU", "--chart", "x"), "names no format"),
        (("ideal", "--chart", "x.jpeg"), "names no format"),
        (("whatif", "ES-11/7", "--chart", "x.svg"), "add --expected"),
        (("agree", "FRA", "USA", "--chart", "/no/where.svg"), "cannot be written"),
    ],
)
def test_a_picture_that_cannot_be_written_exits_2(
    command: Command, words: tuple[str, ...], said: str
) -> None:
    done = command(*words, "--record", "embedded")
    assert done.code == 2
    assert said in done.err
