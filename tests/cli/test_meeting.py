"""``hemicycle meeting``: the story, the document, the page, the simulation."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hemicycle.cli.main import app
from hemicycle.cli.meeting_page import meeting_page
from hemicycle.errors import InputError
from hemicycle.meeting import simulate
from hemicycle.meeting.invariants import broken
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import parse_script, play, read_script, shipped

RUNNER = CliRunner()
HOSTILE = (
    '{"hemicycle_meeting": 1, "title": "<script>alert(1)</script>", "note": "a < b"}\n'
    '{"act": "convene", "body": "SC", "day": "2025-02-24", "world": "simulation:x"}\n'
    '{"act": "open"}\n'
    '{"act": "table", "symbol": "S/1", "title": "<b>\\u001b[31m", "sponsors": ["FRA"],'
    ' "text": {"OP1": "<img src=x> peace"}, "nature": "substantive"}\n'
    '{"act": "announce", "draft": "S/1"}\n'
    '{"act": "put", "target": "S/1"}\n'
    '{"act": "result", "yes": 10, "no": 1, "abstain": 4, "positions": {"NO": ["RUS"]}}\n'
)


def told(*arguments: str) -> str:
    done = RUNNER.invoke(app, ["meeting", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


class Tags(HTMLParser):
    """The tags of a page, those that must be closed checked."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in {"meta", "br", "path", "circle", "rect", "line"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            assert self.open.pop() == tag


def test_the_story_names_each_rule_and_ends_with_texts_and_results() -> None:
    story = " ".join(told("replay", "sc-2025-02-24").split())
    assert "[Rule 33, para. 3]" in story
    assert "not adopted: veto (RUS)" in story
    assert "9-1-5 only if the Russian Federation alone opposed" in story
    assert "S/2025/115" in story.split("adopted:")[-1]
    assert "due 2025-03-10: veto debate" in story


def test_an_outcome_without_a_count_says_so() -> None:
    story = " ".join(told("replay", "ga-2025-02-24").split())
    assert story.count(": count not in our sources: adopted") == 3


def test_the_difference_shows_words_taken_out_and_put_in() -> None:
    story = " ".join(told("replay", "ga-2025-02-24").split())
    assert "{+full-scale invasion of+}" in story
    assert "[-and-]" in story


@pytest.mark.parametrize("name", shipped())
def test_the_document_is_one_json_document(name: str) -> None:
    document = json.loads(told("replay", name, "--json"))
    assert {"steps", "texts", "result", "story"} <= set(document)


@pytest.mark.parametrize("name", shipped())
def test_the_page_is_whole_and_asks_for_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert told("replay", name, "--html", str(path)) == ""
    page = path.read_text("utf-8")
    tags = Tags()
    tags.feed(page)
    assert not tags.open
    assert not tags.seen & {"script", "img", "link", "iframe", "object"}
    assert not re.findall(r"(?:src|href|style)=[\"'](?!#)", page)


def test_text_of_a_script_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.jsonl"
    path.write_text(HOSTILE, "utf-8")
    script = parse_script(HOSTILE, "hostile")
    page = meeting_page(replay(script, play(script)))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page
    assert "SIMULATION" in page
    assert "\x1b" not in told("replay", str(path))


def test_a_script_that_is_not_there_lists_the_shipped_ones() -> None:
    done = RUNNER.invoke(app, ["meeting", "replay", "no-such-script"])
    assert isinstance(done.exception, InputError)
    assert "china-1971-10-25" in done.exception.right


def test_a_simulation_reports_what_it_did() -> None:
    assert "no violation" in told("simulate", "--seed", "3", "--meetings", "5")
    report = json.loads(told("simulate", "--seed", "3", "--meetings", "5", "--json"))
    assert report["meetings"] == 5
    assert report["violation"] is None


def test_a_violation_ends_with_one_and_the_shortest_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real engine under an invariant that no meeting can keep."""

    def never_opened(before: object, event: object, after: object) -> str | None:
        return "it was opened" if type(event).__name__ == "Open" else None

    kept = simulate.run.__kwdefaults__
    assert kept["invariant"] is broken
    monkeypatch.setitem(kept, "invariant", never_opened)
    done = RUNNER.invoke(app, ["meeting", "simulate", "--meetings", "3"])
    assert done.exit_code == 1
    assert "it was opened" in done.stdout
    script = done.stdout[done.stdout.index('{"hemicycle_meeting"') :]
    assert len(script.strip().splitlines()) == 3


def test_beside_every_board_stands_who_voted_how() -> None:
    script = read_script("sc-2025-02-24")
    document = replay(script, play(script))
    page = meeting_page(document)
    assert page.count('<svg class="board') == page.count("<summary>Who voted how</summary>") > 0
    last = document["steps"][-1]
    assert last["tally"]["abstain"] == 5
    names = sorted(document["meeting"]["members"][code] for code in last["positions"]["ABSTAIN"])
    assert f"<b>Abstain, 5:</b> {', '.join(names)}." in page
