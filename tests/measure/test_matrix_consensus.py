"""Decisions without a vote as answers, only where the record lists them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.measure.conftest import ballots, votes

from hemicycle.domain.state import register
from hemicycle.errors import InputError
from hemicycle.measure.coding import YES, Coding
from hemicycle.measure.matrix import matrix

_IN = Coding(consensus="in")
_DAYS = [date(2025, 3, 1), date(2025, 3, 4), date(2025, 3, 5)]
_METHODS = ["recorded", "without_vote", "recorded"]


def test_the_whole_membership_of_the_day_said_yes() -> None:
    made = matrix(ballots(FRA="Y.N", USA="N.N"), votes(3, date=_DAYS, method=_METHODS), coding=_IN)
    assert made.by_consensus.tolist() == [False, True, False]
    assert "1 decisions without a vote, 2025-03-04" in made.notes[-1]
    joined = {
        member
        for member, cell in zip(made.members, made.positions[:, 1], strict=True)
        if cell == YES
    }
    assert joined == register().members(_DAYS[1])


def test_elsewhere_the_roll_is_that_of_the_nearest_recorded_vote() -> None:
    """Terms in the Human Rights Council ended in June until 2012."""
    days = [date(2012, 3, 1), date(2012, 3, 9), date(2012, 7, 9), date(2012, 7, 10)]
    methods = ["recorded", "without_vote", "without_vote", "recorded"]
    facts = votes(4, body="HRC", regular_session=None, date=days, method=methods)
    made = matrix(ballots(FRA="Y...", USA="-..Y", DEU="...N"), facts, coding=_IN)
    assert made.members == ("DEU", "FRA", "USA")
    assert made.positions[:, 1].tolist() == [0, YES, YES]
    assert made.positions[:, 2].tolist() == [YES, 0, YES]


@pytest.mark.parametrize(
    ("first", "counts"),
    [(date(2025, 2, 28), False), (date(2025, 3, 1), True), (date(2025, 3, 4), True)],
)
def test_votes_before_the_month_of_the_first_listed_decision_refuse_it(
    first: date, counts: bool
) -> None:
    facts = votes(3, date=[first, *_DAYS[1:]], method=_METHODS)
    cast = ballots(FRA="Y.N", USA="N.N")
    if counts:
        assert matrix(cast, facts, coding=_IN).by_consensus.sum() == 1
        return
    with pytest.raises(InputError, match="listed from 2025-03-04") as raised:
        matrix(cast, facts, coding=_IN)
    assert "2025-03-01" in raised.value.right


def test_a_record_without_such_decisions_refuses_it() -> None:
    with pytest.raises(InputError, match="no decision without a vote"):
        matrix(ballots(FRA="YYN"), votes(3, date=_DAYS), coding=_IN)
