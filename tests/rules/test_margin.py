"""The closed forms of the margin against a search over every reallocation."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from tests.builders import (
    SIMPLE,
    TWO_THIRDS,
    a_council_case,
    a_ga_case,
    a_provision,
    a_roll,
    a_roll_call_case,
    a_small_assembly,
    a_small_council,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.answer import Margin, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.provision import Requirement

CAST = (Position.YES, Position.NO, Position.ABSTAIN)
OPEN = Outcome.UNDETERMINED
MAJORITY_OF_MEMBERS = Requirement("members", SIMPLE.share, strict=True)


def fewest_by_search(case: Case) -> tuple[int | None, int | None]:
    """Fewest changed members for another outcome, at all and with abstainers only.

    Goes through every tally of the same size; the members changed are half the distance. An
    outcome that nobody can tell is no other outcome.
    """
    tally, outcome = case.tally, decide(case).outcome
    assert tally is not None
    assert tally.no is not None
    assert tally.abstain is not None
    now = (tally.yes, tally.no, tally.abstain)
    best: int | None = None
    quiet: int | None = None
    total = sum(now)
    for yes in range(total + 1):
        for no in range(total - yes + 1):
            then = (yes, no, total - yes - no)
            if decide(replace(case, tally=Tally(*then))).outcome in (outcome, OPEN):
                continue
            changed = sum(max(0, a - b) for a, b in zip(then, now, strict=True))
            best = changed if best is None else min(best, changed)
            if yes >= now[0] and no >= now[1]:
                quiet = changed if quiet is None else min(quiet, changed)
    return best, quiet


SMALL = [(y, n, a) for y in range(7) for n in range(7) for a in (0, 1, 2, 5) if y + n + a]


@pytest.mark.parametrize("nature", [Nature.ORDINARY, Nature.IMPORTANT, Nature.UNDETERMINED])
@pytest.mark.parametrize("question", [Question.DRAFT, Question.MOTION])
def test_relative_majorities_match_the_search(nature: Nature, question: Question) -> None:
    for yes, no, abstain in SMALL:
        case = a_ga_case(yes, no, abstain, nature=nature, question=question)
        check_against_search(case)


@pytest.mark.parametrize("share", ["3/5", "3/4", "1/3"])
@pytest.mark.parametrize("strict", [True, False])
def test_any_share_of_an_assembly_of_ones_own(share: str, strict: bool) -> None:
    from fractions import Fraction

    book = a_small_assembly(20, Requirement("present_and_voting", Fraction(share), strict=strict))
    for yes, no, abstain in SMALL:
        case = a_ga_case(yes, no, abstain, book=book, body=book.body)
        check_against_search(case)


def test_a_majority_of_all_members() -> None:
    book = a_small_assembly(9, MAJORITY_OF_MEMBERS)
    for yes, no, abstain in SMALL:
        if yes + no + abstain <= 9:
            check_against_search(a_ga_case(yes, no, abstain, book=book, body=book.body))


def check_against_search(case: Case) -> None:
    decision = decide(case)
    best, quiet = fewest_by_search(case)
    margin = decision.margin
    if decision.outcome is Outcome.UNDETERMINED or best is None:
        assert margin is None, case.tally
        return
    assert margin is not None, case.tally
    assert (margin.ballots, margin.abstain_only) == (best, quiet), case.tally
    assert decide(moved(case, margin)).outcome is margin.flips_to, case.tally


def moved(case: Case, margin: Margin) -> Case:
    assert case.tally is not None
    counts = Counter({"YES": case.tally.yes, "NO": case.tally.no, "ABSTAIN": case.tally.abstain})
    for move in margin.moves:
        counts[move.before] -= move.n
        counts[move.after] += move.n
    assert min(counts.values()) >= 0
    assert sum(move.n for move in margin.moves) == margin.ballots
    return replace(case, tally=Tally(counts["YES"], counts["NO"], counts["ABSTAIN"]))


# --- a council with a veto: members have faces, so the search goes through assignments ---------


@pytest.mark.parametrize("nature", [Nature.SUBSTANTIVE, Nature.PROCEDURAL, None])
def test_a_small_council_matches_the_search_over_every_assignment(nature: Nature | None) -> None:
    book, members = a_small_council(5, 2, votes=3), a_roll(5)
    options = (*CAST, Position.NON_VOTING)
    outcome = {
        votes: decide(a_roll_call_case(book, dict(zip(members, votes, strict=True)), nature))
        for votes in product(options, repeat=5)
    }
    for votes, decision in outcome.items():
        others = [
            (distance(votes, other), quiet_change(votes, other))
            for other, found in outcome.items()
            if found.outcome not in (decision.outcome, OPEN) and same_casters(votes, other)
        ]
        margin = decision.margin
        if decision.outcome is Outcome.UNDETERMINED or not others:
            assert margin is None, votes
            continue
        assert margin is not None, votes
        assert margin.ballots == min(d for d, _ in others), votes
        quiet = [d for d, only_abstainers in others if only_abstainers]
        assert margin.abstain_only == min(quiet, default=None), votes


def distance(one: tuple[Position, ...], other: tuple[Position, ...]) -> int:
    return sum(a is not b for a, b in zip(one, other, strict=True))


def quiet_change(one: tuple[Position, ...], other: tuple[Position, ...]) -> bool:
    return all(a is b or a is Position.ABSTAIN for a, b in zip(one, other, strict=True))


def same_casters(one: tuple[Position, ...], other: tuple[Position, ...]) -> bool:
    silent = Position.NON_VOTING
    return all((a is silent) == (b is silent) for a, b in zip(one, other, strict=True))


# --- real figures, by hand --------------------------------------------------------------------


def test_one_permanent_member_can_defeat_an_adopted_council_text() -> None:
    case = a_council_case(10, 0, 5, positions={"FRA": Position.ABSTAIN})
    margin = decide(case).margin
    assert margin is not None
    assert margin.ballots == 1
    assert margin.abstain_only == 1
    assert margin.flips_to is Outcome.NOT_ADOPTED


def test_fifteen_votes_of_fifteen_include_a_permanent_member_even_unnamed() -> None:
    margin = decide(a_council_case(10, 0, 5)).margin
    assert margin is not None
    assert margin.ballots == 1
    assert margin.moves[0].before == "UNKNOWN"


def test_a_double_veto_needs_two_members_to_change() -> None:
    against = {"CHN": Position.NO, "RUS": Position.NO}
    margin = decide(a_council_case(9, 2, 4, positions=against)).margin
    assert margin is not None
    assert (margin.ballots, margin.abstain_only) == (2, None)


def test_two_thirds_of_a_hundred_and_eleven() -> None:
    """93 to 18: after 20 turned votes 73 to 38 is short of two thirds, after 19 it is not."""
    margin = decide(a_ga_case(93, 18, 65, nature=Nature.IMPORTANT)).margin
    assert margin is not None
    assert 74 >= 2 * 37
    assert 73 < 2 * 38
    assert margin.ballots == 20
    assert margin.abstain_only == 29
    assert TWO_THIRDS.is_two_thirds


def test_exactly_nine_unnamed_votes_hang_on_one_whoever_it_is() -> None:
    margin = decide(a_council_case(9, 0, 0)).margin
    assert margin is not None
    assert margin.ballots == 1


def test_ten_unnamed_votes_with_five_silent_hang_on_two_for_certain_and_perhaps_on_one() -> None:
    """The five permanent members may all be silent: then two must leave, else one can veto."""
    margin = decide(a_council_case(10, 0, 0)).margin
    assert margin is not None
    assert (margin.ballots, margin.exact) == (2, False)


@pytest.mark.parametrize(
    ("yes", "no", "flips_after"),
    [(76, 35, 21), (100, 50, 26), (40, 60, 27)],
)
def test_without_a_ruling_the_outcome_must_change_under_both_majorities(
    yes: int, no: int, flips_after: int
) -> None:
    """76-35: 21 turned make it 55-56, lost either way; 20 make it 56-55, which needs a ruling.
    100-50: 25 make a tie, no decision or lost; 26 lose it. 40-60: 27 make it 67-33."""
    decision = decide(a_ga_case(yes, no, nature=None))
    assert decision.margin is not None
    assert decision.margin.ballots == flips_after
    assert decision.margin.flips_to is not OPEN
    assert decision.margin.flips_to is not decision.outcome


@pytest.mark.parametrize(("nature", "exact"), [(None, False), (Nature.IMPORTANT, True)])
def test_fewer_may_do_where_the_majority_is_not_known(nature: Nature | None, exact: bool) -> None:
    """76-35: had two thirds been required, three would do (73 < 2 x 38)."""
    margin = decide(a_ga_case(76, 35, nature=nature)).margin
    assert margin is not None
    assert margin.exact is exact
    assert margin.ballots == (3 if nature else 21)


def test_a_council_vote_of_unknown_nature_is_lost_for_certain_only_below_nine() -> None:
    """15-0: one permanent member could veto it if substantive; seven must leave in any case."""
    margin = decide(a_council_case(15, 0, nature=None)).margin
    assert margin is not None
    assert (margin.ballots, margin.exact, margin.permanent) == (7, False, False)


def test_where_nobody_voted_nobody_can_turn_it_under_any_majority() -> None:
    book = replace(
        a_small_assembly(5, SIMPLE),
        readings=("ordinary", "important"),
        provisions=(
            a_provision("majority.ordinary", SIMPLE),
            a_provision("majority.important", TWO_THIRDS),
        ),
    )
    case = a_ga_case(0, 0, body=book.body, book=book, nature=None)
    answer = decide(case)
    assert (answer.outcome, answer.margin) == ("not_adopted", None)
    assert fewest_by_search(case) == (None, None)
