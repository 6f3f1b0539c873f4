"""The page ``docs/cases.md``: every case of the conformance table, from the run itself.

Write it anew with ``python -m tests.docs.cases_page``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.meeting.sequences import CASES, Case, played

from hemicycle.meeting.script import play, read_script
from hemicycle.rules.decision import decide

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "cases.md"
SCRIPTS = {
    "china-1971-10-25": ("C-22",),
    "czechoslovakia-1948-05-24": ("C-53", "C-54"),
    "five-power-1960-10-05": ("C-14",),
    "ga-2025-02-24": ("C-34", "C-35", "C-36"),
    "sc-2025-02-24": ("C-96", "C-97", "C-98", "C-99", "C-100"),
    "sc-election-1949": ("C-39",),
}
"""Cases that a shipped script plays in full."""
EVERY = (*(f"C-{n:02d}" for n in range(1, 101)), *(f"Y-{n:02d}" for n in range(1, 17)))
HEAD = """# The conformance cases

One hundred votes of history (C) and sixteen on the line (Y), decided by the run that wrote this
page: single votes by the rules of their day, sequences by the meeting engine, act by act. A test
writes the page again and fails if a word of it differs, so every line is what the engine finds.
Counts are yes–no–abstain; where a source gives only some of them the rest reads "?". For an appeal
"adopted" means that the ruling is overruled.

| case | question | count | found | as its source | played as a meeting |
|---|---|---|---|---|---|
"""


def cases_page() -> str:
    """The whole page."""
    meetings = _meetings()
    singles = _singles()
    rows = []
    for case in EVERY:
        found = singles.get(case, [])
        for place, row in enumerate(found or [_sequence_only(case)]):
            where = meetings.get(case, "") if place == 0 else ""
            rows.append(f"| {case if place == 0 else ''} | {' | '.join(row)} | {where} |")
    return HEAD + "\n".join(rows) + "\n"


def _singles() -> dict[str, list[tuple[str, str, str, str]]]:
    rows: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        answer = decide(path).to_dict()
        expected: dict[str, Any] = data["expect"]
        required = answer["required"] or {}
        told = {**answer, "required_yes": required.get("yes"), "required_of": required.get("of")}
        agrees = all(told[key] == value for key, value in expected.items())
        case = re.match(r"[CY]-\d+", path.stem)
        assert case is not None
        rows[case[0]].append(
            (f"{data['date']}: {data['title']}", _count(data), _found(answer), _agrees(agrees))
        )
    return rows


def _found(answer: dict[str, Any]) -> str:
    words = answer["outcome"].replace("_", " ")
    if answer["vetoes"]:
        return f"{words}: veto ({', '.join(answer['vetoes'])})"
    code = answer["code"].replace("_", " ")
    elected = f" ({', '.join(answer['elected'])})" if answer.get("elected") else ""
    return f"{words}{elected}" if words == code else f"{words}: {code}{elected}"


def _count(data: dict[str, Any]) -> str:
    if "candidates" in data:
        return ", ".join(f"{name} {votes}" for name, votes in data["candidates"].items())
    ballots = data.get("ballots")
    if ballots is None:
        return "no ballots"
    return "–".join(_number(ballots.get(key)) for key in ("yes", "no", "abstain"))


def _number(value: Any) -> str:
    if value is None:
        return "?"
    return str(len(value)) if isinstance(value, list) else str(value)


def _agrees(agrees: bool) -> str:
    return "yes" if agrees else "**no**"


def _meetings() -> dict[str, str]:
    """Case to the meeting in which it was played, each played now."""
    where: dict[str, str] = {}
    for case in CASES:
        agrees = _played_as_reported(case)
        for identity in case.ids:
            where[identity] = f"{case.title}: {_agrees(agrees)}"
    for name, identities in SCRIPTS.items():
        play(read_script(name))
        where |= dict.fromkeys(identities, f"`{name}`: yes")
    return where


def _played_as_reported(case: Case) -> bool:
    state = played(case).state
    found = {name: (str(v.outcome), str(v.decision.code)) for name, v in state.votes.items()}
    return all(found[name] == tuple(rest) for name, *rest in case.expected) and all(
        state.proposals[symbol].stage == stage for symbol, stage in case.stages
    )


def _sequence_only(case: str) -> tuple[str, str, str, str]:
    """A case about order rather than one count."""
    title = next(c.title for c in CASES if case in c.ids)
    return (title, "", "see the meeting", "yes")


if __name__ == "__main__":
    PAGE.write_text(cases_page(), "utf-8")
