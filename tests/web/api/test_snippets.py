"""The programs of ``docs/http-api.md`` as people run them, against a site in its own process."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(120)

DOCS = Path(__file__).resolve().parents[3] / "docs"
PROGRAMS = {"api.py": sys.executable, "api.R": "Rscript", "api.js": "node"}
"""Program and what runs it."""


def ran(program: str, address: str) -> str:
    """What a program prints."""
    runs = shutil.which(PROGRAMS[program])
    if runs is None:
        pytest.skip(f"{PROGRAMS[program]} is not at hand")
    done = subprocess.run(
        [runs, str(DOCS / "examples" / program), address],
        capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def printed(program: str) -> str:
    """What the page says the program prints: the block after the one that runs it."""
    text = (DOCS / "http-api.md").read_text("utf-8")
    found = re.search(rf"{re.escape(program)} http://[^\n]*\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_prints_what_the_page_says(address: str, program: str) -> None:
    assert ran(program, address) == printed(program)
    assert f"examples/{program}" in (DOCS / "http-api.md").read_text("utf-8")


def test_the_commands_of_the_page_are_answered(address: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not at hand")
    text = (DOCS / "http-api.md").read_text("utf-8")
    lines = re.findall(r"^curl .+$", text, re.MULTILINE)
    assert len(lines) >= 5
    for line in lines:
        here = line.replace("http://127.0.0.1:8193", address).replace("curl ", "curl -sf ", 1)
        done = subprocess.run(
            here, shell=True, capture_output=True, timeout=60, check=False, cwd="/"
        )
        assert done.returncode == 0, line
        assert done.stdout, line
