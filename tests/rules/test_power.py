"""Voting power: published figures, and a count over every order and every coalition."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

import pytest

from hemicycle.errors import RuleGapError
from hemicycle.rules.power import council_power, voting_power


def test_the_published_figures_of_the_council_of_fifteen() -> None:
    """0.1963 and 0.001865 (Shapley-Shubik), 0.1669 and 0.0165 (Banzhaf, normalised)."""
    power = voting_power("SC", date(2025, 2, 24))
    assert float(power["FRA"].shapley_shubik) == pytest.approx(0.1963, abs=5e-5)
    assert float(power["PAN"].shapley_shubik) == pytest.approx(0.001865, abs=5e-7)
    assert float(power["FRA"].banzhaf) == pytest.approx(0.1669, abs=5e-5)
    assert float(power["PAN"].banzhaf) == pytest.approx(0.0165, abs=5e-5)


def test_the_council_of_eleven_as_shapley_and_shubik_had_it() -> None:
    """Their paper of 1954: 98.7 per cent to the five permanent members."""
    power = voting_power("SC", date(1954, 1, 4))
    five = sum(power[member].shapley_shubik for member in ("CHN", "FRA", "GBR", "RUS", "USA"))
    assert float(five) == pytest.approx(0.987, abs=5e-4)


@pytest.mark.parametrize(
    ("body", "day"),
    [("SC", date(2025, 2, 24)), ("SC", date(1965, 10, 1)), ("GA", date(2025, 1, 1))],
)
def test_the_shares_add_up_to_one(body: str, day: date) -> None:
    power = voting_power(body, day)
    assert sum(p.shapley_shubik for p in power.values()) == 1
    assert sum(p.banzhaf for p in power.values()) == 1


def test_one_member_one_vote_is_equal_power() -> None:
    power = voting_power("GA", date(2025, 1, 1))
    assert {p.shapley_shubik for p in power.values()} == {Fraction(1, 193)}


SMALL = [(2, 3, 3), (2, 4, 4), (1, 4, 3), (0, 5, 3), (3, 2, 3), (2, 3, 5), (2, 3, 2), (3, 3, 2)]


@pytest.mark.parametrize(("permanent", "elected", "needed"), SMALL)
def test_against_every_order_and_every_coalition(permanent: int, elected: int, needed: int) -> None:
    vetoing, other = council_power(permanent, elected, needed)
    for member, power in ((0, vetoing if permanent else other), (permanent, other)):
        assert power.shapley_shubik == by_orders(permanent, elected, needed, member)
        assert power.banzhaf == by_coalitions(permanent, elected, needed, member)


def wins(coalition: set[int], permanent: int, needed: int) -> bool:
    return set(range(permanent)) <= coalition and len(coalition) >= needed


def by_orders(permanent: int, elected: int, needed: int, member: int) -> Fraction:
    size = permanent + elected
    pivots = 0
    for order in permutations(range(size)):
        before = set(order[: order.index(member)])
        joined = wins(before | {member}, permanent, needed)
        pivots += joined and not wins(before, permanent, needed)
    return Fraction(pivots, factorial(size))


def by_coalitions(permanent: int, elected: int, needed: int, member: int) -> Fraction:
    size = permanent + elected
    swings = [0] * size
    for count in range(size + 1):
        for chosen in combinations(range(size), count):
            for one in chosen:
                rest = set(chosen) - {one}
                turned = wins(set(chosen), permanent, needed) and not wins(rest, permanent, needed)
                swings[one] += turned
    return Fraction(swings[member], sum(swings))


def test_a_body_without_a_roll_is_refused() -> None:
    with pytest.raises(RuleGapError, match="cannot be told"):
        voting_power("HRC", date(2022, 4, 1))
