"""Drawn roll calls through the rules: one vote below the line, on it, above it, and the veto."""

from __future__ import annotations

from datetime import date
from itertools import product

import numpy as np
import pytest

from hemicycle.domain.body import body
from hemicycle.measure.forecast.adoption import outcomes, with_roll
from hemicycle.measure.forecast.flip import likeliest_flip
from hemicycle.measure.forecast.past import ABSTAIN, ANSWERS, NO, NON_VOTING, YES
from hemicycle.rules.case import Case
from hemicycle.rules.casefile import read_case
from hemicycle.rules.decision import derive

DAY = date(2025, 2, 24)
COUNCIL = tuple(sorted(body("SC").roll(DAY) or ()))


def _council() -> Case:
    ballots = {"yes": list(COUNCIL)}
    return read_case(
        {
            "body": "SC",
            "date": DAY,
            "question": "draft",
            "nature": "substantive",
            "ballots": ballots,
        }
    )


def _roll(no: set[str], abstain: set[str]) -> list[int]:
    return [NO if m in no else ABSTAIN if m in abstain else YES for m in COUNCIL]


def test_the_council_on_both_sides_of_nine_votes_and_of_a_veto() -> None:
    elected = [m for m in COUNCIL if m not in body("SC").permanent(DAY)]
    rolls = np.array(
        [
            _roll(set(), set(elected[:5])),  # 10 in favour
            _roll(set(), set(elected[:6])),  # 9: on the line
            _roll(set(), set(elected[:7])),  # 8
            _roll({"FRA"}, set()),  # 14 in favour and a veto
        ],
        dtype=np.int8,
    )
    assert outcomes(_council(), COUNCIL, rolls) == {"adopted": 0.5, "not_adopted": 0.5}
    assert outcomes(_council(), COUNCIL, rolls[:2]) == {"adopted": 1.0}


def test_shares_equal_deciding_every_roll_call_by_itself() -> None:
    generator = np.random.default_rng(1)
    rolls = generator.choice([YES, YES, YES, ABSTAIN, NO], size=(200, 15)).astype(np.int8)
    plain: dict[str, float] = {}
    for roll in rolls:
        outcome = str(derive(with_roll(_council(), COUNCIL, roll)).outcome)
        plain[outcome] = plain.get(outcome, 0.0) + 1 / 200
    assert outcomes(_council(), COUNCIL, rolls) == pytest.approx(plain)


MEMBERS = ("BRA", "FRA", "IND", "KEN", "USA")


def _assembly() -> Case:
    ballots = {"yes": list(MEMBERS)}
    return read_case(
        {"body": "GA", "date": DAY, "question": "draft", "nature": "ordinary", "ballots": ballots}
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_likeliest_flip_equals_trying_every_roll_call(seed: int) -> None:
    generator = np.random.default_rng(seed)
    chances = generator.dirichlet([2, 1, 1, 1], size=len(MEMBERS))
    roll = chances.argmax(axis=1).astype(np.int8)
    case, logs = _assembly(), np.log(chances)
    start = derive(with_roll(case, MEMBERS, roll)).outcome
    rows = np.arange(len(MEMBERS))
    costs = [
        (logs[rows, roll] - logs[rows, other]).sum()
        for other in map(np.array, product(range(4), repeat=len(MEMBERS)))
        if derive(with_roll(case, MEMBERS, other.astype(np.int8))).outcome is not start
    ]
    found = likeliest_flip(case, MEMBERS, chances, roll)
    assert found is not None
    assert found.cost == pytest.approx(min(costs))
    turned = roll.copy()
    for turn in found.turns:
        place = MEMBERS.index(turn.member)
        assert ANSWERS[roll[place]] == turn.before
        turned[place] = ANSWERS.index(turn.after)
        assert turn.chance == pytest.approx(chances[place, turned[place]])
    assert derive(with_roll(case, MEMBERS, turned)).outcome is not start


def test_one_permanent_no_is_the_cheapest_way_where_it_is_the_likeliest() -> None:
    chances = np.tile([0.94, 0.04, 0.01, 0.01], (15, 1))
    chances[COUNCIL.index("RUS")] = [0.5, 0.1, 0.39, 0.01]
    found = likeliest_flip(_council(), COUNCIL, chances, np.full(15, YES, dtype=np.int8))
    assert found is not None
    assert [(turn.member, turn.after) for turn in found.turns] == [("RUS", "NO")]
    assert (found.flips_from, found.flips_to) == ("adopted", "not_adopted")


def test_not_voting_leaves_the_council_short_as_abstaining_does() -> None:
    rolls = np.full((1, 15), YES, dtype=np.int8)
    rolls[0, [COUNCIL.index(m) for m in ("DNK", "DZA", "GRC", "GUY", "PAK", "PAN", "SLE")]] = (
        NON_VOTING
    )
    assert outcomes(_council(), COUNCIL, rolls) == {"not_adopted": 1.0}
