"""Presence needed to decide."""

from __future__ import annotations

import pytest
from tests.builders import a_council_case, a_ga_case, result_of

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


@pytest.mark.parametrize(("present", "holds"), [(96, False), (97, True), (98, True)])
def test_the_quorum_is_a_reason_with_its_numbers(present: int, holds: bool) -> None:
    why = decide(a_ga_case(60, 20, 10, present=present)).reasons[0]
    assert (why.provision, why.source, why.holds) == ("Rule 67", "A/520/Rev.20", holds)
    assert why.text.startswith(f"97 of 193 members must be present; {present} were. A majority")


def test_the_security_council_has_no_rule_on_presence() -> None:
    assert decide(a_council_case(9, 0, 0, present=9)).outcome == "adopted"


@pytest.mark.parametrize(("present", "outcome"), [(23, "no_decision"), (24, "adopted")])
def test_the_number_of_members_is_enough_where_no_roll_is_compiled(
    present: int, outcome: str
) -> None:
    """Of the 47 members of the Human Rights Council 24 must be present."""
    assert decide(a_ga_case(9, 2, body="HRC", present=present)).outcome == outcome
