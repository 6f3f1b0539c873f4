"""Elections: restricted and unrestricted ballots, several seats, the lot, the two bodies."""

from __future__ import annotations

from datetime import date

import pytest
from tests.meeting.acting import assembly, council, doing, outcome, refused

from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import Meeting
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
