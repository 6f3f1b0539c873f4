"""One live meeting, on both databases: what is acknowledged is durable, and done once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.chamber.conftest import Clock
from tests.chamber.sitting import SCHOOL, Sitting, cast

from hemicycle.chamber.answers import Done, Held
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.place import Place
from hemicycle.chamber.roles import Role
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.verify import verify
from hemicycle.errors import AccessError, InputError, JournalConflictError
from hemicycle.meeting.state import Phase


def test_a_meeting_from_its_opening_to_a_sealed_export(hall: Hall) -> None:
    sitting = Sitting(hall)
    people = {member: sitting.let_in(member=member) for member in SCHOOL}
    sitting.open_vote()
    ballots = [sitting.does(people[m], cast(m)) for m in SCHOOL[:3]]
    closed = sitting.does(sitting.officer, {"act": "close_vote"})
    decided = sitting.chamber.state.votes["L.1"]
    assert (decided.tally.yes, str(decided.outcome)) == (3, "adopted")  # type: ignore[union-attr]
    assert sitting.chamber.head.size == closed.last
    export = sealed_export(hall.journal, sitting.chamber.id, at=hall.clock())
    receipts = {str(n): json.dumps(b.receipt.to_dict()).encode() for n, b in enumerate(ballots)}  # type: ignore[union-attr]
    assert verify(export, key=sitting.chamber.fingerprint, receipts=receipts).verified


def test_a_restart_in_the_middle_of_a_vote_goes_on_where_it_was(
    address: str, tmp_path: Path, clock: Clock
) -> None:
    place = Place(tmp_path, address)
    with Hall(place, clock, keeps=False) as hall:
        sitting = Sitting(hall)
        ana = sitting.let_in(member="Ana")
        sitting.open_vote()
        sitting.asks(ana, cast("Ana", "NO"), "the-ballot-of-ana")
        before = sitting.chamber
    with Hall(place, clock, keeps=False) as hall:
        again = hall.chamber(before.id)
        assert (again.now.state, again.now.room) == (before.now.state, before.now.room)
        assert [line.to_dict() for line in again.log.lines] == [
            line.to_dict() for line in before.log.lines
        ]
        assert again.heads == before.heads
        sent_again = again.do(ana, cast("Ana", "NO"), "the-ballot-of-ana").result(30)
        assert isinstance(sent_again, Done)
        assert sent_again.repeated
        assert again.state.vote is not None
        assert dict(again.state.vote.ballots) == {"Ana": "NO"}


def test_what_is_sent_twice_is_done_once(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana = sitting.let_in(member="Ana")
    sitting.open_vote()
    first = sitting.asks(ana, cast("Ana"), "one-key-for-it")
    second = sitting.asks(ana, cast("Ana"), "one-key-for-it")
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert (first.sequence, second.repeated) == (second.sequence, True)
    with pytest.raises(InputError, match="another command"):
        sitting.asks(ana, cast("Ana", "NO"), "one-key-for-it")


def test_two_people_with_the_same_key_do_not_meet(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana, ben = sitting.let_in(member="Ana"), sitting.let_in(member="Ben")
    sitting.open_vote()
    for person in (ana, ben):
        answer = sitting.asks(person, cast(person.member), "everybody")
        assert isinstance(answer, Done)
        assert not answer.repeated


def test_where_another_process_came_first_nothing_is_kept_until_it_is_read(hall: Hall) -> None:
    sitting = Sitting(hall)
    there = Chamber(hall.journal, sitting.chamber.id, hall.clock)
    there.do(sitting.officer, {"act": "remark", "text": "from elsewhere"}, "elsewhere").result(30)
    with pytest.raises(JournalConflictError):
        sitting.asks(sitting.officer, {"act": "open", "present": 5}, "opened-once")
    assert sitting.chamber.stale
    sitting.chamber.reload()
    assert isinstance(
        sitting.asks(sitting.officer, {"act": "open", "present": 5}, "opened-once"), Done
    )
    assert sitting.chamber.state.phase is Phase.DEBATE
    assert "from elsewhere" in [line.text for line in sitting.chamber.log.lines]


def test_commands_queue_behind_each_other_and_share_commits(hall: Hall) -> None:
    sitting = Sitting(hall)
    people = [sitting.let_in(member=member) for member in SCHOOL]
    sitting.open_vote()
    asked = [sitting.chamber.do(p, cast(p.member), f"ballot-{p.member}") for p in people]
    found = [answer.result(30) for answer in asked]
    numbers = [answer.sequence for answer in found if isinstance(answer, Done)]
    assert numbers == list(range(numbers[0], numbers[0] + len(SCHOOL)))


def test_the_board_never_shows_what_is_not_durable(hall: Hall) -> None:
    sitting = Sitting(hall)
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    last = hall.journal.last(sitting.chamber.id)
    assert sitting.chamber.now.sequence == last
    hall.journal.close()
    with pytest.raises(Exception, match="closed"):
        sitting.asks(sitting.officer, {"act": "remark", "text": "too late"})
    assert sitting.chamber.now.sequence == last


def test_delegations_act_only_for_themselves(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana = sitting.let_in(member="Ana")
    sitting.open_vote()
    with pytest.raises(AccessError, match="for Ben"):
        sitting.asks(ana, cast("Ben"))
    with pytest.raises(AccessError, match="presiding officer and secretariat"):
        sitting.asks(ana, {"act": "close_vote"})


def test_several_people_of_one_delegation_have_one_vote(hall: Hall) -> None:
    sitting = Sitting(hall)
    one, two = sitting.let_in(member="Ana"), sitting.let_in(member="Ana")
    sitting.open_vote()
    sitting.does(one, cast("Ana", "NO"))
    sitting.refused(two, cast("Ana"))
    sitting.does(two, {"act": "recast", "member": "Ana", "position": "YES"})
    history = [ballot["position"] for ballot in sitting.chamber.log.ballots["Ana"]]
    assert history == ["NO", "YES"]


# --- what waits for others ------------------------------------------------------------------------


def test_a_count_entered_by_one_officer_waits_for_another(hall: Hall) -> None:
    sitting = Sitting(hall)
    second = sitting.let_in(Role.SECRETARY)
    sitting.open_vote("show_of_hands")
    count = {"act": "result", "positions": {"YES": ["Ana", "Ben"], "NO": ["Chidi"]}}
    held = sitting.held(second, count)
    assert not sitting.chamber.state.votes
    with pytest.raises(AccessError, match="another officer"):
        sitting.asks(second, {"do": "second", "held": held.held})
    sitting.does(sitting.officer, {"do": "second", "held": held.held})
    assert str(sitting.chamber.state.votes["L.1"].tally) == "2–1–0"
    assert not sitting.chamber.now.room.holds


def test_one_officer_alone_enters_a_count_at_once(hall: Hall) -> None:
    sitting = Sitting(hall)
    sitting.open_vote("show_of_hands")
    sitting.does(sitting.officer, {"act": "result", "yes": 3, "no": 1, "abstain": 1})
    assert str(sitting.chamber.state.votes["L.1"].tally) == "3–1–1"


def test_what_several_sponsors_do_waits_for_all_of_them(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana, ben, dana = (sitting.let_in(member=m) for m in ("Ana", "Ben", "Dana"))
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    table = {"act": "table", "title": "A canteen", "sponsors": ["Ana", "Ben"]}
    held = sitting.held(ana, table)
    assert held.waits_for == ("Ben",)
    with pytest.raises(AccessError, match="does not wait for Dana"):
        sitting.asks(dana, {"do": "consent", "held": held.held})
    sitting.does(ben, {"do": "consent", "held": held.held})
    assert sitting.chamber.state.proposals["Draft 1"].proposal.sponsors == ("Ana", "Ben")


def test_a_sponsor_declines_and_nothing_is_tabled(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana, ben = sitting.let_in(member="Ana"), sitting.let_in(member="Ben")
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    held = sitting.held(ana, {"act": "table", "title": "A", "sponsors": ["Ana", "Ben"]})
    sitting.does(ben, {"do": "decline", "held": held.held})
    assert not sitting.chamber.state.proposals
    with pytest.raises(InputError, match="Nothing waits"):
        sitting.asks(ben, {"do": "consent", "held": held.held})


# --- secret ballots ------------------------------------------------------------------------------


def election(sitting: Sitting) -> str:
    for command in (
        {"act": "open", "present": 193},
        {"act": "open_election", "id": "E 1", "office": "SC-seat", "seats": 1},
        {"do": "ready_urn", "election": "E 1", "candidates": ["GTM", "VEN"], "most": 1},
    ):
        sitting.does(sitting.officer, command)
    return "E 1 (1)"


def test_a_secret_ballot_is_counted_by_the_rules_and_tells_nobody(hall: Hall) -> None:
    sitting = Sitting(hall, "GA", ())
    people = [sitting.let_in(member=member) for member in ("FRA", "KEN", "JPN")]
    urn = election(sitting)
    for person, choice in zip(people, (["GTM"], ["GTM"], []), strict=True):
        sitting.does(person, {"do": "secret_ballot", "urn": urn, "choice": choice})
    sitting.does(sitting.officer, {"do": "open_urn", "urn": urn})
    sitting.asks(sitting.officer, {"act": "remark", "text": "counted"})
    decided = sitting.chamber.state.votes[urn]
    assert decided.decision.elected == ("GTM",)
    said = " ".join(line.text for line in sitting.chamber.log.lines)
    assert "FRA has voted" in said
    export = sealed_export(hall.journal, sitting.chamber.id, at=hall.clock()).decode()
    kept = (json.loads(line).get("event", {}) for line in export.splitlines())
    ballots = [event for event in kept if event.get("chamber") == "secret_ballot"]
    assert len(ballots) == 3
    assert all(set(ballot) == {"chamber", "member", "urn"} for ballot in ballots)


def test_a_secret_ballot_is_cast_once_for_candidates_by_members(hall: Hall) -> None:
    sitting = Sitting(hall, "GA", ())
    france = sitting.let_in(member="FRA")
    urn = election(sitting)
    with pytest.raises(InputError, match="not be valid"):
        sitting.asks(france, {"do": "secret_ballot", "urn": urn, "choice": ["USA"]})
    with pytest.raises(InputError, match="not be valid"):
        sitting.asks(france, {"do": "secret_ballot", "urn": urn, "choice": ["GTM", "VEN"]})
    ballot = {"do": "secret_ballot", "urn": urn, "choice": ["VEN"]}
    sitting.does(france, ballot)
    with pytest.raises(InputError, match="has voted"):
        sitting.asks(france, ballot)
    with pytest.raises(AccessError):
        sitting.asks(sitting.officer, ballot)


# --- what the log tells ---------------------------------------------------------------------------


def test_ballots_are_not_told_while_the_vote_is_under_way(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana = sitting.let_in(member="Ana")
    sitting.open_vote()
    before = len(sitting.chamber.log.lines)
    sitting.does(ana, cast("Ana", "NO"))
    sitting.does(ana, {"act": "recast", "member": "Ana", "position": "YES"})
    assert len(sitting.chamber.log.lines) == before


def test_officers_acts_and_undoing_are_visible_to_all(hall: Hall) -> None:
    sitting = Sitting(hall)
    secretary = sitting.let_in(Role.SECRETARY)
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    sitting.does(secretary, {"act": "inscribe", "member": "Ana"})
    sitting.does(sitting.officer, {"act": "speak", "member": "Ana"})
    sitting.does(sitting.officer, {"act": "undo", "why": "too early"})
    lines = {line.text: line for line in sitting.chamber.log.lines}
    spoke = next(line for text, line in lines.items() if text.startswith("Ana"))
    assert (spoke.by, spoke.counts) == ("presiding officer", False)
    assert any("too early" in text and line.counts for text, line in lines.items())
    assert "Ana" in sitting.chamber.state.speakers


def test_the_clock_going_back_stops_nothing(hall: Hall, clock: Clock) -> None:
    from datetime import timedelta

    sitting = Sitting(hall)
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    clock.now -= timedelta(hours=2)
    sitting.does(sitting.officer, {"act": "remark", "text": "the clock was set"})
    assert sitting.chamber.state.phase is Phase.DEBATE


def test_a_held_answer_says_for_whom_it_waits(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana = sitting.let_in(member="Ana")
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    answer = sitting.asks(ana, {"act": "table", "title": "A", "sponsors": ["Ana", "Emil"]}, "k" * 9)
    assert isinstance(answer, Held)
    assert answer.to_dict()["held"] == {"id": "H 1", "waits_for": ["Emil"]}
    again = sitting.asks(ana, {"act": "table", "title": "A", "sponsors": ["Ana", "Emil"]}, "k" * 9)
    assert isinstance(again, Held)
    assert again.done.repeated
