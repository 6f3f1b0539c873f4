"""The README and the tour run: every console block is executed and compared with what it shows.

In a ```console block a line starting with ``$`` is a command, the lines under it are its output,
compared word by word. A line ``...`` stands for any number of lines. ```python blocks run as
doctests.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, kind: str) -> list[str]:
    return [body for found, body in BLOCK.findall(page.read_text("utf-8")) if found == kind]


def sessions(block: str) -> list[tuple[str, list[str]]]:
    """Commands of a block, each with the lines it should print."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(words(line))
    return found


def words(line: str) -> str:
    """A line with its spacing evened out: how wide a column is, is no promise."""
    return " ".join(line.split())


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines agree, ``...`` standing for any number of lines, none included."""
    if not expected:
        return not printed
    if expected[0] == "...":
        rest = expected[1:]
        return any(matches(rest, printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and printed[0] == expected[0] and matches(expected[1:], printed[1:])


def run(command: str, folder: Path) -> list[str]:
    parts = shlex.split(command)
    assert parts[0] == "hemicycle", f"only hemicycle is run from the documentation: {command}"
    environment = os.environ | {"COLUMNS": "80", "HEMICYCLE_RECORD": "embedded", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "hemicycle", *parts[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return [words(line) for line in (done.stdout + done.stderr).splitlines()]


CASES = [
    pytest.param(command, expected, id=f"{page.name}: {command[:60]}")
    for page in PAGES
    for block in blocks(page, "console")
    for command, expected in sessions(block)
]


@pytest.mark.parametrize(("command", "expected"), CASES)
def test_console_blocks_print_what_they_show(
    command: str, expected: list[str], tmp_path: Path
) -> None:
    for example in (ROOT / "docs" / "examples").glob("*"):
        (tmp_path / example.name).write_bytes(example.read_bytes())
    while expected and not expected[-1]:
        expected = expected[:-1]
    printed = run(command, tmp_path)
    assert matches(expected, printed), "\n".join(["printed:", *printed])


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")])
def test_python_blocks_run_as_doctests(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEMICYCLE_RECORD", "embedded")
    source = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    result = runner.run(test)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_matcher_itself_can_fail() -> None:
    assert matches(["a", "...", "d"], ["a", "b", "c", "d"])
    assert matches(["a", "...", "b"], ["a", "b"])
    assert not matches(["a", "...", "d"], ["a", "b", "c"])
    assert not matches(["a"], ["a", "b"])
