"""Weighted votes: decisions and margins against plain arithmetic over every possible vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, product

import pytest
from tests.builders import A_DAY, SIMPLE, a_provision
from tests.rules.weighted import (
    ABSTAIN,
    ALL,
    NO,
    SILENT,
    WEIGHTS,
    YES,
    a_case,
    adopts,
    assembly,
    counted,
    every_vote,
    fewest_changes,
    meets,
    weights_of,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Code, Outcome
from hemicycle.rules.decision import decide
from hemicycle.rules.fewest import fewest
from hemicycle.rules.law import Rulebook
from hemicycle.rules.provision import Requirement
from hemicycle.rules.weighing import surplus

HALF, TWO_THIRDS, MOST = Fraction(1, 2), Fraction(2, 3), Fraction(13, 20)
HEADS = Requirement("members", Fraction(11, 20))
SHARES = [
    Requirement("members", MOST, weight="shares"),
    Requirement("present_and_voting", HALF, strict=True, weight="shares"),
    Requirement("present_and_voting", TWO_THIRDS, weight="shares"),
    Requirement("cast", HALF, weight="shares"),
    Requirement("not_abstaining", Fraction(3, 4), weight="shares"),
    Requirement("votes", votes=7, weight="shares"),
]
BOOKS = {
    **{f"shares alone, {each.words}": assembly(each) for each in SHARES},
    **{f"heads and {each.words}": assembly(HEADS, each) for each in SHARES},
    "heads, shares and a blocking minority of two": assembly(HEADS, SHARES[0], blocking=2),
    "heads, two shares and a blocking minority": assembly(HEADS, *SHARES[:3], blocking=2),
    "shares and a veto": assembly(SHARES[0], veto="CD"),
    "heads, shares, a veto and a blocking minority": assembly(
        HEADS, SHARES[2], veto="B", blocking=3
    ),
    "two thirds of the heads voting, and three shares": assembly(
        Requirement("present_and_voting", TWO_THIRDS),
        Requirement("votes", votes=3, weight="shares"),
    ),
    "three heads and shares": assembly(Requirement("votes", votes=3), SHARES[0]),
    "unanimity, with abstentions": assembly(Requirement("not_abstaining", Fraction(1))),
    "unanimity, with a veto": assembly(Requirement("not_abstaining", Fraction(1)), veto="A"),
}


@pytest.fixture(params=BOOKS.values(), ids=BOOKS)
def book(request: pytest.FixtureRequest) -> Rulebook:
    found = request.param
    assert isinstance(found, Rulebook)
    return found


def test_every_vote_is_decided_as_plain_arithmetic_has_it(book: Rulebook) -> None:
    for positions in every_vote(WEIGHTS):
        answer = decide(a_case(book, positions))
        assert (answer.outcome == "adopted") is adopts(book, positions), positions
        assert answer.outcome in ("adopted", "not_adopted")


def test_every_margin_is_the_fewest_members_that_turn_it(book: Rulebook) -> None:
    for positions in every_vote(WEIGHTS):
        margin = decide(a_case(book, positions)).margin
        assert (margin.ballots if margin else None) == fewest_changes(book, positions), positions
        if margin is not None:
            assert margin.exact
            assert margin.abstain_only == fewest_changes(book, positions, only=ABSTAIN)
            assert sum(move.n for move in margin.moves) == margin.ballots


def test_the_moves_named_do_turn_it(book: Rulebook) -> None:
    for positions in every_vote(WEIGHTS):
        margin = decide(a_case(book, positions)).margin
        if margin is None:
            continue
        turned = dict(positions)
        for move in margin.moves:
            anybody = [m for m, p in positions.items() if p == move.before][: move.n]
            assert len(move.members) in (0, move.n)
            for member in move.members or anybody:
                assert turned[member] == move.before
                turned[member] = Position(move.after)
        assert decide(a_case(book, turned)).outcome == margin.flips_to
        assert adopts(book, turned) is not adopts(book, positions)


@pytest.mark.parametrize("known", [(), ("A",), tuple(WEIGHTS)])
def test_without_a_veto_anybody_can_make_the_moves(known: tuple[str, ...]) -> None:
    """Unanimity, heads alone: four in favour, and any one of them can bring it down.

    The same for permanent members on a question on which they have no veto.
    """
    plain = assembly(Requirement("not_abstaining", Fraction(1)))
    for book in (plain, replace(plain, permanent=frozenset(WEIGHTS))):
        case = a_case(book, dict.fromkeys(known, YES), tally=Tally(4, 0, 0))
        margin = decide(case).margin
        assert margin is not None
        assert margin.ballots == 1
        assert (margin.permanent, margin.members) == (False, ())


def test_unnamed_voters_decide_nothing_that_depends_on_them(book: Rulebook) -> None:
    """Every way of forgetting names: decided only where all ways of naming them agree."""
    for positions in list(every_vote(WEIGHTS))[::5]:
        for known in (("A",), ("B", "D"), ()):
            named = {m: p for m, p in positions.items() if m in known}
            case = a_case(book, named, tally=counted(positions.values()))
            outcomes = {adopts(book, each) for each in namings(positions, named)}
            answer = decide(case)
            if len(outcomes) == 1:
                assert (answer.outcome == "adopted") is outcomes.pop(), (positions, known)
            else:
                assert (answer.outcome, answer.code) == ("undetermined", "unknown_voters")
                assert answer.margin is None


def namings(
    positions: Mapping[str, Position], named: Mapping[str, Position]
) -> list[dict[str, Position]]:
    """Every vote with the same counts in which the named members voted as they are known to."""
    count = Counter(positions.values())
    loose = [m for m in positions if m not in named]
    every = (
        {**named, **dict(zip(loose, cast, strict=True))} for cast in product(ALL, repeat=len(loose))
    )
    return [vote for vote in every if Counter(vote.values()) == count]


@pytest.mark.parametrize("requirement", SHARES, ids=lambda each: each.words)
def test_the_surplus_is_at_least_and_at_most_what_some_naming_gives(
    requirement: Requirement,
) -> None:
    book = assembly(requirement)
    weights = book.weights[0]
    for positions in list(every_vote(WEIGHTS))[::5]:
        named = {"C": positions["C"]}
        every = [
            surplus(a_case(book, vote), requirement, counted(vote.values()), weights)
            for vote in namings(positions, named)
        ]
        tally = counted(positions.values())
        found = surplus(a_case(book, named, tally=tally), requirement, tally, weights)
        assert all(each.least == each.most for each in every)
        assert found.least == min(each.least for each in every)
        assert found.most == max(each.most for each in every)


def test_counts_that_are_not_known_leave_every_possibility_open() -> None:
    """Yes by name; of the others it is not known whether they voted."""
    book = assembly(SHARES[1])
    named = {"A": YES, "B": NO}
    for no, abstain in ((None, None), (1, None), (None, 0)):
        tally = Tally(1, no, abstain)
        found = surplus(a_case(book, named, tally=tally), SHARES[1], tally, book.weights[0])
        possible = [
            2 * 5 - (5 + 4 + against) - 1 for against in ({0, 1, 2, 3} if no is None else {0})
        ]
        assert (found.least, found.most) == (min(possible), max(possible))
        assert found.tally is None


# --- figures that are rounded, and days without figures -----------------------------------------


def test_close_to_the_line_rounded_figures_decide_nothing() -> None:
    """12 shares, 65 per cent of them 7.8: 9 are enough, 7 too few; within 1, neither is sure."""
    exact, coarse = assembly(SHARES[0]), assembly(SHARES[0], within=1)
    nine, seven, ten = {"A": YES, "B": YES}, {"A": YES, "C": YES}, {"A": YES, "B": YES, "D": YES}

    def outcome(book: Rulebook, yes: dict[str, Position]) -> tuple[Outcome, Code]:
        answer = decide(a_case(book, {**dict.fromkeys(WEIGHTS, NO), **yes}))
        return answer.outcome, answer.code

    assert outcome(exact, nine)[0] == "adopted"
    assert outcome(exact, seven)[0] == "not_adopted"
    assert outcome(coarse, ten)[0] == "adopted"
    assert outcome(coarse, nine)[0] == "adopted"
    assert outcome(coarse, seven) == ("undetermined", "unknown_tally")
    assert outcome(coarse, {"A": YES})[0] == "not_adopted"


def test_a_margin_under_rounded_figures_is_sure_and_says_that_fewer_may_do() -> None:
    """12 of 13 in favour, 8.45 needed. Without A 7 are left: missed, unless the 7 are 9."""
    five = {"A": 5, "B": 4, "C": 2, "D": 1, "E": 1}
    vote = {"A": YES, "B": YES, "C": YES, "D": YES, "E": NO}
    sharp = decide(a_case(assembly(SHARES[0], by_member=five), vote)).margin
    coarse = decide(a_case(assembly(SHARES[0], by_member=five, within=2), vote)).margin
    assert sharp is not None
    assert coarse is not None
    assert (sharp.ballots, sharp.members, sharp.exact) == (1, ("A",), True)
    assert (coarse.ballots, coarse.members, coarse.exact) == (2, ("A", "B"), False)


def test_a_day_without_figures_is_said_to_be_one() -> None:
    book = assembly(HEADS, SHARES[0], since=date(2025, 1, 1), until=date(2025, 2, 23))
    everybody = dict.fromkeys(WEIGHTS, YES)
    answer = decide(a_case(book, everybody))
    assert (answer.outcome, answer.code) == ("undetermined", "unknown_tally")
    assert any("No figures of the shares are compiled" in reason.text for reason in answer.reasons)
    assert [c.holds for c in answer.conditions] == [True, None]
    assert decide(a_case(book, everybody, day=date(2025, 2, 23))).outcome == "adopted"
    assert decide(a_case(book, everybody, day=date(2025, 1, 1))).outcome == "adopted"
    assert decide(a_case(book, everybody, day=date(2024, 12, 31))).outcome == "undetermined"


def test_a_requirement_known_to_be_missed_settles_it_whatever_the_figures() -> None:
    book = assembly(HEADS, SHARES[0], until=date(2025, 1, 1))
    answer = decide(a_case(book, {"A": YES, "B": NO, "C": NO, "D": NO}))
    assert (answer.outcome, answer.code) == ("not_adopted", "rejected_no_majority")
    assert answer.margin is None


# --- ties, codes and the shape of the answer ----------------------------------------------------


def test_a_tie_by_weight_is_a_tie() -> None:
    book = assembly(SHARES[1], by_member={"A": 3, "B": 2, "C": 1}, tie="second_vote")
    tied = {"A": YES, "B": NO, "C": NO}
    first = decide(a_case(book, tied))
    assert (first.outcome, first.code) == ("no_decision", "tie_second_vote")
    assert decide(a_case(book, tied, ballot_number=2)).code == "tie_rejected"
    assert first.margin is not None
    assert not first.margin.exact
    assert decide(a_case(book, {"A": NO, "B": YES, "C": ABSTAIN})).code == "rejected_no_majority"


def test_the_answer_shows_every_requirement() -> None:
    book = assembly(HEADS, SHARES[0])
    answer = decide(a_case(book, {"A": YES, "B": YES, "C": NO, "D": SILENT})).to_dict()
    assert answer["required"] == {"yes": 3, "of": 4, "base": "members"}
    assert answer["conditions"] == [
        {
            "words": "55 per cent of the members",
            "weight": None,
            "yes": 2,
            "needed": 3,
            "of": 4,
            "holds": False,
        },
        {
            "words": "65 per cent of the shares",
            "weight": "shares",
            "yes": 9,
            "needed": 8,
            "of": 12,
            "holds": True,
        },
    ]
    assert (
        "conditions" not in decide(a_case(assembly(HEADS), dict.fromkeys(WEIGHTS, YES))).to_dict()
    )


def test_what_the_unnamed_cannot_change_is_said() -> None:
    book = assembly(HEADS, SHARES[0])
    answer = decide(a_case(book, {}, tally=Tally(4, 0, 0)))
    assert answer.outcome == "adopted"
    named = decide(a_case(book, {"A": YES}, tally=Tally(3, 1, 0)))
    assert named.outcome == "adopted"
    assert "met whoever the unnamed voters were" in named.reasons[1].text
    lost = decide(a_case(book, {"A": NO}, tally=Tally(3, 1, 0)))
    assert "missed" not in lost.reasons[1].text, "all others voted yes, so all are known"
    assert lost.conditions[1].yes == 7


# --- the fewest members that reach several targets ----------------------------------------------


@pytest.mark.parametrize(
    ("gains", "needs", "size"),
    [
        ([(1, 5), (1, 9), (1, 3)], (2, 12), 2),
        ([(1, 5), (1, 9), (1, 3)], (1, 15), 3),
        ([(1, 5), (1, 9), (1, 3)], (1, 18), None),
        ([(9, 0), (0, 9), (5, 5), (5, 5)], (9, 9), 2),
        ([(9, 0), (0, 9), (8, 8), (1, 1)], (9, 9), 2),
        ([(4, 1), (1, 4), (3, 3), (2, 2)], (5, 5), 2),
        ([(1,)], (0,), 0),
        ([], (1,), None),
    ],
)
def test_the_fewest_that_reach_every_need(
    gains: list[tuple[int, ...]], needs: tuple[int, ...], size: int | None
) -> None:
    found = fewest(gains, needs)
    assert (len(found) if found is not None else None) == size
    if found is not None:
        reached = [sum(gains[n][k] for n in found) for k in range(len(needs))]
        assert all(got >= need for got, need in zip(reached, needs, strict=True))


def test_the_fewest_of_seven_by_every_choice() -> None:
    """Every need from nothing to more than all have, against the smallest of 128 choices."""
    gains = [(1, 9), (1, 7), (2, 5), (3, 4), (5, 1), (7, 1), (2, 2)]
    choices = [chosen for k in range(8) for chosen in combinations(range(7), k)]
    sums = {chosen: [sum(gains[n][i] for n in chosen) for i in (0, 1)] for chosen in choices}
    for needs in product(range(0, 23, 3), range(0, 31, 3)):
        enough = (
            chosen
            for chosen in choices
            if sums[chosen][0] >= needs[0] and sums[chosen][1] >= needs[1]
        )
        least, found = next(enough, None), fewest(gains, needs)
        assert (found is None) is (least is None), needs
        if found is not None and least is not None:
            assert len(found) == len(least), needs
            assert all(got >= need for got, need in zip(sums[tuple(sorted(found))], needs,
                                                        strict=True))  # fmt: skip


def test_the_reference_arithmetic_stands_on_the_line() -> None:
    """A, B and D have 10 of 12 shares, five sixths; C and D have a quarter."""
    vote = {"A": YES, "B": YES, "C": NO, "D": YES}
    for share, strict, held in ((Fraction(5, 6), False, True), (Fraction(5, 6), True, False)):
        asked = Requirement("members", share, strict=strict, weight="shares")
        assert meets(vote, asked, WEIGHTS) is held
        assert (decide(a_case(assembly(asked), vote)).outcome == "adopted") is held
    assert not SIMPLE.weight
    assert A_DAY.year == 2025


def test_rounded_weights_count_once_where_a_number_of_votes_is_asked_for() -> None:
    """Seven of twelve votes, and each sum may be out by one."""
    requirement = Requirement("votes", votes=7, weight="shares")
    rough = weights_of(WEIGHTS, within=1)
    for named, least in ((("A", "B"), 1), (("A", "C"), -1), (("A", "D"), -2)):
        positions = {member: YES if member in named else NO for member in WEIGHTS}
        tally = counted(positions.values())
        found = surplus(a_case(assembly(requirement), positions), requirement, tally, rough)
        assert (found.least, found.most) == (least, least + 2)


def test_a_position_that_is_not_known_is_an_unnamed_one() -> None:
    requirement = Requirement("members", Fraction(1, 2), strict=True, weight="shares")
    book = assembly(requirement)
    positions = {"A": YES, "B": Position.UNKNOWN, "C": NO, "D": Position.UNKNOWN}
    tally = Tally(2, 2, 0)
    found = surplus(a_case(book, positions, tally=tally), requirement, tally, book.weights[0])
    without = {"A": YES, "C": NO}
    same = surplus(a_case(book, without, tally=tally), requirement, tally, book.weights[0])
    assert found == same
    assert found.least < found.most


# --- two natures, neither ruled -----------------------------------------------------------------


def two_natures(ordinary: Requirement, important: Requirement, **fields: object) -> Rulebook:
    """A book that asks one requirement or another; nobody has ruled which."""
    book = assembly(ordinary, **fields)  # type: ignore[arg-type]
    other = a_provision("majority.important", important)
    return replace(book, readings=("ordinary", "important"), provisions=(*book.provisions, other))


def test_the_margin_of_two_shares_is_that_of_the_members_who_hold_them() -> None:
    """Of twelve shares eleven are in favour: the first alone, with five, turns both majorities."""
    book = two_natures(SHARES[1], SHARES[2])
    positions = {"A": YES, "B": YES, "C": YES, "D": NO}
    margin = decide(replace(a_case(book, positions), nature=None)).margin
    assert margin is not None
    assert (margin.ballots, margin.moves[0].members) == (1, ("A",))


def test_the_margin_of_two_shares_of_all_members_asks_for_nobody_against() -> None:
    """Of seven members five are in favour and none against: four and five are needed.

    Two that abstain instead lose it under both; against a majority of those voting three would be.
    """
    most = Requirement("members", Fraction(1, 2), strict=True)
    book = two_natures(most, Requirement("members", Fraction(2, 3)),
                       by_member=dict.fromkeys("ABCDEFG", 1))  # fmt: skip
    positions = {**dict.fromkeys("ABCDE", YES), **dict.fromkeys("FG", ABSTAIN)}
    margin = decide(replace(a_case(book, positions), nature=None)).margin
    assert margin is not None
    assert (margin.ballots, margin.flips_to) == (2, "not_adopted")
