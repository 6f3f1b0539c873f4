"""``hemicycle audit``: exit codes, JSON, page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from hemicycle.cli import audit
from hemicycle.errors import InputError
from hemicycle.record.ingest import ingest


@pytest.fixture
def app() -> typer.Typer:
    """The command on an application of its own."""
    own = typer.Typer(pretty_exceptions_enable=False)
    own.callback()(lambda: None)
    audit.register(own)
    return own


def run(app: typer.Typer, *words: str | Path) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, words)])


@pytest.fixture(scope="session")
def council_record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All Council meetings to 2019: S/RES/218 is among them."""
    directory = tmp_path_factory.mktemp("council") / "record"
    ingest([shared / "data" / "sc" / "sc_meeting_outcomes_1946_2019.csv.xz"], directory)
    return directory


def test_the_shipped_record_agrees_and_exits_0(app: typer.Typer) -> None:
    done = run(app, "--record", "embedded", "--json")
    assert done.exit_code == 0, done.output
    document = json.loads(done.stdout)
    keys = ["record_version", "votes", "agree", "undetermined", "no_announced"]
    assert list(document)[:5] == keys
    four = [document["agree"], document["undetermined"], document["no_announced"]]
    assert sum(four) + len(document["disagreements"]) == document["votes"] > 200
    assert document["disagreements"] == []


def test_a_disagreement_exits_1_with_vote_and_cause(app: typer.Typer, council_record: Path) -> None:
    done = run(app, "--record", council_record, "--json")
    assert done.exit_code == 1
    [entry] = json.loads(done.stdout)["disagreements"]
    assert {name: entry[name] for name in ("vote_id", "announced", "derived", "code", "cause")} == {
        "vote_id": "SC-218",
        "announced": "adopted",
        "derived": "not_adopted",
        "code": "insufficient_affirmative",
        "cause": "transition_1965",
    }
    assert entry["witness"]["date"] == "1965-11-23"
    assert entry["witness"]["announced"]["yes"] == 7


def test_the_text_names_the_vote_and_says_why(app: typer.Typer, council_record: Path) -> None:
    done = run(app, "--record", council_record)
    assert done.exit_code == 1
    assert "SC-218" in done.stdout
    assert "Period of transition" in done.stdout


def test_the_page_is_written_and_announced_on_stderr(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "audit.html"
    done = run(app, "--record", "embedded", "--html", file)
    assert done.exit_code == 0
    assert file.read_text("utf-8").startswith("<!doctype html>")
    assert done.stdout == ""
    assert str(file) in done.stderr


def test_page_and_json_can_be_had_at_once(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "audit.html"
    done = run(app, "--record", "embedded", "--html", file, "--json")
    assert file.exists()
    assert json.loads(done.stdout)["agree"] > 0


def test_a_page_that_cannot_be_written_is_an_error_in_four_parts(
    app: typer.Typer, tmp_path: Path
) -> None:
    done = run(app, "--record", "embedded", "--html", tmp_path / "missing" / "audit.html")
    assert isinstance(done.exception, InputError)
    assert "name another file with --html" in str(done.exception)


def test_a_record_that_is_not_there_is_an_error(app: typer.Typer, tmp_path: Path) -> None:
    assert isinstance(run(app, "--record", tmp_path / "none").exception, InputError)
