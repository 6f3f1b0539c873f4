"""Presence needed to decide."""

from __future__ import annotations

import pytest
from tests.builders import a_ga_case, result_of

from hemicycle.domain.vote import Method
from hemicycle.errors import InputError
from hemicycle.rules.decision import decide


@pytest.mark.parametrize(("present", "outcome"), [(96, "no_decision"), (97, "adopted")])
@pytest.mark.parametrize("body", ["GA", "GA-COMMITTEE"])
def test_a_majority_must_be_present_to_decide(body: str, present: int, outcome: str) -> None:
    assert result_of(a_ga_case(60, 20, 10, present=present, body=body))[0] == outcome


def test_presence_is_not_asked_for_where_it_is_not_given() -> None:
    assert result_of(a_ga_case(5, 2))[0] == "adopted"


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (96, ("no_decision", "no_quorum")),
        (97, ("adopted", "adopted_without_vote")),
        (None, ("adopted", "adopted_without_vote")),
    ],
)
@pytest.mark.parametrize("body", ["GA", "GA-COMMITTEE"])
def test_no_decision_without_a_vote_either(
    body: str, present: int | None, expected: tuple[str, str]
) -> None:
    """Rules 67 and 108: a majority of 193 must be present for any decision to be taken."""
    case = a_ga_case(0, 0, tally=None, method=Method.WITHOUT_VOTE, present=present, body=body)
    assert result_of(case) == expected


def test_presence_is_checked_against_the_members_without_a_vote_too() -> None:
    with pytest.raises(InputError, match="194 present"):
        decide({"body": "GA", "date": "2025-02-24", "method": "without_vote", "present": 194})
