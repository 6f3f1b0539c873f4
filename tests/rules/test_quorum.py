"""Presence needed to decide."""

from __future__ import annotations

import pytest
from tests.builders import a_ga_case, result_of


@pytest.mark.parametrize(("present", "outcome"), [(96, "no_decision"), (97, "adopted")])
@pytest.mark.parametrize("body", ["GA", "GA-COMMITTEE"])
def test_a_majority_must_be_present_to_decide(body: str, present: int, outcome: str) -> None:
    assert result_of(a_ga_case(60, 20, 10, present=present, body=body))[0] == outcome


def test_presence_is_not_asked_for_where_it_is_not_given() -> None:
    assert result_of(a_ga_case(5, 2))[0] == "adopted"
