"""Voting power in bodies: published figures, plain counts, and what is not compiled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import comb, factorial

import pytest
from tests.builders import SIMPLE, a_provision, a_small_assembly, a_small_council
from tests.rules.weighted import A_DAY, assembly

from hemicycle.errors import InputError, RuleGapError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.power import Power, usual_nature, voting_power
from hemicycle.rules.provision import Requirement
from hemicycle.rules.rulebook import rulebook

NOW = date(2025, 2, 24)


def test_the_published_figures_of_the_council_of_fifteen() -> None:
    """0.19627 and 0.001865 (Shapley-Shubik), 0.1669 and 0.0165 (Banzhaf, normalised)."""
    power = voting_power("SC", NOW)
    assert float(power["FRA"].shapley_shubik) == pytest.approx(0.19627, abs=5e-6)
    assert float(power["PAN"].shapley_shubik) == pytest.approx(0.001865, abs=5e-7)
    assert float(power["FRA"].banzhaf) == pytest.approx(0.1669, abs=5e-5)
    assert float(power["PAN"].banzhaf) == pytest.approx(0.0165, abs=5e-5)


def test_the_council_of_eleven_as_shapley_and_shubik_had_it() -> None:
    """Their paper of 1954: 98.7 per cent to the five permanent members."""
    power = voting_power("SC", date(1954, 1, 4))
    five = sum(power[member].shapley_shubik for member in ("CHN", "FRA", "GBR", "RUS", "USA"))
    assert float(five) == pytest.approx(0.987, abs=5e-4)


def test_procedure_in_the_council_knows_no_veto() -> None:
    power = voting_power("SC", NOW, nature="procedural")
    assert {p.shapley_shubik for p in power.values()} == {Fraction(1, 15)}


@pytest.mark.parametrize(
    ("body", "day", "nature"),
    [
        ("SC", NOW, None),
        ("SC", date(1965, 10, 1), None),
        ("SC", date(1980, 1, 3), None),
        ("GA", NOW, None),
        ("GA", NOW, "important"),
        ("eu-council", date(2025, 3, 1), None),
        ("eu-council", date(2025, 3, 1), "important"),
    ],
)
def test_the_shares_add_up_to_one(body: str, day: date, nature: str | None) -> None:
    power = voting_power(body, day, nature=nature)
    assert sum(p.shapley_shubik for p in power.values()) == 1
    assert sum(p.banzhaf for p in power.values()) == 1


def test_a_vacant_seat_leaves_the_votes_needed_as_they_are() -> None:
    """In the first days of 1980 the Council had fourteen members, and nine votes were needed."""
    power = voting_power("SC", date(1980, 1, 3))
    assert len(power) == 14
    assert power["FRA"].banzhaf == Fraction(
        sum(comb(9, k) for k in range(4, 10)),
        5 * sum(comb(9, k) for k in range(4, 10)) + 9 * comb(8, 3),
    )


@pytest.mark.parametrize(("nature", "needed"), [("ordinary", 97), ("important", 129)])
def test_one_member_one_vote_is_equal_power_whatever_the_majority(nature: str, needed: int) -> None:
    power = voting_power("GA", NOW, nature=nature)
    assert {p.shapley_shubik for p in power.values()} == {Fraction(1, 193)}
    assert {p.banzhaf for p in power.values()} == {Fraction(1, 193)}
    assert comb(192, needed - 1) > 0


# --- the Council of the European Union ----------------------------------------------------------


def test_germany_in_the_union_by_every_coalition() -> None:
    """2 ** 12 coalitions of the next most populous and 2 ** 14 of the others, matched by size and
    population: nothing in common with the generating function.
    """
    day = date(2025, 3, 1)
    people = rulebook("eu-council").weights[0].by_member
    ranked = sorted(people, key=lambda member: -people[member])
    germany, large, small = ranked[0], ranked[1:13], ranked[13:]
    sides = [sums(large, people), sums(small, people)]
    swings = meet(sides, people[germany], needed=6501)
    orders = [Fraction(factorial(k) * factorial(26 - k), factorial(27)) for k in range(27)]
    expected = sum(n * o for n, o in zip(swings, orders, strict=True))
    assert voting_power("eu-council", day)[germany].shapley_shubik == expected


def sums(members: Sequence[str], people: Mapping[str, int]) -> dict[int, list[int]]:
    """Population of every coalition, by size, in rising order."""
    return {
        size: sorted(sum(people[m] for m in chosen) for chosen in combinations(members, size))
        for size in range(len(members) + 1)
    }


def meet(sides: list[dict[int, list[int]]], own: int, needed: int) -> list[int]:
    """Coalitions that a member of so many people turns, by size: 15 members and the population."""
    swings = [0] * 27
    for first, firsts in sides[0].items():
        for second, seconds in sides[1].items():
            size = first + second
            low = needed - own if size + 1 < 24 else 0
            high = needed if size < 24 else 0
            for one in firsts:
                after = size + 1 >= 15 and above(seconds, low - one)
                before = above(seconds, high - one) if size >= 15 else 0
                swings[size] += after - before
    return swings


def above(ordered: list[int], least: int) -> int:
    return len(ordered) - bisect_left(ordered, least)


def test_power_in_the_union_follows_population() -> None:
    day = date(2025, 3, 1)
    power = voting_power("eu-council", day)
    people = rulebook("eu-council").weights[0].by_member
    ranked = sorted(people, key=lambda member: -people[member])
    values = [power[member].shapley_shubik for member in ranked]
    assert values == sorted(values, reverse=True)
    assert (
        power["DEU"].banzhaf / power["MLT"].banzhaf
        < power["DEU"].shapley_shubik / power["MLT"].shapley_shubik
    )


# --- assemblies of one's own --------------------------------------------------------------------


def test_the_usual_nature_is_the_ordinary_one_and_in_the_council_the_substantive_one() -> None:
    assert usual_nature(rulebook("GA"), NOW) == "ordinary"
    assert usual_nature(rulebook("SC"), NOW) == "substantive"
    assert usual_nature(rulebook("eu-council"), NOW) == "ordinary"


def test_a_veto_counts_only_in_the_nature_that_knows_it() -> None:
    council = a_small_council(5, 1, 3)
    assert voting_power(council, NOW)["M01"].banzhaf > voting_power(council, NOW)["M02"].banzhaf
    equal = voting_power(council, NOW, nature="procedural")
    assert len({p.banzhaf for p in equal.values()}) == 1


def test_a_member_that_does_not_vote_on_the_question_has_no_power() -> None:
    book = replace(a_small_assembly(3, SIMPLE), votes_on={"M03": frozenset({"procedural"})})
    power = voting_power(book, NOW)
    assert [p.shapley_shubik for p in power.values()] == [Fraction(1, 2), Fraction(1, 2), 0]
    assert power["M03"].banzhaf == 0


def test_a_blocking_minority_is_part_of_the_game() -> None:
    """Weights 5, 4, 2, 1 and two thirds of them: without A nothing but all others together."""
    shares = Requirement("members", Fraction(2, 3), weight="shares")
    half = Requirement("members", Fraction(1, 2))
    plain = voting_power(assembly(half, shares), A_DAY)
    blocking = voting_power(assembly(half, shares, blocking=2), A_DAY)
    assert plain["A"].banzhaf > blocking["A"].banzhaf
    alone = assembly(shares, blocking=2)
    assert voting_power(alone, A_DAY) == voting_power(assembly(shares), A_DAY), (
        "a blocking minority is about what is asked besides, not about the majority itself"
    )


# --- what cannot be told ------------------------------------------------------------------------


def test_a_body_without_a_roll_is_refused() -> None:
    with pytest.raises(RuleGapError, match="cannot be told"):
        voting_power("HRC", date(2022, 4, 1))


def test_a_day_without_weights_is_refused_with_the_days_that_have_them() -> None:
    with pytest.raises(RuleGapError) as caught:
        voting_power("eu-council", date(2026, 3, 1))
    assert "population" in caught.value.right
    assert "2025-01-01 to 2025-12-31" in caught.value.right


def test_a_class_of_question_the_book_does_not_know_is_refused() -> None:
    with pytest.raises(InputError, match="has no majority for idle questions") as caught:
        voting_power("SC", NOW, nature="idle")
    assert caught.value.right.startswith("one of procedural, division, ")
    assert "substantive" in caught.value.right


def test_a_majority_without_a_number_is_refused() -> None:
    book = replace(a_small_assembly(3, SIMPLE), provisions=(a_provision("majority.ordinary"),))
    with pytest.raises(RuleGapError, match="cannot be told"):
        voting_power(book, NOW)


def test_a_committee_has_the_power_of_the_members_of_the_assembly() -> None:
    power = voting_power("GA-COMMITTEE", NOW)
    assert len(power) == 193
    assert {p.banzhaf for p in power.values()} == {Fraction(1, 193)}


def test_a_book_for_the_council_keeps_its_vetoes() -> None:
    book = read_book('like = "SC"\nname = "The same"', where="ours", body=None)
    assert voting_power(book, NOW) == voting_power("SC", NOW)


def test_a_body_without_a_majority_is_asked_for_an_ordinary_one() -> None:
    assert usual_nature(rulebook("US-SENATE"), NOW) == "ordinary"
    with pytest.raises(RuleGapError, match="cannot be told"):
        voting_power("US-SENATE", NOW)


def test_by_weight_alone_one_member_may_win() -> None:
    """Nine of fifteen shares and no majority of heads: that member decides everything."""
    half = Requirement("members", Fraction(1, 2), strict=True, weight="shares")
    power = voting_power(assembly(half, by_member={"A": 9, "B": 3, "C": 2, "D": 1}), A_DAY)
    assert power["A"] == Power(Fraction(1), Fraction(1))
