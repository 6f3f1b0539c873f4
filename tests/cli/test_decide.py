"""``hemicycle decide`` from the shell: words, JSON, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASES = ROOT / "cases"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from hemicycle.cli.main import run; sys.argv[0] = 'hemicycle'; run()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_answer_for_people() -> None:
    done = run("decide", str(CASES / "C-34.toml"))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "General Assembly, 2025-02-24, draft: 93–18–65."
    assert lines[1] == "Adopted."
    assert "Needed: 74 of 111 members present and voting." in lines
    assert "Charter Art. 18(2); rules 83, 86 [A/520/Rev.20]" in done.stdout


def test_a_veto_is_named() -> None:
    done = run("decide", str(CASES / "C-80.toml"))
    assert "Not adopted: vetoed by RUS." in done.stdout


def test_a_rejected_text_is_done_and_json_is_one_document() -> None:
    done = run("decide", str(CASES / "C-35.toml"), "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["code"]) == ("not_adopted", "rejected_no_majority")


def test_a_bad_case_ends_with_four_parts_and_exit_code_2() -> None:
    done = run("decide", str(ROOT / "broken" / "cases" / "unknown-body.toml"), "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert all(part in done.stderr for part in ("Unknown body", "where:", "right:", "next:"))
    assert "Traceback" not in done.stderr


def test_heavy_libraries_stay_unloaded() -> None:
    """A decision needs no frames and no database."""
    code = (
        "import sys; from hemicycle.rules.decision import decide;"
        f"decide({str(CASES / 'C-80.toml')!r});"
        "print([m for m in ('polars', 'duckdb', 'numpy', 'rich', 'typer') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
