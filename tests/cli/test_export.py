"""``hemicycle export``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command


def test_both_formats_with_a_manifest(command: Command, tmp_path: Path) -> None:
    into = tmp_path / "out"
    done = command("export", into, "--format", "csv,parquet", "--record", "embedded")
    assert done.code == 0
    manifest = json.loads((into / "datapackage.json").read_text())
    assert all((into / resource["path"]).is_file() for resource in manifest["resources"])
    assert {Path(resource["path"]).suffix for resource in manifest["resources"]} == {
        ".csv",
        ".parquet",
    }


def test_an_unknown_format_exits_2(command: Command, tmp_path: Path) -> None:
    done = command("export", tmp_path / "out", "--format", "xlsx", "--record", "embedded")
    assert done.code == 2
    assert "csv and parquet" in done.err


def test_json_names_the_files(command: Command, tmp_path: Path) -> None:
    done = command("export", tmp_path / "out", "--record", "embedded", "--json")
    assert str(tmp_path / "out" / "votes.csv") in done.document["files"]


def test_one_body_in_the_layout_of_another_program(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    into = tmp_path / "rollcall"
    words = ("--for", "pscl", "--since", "2022-03-01", "--until", "2022-12-31")
    done = command("export", into, *words, "--record", dgacm_record, "--json")
    names = {Path(file).name for file in done.document["files"]}
    assert {"votes.csv", "members.csv", "rollcalls.csv", "rollcall.R", "README.md"} <= names
    assert "GA-ES-11-1" in (into / "rollcalls.csv").read_text("utf-8")


def test_the_ballots_join_with_other_data(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    into = tmp_path / "out"
    words = ("export", into, "--record", dgacm_record)
    assert command(*words).code == 0
    head, *rows = (into / "ballots.csv").read_text("utf-8").splitlines()
    assert head.split(",")[-5:] == ["iso3", "ccode", "name", "session", "year"]
    first = next(row for row in rows if row.startswith("GA-ES-11-1,USA,"))
    assert first.endswith("USA,2,United States of America,76,2021")
    assert command(*words, "--year-as", "calendar").code == 0
    again = (into / "ballots.csv").read_text("utf-8").splitlines()
    assert next(row for row in again if row.startswith("GA-ES-11-1,USA,")).endswith("76,2022")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "spss"), "no layout"),
        (("--body", "SC"), "belongs to one body's votes"),
        (("--for", "pscl", "--format", "csv"), "has files of its own"),
        (("--for", "pscl", "--since", "soon"), "is no day"),
        (("--year-as", "moon"), "no way to count years"),
    ],
)
def test_options_that_do_not_belong_together(
    command: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = command("export", tmp_path / "out", *words, "--record", "embedded")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
