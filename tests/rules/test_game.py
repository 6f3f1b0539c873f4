"""Coalitions counted by a generating function, against every order and every coalition."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

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


# --- published figures --------------------------------------------------------------------------


def told(weights: tuple[int, ...], quota: int) -> dict[int, tuple[float, float]]:
    power = indices(Game(len(weights), 1, quotas=(Quota(weights, quota),)))
    return {
        weight: (round(float(each.shapley_shubik), 4), round(float(each.banzhaf), 4))
        for weight, each in zip(weights, power, strict=True)
    }


def test_the_council_of_the_six_of_1958() -> None:
    """12 of 17 votes: Luxembourg could never turn a vote (Felsenthal and Machover 1997)."""
    found = indices(Game(6, 1, quotas=(Quota((4, 4, 4, 2, 2, 1), 12),)))
    assert [p.banzhaf for p in found] == [Fraction(n, 21) for n in (5, 5, 5, 3, 3, 0)]
    assert [p.shapley_shubik for p in found] == [Fraction(n, 60) for n in (14, 14, 14, 9, 9, 0)]


def test_the_council_of_the_fifteen() -> None:
    """62 of 87 votes, 1995 to 2003 (Felsenthal and Machover 1997; Bilbao and others 2002)."""
    votes = (10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2)
    assert told(votes, 62) == {
        10: (0.1167, 0.1116),
        8: (0.0955, 0.0924),
        5: (0.0552, 0.0587),
        4: (0.0454, 0.0479),
        3: (0.0353, 0.0359),
        2: (0.0207, 0.0226),
    }


NICE = (29, 29, 29, 29, 27, 27, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)


def test_the_council_of_the_twenty_seven_by_votes_of_nice() -> None:
    """255 of 345 votes (Bilbao, Fernández, Jiménez and López 2002, the game of votes alone)."""
    assert {votes: banzhaf for votes, (_, banzhaf) in told(NICE, 255).items()} == {
        29: 0.0778,
        27: 0.0742,
        14: 0.0426,
        13: 0.0397,
        12: 0.0368,
        10: 0.0309,
        7: 0.0218,
        4: 0.0125,
        3: 0.0094,
    }


@pytest.mark.slow
def test_the_triple_majority_of_nice() -> None:
    """Votes, members and population at once: Germany's population is worth one part in 10,000."""
    large = (170, 123, 123, 120, 82, 80, 47, 33, 22, 21, 21, 21, 21, 18, 17, 17)
    people = (*large, 11, 11, 11, 8, 8, 5, 4, 3, 2, 1, 1)
    found = indices(Game(27, 14, quotas=(Quota(NICE, 255), Quota(people, 620))))
    values = [round(float(power.shapley_shubik), 4) for power in found]
    assert values[:4] == [0.0871, 0.0870, 0.0870, 0.0870]
    assert values[-1] == 0.0082
