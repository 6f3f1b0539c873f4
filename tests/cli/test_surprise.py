"""``surprise``, ``shifts``, ``blocs`` and ``whatif --draft`` on records too thin, and bad use."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command


@pytest.fixture
def run(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """The command, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return command


@pytest.mark.parametrize(
    "words",
    [
        ("surprise", "A/RES/ES-11/7"),
        ("surprise", "A/RES/ES-11/7", "--pair", "USA,RUS", "--against", "EU"),
        ("surprise", "--year", "2025"),
        ("shifts",),
        ("blocs",),
        ("whatif", "A/RES/ES-11/7", "--expected"),
        ("whatif", "--draft", "Peace in our time", "--date", "2026-01-05"),
    ],
)
def test_a_record_too_thin_says_so_and_gives_no_number(
    run: Command, words: tuple[str, ...]
) -> None:
    done = run(*words, "--record", "embedded")
    assert done.code == 3
    assert done.out == ""
    assert "hemicycle ingest FILE" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("surprise",), "neither a vote nor a year was named"),
        (("surprise", "A/RES/ES-11/7", "--year", "2025"), "both were named"),
        (("surprise", "--year", "2025", "--pair", "USA,RUS"), "--pair belongs to one vote"),
        (("surprise", "A/RES/ES-11/7", "--pair", "USA"), "does not name two members"),
        (("whatif",), "neither a vote nor a draft was named"),
        (("whatif", "A/RES/ES-11/7", "--draft", "Peace"), "both were named"),
        (("whatif", "--draft", "Peace", "--date", "tomorrow"), "'tomorrow' is no day"),
        (("surprise", "S/RES/9999"), "S/RES/9999"),
    ],
)
def test_bad_use_is_told_in_four_parts(run: Command, words: tuple[str, ...], told: str) -> None:
    done = run(*words, "--record", "embedded")
    assert done.code == 2
    assert told in done.err
    assert "right:" in done.err
    assert "next:" in done.err
