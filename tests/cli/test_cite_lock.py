"""``hemicycle cite`` and ``hemicycle lock``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command


def test_cite_prints_each_format(command: Command) -> None:
    plain = command("cite", "--record", "embedded")
    assert plain.code == 0
    assert "Terms: MIT" in plain.out
    assert command("cite", "--format", "bibtex", "--record", "embedded").out.startswith("@software")
    assert json.loads(command("cite", "--format", "csl", "--record", "embedded").out)
    assert "cff-version: 1.2.0" in command("cite", "--format", "cff", "--record", "embedded").out


def test_cite_as_json_carries_the_version(command: Command) -> None:
    document = command("cite", "--record", "embedded", "--json").document
    assert (
        document["record_version"]
        == command("info", "--record", "embedded", "--json").document["record_version"]
    )
    assert document["tool"]["version"]


def test_an_unknown_format_exits_2(command: Command) -> None:
    done = command("cite", "--format", "ris", "--record", "embedded")
    assert (done.code, done.out) == (2, "")
    assert "plain, bibtex, csl, cff" in done.err


@pytest.mark.parametrize("name", ["embedded", "dgacm"])
def test_every_command_opens_a_lock(
    command: Command, dgacm_record: Path, tmp_path: Path, name: str
) -> None:
    record = "embedded" if name == "embedded" else dgacm_record
    file = tmp_path / "paper.lock"
    made = command("lock", file, "--record", record, "--json").document
    assert made["file"] == str(file)
    shown = command("show", "ES-11/1", "--record", file, "--json")
    assert shown.code == 0
    plain = command("show", "ES-11/1", "--record", record, "--json")
    assert shown.document == plain.document


def test_an_ingest_into_a_lock_exits_2(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "paper.lock"
    assert command("lock", file, "--record", "embedded").code == 0
    done = command("ingest", "votes.csv", "--record", file)
    assert done.code == 2
    assert "nothing can be put into it" in done.err
