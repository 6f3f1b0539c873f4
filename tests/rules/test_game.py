"""Coalitions counted by a generating function, against every order and every coalition."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations, product
from math import comb, factorial, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.rules.game import Game, Quota
from hemicycle.rules.power import Power, indices

GAMES = {
    "heads alone": Game(5, 3),
    "heads, everybody needed": Game(4, 4),
    "heads, one is enough": Game(4, 1),
    "two blockers": Game(5, 3, frozenset({0, 3})),
    "blockers who are enough": Game(5, 2, frozenset({1, 2})),
    "blockers who are more than enough": Game(5, 2, frozenset({1, 2, 4})),
    "only blockers": Game(3, 2, frozenset({0, 1, 2})),
    "one weight": Game(4, 1, quotas=(Quota((5, 4, 2, 1), 7),)),
    "one weight, one member a dummy": Game(6, 1, quotas=(Quota((4, 4, 4, 2, 2, 1), 12),)),
    "heads and a weight": Game(5, 3, quotas=(Quota((9, 4, 3, 2, 1), 12),)),
    "a weight and a blocker": Game(5, 1, frozenset({2}), (Quota((9, 4, 3, 2, 1), 10),)),
    "a blocker that brings the quota alone": Game(4, 2, frozenset({0}), (Quota((9, 4, 3, 2), 9),)),
    "a quota nobody reaches without all": Game(4, 1, quotas=(Quota((1, 1, 1, 1), 4),)),
    "two weights": Game(5, 2, quotas=(Quota((5, 4, 3, 2, 1), 8), Quota((1, 2, 3, 4, 9), 9))),
    "a blocking minority of two": Game(5, 2, quotas=(Quota((9, 4, 3, 2, 1), 14, deemed=4),)),
    "two weights, one with a blocking minority": Game(
        6, 2, frozenset({1}), (Quota((9, 4, 3, 2, 1, 1), 14, 5), Quota((1, 2, 2, 2, 1, 1), 6))
    ),
    "eight members, where a count needs a second byte": Game(8, 5),
}


@pytest.mark.parametrize("game", GAMES.values(), ids=GAMES)
def test_against_every_order_and_every_coalition(game: Game) -> None:
    assert indices(game) == by_coalitions(game)
    if game.members <= 6:
        assert [power.shapley_shubik for power in indices(game)] == by_orders(game)


@st.composite
def games(draw: st.DrawFn) -> Game:
    members = draw(st.integers(1, 6))
    places = st.integers(0, members - 1)
    weights = st.lists(st.integers(1, 9), min_size=members, max_size=members)
    quotas = []
    for _ in range(draw(st.integers(0, 2))):
        weight = tuple(draw(weights))
        deemed = draw(st.none() | st.integers(1, members))
        quotas.append(Quota(weight, draw(st.integers(1, sum(weight))), deemed))
    needed = draw(st.integers(1, members))
    return Game(members, needed, frozenset(draw(st.sets(places))), tuple(quotas))


@given(games())
def test_any_small_game(game: Game) -> None:
    assert indices(game) == by_coalitions(game)


def by_coalitions(game: Game) -> list[Power]:
    """Banzhaf by counting swings one by one, Shapley-Shubik from their sizes."""
    swings = [[0] * game.members for _ in range(game.members)]
    for size in range(1, game.members + 1):
        for chosen in combinations(range(game.members), size):
            whole = frozenset(chosen)
            for member in chosen:
                swings[member][size - 1] += game.wins(whole) and not game.wins(whole - {member})
    every = sum(map(sum, swings))
    orders = [factorial(k) * factorial(game.members - k - 1) for k in range(game.members)]
    return [
        Power(
            Fraction(sum(s * o for s, o in zip(own, orders, strict=True)), factorial(game.members)),
            Fraction(sum(own), every),
        )
        for own in swings
    ]


def by_orders(game: Game) -> list[Fraction]:
    """Shapley-Shubik by its definition: who turns a growing line into a winning one."""
    pivots = [0] * game.members
    for order in permutations(range(game.members)):
        for place, member in enumerate(order):
            if game.wins(frozenset(order[: place + 1])):
                pivots[member] += 1
                break
    return [Fraction(n, factorial(game.members)) for n in pivots]


# --- games of real councils ---------------------------------------------------------------------


def test_the_council_of_the_six_of_1958() -> None:
    """12 of 17 votes: no coalition needs the one of Luxembourg (Games 9 (2), article 29)."""
    found = indices(Game(6, 1, quotas=(Quota((4, 4, 4, 2, 2, 1), 12),)))
    assert found == by_coalitions(Game(6, 1, quotas=(Quota((4, 4, 4, 2, 2, 1), 12),)))
    assert found[5] == Power(Fraction(0), Fraction(0))
    assert found[0].shapley_shubik == Fraction(14, 60)


def by_classes(votes: Counter[int], quota: int) -> dict[int, Power]:
    """Members with equal votes are alike: coalitions by how many of each class are in them."""
    members = votes.total()
    swings = {}
    for own in votes:
        others = votes - Counter([own])
        found = [0] * members
        for numbers in product(*(range(count + 1) for count in others.values())):
            weight = sum(n * vote for n, vote in zip(numbers, others, strict=True))
            if quota - own <= weight < quota:
                ways = map(comb, others.values(), numbers)
                found[sum(numbers)] += prod(ways)
        swings[own] = found
    every = sum(votes[own] * sum(found) for own, found in swings.items())
    orders = [factorial(k) * factorial(members - k - 1) for k in range(members)]
    return {
        own: Power(
            Fraction(sum(s * o for s, o in zip(found, orders, strict=True)), factorial(members)),
            Fraction(sum(found), every),
        )
        for own, found in swings.items()
    }


FIFTEEN = Counter({10: 4, 8: 1, 5: 4, 4: 2, 3: 3, 2: 1})
"""Votes of the fifteen from 1995 on, 62 of 87 for a qualified majority."""
NICE = Counter({29: 4, 27: 2, 14: 1, 13: 1, 12: 5, 10: 3, 7: 5, 4: 5, 3: 1})
"""Votes of twenty-seven by the Treaty of Nice, 255 of 345 for a qualified majority."""


@pytest.mark.parametrize(("votes", "quota"), [(FIFTEEN, 62), (NICE, 255)], ids=["15", "27"])
def test_a_large_council_by_classes_of_equal_votes(votes: Counter[int], quota: int) -> None:
    """Nothing in common with the generating function but the definition."""
    listed = tuple(votes.elements())
    found = indices(Game(len(listed), 1, quotas=(Quota(listed, quota),)))
    expected = by_classes(votes, quota)
    assert found == [expected[own] for own in listed]
