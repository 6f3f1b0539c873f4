"""``hemicycle whatif``: the command on the embedded record and on a case file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from hemicycle.cli.whatif import register
from hemicycle.errors import HemicycleError, InputError, NoSeatError

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "amendment-2.toml"


def run(*words: str | Path) -> str:
    """Standard output of the command; its errors are raised as in the program."""
    app = typer.Typer()
    register(app)
    done = CliRunner().invoke(app, [*map(str, words), "--record", "embedded"])
    if isinstance(done.exception, HemicycleError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


def document(*words: str | Path) -> Any:
    return json.loads(run(*words, "--json"))


def test_one_veto_sinks_the_council_text() -> None:
    text = run("S/RES/2774", "--set", "FRA=no", "--set", "GBR=no")
    assert "As recorded: 10–0–5, adopted." in text
    assert "would have been 10–2–3, not adopted (vetoed by FRA, GBR)" in text
    assert "Enough alone: FRA=no, GBR=no." in text
    assert (
        'the "no" of CHN (yes), FRA (abstain), GBR (abstain), RUS (yes), USA (yes) is a veto'
        in text
    )


def test_without_changes_it_says_what_the_vote_hangs_on() -> None:
    text = run("S/RES/2774")
    assert "as recorded: CHN, FRA, GBR, RUS, USA to no, then not adopted." in text
    assert "would have been" not in text


def test_the_document() -> None:
    found = document("A/RES/ES-11/7", "--set", "EU=abstain")
    assert found["vote_id"] == "GA-ES-11-7"
    assert found["record_version"]
    assert (found["before"]["outcome"], found["after"]["outcome"]) == ("adopted", "adopted")
    assert found["after"]["tally"]["yes"] == 67
    assert found["changes"][0]["group"] == "EU"
    assert len(found["changes"][0]["altered"]) == 27


def test_a_case_file() -> None:
    found = document(EXAMPLE, "--set", "RUS=abstain")
    assert found["before"]["vetoes"] == ["RUS"]
    assert found["after"]["outcome"] == "adopted"
    assert found["record_version"] is None


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["S/RES/2774", "--set", "IND=no"], NoSeatError),
        (["S/RES/2774", "--set", "FRA"], InputError),
        (["A/RES/99/999", "--set", "FRA=no"], InputError),
        (["nothing.toml"], InputError),
        (["GA-ES-11-8-amendment-eu-1", "--set", "USA=yes"], InputError),
    ],
)
def test_errors_have_four_parts(words: list[str], error: type[HemicycleError]) -> None:
    with pytest.raises(error) as caught:
        run(*words)
    assert all((caught.value.what, caught.value.where, caught.value.right, caught.value.todo))
