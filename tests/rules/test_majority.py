"""Votes needed: below, on and above each line, and against plain fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.builders import SIMPLE, TWO_THIRDS

from hemicycle.domain.tally import Tally
from hemicycle.rules.majority import base_of, votes_needed
from hemicycle.rules.provision import Requirement

ALL_MEMBERS = Requirement("members", Fraction(2, 3))
MAJORITY = Requirement("members", Fraction(1, 2), strict=True)


@pytest.mark.parametrize(
    ("requirement", "of", "needed"),
    [
        (SIMPLE, 110, 56),
        (SIMPLE, 111, 56),
        (SIMPLE, 112, 57),
        (TWO_THIRDS, 110, 74),
        (TWO_THIRDS, 111, 74),
        (TWO_THIRDS, 112, 75),
        (ALL_MEMBERS, 193, 129),
        (MAJORITY, 193, 97),
        (MAJORITY, 15, 8),
        (Requirement("votes", votes=9), 15, 9),
        (SIMPLE, 0, 1),
        (TWO_THIRDS, 0, 1),
    ],
)
def test_known_thresholds(requirement: Requirement, of: int, needed: int) -> None:
    """193 members: 129 for Art. 108 and 97 for an absolute majority; 8 of 15 for judges."""
    assert votes_needed(requirement, of) == needed


@pytest.mark.parametrize("share", ["1/2", "2/3", "3/5", "3/4", "1"])
@pytest.mark.parametrize("strict", [True, False])
def test_the_number_is_the_least_that_satisfies_the_fraction(share: str, strict: bool) -> None:
    requirement = Requirement("present_and_voting", Fraction(share), strict=strict)
    for of in range(1, 200):
        needed = votes_needed(requirement, of)
        assert satisfied(needed, of, requirement)
        assert needed == 1 or not satisfied(needed - 1, of, requirement)


def satisfied(yes: int, of: int, requirement: Requirement) -> bool:
    assert requirement.share is not None
    share = Fraction(yes, of)
    return share > requirement.share if requirement.strict else share >= requirement.share


def test_the_base_leaves_out_what_the_rule_leaves_out() -> None:
    tally = Tally(93, 18, 65, 17)
    assert base_of(SIMPLE, tally, 193) == 111
    assert base_of(ALL_MEMBERS, tally, 193) == 193
    assert base_of(Requirement("cast", Fraction(1, 2)), tally, 193) == 176
    assert base_of(SIMPLE, Tally(93, None, None), 193) is None
