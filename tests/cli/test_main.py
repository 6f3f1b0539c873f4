"""The command as a process: exit codes, streams, and how fast it starts."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def hemicycle(*words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hemicycle", *words],
        input=stdin,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_version_prints_the_package_and_the_record_format() -> None:
    done = hemicycle("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("hemicycle 0.")
    assert "record format 1" in done.stdout
    assert "meeting script format 1" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("brief", "A/RES/ES-99/1", "--record", "embedded"),
        ("brief", "2025-02-25", "--record", "embedded"),
        ("brief", "2025-02-30", "--record", "embedded"),
        ("brief", "--vote", "no-such-file.txt", "--record", "embedded"),
        ("brief", "A/RES/ES-11/7", "--record", "no-such-directory"),
        ("brief", "A/RES/ES-11/7", "--record", "embedded", "--against", "S/2022/155"),
        ("brief", "A/RES/ES-11/7", "--record", "embedded", "--html", "no/such/folder/page.html"),
        ("brief", "--vote", "-", "--record", "embedded", "--accept", "nothing"),
        ("brief", "A/RES/ES-11/7", "--vote", "-", "--record", "embedded"),
    ],
)
def test_bad_input_ends_with_four_parts_and_exit_2(words: tuple[str, ...]) -> None:
    done = hemicycle(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for part in ("where:", "right:", "next:"):
        assert part in done.stderr


def test_unknown_commands_and_options_exit_2() -> None:
    assert hemicycle("no-such-command").returncode == 2
    assert hemicycle("brief", "--no-such-option").returncode == 2


def test_json_is_one_document_on_stdout_and_notes_go_to_stderr() -> None:
    done = hemicycle("brief", "--record", "embedded", "--json")
    assert done.returncode == 0
    page = json.loads(done.stdout)
    assert f"The newest day in this record: {page['date']}." in done.stderr


@pytest.mark.parametrize("command", [("brief", "--help"), ("decide", "--help")])
def test_help_starts_without_the_slow_libraries(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "hemicycle", *command],
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not loaded & {"polars", "duckdb", "pandas", "pyarrow", "textual", "rich.progress"}


def test_brief_loads_polars_but_nothing_slower() -> None:
    words = ("brief", "A/RES/ES-11/7", "--record", "embedded", "--json")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "hemicycle", *words],
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "polars" in loaded
    assert not loaded & {"duckdb", "pandas", "pyarrow", "textual", "numpy", "rich.console"}
