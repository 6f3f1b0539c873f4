"""``brief --vote FILE --save``: a second entry that differs is said, and the later one is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from hemicycle.cli.main import app
from hemicycle.record.record import open_record

TEXT = "body: GA\ndate: 2026-10-01\ndraft: A/81/L.3\nsource: the tally board\nannounced: {tally}\n"


def save(tally: str, folder: Path) -> str:
    """What the command writes to standard error."""
    file = folder / "vote.txt"
    file.write_text(TEXT.format(tally=tally), encoding="utf-8")
    record = str(folder / "record")
    done = CliRunner().invoke(app, ["brief", "--vote", str(file), "--save", "--record", record])
    assert done.exit_code == 0, done.output
    return done.stderr


def test_who_said_it_and_when_survive_saving(tmp_path: Path) -> None:
    assert "Finding" not in save("165-7-12", tmp_path)
    event = open_record(tmp_path / "record").event("GA-A-81-L-3")
    assert event.status == "provisional"
    assert event.source_url == "the tally board"
    assert event.retrieved is not None
    assert "T" in event.retrieved


@pytest.mark.parametrize(("tally", "differs"), [("164-7-12", True), ("165-7-12", False)])
def test_a_second_entry_is_compared_with_the_first(
    tally: str, differs: bool, tmp_path: Path
) -> None:
    save("165-7-12", tmp_path)
    said = save(tally, tmp_path)
    assert ("differ: " in said) is differs
    assert (f"{tally} and 165-7-12" in said or f"165-7-12 and {tally}" in said) is differs
