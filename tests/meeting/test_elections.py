"""Elections: restricted and unrestricted ballots, several seats, the lot, the two bodies."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.meeting.acting import DAY, assembly, council, doing, last_decision, outcome, refused

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import play, read_script
from hemicycle.rules.sequence import eligible


def election(office: str = "SC-seat", seats: int = 1, *, meeting: Meeting | None = None) -> Meeting:
    return doing(a.OpenElection("e", office, seats), start=meeting or assembly())


def ballot(**candidates: int) -> a.CountBallots:
    return a.CountBallots("e", candidates)


def test_a_seat_in_the_council_takes_two_thirds_and_then_two_candidates() -> None:
    """C-40: 102 of 179 is not 120."""
    first = doing(ballot(GTM=102, VEN=77, URY=0), start=election())
    assert outcome(first) == ("not_elected", "inconclusive")
    assert first.state.elections["e"].eligible == {"GTM", "VEN"}
    assert "restricted to GTM, VEN" in refused(first, ballot(GTM=90, PAN=80)).what
    assert doing(ballot(GTM=119, VEN=60), start=first).state.elections["e"].elected == ()
    second = doing(ballot(GTM=120, VEN=60), start=first)
    assert second.state.elections["e"].elected == ("GTM",)
    assert "is over" in refused(second, ballot(VEN=100)).what


def test_after_three_ballots_the_fourth_is_open_again() -> None:
    """Rule 93."""
    meeting = election()
    for _ in range(3):
        meeting = doing(ballot(GTM=100, VEN=79), start=meeting)
    assert meeting.state.elections["e"].eligible is None
    opened = doing(ballot(GTM=80, VEN=70, PAN=40), start=meeting)
    assert opened.state.elections["e"].held == 4


def test_several_seats_are_filled_in_the_order_of_votes() -> None:
    """Rule 94: the next ballot is restricted to twice as many names as seats left."""
    meeting = election("ECOSOC", 2)
    refused(meeting, ballot(ITA=150))
    votes = {"ITA": 150, "DEU": 100, "FRA": 60, "ESP": 40}
    first = doing(a.CountBallots("e", votes, valid_ballots=180), start=meeting)
    assert first.state.elections["e"].elected == ("ITA",)
    assert first.state.elections["e"].eligible == {"DEU", "FRA"}
    refused(first, ballot(ITA=100))
    second = doing(ballot(DEU=130, FRA=50), start=first)
    assert second.state.elections["e"].elected == ("ITA", "DEU")


def test_the_lot_decides_where_a_simple_majority_ties() -> None:
    """Rule 93; asked on the second ballot."""
    tied = doing(ballot(A=90, B=90), ballot(A=90, B=90), start=election("PGA"))
    refused(tied, ballot(A=91, B=90))
    refused(tied, a.DrawLot("e", "C"))
    assert doing(a.DrawLot("e", "B"), start=tied).state.elections["e"].elected == ("B",)
    refused(election(), a.DrawLot("e", "A"))
    refused(election(), a.DrawLot("none", "A"))


def test_judges_need_both_bodies_and_know_no_veto() -> None:
    """Y-11: eight of fifteen elect in the Council, whoever they are."""
    there = doing(ballot(X=7), start=election("ICJ", meeting=council()))
    assert outcome(there)[0] == "not_elected"
    here = doing(
        a.CountBallots("e", {"X": 8}, elsewhere=("Y",)), start=election("ICJ", meeting=council())
    )
    assert here.state.elections["e"].elected == ("X",)
    assert here.state.elections["e"].next_ballot == "second_meeting"


@pytest.mark.parametrize(
    "act",
    [
        a.CountBallots("none", {"A": 1}),
        a.CountBallots("e", {}),
        a.CountBallots("e", {"A": -1}),
        a.CountBallots("e", {"A": 5}, valid_ballots=4),
        a.CountBallots("e", {"A": 150}, abstentions=40, invalid=4),
        a.OpenElection("e", "SC-seat"),
        a.OpenElection("f", "SC-seat", 0),
        a.OpenElection("f", "mayor"),
    ],
)
def test_ballots_and_elections_that_are_refused(act: a.CountBallots | a.OpenElection) -> None:
    refused(election(), act)


def test_in_1949_the_second_ballot_decided() -> None:
    """C-39: 39 of 58 is just enough."""
    there = doing(a.Convene("GA", date(1949, 10, 20)), a.Open())
    meeting = doing(ballot(YUG=37, CSK=20), ballot(YUG=39, CSK=19), start=election(meeting=there))
    assert meeting.state.elections["e"].elected == ("YUG",)


def test_equal_votes_at_the_edge_stay_in_a_restricted_ballot() -> None:
    votes = {"A": 9, "B": 5, "C": 5, "D": 1}
    assert eligible(votes, 1) == {"A", "B", "C"}
    assert eligible({"A": 9}, 1) == {"A"}


# --- judges: two organs at once -----------------------------------------------------------------


def in_council(act: a.Act) -> a.Elsewhere:
    return a.Elsewhere("SC", act)


def organs(*meetings: str) -> Meeting:
    """Assembly and Council, open, with elections of one judge under these names."""
    start = doing(in_council(a.Convene("SC", DAY)), in_council(a.Open()), start=assembly(193))
    for name in meetings:
        begin = a.OpenElection(name, "ICJ")
        start = doing(begin, in_council(begin), start=start)
    return start


def last_in_council(meeting: Meeting) -> c.Decided:
    events = [e.event for e in meeting.events if isinstance(e, c.FollowedElsewhere)]
    return [event for event in events if isinstance(event, c.Decided)][-1]


def test_each_organ_ballots_by_its_own_numbers() -> None:
    for votes, seven in ((97, 8), (96, 7)):
        here = a.CountBallots("one", {"A": votes, "B": 193 - votes})
        there = in_council(a.CountBallots("one", {"A": seven, "B": 15 - seven}))
        meeting = doing(here, there, start=organs("one"))
        expected = ("A",) if votes == 97 else ("B",)
        assert last_decision(meeting).decision.elected == expected
        assert last_in_council(meeting).decision.elected == expected


def test_a_judge_is_elected_when_both_organs_chose_the_same() -> None:
    start = doing(a.CountBallots("one", {"A": 120, "B": 70}), start=organs("one"))
    other = doing(in_council(a.CountBallots("one", {"A": 6, "B": 9})), start=start)
    assert last_in_council(other).decision.next_ballot == "second_meeting"
    same = doing(in_council(a.CountBallots("one", {"A": 9, "B": 6})), start=start)
    assert last_in_council(same).decision.next_ballot is None
    later = doing(in_council(a.CountBallots("one", {"A": 6, "B": 9})), start=organs("one"))
    later = doing(a.CountBallots("one", {"A": 120, "B": 70}), start=later)
    assert last_decision(later).decision.next_ballot == "second_meeting"


def test_a_joint_conference_needs_three_meetings_six_members_and_a_majority() -> None:
    six = ("BRA", "KEN", "NOR", "FRA", "PAK", "SLE")
    refused(organs("one", "two"), a.Confer("joint", six, "A", 4))
    start = organs("one", "two", "three")
    refused(start, a.Confer("joint", six[:5], "A", 4))
    refused(start, a.Confer("joint", six, "A", 3))
    refused(start, a.Confer("joint", six, "A", 7))
    refused(start, a.Confer("one", six, "A", 4))
    conferred = doing(a.Confer("joint", six, "A", 4), start=start)
    refused(conferred, a.CountBallots("joint", {"B": 120}))
    chosen = doing(a.CountBallots("joint", {"A": 97}), start=conferred)
    assert last_decision(chosen).decision.elected == ("A",)


def test_what_is_not_in_order_elsewhere_is_refused_by_the_rules_of_that_body() -> None:
    assert refused(organs(), in_council(a.Open())).rule.number == "Rule 19"
    refused(organs(), in_council(in_council(a.Open())))
    refused(organs(), in_council(a.Undo("no")))
    closed = doing(a.Close(), start=organs())
    doing(in_council(a.Close()), start=closed)


def test_an_instant_is_told_to_the_other_body_too() -> None:
    instant = datetime(2025, 2, 24, 15, tzinfo=UTC)
    meeting = doing(a.Elsewhere("SC", a.Remark("so"), at=instant), start=organs())
    assert meeting.state.beside["SC"].now == instant


def test_what_is_done_elsewhere_is_undone_here() -> None:
    meeting = doing(in_council(a.Close()), a.Undo("too early"), start=organs())
    assert meeting.state.beside["SC"].phase == "debate"


def test_the_example_of_two_organs_plays_as_told() -> None:
    script = read_script("icj-example")
    document = replay(script, play(script))
    result = document["result"]
    assert result["judges"] == ["A", "B"]
    assert result["elected"] == {}, "a majority in one organ alone elects nobody"
    assert result["majorities"]["General Assembly"]["first meeting"] == ["A", "B"]
    assert result["majorities"]["Security Council"]["first meeting"] == ["A", "C"]
    told = [line["text"] for line in document["story"]]
    assert told[1] == "Security Council, 2025-11-06: Election of two judges."
    assert told[3].startswith("Security Council: The President opens the meeting")
    chosen = [(s["body"], s["elected"]) for s in document["steps"]]
    assert chosen == [
        ("GA", []), ("SC", ["A", "C"]), ("GA", ["A", "B"]), ("GA", []), ("SC", ["C"]),
        ("GA", ["B"]), ("GA", ["B"]), ("SC", ["C"]), ("GA", ["B"]), ("SC", ["B"]),
    ]  # fmt: skip
