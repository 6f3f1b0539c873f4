"""The command inside this process: faster than a process of its own for each test."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hemicycle.record.ingest import ingest


@dataclass(frozen=True)
class Done:
    """What a command did: exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.out)


Command = Callable[..., Done]


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Command:
    """Run ``hemicycle`` with these words, through the same entry point as the script.

    The user's own record and settings are out of reach.
    """
    from hemicycle.cli.main import run

    monkeypatch.delenv("HEMICYCLE_RECORD", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "200")

    def call(*words: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["hemicycle", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        out, err = capsys.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    return call


@pytest.fixture(scope="session")
def dgacm_files(shared: Path) -> list[Path]:
    """The DGACM files of sessions 75 and 77 and of the Ukraine session."""
    folder = shared / "data" / "ga_unxml"
    return [folder / f"{name}.json.xz" for name in ("75", "77", "ES-11")]


@pytest.fixture(scope="session")
def dgacm_record(dgacm_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of these files; it has the three known faults of the source."""
    directory = tmp_path_factory.mktemp("dgacm") / "record"
    ingest(dgacm_files, directory)
    return directory
