"""One provision: its days, its words as JSON, and what kind of requirement it carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.builders import SIMPLE, TWO_THIRDS, a_provision

from hemicycle.rules.provision import Requirement


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(1950, 10, 31), False),
        (date(1950, 11, 1), True),
        (date(1960, 12, 31), True),
        (date(1961, 1, 1), False),
    ],
)
def test_first_and_last_day_are_both_in_force(day: date, in_force: bool) -> None:
    provision = a_provision("x", since=date(1950, 11, 1), until=date(1960, 12, 31))
    assert provision.in_force(day) is in_force


def test_only_a_strict_half_of_those_voting_is_a_simple_majority() -> None:
    assert SIMPLE.is_simple
    assert not TWO_THIRDS.is_simple
    assert not Requirement("members", SIMPLE.share, strict=True).is_simple


def test_the_requirement_is_spelled_out_as_json() -> None:
    told = a_provision("majority.important", TWO_THIRDS).to_dict()
    assert (told["share"], told["strict"], told["base"], told["votes"]) == (
        "2/3", False, "present_and_voting", None,
    )  # fmt: skip
    fixed = a_provision("majority.substantive", Requirement("votes", votes=9)).to_dict()
    assert (fixed["share"], fixed["base"], fixed["votes"]) == (None, None, 9)


def test_a_requirement_reads_as_a_delegate_would_say_it() -> None:
    assert TWO_THIRDS.words == "two thirds of the members present and voting"
    assert SIMPLE.words == "a majority of the members present and voting"
    assert Requirement("votes", votes=9).words == "9 affirmative votes"
    odd = Requirement("members", Fraction(3, 5), strict=True)
    assert odd.words == "more than 3/5 of the members"


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        (
            Requirement("present_and_voting", Fraction(1, 2)),
            "half of the members present and voting",
        ),
        (Requirement("members", Fraction(1)), "all of the members"),
        (Requirement("cast", Fraction(3, 4)), "three quarters of the members casting a vote"),
        (Requirement("valid_ballots", Fraction(2, 3)), "two thirds of the valid ballots"),
        (
            Requirement("valid_ballots", Fraction(1, 2), strict=True),
            "a majority of the valid ballots",
        ),
        (
            Requirement("not_abstaining", Fraction(1)),
            "all of the members that do not abstain",
        ),
        (Requirement("members", Fraction(11, 20)), "55 per cent of the members"),
        (Requirement("members", Fraction(18, 25)), "72 per cent of the members"),
        (Requirement("members", Fraction(1, 50)), "2 per cent of the members"),
        (Requirement("members", Fraction(1, 100)), "1 per cent of the members"),
        (Requirement("members", Fraction(3, 10)), "3/10 of the members"),
        (
            Requirement("members", Fraction(13, 20), weight="population"),
            "65 per cent of the population",
        ),
        (
            Requirement("present_and_voting", Fraction(1, 2), strict=True, weight="shares"),
            "a majority of the shares voting yes or no",
        ),
        (Requirement("cast", Fraction(1, 2), weight="shares"), "half of the shares cast"),
        (
            Requirement("not_abstaining", Fraction(1, 2), weight="shares"),
            "half of the shares not abstaining",
        ),
        (Requirement("votes", votes=7, weight="shares"), "7"),
    ],
)
def test_every_requirement_in_words(requirement: Requirement, words: str) -> None:
    assert replace(requirement).words == words, "asked afresh: an answer is kept"


def test_a_number_of_votes_is_taken_of_the_members_or_their_weight() -> None:
    assert Requirement("votes", votes=9).base_words == "members"
    assert Requirement("votes", votes=7, weight="shares").base_words == "shares"


@pytest.mark.parametrize(
    ("share", "strict", "simple"),
    [(Fraction(1, 2), True, True), (Fraction(1, 2), False, False), (Fraction(3, 5), True, False)],
)
def test_simple_is_more_than_half(share: Fraction, strict: bool, simple: bool) -> None:
    assert Requirement("present_and_voting", share, strict=strict).is_simple is simple


def test_a_provision_as_plain_values() -> None:
    told = a_provision(
        "also.ordinary", Requirement("members", Fraction(13, 20), weight="population"),
        since=date(2020, 2, 1), until=date(2025, 12, 31), value="x", note="as reported",
    ).to_dict()  # fmt: skip
    assert told == {
        "key": "also.ordinary", "from": "2020-02-01", "to": "2025-12-31",
        "number": "Rule on also.ordinary", "source": "test", "text": "As the test says.",
        "value": "x", "share": "13/20", "strict": False, "base": "members", "votes": None,
        "weight": "population", "note": "as reported",
    }  # fmt: skip
    bare = a_provision("veto", value="substantive").to_dict()
    asked = ("share", "strict", "base", "votes", "weight", "to", "note")
    assert [bare[key] for key in asked] == [None] * len(asked)
