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


def test_the_margin_says_who_can_change_it() -> None:
    vetoed = " ".join(run("decide", str(CASES / "C-80.toml")).stdout.split())
    assert "1 permanent member against (Russian Federation) changing to an abstention" in vetoed
    plain = " ".join(run("decide", str(CASES / "C-34.toml")).stdout.split())
    assert "Margin: 20 members in favour changing to against would make it not adopted" in plain


def test_fewer_may_be_enough_where_votes_are_not_named(tmp_path: Path) -> None:
    """Two vetoes at most, one at least: turning two is sure to do, one may."""
    case = tmp_path / "case.toml"
    case.write_text(
        'body = "SC"\ndate = 1948-05-24\nnature = "substantive"\n'
        'ballots = { yes = 7, no = 3, abstain = 1 }\nno_includes = ["RUS"]\n'
        'yes_includes = ["USA", "GBR"]\n',
        "utf-8",
    )
    assert "; fewer may be enough." in " ".join(run("decide", str(case)).stdout.split())


def test_several_requirements_are_shown_one_by_one() -> None:
    said = run("decide", str(CASES / "eu-council" / "EU-08.toml")).stdout.splitlines()
    assert said[1] == "Not adopted: the majority required was not reached."
    assert said[2] == "Needed: 55 per cent of the members, 15 of 27; 23 in favour: met."
    assert said[3].endswith("6,501 of 10,001; 5,300 in favour: missed.")
    assert said[4] == "Margin: 1 member against (DEU) changing to in favour would make it adopted."
    unknown = run("decide", str(CASES / "eu-council" / "EU-25.toml")).stdout.splitlines()
    assert unknown[3] == "Needed: 65 per cent of the population: cannot be told."


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


def test_without_a_yes_or_a_no_nothing_is_counted_out_of_nobody(tmp_path: Path) -> None:
    case = tmp_path / "empty.toml"
    case.write_text(
        'body = "GA"\ndate = 2025-02-24\nquestion = "draft"\nnature = "important"\n'
        "ballots = { yes = 0, no = 0, abstain = 5 }\n"
    )
    done = run("decide", str(case))
    assert "Needed: a vote in favour; nobody voted yes or no." in done.stdout
    assert "Two thirds of the members present and voting needed; nobody voted" in done.stdout
    assert "of 0" not in done.stdout
