"""Real votes and boundary cases as TOML, each with the outcome its sources report."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hemicycle.rules.decision import decide

FOLDER = Path(__file__).parent.parent / "cases"
TABLE = sorted(FOLDER.glob("*.toml"))
CASES = [*TABLE, *sorted(FOLDER.glob("*/*.toml"))]


def expectation(path: Path) -> dict[str, Any]:
    expected = tomllib.loads(path.read_text("utf-8"))["expect"]
    assert isinstance(expected, dict)
    return expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rules_decide_as_the_sources_report(path: Path) -> None:
    answer = decide(path).to_dict()
    required = answer["required"] or {}
    found = {
        **answer,
        "required_yes": required.get("yes"),
        "required_of": required.get("of"),
        "conditions_hold": [condition["holds"] for condition in answer.get("conditions", ())],
    }
    expected = expectation(path)
    assert {key: found[key] for key in expected} == expected
    assert all(reason["provision"] and reason["source"] for reason in answer["reasons"])
    assert answer["reasons"]


def test_every_single_vote_of_the_conformance_table_is_here() -> None:
    """C-01 to C-100 and the synthetic cases of one vote; Y-12 to Y-15 are about order."""
    present = {path.stem.rstrip("abcdefg") for path in TABLE}
    historical = {f"C-{number:02d}" for number in range(1, 101)}
    synthetic = {f"Y-{number:02d}" for number in (*range(1, 12), 16)}
    assert present == historical | synthetic
