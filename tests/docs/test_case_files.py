"""The page on case files: every key is on it, and its examples run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hemicycle.rules.casefile import KEYS
from hemicycle.rules.decision import decide

PAGE = Path(__file__).parent.parent.parent / "docs" / "case-files.md"


def examples() -> list[str]:
    return re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), flags=re.S)


def test_every_key_of_a_case_is_documented() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE.read_text("utf-8")))
    assert named >= KEYS


def test_the_first_example_is_a_veto() -> None:
    decision = decide(tomllib.loads(examples()[0]))
    assert (decision.code, decision.vetoes) == ("veto", ("RUS",))


def test_the_rulebook_of_the_page_decides(tmp_path: Path) -> None:
    (tmp_path / "arden.toml").write_text(examples()[1], "utf-8")
    case = tmp_path / "case.toml"
    case.write_text(
        'body = "arden.toml"\ndate = 2020-01-01\n'
        'ballots = { yes = ["North", "South", "East"], no = ["West", "Harbour"] }\n',
        "utf-8",
    )
    decision = decide(case)
    assert decision.outcome == "adopted"
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (3, 5)
