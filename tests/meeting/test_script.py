"""Scripts: reading, writing, comparing, playing; any prefix is a meeting."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.meeting.acting import DAY

from hemicycle.domain.tally import Tally
from hemicycle.errors import InputError, ProcedureError
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.codec import ACTS, CONSEQUENCES, from_plain, to_plain
from hemicycle.meeting.fold import fold
from hemicycle.meeting.order import in_order
from hemicycle.meeting.script import (
    Script,
    parse_script,
    play,
    read_script,
    recorded,
    script_difference,
    shipped,
    write_script,
)

HEAD = '{"hemicycle_meeting": 1, "name": "small"}\n'
CONVENE = '{"act": "convene", "body": "SC", "day": "2025-02-24"}\n'
DOCS = Path(__file__).parents[2] / "docs" / "meeting.md"


@pytest.mark.parametrize("name", shipped())
def test_a_record_of_a_meeting_reads_writes_and_plays_back(name: str) -> None:
    script = read_script(name)
    full = recorded(script)
    assert parse_script(write_script(full), "again") == full
    assert parse_script(write_script(script), "again") == script
    assert play(full).events == play(script).events == full.events
    assert full.acts() == script.events


@pytest.mark.parametrize("name", shipped())
def test_every_prefix_of_a_meeting_is_a_meeting_with_a_way_on(name: str) -> None:
    events = play(read_script(name)).events
    for end in range(len(events) + 1):
        state = fold(events[:end])
        assert fold(events[end:], state) == fold(events)
        assert in_order(state) or state.phase == "closed"


def test_two_scripts_are_compared_line_by_line() -> None:
    script = read_script("sc-election-1949")
    shorter = replace(script, events=script.events[:-1])
    assert script_difference(script, script) == ()
    assert script_difference(script, shorter) == ('- {"act": "close"}',)


def test_fields_at_their_default_are_left_out() -> None:
    assert to_plain(a.Convene("SC", DAY)) == {"act": "convene", "body": "SC", "day": "2025-02-24"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The script is empty"),
        ('{"name": "x"}\n', "has format None"),
        ('{"hemicycle_meeting": 99}\n', "has format 99"),
        ("not json\n", "no JSON"),
        (HEAD + "[1]\n", "no JSON object"),
        (HEAD + '{"act": "filibuster"}\n', "'filibuster' is no act"),
        (HEAD + '{"follows": "filibuster"}\n', "'filibuster' is no consequence"),
        (HEAD + '{"act": "open", "preset": 3}\n', "'preset' is no field of open"),
        (HEAD + '{"act": "convene", "body": "SC"}\n', "convene needs day"),
        (HEAD + '{"act": "convene", "body": "SC", "day": "May"}\n', "'May' is no day"),
        (HEAD + '{"act": "open", "present": true}\n', "True is not of type int"),
        (HEAD + '{"act": "open", "present": "3"}\n', "'3' is not of type int"),
        (HEAD + '{"act": "put", "target": "x", "method": "shout"}\n', "not a known word"),
        (HEAD + '{"act": "withdraw", "symbol": "x", "by": "USA"}\n', "is not of type list"),
        (
            HEAD + '{"act": "revise", "symbol": "x", "by": [], "edits": [{"kind": '
            '"delete_paragraph", "place": "line 3"}]}\n',
            "no place",
        ),
        (
            HEAD + '{"follows": "decided", "vote": "x", "target": "x", "question": "draft", '
            '"method": "recorded", "nature": null, "nature_by": "", "tally": null, '
            '"roll": [["USA"]], "ballot_number": 1, "decision": {}}\n',
            "1 values where 2 are due",
        ),
    ],
)
def test_a_broken_script_names_its_line(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_script(text, "small.jsonl")
    assert words in str(caught.value)
    assert "small.jsonl" in caught.value.where


def test_a_refused_act_stops_the_play_with_the_rule_and_the_way_on() -> None:
    script = parse_script(HEAD + CONVENE + "\n" + '{"act": "close"}\n', "small.jsonl")
    with pytest.raises(ProcedureError) as caught:
        play(script)
    assert caught.value.where == "small, line 4"
    assert "open the meeting" in caught.value.right
    assert "Rule 19" in caught.value.todo


def test_a_record_that_the_rules_contradict_is_not_played() -> None:
    full = recorded(read_script("sc-election-1949"))
    forged = tuple(
        replace(event, decision=replace(event.decision, elected=("CSK",)))
        if isinstance(event, c.Decided) and event.decision.elected
        else event
        for event in full.events
    )
    with pytest.raises(ProcedureError, match="not what the rules make"):
        play(replace(full, events=forged))


def test_better_words_in_a_reason_do_not_spoil_a_record() -> None:
    full = recorded(read_script("sc-election-1949"))
    reworded = tuple(
        replace(event, decision=replace(event.decision, reasons=()))
        if isinstance(event, c.Decided)
        else event
        for event in full.events
    )
    assert play(replace(full, events=reworded)).events == full.events


def test_a_consequence_before_any_act_is_refused() -> None:
    stray = Script("small", "", (), "", (c.RulingOverruled("r"),))
    with pytest.raises(InputError, match="before any act"):
        play(stray)


def test_a_script_that_is_not_there() -> None:
    with pytest.raises(InputError, match="There is no script") as caught:
        read_script("no-such-script")
    assert caught.value.where == "no-such-script: No such file or directory"


def test_a_script_of_ones_own_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(HEAD + CONVENE, "utf-8")
    assert play(read_script(path)).state.convened.body == "SC"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError):
        read_script(path)


def test_a_tally_of_which_only_the_yes_is_known_survives() -> None:
    events = recorded(read_script("sc-2025-02-24")).events
    nine = [e for e in events if isinstance(e, c.Decided) and e.tally == Tally(9, None, None)]
    assert len(nine) == 1
    assert from_plain(json.loads(json.dumps(to_plain(nine[0]))), "here") == nine[0]


@pytest.mark.parametrize("name", [*ACTS, *CONSEQUENCES])
def test_every_act_and_consequence_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS.read_text("utf-8")


def test_an_instant_is_written_with_its_offset_and_read_back() -> None:
    line = {"act": "open", "at": "2025-02-24T15:04:00Z", "present": 15}
    act = from_plain(line, "here")
    assert to_plain(act)["at"] == "2025-02-24T15:04:00+00:00"
    assert from_plain(to_plain(act), "here") == act


@pytest.mark.parametrize("told", ["soon", "2025-02-24T15:04:00", "2025-02-30T00:00:00Z"])
def test_an_instant_that_cannot_be_compared_is_refused(told: str) -> None:
    with pytest.raises(InputError) as caught:
        from_plain({"act": "open", "at": told}, "here")
    assert "with Z or its offset from UTC" in caught.value.right
