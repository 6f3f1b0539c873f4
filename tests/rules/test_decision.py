"""The law step by step: thresholds below, on and above; whose ballots count; what is undecided."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import a_council_case, a_ga_case, a_vote_event, result_of

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.answer import Decision
from hemicycle.rules.case import Case, case_of
from hemicycle.rules.decision import decide
from hemicycle.rules.rulebook import rulebook

NO = Position.NO


# --- the Assembly -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        (49, 50, ("not_adopted", "rejected_no_majority")),
        (50, 50, ("no_decision", "tie_second_vote")),
        (51, 50, ("adopted", "adopted")),
    ],
)
@pytest.mark.parametrize("question", [Question.DRAFT, Question.AMENDMENT, Question.PART])
def test_ordinary_texts(question: Question, yes: int, no: int, expected: tuple[str, str]) -> None:
    assert result_of(a_ga_case(yes, no, 20, question=question)) == expected


@pytest.mark.parametrize(
    ("yes", "expected"),
    [
        (73, ("not_adopted", "failed_two_thirds")),
        (74, ("adopted", "adopted")),
        (75, ("adopted", "adopted")),
    ],
)
@pytest.mark.parametrize("question", [Question.DRAFT, Question.AMENDMENT, Question.PART])
def test_important_questions_and_their_parts(
    question: Question, yes: int, expected: tuple[str, str]
) -> None:
    """Two thirds of 111, and more than two thirds of 73 + 38 and 75 + 36."""
    assert (
        result_of(a_ga_case(yes, 111 - yes, 50, question=question, nature=Nature.IMPORTANT))
        == expected
    )


@pytest.mark.parametrize(
    ("yes", "outcome"), [(128, "not_adopted"), (129, "adopted"), (130, "adopted")]
)
def test_charter_amendments_count_all_members(yes: int, outcome: str) -> None:
    assert (
        result_of(a_ga_case(yes, 0, question=Question.CHARTER_AMENDMENT, nature=None))[0] == outcome
    )


def test_the_members_of_the_day_count() -> None:
    """131 Members in November 1971: 88 are two thirds, 87 are not."""
    day = date(1971, 11, 1)
    on = a_ga_case(88, 0, question=Question.CHARTER_AMENDMENT, nature=None, day=day)
    below = a_ga_case(87, 0, question=Question.CHARTER_AMENDMENT, nature=None, day=day)
    assert (result_of(on)[0], result_of(below)[0]) == ("adopted", "not_adopted")


@pytest.mark.parametrize("body", ["GA", "GA-C3"])
@pytest.mark.parametrize(
    ("yes", "no", "code"),
    [(39, 20, "failed_two_thirds"), (40, 20, "adopted"), (41, 20, "adopted")],
)
def test_reconsideration_takes_two_thirds(body: str, yes: int, no: int, code: str) -> None:
    case = a_ga_case(yes, no, question=Question.RECONSIDERATION, nature=None, body=body)
    assert result_of(case)[1] == code


@pytest.mark.parametrize(
    "question",
    [Question.MOTION, Question.DIVISION, Question.PRIORITY, Question.CLASSIFICATION],
)
@pytest.mark.parametrize(
    ("yes", "code"), [(9, "rejected_no_majority"), (10, "tie_rejected"), (11, "adopted")]
)
def test_motions_are_lost_on_a_tie(question: Question, yes: int, code: str) -> None:
    decision = decide(a_ga_case(yes, 10, question=question, nature=None))
    assert decision.code == code
    assert decision.binding == ("procedural" if code == "adopted" else None)


@pytest.mark.parametrize(
    ("yes", "code"), [(19, "rejected_no_majority"), (20, "tie_rejected"), (21, "adopted")]
)
def test_committees_decide_important_questions_by_simple_majority(yes: int, code: str) -> None:
    case = a_ga_case(yes, 20, body="GA-COMMITTEE", nature=Nature.IMPORTANT)
    assert result_of(case)[1] == code
    assert decide(case).binding == ("internal" if code == "adopted" else None)


# --- the Council ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "needed"),
    [(date(1965, 8, 30), 7), (date(1965, 8, 31), 9), (date(1965, 12, 31), 9)],
)
@pytest.mark.parametrize("nature", [Nature.SUBSTANTIVE, Nature.PROCEDURAL])
def test_council_thresholds_of_1965(day: date, needed: int, nature: Nature) -> None:
    for yes, outcome in ((needed - 1, "not_adopted"), (needed, "adopted"), (needed + 1, "adopted")):
        decision = decide(a_council_case(yes, 0, 11 - yes, day=day, nature=nature))
        assert decision.outcome == outcome
        assert decision.required is not None
        assert (decision.required.yes, decision.required.of) == (needed, 11)


@pytest.mark.parametrize(("yes", "outcome"), [(8, "not_adopted"), (9, "adopted"), (10, "adopted")])
def test_nine_of_fifteen_from_1966(yes: int, outcome: str) -> None:
    assert result_of(a_council_case(yes, 0, 15 - yes, day=date(1966, 1, 1)))[0] == outcome


def test_the_votes_are_counted_before_the_veto() -> None:
    against = {"RUS": NO}
    short = decide(a_council_case(8, 1, 6, positions=against))
    enough = decide(a_council_case(9, 1, 5, positions=against))
    assert (short.code, short.vetoes, short.negative_permanent) == (
        "insufficient_affirmative", (), ("RUS",),
    )  # fmt: skip
    assert (enough.code, enough.vetoes, enough.negative_permanent) == ("veto", ("RUS",), ())


def test_a_procedural_question_knows_no_veto() -> None:
    decision = decide(a_council_case(9, 1, 5, nature=Nature.PROCEDURAL, positions={"RUS": NO}))
    assert (decision.outcome, decision.negative_permanent) == ("adopted", ("RUS",))
    assert decision.binding == "procedural"


# --- other bodies, and what is not known ------------------------------------------------------


@pytest.mark.parametrize("body", ["HRC", "CHR"])
@pytest.mark.parametrize(
    ("yes", "code"), [(19, "rejected_no_majority"), (20, "tie_rejected"), (21, "adopted")]
)
def test_human_rights_bodies_decide_by_simple_majority(body: str, yes: int, code: str) -> None:
    day = date(2005, 4, 14) if body == "CHR" else date(2022, 4, 1)
    case = Case(body, rulebook(body), Question.DRAFT, day, tally=Tally(yes, 20, 7))
    assert result_of(case)[1] == code


def test_a_majority_of_unknown_votes_cannot_be_taken() -> None:
    decision = decide(a_ga_case(60, 0, tally=Tally(60, None, None)))
    assert (decision.outcome, decision.code) == ("undetermined", "unknown_tally")


# --- what is not known: the day, how an appeal was put, the ruling ------------------------------

NO_DAY = "The day of the vote is not known"


def undated(yes: int, **fields: object) -> Decision:
    event = a_vote_event(yes, 0, 2, date=None, nature=Nature.SUBSTANTIVE, **fields)
    return decide(case_of(event, None))


def test_the_outcome_that_is_the_same_on_every_day_is_told_by_the_last_rules() -> None:
    decision = undated(9)
    assert decision.outcome == "adopted"
    why, votes, *_ = decision.reasons
    assert (why.provision, why.holds) == ("Charter Art. 27(3)", True)
    assert why.source == "Charter of the United Nations, text of 1945"
    assert why.text == f"{NO_DAY}; it comes to the same."
    assert votes.source == "Charter as amended by res. 1991 A (XVIII)"
    assert votes.text.startswith("9 affirmative votes needed; 9 cast.")
    assert (decision.required, decision.margin) == (None, None)


def test_an_outcome_that_depends_on_the_day_is_open() -> None:
    decision = undated(8)
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")
    (why,) = decision.reasons
    assert (why.text, why.holds) == (f"{NO_DAY}, and the outcome depends on it.", False)
    assert why.source == "Charter of the United Nations, text of 1945"


def test_what_the_source_states_closes_that_too() -> None:
    decision = undated(8, outcome_announced="adopted")
    assert (decision.outcome, decision.code) == ("adopted", "as_announced")
    why, votes, *_ = decision.reasons
    assert why.holds
    assert why.text == (f"{NO_DAY}, and the outcome depends on it; the source lists it as adopted.")
    assert votes.text.startswith("7 affirmative votes needed; 8 cast.")


def test_an_appeal_is_tried_both_ways() -> None:
    lost = decide(case_of(a_vote_event(20, 20, 0, body="GA", question=Question.APPEAL), None))
    assert [reason.holds for reason in lost.reasons] == [True, True, False, True]
    assert lost.reasons[1].text.startswith("The question put was to uphold the ruling")
    assert (lost.required, lost.margin) == (None, None)


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [(30, 10, ("adopted", "adopted")), (10, 30, ("not_adopted", "rejected_no_majority"))],
)
def test_of_two_majorities_the_telling_one_is_told(
    yes: int, no: int, expected: tuple[str, str]
) -> None:
    """The highest bar that was passed; the lowest that was missed."""
    assert result_of(a_ga_case(yes, no, nature=None)) == expected


def test_an_open_majority_is_cited_by_the_usual_one_first() -> None:
    why, *reasons = decide(a_ga_case(30, 20, nature=None)).reasons
    assert (why.provision, why.holds) == ("Charter Art. 18(3); rules 85, 86", False)
    assert [reason.text.partition(":")[0] for reason in reasons] == ["If ordinary", "If important"]
    assert [reason.holds for reason in reasons] == [True, False]
