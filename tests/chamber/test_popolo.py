"""The votes of meetings in the form of the Popolo project."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from hemicycle.chamber.popolo import popolo_document
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.script import play, read_script, shipped

MOTION = {"id", "organization_id", "legislative_session_id", "creator_id", "text",
          "classification", "date", "requirement", "result", "vote_events", "extras"}  # fmt: skip
EVENT = {"id", "identifier", "motion_id", "organization_id", "legislative_session_id",
         "classification", "start_date", "end_date", "result", "counts", "votes",
         "extras"}  # fmt: skip
"""The properties of the specification's schemas, motion.json and vote_event.json, and extras."""
OPTIONS = {"yes", "no", "abstain", "absent", "not voting"}


def document(name: str) -> tuple[Meeting, dict[str, Any]]:
    meeting = play(read_script(name))
    return meeting, popolo_document(meeting.state, meeting.events, meeting="m")


@pytest.mark.parametrize("name", shipped())
def test_every_vote_is_an_event_of_one_motion_and_every_id_leads_somewhere(name: str) -> None:
    meeting, held = document(name)
    organizations = {one["id"] for one in held["organizations"]}
    events = [event for motion in held["motions"] for event in motion["vote_events"]]
    assert [event["identifier"] for event in events] == [
        vote.vote for target in dict.fromkeys(v.target for v in meeting.state.votes.values())
        for vote in meeting.state.votes.values() if vote.target == target
    ]  # fmt: skip
    for motion in held["motions"]:
        assert set(motion) == MOTION
        assert motion["organization_id"] in organizations
        assert motion["creator_id"] is None or motion["creator_id"] in organizations
        assert {event["motion_id"] for event in motion["vote_events"]} == {motion["id"]}
        assert motion["result"] == motion["vote_events"][-1]["result"]
    for event in events:
        assert set(event) == EVENT
        assert event["result"] in ("pass", "fail", None)
        assert {vote["voter_id"] for vote in event["votes"]} <= organizations
        assert {vote["option"] for vote in event["votes"]} <= OPTIONS


def test_counts_are_those_of_the_assembly_and_agree_with_the_votes() -> None:
    _, held = document("ga-2025-02-24")
    adopted = next(m for m in held["motions"] if m["id"] == "m/motion/A/ES-11/L.10")
    event = adopted["vote_events"][0]
    counts = {count["option"]: count["value"] for count in event["counts"]}
    assert (counts["yes"], counts["no"], counts["abstain"]) == (93, 18, 65)
    for option in ("yes", "no", "abstain"):
        assert counts[option] == sum(vote["option"] == option for vote in event["votes"])
    assert adopted["result"] == "pass"
    assert adopted["requirement"] == "two thirds of the members present and voting"


def test_a_vetoed_text_failed_and_names_who_prevented_it() -> None:
    _, held = document("sc-2025-02-24")
    vetoed = [
        event for motion in held["motions"] for event in motion["vote_events"]
        if event["extras"]["code"] == "veto"
    ]  # fmt: skip
    assert [(event["result"], event["extras"]["vetoes"]) for event in vetoed] == [
        ("fail", ["RUS"]), ("fail", ["RUS"])
    ]  # fmt: skip


def test_a_count_that_nobody_told_is_left_out() -> None:
    _, held = document("sc-2025-02-24")
    event = next(
        e for m in held["motions"] for e in m["vote_events"] if e["extras"]["code"] == "veto"
    )
    assert [count["option"] for count in event["counts"]] == ["yes"]


def test_times_are_those_told_and_a_simulation_says_so() -> None:
    _, held = document("mun-example")
    assert held["extras"]["simulation"]
    timed = [e for m in held["motions"] for e in m["vote_events"] if e["start_date"]]
    assert timed
    for event in timed:
        assert datetime.fromisoformat(event["start_date"]) <= datetime.fromisoformat(
            event["end_date"]
        )
