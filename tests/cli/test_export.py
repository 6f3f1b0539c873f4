"""``hemicycle export``."""

from __future__ import annotations

import json
from pathlib import Path

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
