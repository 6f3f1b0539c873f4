"""Elections: thresholds, several seats, judges, and which ballot comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hemicycle.errors import InputError, NoSeatError
from hemicycle.rules.decision import Decision, decide
from hemicycle.rules.election import ballot_kind


def election(office: str, candidates: dict[str, int], **fields: Any) -> Decision:
    plain = {"body": "GA", "date": date(2024, 6, 6), "question": "election"}
    return decide({**plain, "office": office, "candidates": candidates, **fields})


@pytest.mark.parametrize(("votes", "elected"), [(119, ()), (120, ("GTM",)), (121, ("GTM",))])
def test_council_seats_take_two_thirds_of_the_valid_ballots(
    votes: int, elected: tuple[str, ...]
) -> None:
    """Of 179 valid ballots two thirds are 120; twelve abstentions stay out of the base."""
    decision = election("SC-seat", {"GTM": votes, "VEN": 179 - votes}, abstentions=12)
    assert decision.elected == elected
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (120, 179)


@pytest.mark.parametrize(("votes", "outcome"), [(96, "not_elected"), (97, "elected")])
def test_the_human_rights_council_takes_a_majority_of_all_members(votes: int, outcome: str) -> None:
    assert election("HRC", {"FRA": votes}).outcome == outcome


@pytest.mark.parametrize(("votes", "outcome"), [(7, "not_elected"), (8, "elected")])
def test_judges_take_eight_of_fifteen_in_the_council(votes: int, outcome: str) -> None:
    assert election("ICJ", {"X": votes, "Y": 5}, body="SC").outcome == outcome


@pytest.mark.parametrize(("votes", "outcome"), [(96, "not_elected"), (97, "elected")])
def test_judges_take_ninety_seven_in_the_assembly(votes: int, outcome: str) -> None:
    assert election("ICJ", {"X": votes, "Y": 90}).outcome == outcome


def test_the_other_organ_choosing_differently_calls_a_second_meeting() -> None:
    same = election("ICJ", {"X": 9, "Y": 6}, body="SC", other_organ=["X"])
    other = election("ICJ", {"X": 9, "Y": 6}, body="SC", other_organ=["Y"])
    assert (same.next_ballot, other.next_ballot) == (None, "second_meeting")


def test_more_judges_with_a_majority_than_seats_repeat_the_ballot() -> None:
    decision = election("ICJ", {"X": 11, "Y": 10, "Z": 9}, body="SC", valid_ballots=15, seats=2)
    assert (decision.elected, decision.next_ballot) == ((), "unrestricted")


def test_several_seats_go_in_the_order_of_votes() -> None:
    decision = election(
        "HRC", {"FRA": 150, "DEU": 110, "ITA": 98, "ESP": 20}, seats=2, valid_ballots=190
    )
    assert decision.elected == ("FRA", "DEU")
    assert decision.next_ballot is None


def test_seats_left_over_need_a_restricted_ballot() -> None:
    decision = election("ECOSOC", {"FRA": 150, "DEU": 120, "ITA": 60}, seats=2, valid_ballots=189)
    assert decision.elected == ("FRA",)
    assert decision.next_ballot == "restricted"


def test_equal_votes_at_the_last_seat_seat_neither() -> None:
    decision = election("HRC", {"FRA": 150, "DEU": 110, "ITA": 110}, seats=2, valid_ballots=190)
    assert (decision.elected, decision.next_ballot) == (("FRA",), "restricted")


@pytest.mark.parametrize(("number", "following"), [(1, "restricted"), (2, "lot")])
def test_a_tie_for_a_post_by_simple_majority_ends_by_lot(number: int, following: str) -> None:
    decision = election("PGA", {"A": 90, "B": 90}, ballot_number=number)
    assert (decision.outcome, decision.next_ballot) == ("not_elected", following)


def test_one_more_vote_than_half_takes_the_post() -> None:
    assert election("PGA", {"A": 91, "B": 90}).elected == ("A",)


def test_the_cycle_of_restricted_and_unrestricted_ballots() -> None:
    """Dossier 1.5 and rules 93, 94: open; R R; U U U; R R R; U U U ..."""
    kinds = "".join(ballot_kind(number)[0] for number in range(1, 14))
    assert kinds == "u" + "rr" + "uuu" + "rrr" + "uuu" + "r"


def test_an_office_the_body_does_not_fill_is_not_guessed_at() -> None:
    decision = election("HRC", {"FRA": 9}, body="SC")
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")


def test_the_json_of_an_election_says_who_and_what_next() -> None:
    answer = election("SC-seat", {"GTM": 102, "VEN": 77}, ballot_number=22).to_dict()
    assert answer["elected"] == []
    assert answer["next_ballot"] == "unrestricted"
    assert answer["margin"] is None


@pytest.mark.parametrize("office", ["SC-seat", "ECOSOC", "TC", "HRC"])
def test_a_candidate_must_be_a_member_that_day(office: str) -> None:
    """South Sudan was admitted on 14 July 2011 (A/RES/65/308)."""
    with pytest.raises(NoSeatError, match="no Member of the United Nations on 2011-07-13"):
        election(office, {"SSD": 100}, date=date(2011, 7, 13))
    assert election(office, {"SSD": 190}, date=date(2011, 7, 14)).elected == ("SSD",)


@pytest.mark.parametrize("name", ["CHN", "FRA", "GBR", "RUS", "USA", "Russian Federation"])
def test_a_permanent_member_is_not_elected_to_the_council(name: str) -> None:
    with pytest.raises(InputError, match="permanent member of the Security Council") as caught:
        election("SC-seat", {name: 150})
    assert caught.value.right
    assert election("ECOSOC", {name: 150}).outcome == "elected"


def test_an_observer_is_no_candidate() -> None:
    with pytest.raises(NoSeatError):
        election("HRC", {"Holy See": 100})


# --- what is said, word by word ----------------------------------------------------------------

ONE_SEAT, MANY_SEATS, JUDGES = "Rule 93", "Rule 94", "Rule 151; ICJ Statute Arts. 11, 12"
TIED = {"B": 90, "A": 90}
TWO_ALIKE = {"FRA": 150, "DEU": 110, "ITA": 110}


@pytest.mark.parametrize(
    ("count", "rule", "words"),
    [
        (
            lambda: election("SC-seat", {"GTM": 110, "VEN": 77}, ballot_number=3),
            ONE_SEAT,
            "Ballot 4 is unrestricted. ",
        ),
        (
            lambda: election("SC-seat", {"GTM": 110, "VEN": 77}),
            ONE_SEAT,
            "Ballot 2 is restricted. ",
        ),
        (
            lambda: election("ECOSOC", {"FRA": 150, "ITA": 60}, seats=2, valid_ballots=189),
            MANY_SEATS,
            "Ballot 2 is restricted. ",
        ),
        (
            lambda: election(
                "HRC", {"FRA": 150, "DEU": 110, "ITA": 110}, seats=2, valid_ballots=190
            ),
            MANY_SEATS,
            "Equal votes at the last seat: a ballot among those candidates. ",
        ),
        (
            lambda: election("PGA", TIED, ballot_number=2),
            ONE_SEAT,
            "The two candidates tie on a restricted ballot: the President draws lots. ",
        ),
        (
            lambda: election("PGA", TIED),
            ONE_SEAT,
            "The next ballot is restricted to the two leading candidates. ",
        ),
        (
            lambda: election("PGA", {"A": 70, "B": 60, "C": 50}, ballot_number=2),
            ONE_SEAT,
            "The next ballot is restricted to the two leading candidates. ",
        ),
        (
            lambda: election("PGA", {"A": 40}, valid_ballots=100, ballot_number=2),
            ONE_SEAT,
            "The next ballot is restricted to the two leading candidates. ",
        ),
        (
            lambda: election("ICJ", {"X": 120, "Y": 110, "Z": 99}, valid_ballots=190, seats=2),
            JUDGES,
            "More candidates than seats have the majority: the ballot is void. ",
        ),
        (
            lambda: election("ICJ", {"X": 120, "Y": 90}, valid_ballots=190, seats=2),
            JUDGES,
            "Balloting goes on at the same meeting for the seats left. ",
        ),
        (
            lambda: election("ICJ", {"X": 120, "Y": 60}, other_organ=["Y"]),
            JUDGES,
            "The other organ chose differently: a further meeting is held. ",
        ),
    ],
)
def test_the_next_ballot_is_told_with_its_rule(
    count: Callable[[], Decision], rule: str, words: str
) -> None:
    _, step = count().reasons
    assert (step.provision, step.holds) == (rule, True)
    assert step.text.startswith(words)
    assert len(step.text) > len(words)


def test_the_next_judge_needs_an_unrestricted_ballot() -> None:
    left = election("ICJ", {"X": 120, "Y": 90}, valid_ballots=190, seats=2)
    assert (left.elected, left.next_ballot) == (("X",), "unrestricted")


@pytest.mark.parametrize("office", ["SC-seat", "ICJ"])
def test_an_election_that_is_over_calls_for_nothing(office: str) -> None:
    decision = election(office, {"GTM": 150, "VEN": 30})
    assert (decision.outcome, decision.code) == ("elected", "elected")
    (count,) = decision.reasons
    assert count.holds
    assert decision.next_ballot is None
    assert decision.binding == "decision"


def test_an_election_without_a_winner_has_no_effect() -> None:
    decision = election("PGA", TIED)
    assert (decision.outcome, decision.code) == ("not_elected", "inconclusive")
    assert decision.binding is None
    count = decision.reasons[0]
    assert not count.holds
    assert "91 of 180, needed; A 90, B 90. " in count.text


def test_an_office_without_a_provision_is_named() -> None:
    (why,) = election("HRC", {"FRA": 9}, body="SC").reasons
    assert why.text == "No provision is compiled for electing HRC in Security Council."
    assert not why.holds


def test_more_votes_than_ballots_for_the_seats_are_refused_with_what_would_fit() -> None:
    with pytest.raises(InputError) as caught:
        election("ECOSOC", {"FRA": 100, "DEU": 100, "ITA": 1}, seats=2, valid_ballots=100)
    assert caught.value.right == "at most 100 votes for one candidate and 200 in all"


def test_the_sixth_ballot_is_open_and_the_seventh_restricted() -> None:
    tied = {"GTM": 110, "VEN": 77}
    assert election("SC-seat", tied, ballot_number=5).next_ballot == "unrestricted"
    assert election("SC-seat", tied, ballot_number=6).next_ballot == "restricted"
