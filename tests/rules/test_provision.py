"""One provision: its days, its words as JSON, and what kind of requirement it carries."""

from __future__ import annotations

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
