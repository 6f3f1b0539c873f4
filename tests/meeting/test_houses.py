"""Meetings of other assemblies: the same engine, other data."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from tests.meeting.acting import DAY, assembly, doing, draft, named, outcome, refused, voting

from hemicycle.domain.vote import Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.on_votes import call_order
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import beginning, play, read_script, write_script
from hemicycle.meeting.state import State
from hemicycle.rules.house import house


def committee(*acts: a.Act) -> Meeting:
    """A Model UN committee with an observer, open."""
    return doing(a.Convene("mun", DAY, observers=("RED CROSS",)), a.Open(12), *acts)


def test_closure_needs_two_thirds_where_the_procedure_says_so() -> None:
    for yes, carried in ((7, False), (8, True), (9, True)):
        meeting = committee(a.Move("m", "close_debate", "FRA"), *voting("m", yes, 12 - yes))
        assert meeting.state.motions["m"].carried is carried


def test_observers_vote_on_procedure_only() -> None:
    moved = committee(a.Move("m", "moderated_caucus", "FRA"), a.Put("m"))
    doing(a.Cast("RED CROSS", Position.YES), start=moved)
    doing(a.Result(9, 4, 0, positions=named(no="FRA")), start=moved)
    text = committee(draft(), a.Announce("L.1"), a.Put("L.1"))
    assert refused(text, a.Cast("RED CROSS", Position.YES)).rule.number == "Rule on voting rights"
    refused(text, a.Result(9, 4, 0))
    refused(committee(), draft(sponsors=("RED CROSS",)))


def test_who_is_present_and_voting_may_not_abstain() -> None:
    bound = committee(a.Attend("FRA", voting=True), draft(), a.Announce("L.1"), a.Put("L.1"))
    assert refused(bound, a.Cast("FRA", Position.ABSTAIN)).rule.number == "Rule on attendance"
    refused(bound, a.Result(6, 2, 1, positions=named(abstain="FRA")))
    doing(a.Cast("FRA", Position.NO), start=bound)
    free = committee(a.Attend("FRA", voting=True), a.Attend("FRA"), draft(), a.Announce("L.1"))
    doing(a.Put("L.1"), a.Cast("FRA", Position.ABSTAIN), start=free)
    refused(committee(), a.Attend("XYZ"))
    refused(assembly(), a.Attend("FRA"))


def test_members_of_ones_own_are_called_by_their_names() -> None:
    meeting = committee(draft(), a.Announce("L.1"), a.Put("L.1", Method.ROLL_CALL, "POL"))
    assert call_order(meeting.state, "POL")[:3] == ("POL", "ZAF", "BRA")


def test_the_example_plays_as_told() -> None:
    script = read_script("mun-example")
    meeting = play(script)
    steps = replay(script, meeting)["steps"]
    assert [(s["target"], s["code"]) for s in steps] == [
        ("caucus", "adopted"),
        ("closure, first try", "failed_two_thirds"),
        ("closure", "adopted"),
        ("unfriendly amendment", "tie_rejected"),
        ("DR 1.1", "adopted"),
        ("end", "adopted_without_vote"),
    ]
    assert outcome(meeting) == ("adopted", "adopted")


def test_a_house_of_ones_own_is_named_in_the_head_of_the_script(tmp_path: Path) -> None:
    folder = resources.files("hemicycle.rules").joinpath("houses")
    procedure = folder.joinpath("mun.toml").read_text("utf-8")
    (tmp_path / "town.toml").write_text(procedure.replace("mun-book", "town-book"), "utf-8")
    book = folder.joinpath("mun-book.toml").read_text("utf-8")
    book = book.replace('name = "MUN"', 'name = "Town council"').replace('"ZAF"', '"Zelda"')
    (tmp_path / "town-book.toml").write_text(book, "utf-8")
    path = tmp_path / "meeting.jsonl"
    path.write_text(
        '{"hemicycle_meeting": 1, "name": "town", "sources": ["test"], "house": "town.toml"}\n'
        '{"act": "convene", "body": "town-council", "day": "2026-01-01", "world": "town"}\n'
        '{"act": "open", "present": 12}\n{"act": "inscribe", "member": "Zelda"}\n',
        "utf-8",
    )
    script = read_script(path)
    meeting = play(script)
    assert meeting.state.speakers == ("Zelda",)
    assert fold(meeting.events, beginning(script)) == meeting.state
    assert '"house": "town.toml"' in write_script(script)
    assert replay(script, meeting)["meeting"]["members"]["Zelda"] == "Zelda"


def test_a_house_does_not_meet_before_its_rules() -> None:
    refused(Meeting(), a.Convene("mun", date(1949, 10, 20)))


@pytest.mark.parametrize("body", ["SC", "town"])
def test_a_house_convenes_itself_only(body: str) -> None:
    answer = perform(State(house=house("mun")), a.Convene(body, DAY))
    assert isinstance(answer, Refusal)
    assert answer.what == "This house is the MUN"
