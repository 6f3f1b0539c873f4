"""Which majority governs, with and without a ruling."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import A_DAY, a_council_case, a_ga_case, result_of

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.errors import InputError
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.reading import nature_of
from hemicycle.rules.rulebook import rulebook

NO = Position.NO


@pytest.mark.parametrize(
    ("yes", "no", "code"),
    [
        (0, 0, "failed_two_thirds"),
        (1, 1, "failed_two_thirds"),
        (0, 1, "rejected_no_majority"),
        (14, 37, "rejected_no_majority"),
        (26, 15, "failed_two_thirds"),
    ],
)
@pytest.mark.parametrize("number", [1, 2])
def test_the_codes_of_a_lost_two_thirds_question(yes: int, no: int, code: str, number: int) -> None:
    """Design 4: a tie is failed_two_thirds; dossier C-02 (26-15) and C-04 (14-37, no majority)."""
    case = a_ga_case(yes, no, 9, nature=Nature.IMPORTANT, ballot_number=number)
    assert result_of(case) == ("not_adopted", code)


@pytest.mark.parametrize(("yes", "no"), [(99, 50), (51, 50), (50, 50)])
def test_majorities_that_disagree_need_a_ruling(yes: int, no: int) -> None:
    decision = decide(a_ga_case(yes, no, 10, nature=None))
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")
    assert decision.margin is None
    assert {reason.holds for reason in decision.reasons} == {True, False} or yes == no


def test_a_lost_vote_is_lost_under_both() -> None:
    assert result_of(a_ga_case(49, 50, nature=None)) == (
        "not_adopted",
        "rejected_no_majority",
    )


def test_before_any_rule_on_parts_both_majorities_are_tried() -> None:
    day = date(1948, 12, 1)
    part = {"question": Question.PART, "nature": Nature.IMPORTANT, "day": day}
    assert result_of(a_ga_case(30, 20, **part)) == ("undetermined", "needs_ruling")
    assert result_of(a_ga_case(40, 20, **part)) == ("adopted", "adopted")
    assert "No rule or practice is compiled" in decide(a_ga_case(30, 20, **part)).reasons[0].text


@pytest.mark.parametrize(
    ("majority", "code"), [("simple", "adopted"), ("two_thirds", "failed_two_thirds")]
)
def test_a_ruling_overrides_the_book_and_is_named(majority: str, code: str) -> None:
    decision = decide(a_ga_case(30, 20, nature=None, majority=majority))
    assert decision.code == code
    assert decision.reasons[0].provision == "Ruling or practice"


def test_a_council_vote_without_nature_is_decided_where_it_makes_no_difference() -> None:
    against = {"USA": NO}
    assert result_of(a_council_case(8, 2, 5, nature=None, positions=against)) == (
        "not_adopted",
        "insufficient_affirmative",
    )
    assert result_of(a_council_case(14, 1, nature=None, positions=against)) == (
        "undetermined",
        "needs_ruling",
    )
    assert result_of(a_council_case(15, 0, nature=None)) == ("adopted", "adopted")
    assert result_of(a_council_case(14, 1, nature=None)) == (
        "undetermined",
        "unknown_voters",
    )


def test_the_preliminary_question_can_be_vetoed_and_says_why() -> None:
    case = a_council_case(
        9, 1, 5, question=Question.PRELIMINARY, nature=None, positions={"RUS": NO}
    )
    decision = decide(case)
    assert decision.code == "veto"
    assert "Four-power statement" in decision.reasons[0].provision


def test_a_ruling_can_make_the_preliminary_question_procedural() -> None:
    case = a_council_case(
        9, 1, 5, question=Question.PRELIMINARY, nature=Nature.PROCEDURAL, positions={"RUS": NO}
    )
    assert result_of(case)[0] == "adopted"


def test_a_body_whose_rules_are_not_compiled_is_not_guessed_at() -> None:
    case = Case(
        "US-SENATE", rulebook("US-SENATE"), Question.DRAFT, date(2020, 1, 1), tally=Tally(60, 40, 0)
    )
    decision = decide(case)
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")
    assert decision.reasons[0].provision == "No provision compiled"


def test_a_motion_may_have_a_majority_of_its_own() -> None:
    """Closure in the Model UN committee: seven of eleven are not two thirds, eight are."""
    mun = {"body": "mun", "date": date(2026, 3, 14), "question": "motion"}
    for yes, no, outcome in ((7, 4, "not_adopted"), (8, 4, "adopted"), (9, 3, "adopted")):
        ballots = {"yes": yes, "no": no, "abstain": 0}
        closure = decide({**mun, "motion": "close_debate", "ballots": ballots})
        assert closure.outcome == outcome
        assert closure.reasons[0].provision == "Rule on closure"
        tabling = decide({**mun, "motion": "adjourn_debate", "ballots": ballots})
        assert (tabling.outcome, tabling.reasons[0].provision) == (outcome, "Rule on tabling")
    ballots = {"yes": 7, "no": 4, "abstain": 0}
    for other in ({"motion": "suspend"}, {}):
        assert decide({**mun, **other, "ballots": ballots}).outcome == "adopted"
    ruled = decide({**mun, "motion": "close_debate", "majority": "simple", "ballots": ballots})
    assert ruled.outcome == "adopted"


def test_only_a_motion_has_a_kind() -> None:
    ballots = {"yes": 7, "no": 4, "abstain": 0}
    with pytest.raises(InputError, match="motion belongs to a motion, not to draft"):
        decide({"body": "GA", "date": date(2025, 1, 1), "motion": "x", "ballots": ballots})


def test_a_question_nobody_classed_is_undetermined() -> None:
    case = a_ga_case(30, 20, nature=None)
    assert nature_of(case, case.book.at(A_DAY)) is Nature.UNDETERMINED
    asked = a_ga_case(30, 20, nature=None, question=Question.PRELIMINARY)
    assert nature_of(asked, asked.book.at(A_DAY)) is Nature.PROCEDURAL


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        (Question.DIVISION, "Rule 89"),
        (Question.PRIORITY, "Rules 85, 91"),
        (Question.CLASSIFICATION, "Charter Art. 18(3); rule 85"),
        (Question.MOTION, "Charter Art. 18(3); rules 85, 86"),
        (Question.RECONSIDERATION, "Rule 81"),
    ],
)
def test_a_motion_is_decided_by_its_own_rule(question: Question, rule: str) -> None:
    assert decide(a_ga_case(30, 10, question=question, nature=None)).reasons[0].provision == rule


def test_a_tie_on_a_kind_without_a_rule_of_its_own_is_a_procedural_one() -> None:
    mun = {"body": "mun", "date": A_DAY, "question": "recommendation", "nature": "ordinary"}
    tied = decide({**mun, "ballots": {"yes": 5, "no": 5, "abstain": 0}})
    assert tied.code == "tie_rejected"
    assert tied.reasons[-1].provision == "Rule on ties"
