"""``hemicycle power`` against the published figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hemicycle.cli.main import app


def indices(*words: str) -> dict[str, dict[str, float]]:
    done = CliRunner().invoke(app, ["power", *words, "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, dict[str, float]] = json.loads(done.stdout)["members"]
    return found


def test_the_council_of_fifteen_has_the_published_indices() -> None:
    # Shapley-Shubik of the fifteen-member Council: permanent 0.19627, elected 0.001865
    members = indices("SC", "--on", "2025-02-24")
    assert len(members) == 15
    assert members["FRA"]["shapley_shubik"] == pytest.approx(0.19627, abs=5e-6)
    assert members["PAN"]["shapley_shubik"] == pytest.approx(0.001865, abs=5e-7)
    for index in ("shapley_shubik", "banzhaf"):
        assert sum(member[index] for member in members.values()) == pytest.approx(1)


def test_the_assembly_shares_power_alike() -> None:
    members = indices("GA", "--on", "2025-02-24")
    assert len(members) == 193
    assert all(member["banzhaf"] == pytest.approx(1 / 193) for member in members.values())


def test_the_table_names_the_day() -> None:
    done = CliRunner().invoke(app, ["power", "SC", "--on", "1960-01-01"])
    assert done.exit_code == 0
    assert done.output.startswith("SC on 1960-01-01")
    assert "RUS" in done.output


def test_two_thirds_in_the_assembly_by_nature() -> None:
    done = CliRunner().invoke(
        app, ["power", "GA", "--nature", "important", "--on", "2025-02-24", "--json"]
    )
    assert json.loads(done.stdout)["nature"] == "important"


def test_the_union_is_told_for_the_last_day_whose_figures_are_compiled() -> None:
    done = CliRunner().invoke(app, ["power", "eu-council"])
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(
        "eu-council on 2025-12-31: power of one vote on an ordinary question."
    )
    assert "Agence Europe" in done.stderr
    assert "DEU" in done.stdout.splitlines()[3]


def test_a_rulebook_of_ones_own(tmp_path: Path) -> None:
    book = tmp_path / "club.toml"
    book.write_text(CLUB, "utf-8")
    for words in (["--rulebook", str(book)], [str(book)]):
        members = indices(*words, "--on", "2025-02-24")
        assert [m["shapley_shubik"] for m in members.values()] == [
            pytest.approx(value) for value in (2 / 3, 1 / 6, 1 / 6)
        ]


def test_one_body_has_to_be_named() -> None:
    for words in ([], ["SC", "--rulebook", "club.toml"]):
        done = CliRunner().invoke(app, ["power", *words])
        assert done.exit_code != 0
        assert "hemicycle power SC" in f"{done.output}{done.exception}"


CLUB = """
name = "Club"
presiding = "Chair"

[[member]]
name = "Large"
weight = 3

[[member]]
name = "Middle"
weight = 2

[[member]]
name = "Small"

[[provision]]
key = "majority.ordinary"
from = 2020-01-01
number = "1"
source = "the club's rules"
text = "A decision needs four of the six votes."
votes = 4
weight = "weight"
"""
