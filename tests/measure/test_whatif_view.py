"""Pivotal members and cheapest changes against trying every member and every set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import (
    A_DAY,
    SIMPLE,
    TWO_THIRDS,
    a_roll_call_case,
    a_small_assembly,
    a_small_council,
)

from hemicycle.domain.body import body
from hemicycle.domain.vote import Nature, Position
from hemicycle.measure.whatif_suppose import CAST, recorded
from hemicycle.measure.whatif_view import Cheapest, View
from hemicycle.rules.decision import decide
from hemicycle.rules.law import Rulebook
from hemicycle.rules.rulebook import rulebook

BOOKS = (
    a_small_council(5, 2, 3),
    a_small_council(6, 1, 4),
    a_small_council(4, 0, 3),
    a_small_assembly(5, SIMPLE),
    a_small_assembly(6, TWO_THIRDS),
)
ANY = st.sampled_from([*CAST, Position.NON_VOTING])


@st.composite
def roll_calls(draw: st.DrawFn) -> tuple[Rulebook, dict[str, Position], Nature]:
    book = draw(st.sampled_from(BOOKS))
    natures = [Nature.SUBSTANTIVE, Nature.PROCEDURAL] if "council" in book.body else []
    nature = draw(st.sampled_from(natures or [Nature.ORDINARY]))
    return book, {member: draw(ANY) for member in sorted(book.members or ())}, nature


def outcome(book: Rulebook, positions: Mapping[str, Position], nature: Nature) -> str:
    return decide(a_roll_call_case(book, positions, nature)).outcome


def view(book: Rulebook, positions: Mapping[str, Position], nature: Nature) -> View:
    return View(recorded(a_roll_call_case(book, positions, nature)))


def tried(
    book: Rulebook, positions: Mapping[str, Position], nature: Nature
) -> set[tuple[str, Position, str]]:
    """Every single change that changes the outcome, by deciding each."""
    now = outcome(book, positions, nature)
    return {
        (member, to, then)
        for member, at in positions.items()
        for to in CAST
        if to is not at and (then := outcome(book, {**positions, member: to}, nature)) != now
    }


@given(roll_calls())
def test_pivotal_members_are_those_found_by_trying_each(
    vote: tuple[Rulebook, dict[str, Position], Nature],
) -> None:
    book, positions, nature = vote
    found = view(book, positions, nature).pivotal
    assert {(s.member, s.after, s.outcome) for s in found} == tried(book, positions, nature)
    assert all(positions[s.member] is s.before for s in found)


@st.composite
def council_of_fifteen(draw: st.DrawFn) -> tuple[Rulebook, dict[str, Position], Nature]:
    """The Council of 24 February 2025 at and about its nine votes."""
    members = sorted(body("SC").roll(A_DAY) or ())
    yes = draw(st.integers(8, 10))
    order = draw(st.permutations(members))
    rest = st.sampled_from([Position.NO, Position.ABSTAIN, Position.NON_VOTING])
    cast = {m: Position.YES if place < yes else draw(rest) for place, m in enumerate(order)}
    nature = draw(st.sampled_from([Nature.SUBSTANTIVE, Nature.PROCEDURAL]))
    return rulebook("SC"), cast, nature


@given(council_of_fifteen())
@settings(max_examples=40)
def test_pivotal_members_of_the_council(
    vote: tuple[Rulebook, dict[str, Position], Nature],
) -> None:
    book, positions, nature = vote
    assert {(s.member, s.after, s.outcome) for s in view(book, positions, nature).pivotal} == tried(
        book, positions, nature
    )


@given(roll_calls())
@settings(max_examples=60)
def test_every_choice_of_the_named_members_turns_the_outcome_and_fewer_do_not(
    vote: tuple[Rulebook, dict[str, Position], Nature],
) -> None:
    book, positions, nature = vote
    cheapest = view(book, positions, nature).cheapest
    if cheapest is None:
        return
    chosen = list(choices(cheapest))
    assert chosen
    for moves in chosen:
        assert len(moves) == cheapest.ballots
        assert outcome(book, {**positions, **moves}, nature) == cheapest.flips_to
    now = outcome(book, positions, nature)
    cast = [member for member, at in positions.items() if at in CAST]
    for members in combinations(cast, cheapest.ballots - 1):
        for changed in product(CAST, repeat=len(members)):
            moves = dict(zip(members, changed, strict=True))
            assert outcome(book, {**positions, **moves}, nature) == now


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("NNNNYY", [("NO", 1, "M01"), ("NO", 1, "M02 M03 M04")]),
        ("NNNAYY", [("NO", 1, "M01"), ("ABSTAIN", 1, "M04")]),
        ("YYYNNN", [("NO", 1, "M04 M05 M06")]),
        ("NYYYYA", [("NO", 1, "M01")]),
        ("AYYYYY", [("ABSTAIN", 1, "M01")]),
        ("YAYYYN", [("YES", 1, "M01 M03 M04 M05")]),
    ],
)
def test_the_vetoer_is_named_apart_from_those_who_will_do(
    line: str, steps: list[tuple[str, int, str]]
) -> None:
    # six members, four votes needed, M01 permanent
    book = a_small_council(6, 1, 4)
    words = {"Y": Position.YES, "N": Position.NO, "A": Position.ABSTAIN}
    positions = dict(zip(sorted(book.members or ()), map(words.__getitem__, line), strict=True))
    cheapest = view(book, positions, Nature.SUBSTANTIVE).cheapest
    assert cheapest is not None
    assert [(s.before, s.n, " ".join(s.among)) for s in cheapest.steps] == steps


def choices(cheapest: Cheapest) -> Iterator[dict[str, Position]]:
    """Every way of picking the members that the steps leave open."""
    picks = [
        [
            dict.fromkeys(members, Position(step.after))
            for members in combinations(step.among, step.n)
        ]
        for step in cheapest.steps
    ]
    for parts in product(*picks):
        moves = {member: to for part in parts for member, to in part.items()}
        if len(moves) == sum(step.n for step in cheapest.steps):
            yield moves


@given(roll_calls())
def test_a_seat_says_whether_its_no_is_a_veto(
    vote: tuple[Rulebook, dict[str, Position], Nature],
) -> None:
    book, positions, nature = vote
    for seat in view(book, positions, nature).permanent:
        case = a_roll_call_case(book, {**positions, seat.member: Position.NO}, nature)
        answer = decide(case)
        assert seat.vetoes == (seat.member in answer.vetoes)
        assert seat.if_no == answer.outcome
        quiet = {**positions, seat.member: Position.ABSTAIN}
        assert seat.if_abstain == outcome(book, quiet, nature)


def test_where_nobody_ruled_on_the_nature_a_veto_cannot_be_told() -> None:
    book = a_small_council(5, 2, 3)
    positions = dict.fromkeys(sorted(book.members or ()), Position.YES)
    seats = View(recorded(a_roll_call_case(book, positions))).permanent
    assert [(seat.member, seat.vetoes) for seat in seats] == [("M01", None), ("M02", None)]
    few = {**positions, "M03": Position.ABSTAIN, "M04": Position.NO, "M05": Position.NO}
    seats = View(recorded(a_roll_call_case(book, few))).permanent
    assert [seat.vetoes for seat in seats] == [False, False]  # two votes are too few either way
