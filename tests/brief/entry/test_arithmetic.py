"""The arithmetic of unnamed members, against every possible roll written out."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.brief.entry.arithmetic import (
    ANY,
    TAKEN,
    Choice,
    complete_totals,
    feasible,
    open_positions,
)
from hemicycle.domain.vote import Position

YES, NO, ABSTAIN, NON_VOTING = TAKEN

choices = st.frozensets(st.sampled_from(TAKEN), min_size=1)
rolls = st.lists(choices, min_size=1, max_size=5)
totals = st.dictionaries(st.sampled_from(TAKEN), st.integers(0, 5))


def by_brute_force(
    roll: dict[str, Choice], announced: dict[Position, int]
) -> dict[str, Choice] | None:
    """Write out every way of filling the roll and keep those that meet the totals."""
    fitting = []
    for filling in product(*(sorted(choice) for choice in roll.values())):
        counts = Counter(filling)
        if all(counts[position] == n for position, n in announced.items()):
            fitting.append(filling)
    if not fitting:
        return None
    columns = zip(*fitting, strict=True)
    return {member: frozenset(column) for member, column in zip(roll, columns, strict=True)}


@settings(max_examples=400, deadline=None)
@given(rolls, totals)
def test_agrees_with_brute_force(confined: list[Choice], announced: dict[Position, int]) -> None:
    roll = {f"M{index}": choice for index, choice in enumerate(confined)}
    assert open_positions(roll, announced) == by_brute_force(roll, announced)


def test_every_small_roll_without_names() -> None:
    roll = dict.fromkeys(["A", "B", "C"], ANY)
    for counts in product([None, 0, 1, 2, 3, 4], repeat=4):
        announced = {p: n for p, n in zip(TAKEN, counts, strict=True) if n is not None}
        assert open_positions(roll, announced) == by_brute_force(roll, announced)


def test_nobody_against_closes_no() -> None:
    left = open_positions(dict.fromkeys("ABC", ANY), {NO: 0})
    assert left is not None
    assert left["A"] == {YES, ABSTAIN, NON_VOTING}


@pytest.mark.parametrize(("named", "open_no"), [(17, True), (18, False)])
def test_the_last_name_closes_a_position(named: int, open_no: bool) -> None:
    roll = {f"N{i}": frozenset({NO}) for i in range(named)}
    roll |= {f"U{i}": ANY for i in range(193 - named)}
    full = complete_totals({YES: 93, NO: 18, ABSTAIN: 65}, 193)
    left = open_positions(roll, full)
    assert left is not None
    assert (NO in left["U0"]) is open_no


def test_one_name_too_many_fits_nothing() -> None:
    roll = {f"N{i}": frozenset({NO}) for i in range(19)} | {"U": ANY}
    assert open_positions(roll, {NO: 18}) is None


@pytest.mark.parametrize(("yes", "expected"), [(91, 2), (92, 1), (93, 0)])
def test_the_fourth_total_follows_from_three(yes: int, expected: int) -> None:
    assert complete_totals({YES: yes, NO: 5, ABSTAIN: 2}, 100)[NON_VOTING] == expected


def test_no_fourth_total_where_three_exceed_the_roll() -> None:
    assert NON_VOTING not in complete_totals({YES: 94, NO: 5, ABSTAIN: 2}, 100)


def test_feasible_takes_counts_by_choice() -> None:
    assert feasible({frozenset({YES, NO}): 2, ANY: 1}, {YES: 2, NO: 1})
    assert not feasible({frozenset({YES, NO}): 2, ANY: 1}, {ABSTAIN: 2})
