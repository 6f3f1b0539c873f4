"""``hemicycle rules``: provisions of a day, with their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hemicycle.cli.main import app
from hemicycle.errors import InputError

RUNNER = CliRunner()


def test_the_rules_of_a_day_for_people() -> None:
    done = RUNNER.invoke(app, ["rules", "SC", "--on", "1965-10-01"])
    assert done.exit_code == 0
    assert "Security Council (SC), in force on 1965-10-01. In the chair: President." in done.stdout
    assert "Charter as amended by res. 1991 A (XVIII)" in done.stdout
    assert "seven affirmative votes" not in done.stdout


def test_the_rules_as_json_carry_number_source_and_dates() -> None:
    done = RUNNER.invoke(app, ["rules", "ga", "--on", "1949-05-17", "--json"])
    document = json.loads(done.stdout)
    assert (document["body"], document["on"]) == ("GA", "1949-05-17")
    by_key = {p["key"]: p for p in document["provisions"]}
    assert by_key["majority.important_part"]["number"] == "Practice of 1949, no written rule"
    assert by_key["majority.important"]["source"].startswith("A/520/Rev.20, a later edition")
    assert by_key["majority.important"]["share"] == "2/3"


def test_without_a_day_the_newest_values_are_shown() -> None:
    done = RUNNER.invoke(app, ["rules", "SC", "--json"])
    provisions = json.loads(done.stdout)["provisions"]
    days = [p["from"] for p in provisions if p["key"] == "majority.substantive"]
    assert days == ["1966-01-01"]


def test_the_history_shows_every_dated_value() -> None:
    done = RUNNER.invoke(app, ["rules", "SC", "--history", "--json"])
    provisions = json.loads(done.stdout)["provisions"]
    days = [p["from"] for p in provisions if p["key"] == "majority.substantive"]
    assert days == ["1946-01-17", "1965-08-31", "1966-01-01"]


def test_without_a_body_all_books_are_listed() -> None:
    done = RUNNER.invoke(app, ["rules", "--json"])
    bodies = [book["body"] for book in json.loads(done.stdout)["rulebooks"]]
    assert bodies == ["GA", "GA-COMMITTEE", "SC", "HRC", "CHR", "eu-council", "mun"]


def test_weights_are_shown_with_their_days_and_their_source() -> None:
    said = RUNNER.invoke(app, ["rules", "eu-council", "--on", "2025-03-01"]).stdout
    assert "Weights: the population of the Union [population for 2025" in said
    assert "DEU 1,849, FRA 1,517" in said
    later = RUNNER.invoke(app, ["rules", "eu-council", "--on", "2026-03-01"]).stdout
    assert "Weights" not in later
    document = json.loads(RUNNER.invoke(app, ["rules", "EU-Council", "--json"]).stdout)
    (table,) = document["weights"]
    assert (table["from"], table["to"], table["within"]) == ("2025-01-01", "2025-12-31", 8)
    assert table["members"]["MLT"] == 12
    assert len(document["members"]) == 27
    assert json.loads(RUNNER.invoke(app, ["rules", "GA", "--json"]).stdout)["members"] is None


def test_a_body_without_compiled_rules_says_so() -> None:
    assert "No provision is compiled" in RUNNER.invoke(app, ["rules", "US-SENATE"]).stdout


def test_a_rulebook_of_ones_own_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "club.toml"
    path.write_text(
        'name = "Club"\npresiding = "Chair"\nmembers = ["A"]\n[[provision]]\n'
        'key = "majority.ordinary"\nfrom = 2020-01-01\nnumber = "1"\nsource = "Statutes"\n'
        'text = "One vote."\nvotes = 1\n',
        "utf-8",
    )
    assert "1 [Statutes], from 2020-01-01" in RUNNER.invoke(app, ["rules", str(path)]).stdout


def test_an_unknown_body_is_refused() -> None:
    done = RUNNER.invoke(app, ["rules", "UNGA"])
    assert isinstance(done.exception, InputError)
    with pytest.raises(InputError, match="Unknown body"):
        raise done.exception


def test_a_day_before_the_charter_says_that_nothing_was_in_force() -> None:
    told = RUNNER.invoke(app, ["rules", "SC", "--on", "1945-10-23"]).stdout
    assert "No compiled provision was in force on that day; the first is of 1946-01-17." in told
