"""Meetings of history, against what their sources report (un-procedure dossier, parts 3 and 4)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.meeting.acting import DAY, ORDINARY, amendment, draft, voting

from hemicycle.domain.vote import Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.acts import Act
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import Script, play, read_script, shipped
from hemicycle.meeting.words import Purpose, RulingKind


def told(name: str) -> dict[str, Any]:
    script = read_script(name)
    return replay(script, play(script))


def steps(name: str) -> list[tuple[str, str | None, str]]:
    """Question, count and code of each step."""
    return [(s["question"], counted(s["tally"]), s["code"]) for s in told(name)["steps"]]


def counted(tally: dict[str, Any] | None) -> str | None:
    if tally is None:
        return None
    parts = (tally["yes"], tally["no"], tally["abstain"])
    return "-".join("?" if part is None else str(part) for part in parts)


def test_the_assembly_on_24_february_2025() -> None:
    assert steps("ga-2025-02-24") == [
        ("draft", "93-18-65", "adopted"),
        ("amendment", "31-71-59", "rejected_no_majority"),
        ("amendment", None, "as_announced"),
        ("amendment", None, "as_announced"),
        ("amendment", None, "as_announced"),
        ("draft", "93-8-73", "adopted"),
    ]
    document = told("ga-2025-02-24")
    assert document["steps"][0]["tally"]["non_voting"] == 17
    assert document["steps"][5]["tally"]["non_voting"] == 19
    assert "USA" in document["steps"][5]["positions"]["ABSTAIN"]
    assert document["result"]["resolutions"] == {
        "A/ES-11/L.10": "A/RES/ES-11/7",
        "A/ES-11/L.11": "A/RES/ES-11/8",
    }


def test_the_three_european_edits_made_the_text_that_was_adopted() -> None:
    text = told("ga-2025-02-24")["texts"]["A/ES-11/L.11"]
    assert text["amendments"] == ["European amendment 1", "European amendment 2", "A/ES-11/L.15"]
    assert [p["place"] for p in text["paragraphs"]] == ["PP1", "PP2", "PP3", "OP1"]
    assert [change["by"] for change in text["paragraphs"][3]["history"]] == ["A/ES-11/L.15"] * 2
    signs = {run[0] for row in text["difference"] for run in row["runs"]}
    assert signs == {"=", "+", "-"}


def test_the_council_on_24_february_2025() -> None:
    assert steps("sc-2025-02-24") == [
        ("motion", "6-3-6", "insufficient_affirmative"),
        ("amendment", "1-7-7", "insufficient_affirmative"),
        ("amendment", "6-1-8", "insufficient_affirmative"),
        ("amendment", "9-?-?", "veto"),
        ("amendment", "11-?-?", "veto"),
        ("amendment", "4-6-5", "insufficient_affirmative"),
        ("draft", "10-0-5", "adopted"),
    ]
    document = told("sc-2025-02-24")
    assert [s["vetoes"] for s in document["steps"]] == [[], [], [], ["RUS"], ["RUS"], [], []]
    assert document["steps"][2]["negative_permanent"] == ["RUS"]
    assert {t["due"] for t in document["result"]["timers"]} == {"2025-03-07", "2025-03-10"}
    adopted = document["texts"]["S/2025/115"]
    assert all(run[0] == "=" for row in adopted["difference"] for run in row["runs"])
    assert adopted["becomes"] == "S/RES/2774 (2025)"


def test_rival_amendments_to_the_same_words_are_named_before_the_vote() -> None:
    """The Russian and the European wording of the first paragraph cannot both be in it."""
    told_before = [
        ln["text"] for ln in told("sc-2025-02-24")["story"] if "Before the" in ln["text"]
    ]
    assert [line.split(": ")[1] for line in told_before] == ["contradiction", "overlap"]
    assert "European amendment 1" in told_before[0]
    assert "Russian amendment B" in told_before[1]
    assert "Before the vote" not in sentences(told("ga-2025-02-24"))


def test_the_same_american_text_left_the_two_bodies_differently() -> None:
    assembly = told("ga-2025-02-24")["texts"]["A/ES-11/L.11"]
    council = told("sc-2025-02-24")["texts"]["S/2025/115"]
    before = [row["runs"] for row in council["difference"]]
    assert len(before) == 3
    assert len(assembly["difference"]) == 4


def test_the_china_night() -> None:
    """C-22."""
    assert steps("china-1971-10-25") == [
        ("motion", "53-56-19", "rejected_no_majority"),
        ("priority", "61-53-15", "adopted"),
        ("classification", "55-59-15", "rejected_no_majority"),
        ("amendment", "2-60-66", "rejected_no_majority"),
        ("amendment", "2-62-64", "rejected_no_majority"),
        ("amendment", None, "withdrawn"),
        ("division", "51-61-16", "rejected_no_majority"),
        ("draft", "76-35-17", "adopted"),
    ]
    last = told("china-1971-10-25")["steps"][-1]
    assert (last["nature"], last["nature_by"]) == ("ordinary", "A/L.632")


def test_the_double_veto_on_czechoslovakia() -> None:
    """C-53 and C-54: the preliminary question is vetoed, so the draft is substantive."""
    document = told("czechoslovakia-1948-05-24")
    assert steps("czechoslovakia-1948-05-24") == [
        ("preliminary", "8-2-1", "veto"),
        ("draft", "9-2-0", "veto"),
    ]
    assert [s["vetoes"] for s in document["steps"]] == [["RUS"], ["RUS"]]
    assert document["steps"][1]["nature_by"] == "preliminary question"
    assert document["result"]["timers"] == []


def test_the_five_power_draft() -> None:
    """C-14: divided over an objection, phrases lost under two thirds, ruling upheld."""
    assert steps("five-power-1960-10-05") == [
        ("division", "37-36-22", "adopted"),
        ("part", "41-37-17", "failed_two_thirds"),
        ("appeal", "43-37-15", "rejected_no_majority"),
    ]
    text = told("five-power-1960-10-05")["texts"]["A/L.317"]
    taken_out = [words for sign, words in text["difference"][0]["runs"] if sign == "-"]
    assert [len(words.split()) for words in taken_out] == [5]
    assert text["paragraphs"][0]["history"][0]["did"].endswith(
        "delete “the heads of government of”"
    )


def test_the_council_seat_of_1949() -> None:
    """C-39."""
    document = told("sc-election-1949")
    assert [(s["outcome"], s["required"]["yes"]) for s in document["steps"]] == [
        ("not_elected", 38),
        ("elected", 39),
    ]
    assert document["result"]["elected"] == {"seat": ["YUG"]}


@pytest.mark.parametrize("name", shipped())
def test_every_step_gives_its_reasons_and_the_story_tells_every_step(name: str) -> None:
    document = told(name)
    for step in document["steps"]:
        assert {"question", "tally", "outcome", "code", "vetoes", "reasons"} <= set(step)
        assert step["reasons"]
        assert any(step["title"] in line["text"] for line in document["story"])
    assert document["meeting"]["sources"]


# --- what the shipped scripts do not need -------------------------------------------------------


def small(*acts: Act) -> dict[str, Any]:
    script = Script("small", "A small meeting", ("test",), "", acts)
    return replay(script, play(script))


def sentences(document: dict[str, Any]) -> str:
    return "\n".join(line["text"] for line in document["story"])


def test_a_story_tells_every_kind_of_step() -> None:
    document = small(
        a.Convene("GA", DAY, barred=("AFG",)), a.Open(150),
        draft(text={}, nature=ORDINARY), amendment("L.2"), a.TakeChair("BRA", "a break"),
        a.RaisePoint("CHN", "is this in order?"), a.Rule("r", RulingKind.POINT, "it is"),
        a.Appeal("r", "CHN"), *voting("r", 9, 3), a.Object("L.1", "USA"),
        a.Announce("L.1"), *voting("L.2", 9, 3), a.Put("L.1"), a.Cast("AFG", Position.YES),
        a.Cast("FRA", Position.YES), a.CloseVote(), a.Correct("L.1", "CHN", Position.NO),
        a.Move("list", "close_list", "FRA"), a.Agree("list"), a.Move("b", "suspend", "FRA"),
        a.DropMotion("b", "FRA"), a.Move("c", "adjourn", "FRA"), a.Agree("c"), a.Resume(DAY),
        draft("L.3", nature=ORDINARY), a.Announce("L.3"), a.Agree("L.3"),
        a.Speak("CHN", Purpose.EXPLANATION, "L.3", "we disassociate ourselves from OP1"), a.Close(),
    )  # fmt: skip
    told = sentences(document)
    for words in (
        "Brazil takes the chair. Why: a break.",
        "China, on a point of order: is this in order?",
        "China appeals.",
        "The President (Brazil): it is.",
        "China explains its vote on L.3, Peace: we disassociate ourselves from OP1.",
        "the ruling is overruled",
        "United States of America objects.",
        "L.1 now contains L.2.",
        "The ballot of Afghanistan is not counted.",
        "China had intended to vote NO; the result stands.",
        "close list: carried: nobody objects.",
        "suspend: not carried: withdrawn by its mover.",
        "The meeting is adjourned.",
        "The meeting goes on, 2025-02-24.",
        "L.3, Peace: without a vote: adopted.",
        "The meeting is closed.",
    ):
        assert words in told, words
    codes = [(step["target"], step["code"]) for step in document["steps"]]
    assert ("list", "adopted_without_vote") in codes
    assert ("b", "not_put") in codes
    assert document["texts"]["L.1"]["paragraphs"] is None
    assert document["result"]["corrections"] == [{"vote": "L.1", "member": "CHN", "intended": "NO"}]


def test_a_member_without_a_name_is_told_by_its_code() -> None:
    assert "XKX: draft" in sentences(small(
        a.Convene("GA", DAY, observers=("XKX",), proposing=("XKX",)), a.Open(),
        draft(sponsors=("XKX",)),
    ))  # fmt: skip


@pytest.mark.parametrize("name", shipped())
def test_every_sentence_of_a_story_ends_once(name: str) -> None:
    script = read_script(name)
    for line in replay(script, play(script))["story"]:
        assert not line["text"].endswith((" ", "..", ":.")), line["text"]
