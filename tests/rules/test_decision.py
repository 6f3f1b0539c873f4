"""The law step by step: thresholds below, on and above; whose ballots count; what is undecided."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import a_council_case, a_ga_case

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.rulebook import rulebook

YES, NO, ABSTAIN = Position.YES, Position.NO, Position.ABSTAIN


def words(case: Case) -> tuple[str, str]:
    decision = decide(case)
    return str(decision.outcome), str(decision.code)


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
    assert words(a_ga_case(yes, no, 20, question=question)) == expected


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
        words(a_ga_case(yes, 111 - yes, 50, question=question, nature=Nature.IMPORTANT)) == expected
    )


@pytest.mark.parametrize(
    ("yes", "outcome"), [(128, "not_adopted"), (129, "adopted"), (130, "adopted")]
)
def test_charter_amendments_count_all_members(yes: int, outcome: str) -> None:
    assert words(a_ga_case(yes, 0, question=Question.CHARTER_AMENDMENT, nature=None))[0] == outcome


def test_the_members_of_the_day_count() -> None:
    """131 Members in November 1971: 88 are two thirds, 87 are not."""
    day = date(1971, 11, 1)
    on = a_ga_case(88, 0, question=Question.CHARTER_AMENDMENT, nature=None, day=day)
    below = a_ga_case(87, 0, question=Question.CHARTER_AMENDMENT, nature=None, day=day)
    assert (words(on)[0], words(below)[0]) == ("adopted", "not_adopted")


@pytest.mark.parametrize("body", ["GA", "GA-C3"])
@pytest.mark.parametrize(
    ("yes", "no", "code"),
    [(39, 20, "failed_two_thirds"), (40, 20, "adopted"), (41, 20, "adopted")],
)
def test_reconsideration_takes_two_thirds(body: str, yes: int, no: int, code: str) -> None:
    case = a_ga_case(yes, no, question=Question.RECONSIDERATION, nature=None, body=body)
    assert words(case)[1] == code


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
    ("yes", "no", "put", "outcome"),
    [
        (11, 10, "overrule", "adopted"),
        (10, 10, "overrule", "not_adopted"),
        (9, 10, "overrule", "not_adopted"),
        (11, 10, "uphold", "not_adopted"),
        (10, 10, "uphold", "not_adopted"),
        (9, 10, "uphold", "adopted"),
    ],
)
def test_adopted_means_overruled_and_a_tie_leaves_the_ruling(
    yes: int, no: int, put: str, outcome: str
) -> None:
    case = a_ga_case(yes, no, question=Question.APPEAL, nature=None, put=put)
    assert words(case)[0] == outcome


def test_the_margin_of_an_appeal_speaks_of_the_votes_as_they_were_put() -> None:
    """Upheld by 12 to 10: one supporter of the ruling turning makes it 11 to 11, still upheld."""
    decision = decide(a_ga_case(12, 10, question=Question.APPEAL, nature=None, put="uphold"))
    assert decision.margin is not None
    assert [(m.before, m.after, m.n) for m in decision.margin.moves] == [("YES", "NO", 2)]


@pytest.mark.parametrize(
    ("yes", "code"), [(19, "rejected_no_majority"), (20, "tie_rejected"), (21, "adopted")]
)
def test_committees_decide_important_questions_by_simple_majority(yes: int, code: str) -> None:
    case = a_ga_case(yes, 20, body="GA-COMMITTEE", nature=Nature.IMPORTANT)
    assert words(case)[1] == code
    assert decide(case).binding == ("internal" if code == "adopted" else None)


@pytest.mark.parametrize(("present", "outcome"), [(96, "no_decision"), (97, "adopted")])
@pytest.mark.parametrize("body", ["GA", "GA-COMMITTEE"])
def test_a_majority_must_be_present_to_decide(body: str, present: int, outcome: str) -> None:
    assert words(a_ga_case(60, 20, 10, present=present, body=body))[0] == outcome


def test_presence_is_not_asked_for_where_it_is_not_given() -> None:
    assert words(a_ga_case(5, 2))[0] == "adopted"


# --- who rules on the nature ------------------------------------------------------------------


def test_both_majorities_agreeing_decide_without_a_ruling() -> None:
    decision = decide(a_ga_case(100, 50, 30, nature=None))
    assert decision.outcome == "adopted"
    assert "Nobody ruled" in decision.reasons[0].text
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (100, 150)


@pytest.mark.parametrize(("yes", "no"), [(99, 50), (51, 50), (50, 50)])
def test_majorities_that_disagree_need_a_ruling(yes: int, no: int) -> None:
    decision = decide(a_ga_case(yes, no, 10, nature=None))
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")
    assert decision.margin is None
    assert {reason.holds for reason in decision.reasons} == {True, False} or yes == no


def test_a_lost_vote_is_lost_under_both() -> None:
    assert words(a_ga_case(49, 50, nature=None)) == ("not_adopted", "rejected_no_majority")


def test_before_any_rule_on_parts_both_majorities_are_tried() -> None:
    day = date(1948, 12, 1)
    part = {"question": Question.PART, "nature": Nature.IMPORTANT, "day": day}
    assert words(a_ga_case(30, 20, **part)) == ("undetermined", "needs_ruling")
    assert words(a_ga_case(40, 20, **part)) == ("adopted", "adopted")
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
    assert words(a_council_case(8, 2, 5, nature=None, positions=against)) == (
        "not_adopted",
        "insufficient_affirmative",
    )
    assert words(a_council_case(14, 1, nature=None, positions=against)) == (
        "undetermined",
        "needs_ruling",
    )
    assert words(a_council_case(15, 0, nature=None)) == ("adopted", "adopted")
    assert words(a_council_case(14, 1, nature=None)) == ("undetermined", "unknown_voters")


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
    assert words(a_council_case(yes, 0, 15 - yes, day=date(1966, 1, 1)))[0] == outcome


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


@pytest.mark.parametrize(("yes", "outcome"), [(8, "not_adopted"), (9, "adopted")])
def test_overruling_the_president_takes_nine(yes: int, outcome: str) -> None:
    case = a_council_case(yes, 15 - yes, question=Question.APPEAL, nature=None, put="overrule")
    assert words(case)[0] == outcome


def test_upholding_is_not_needed_by_nine_only_overruling() -> None:
    """Five for the ruling, eight against it: the ruling stands; nine against overrule it."""
    question = {"question": Question.APPEAL, "nature": None, "put": "uphold"}
    assert words(a_council_case(5, 8, 2, **question))[0] == "not_adopted"
    assert words(a_council_case(5, 9, 1, **question))[0] == "adopted"


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
    assert words(case)[0] == "adopted"


def test_a_party_by_ruling_cannot_veto() -> None:
    day, against = date(1947, 3, 25), {"GBR": NO}
    free = a_council_case(8, 1, 2, day=day, positions=against)
    barred = a_council_case(8, 1, 2, day=day, positions=against, parties=frozenset({"GBR"}))
    assert words(free)[1] == "veto"
    decision = decide(barred)
    assert (decision.outcome, decision.negative_permanent) == ("adopted", ("GBR",))
    assert any("27(3)" in r.provision and "discarded" in r.text for r in decision.reasons)


def test_a_party_loses_its_yes_too_on_a_substantive_question_only() -> None:
    party = {"positions": {"ARG": YES}, "parties": frozenset({"ARG"}), "day": date(1960, 6, 23)}
    assert words(a_council_case(7, 0, 4, **party))[1] == "insufficient_affirmative"
    assert words(a_council_case(7, 0, 4, nature=Nature.PROCEDURAL, **party))[1] == "adopted"


# --- ballots that do not count, votes not taken -------------------------------------------------


def test_a_ballot_barred_by_article_19_is_discarded_and_said_so() -> None:
    barred = frozenset({"AFG"})
    kept = a_ga_case(51, 50, positions={"AFG": YES})
    discarded = decide(a_ga_case(51, 50, positions={"AFG": YES}, barred=barred))
    assert words(kept)[0] == "adopted"
    assert discarded.code == "tie_second_vote"
    assert discarded.reasons[0].provision == "Charter Art. 19"
    assert "discarded" in discarded.reasons[0].text


def test_a_barred_member_whose_ballot_is_not_known_changes_nothing() -> None:
    decision = decide(a_ga_case(51, 50, barred=frozenset({"AFG"})))
    assert decision.outcome == "adopted"
    assert "no ballot of it is known" in decision.reasons[0].text


@pytest.mark.parametrize("body", ["GA", "GA-C1", "SC", "HRC", "CHR"])
def test_silence_adopts_and_objection_asks_for_a_vote(body: str) -> None:
    book = rulebook(body)
    day = date(2000, 1, 1) if body == "CHR" else date(2025, 2, 24)
    quiet = Case(body, book, Question.DRAFT, day, method=Method.WITHOUT_VOTE)
    assert words(quiet) == ("adopted", "adopted_without_vote")
    objected = Case(body, book, Question.DRAFT, day, method=Method.WITHOUT_VOTE, objection=True)
    assert words(objected) == ("no_decision", "vote_required")


@pytest.mark.parametrize("body", ["HRC", "CHR"])
@pytest.mark.parametrize(
    ("yes", "code"), [(19, "rejected_no_majority"), (20, "tie_rejected"), (21, "adopted")]
)
def test_human_rights_bodies_decide_by_simple_majority(body: str, yes: int, code: str) -> None:
    day = date(2005, 4, 14) if body == "CHR" else date(2022, 4, 1)
    case = Case(body, rulebook(body), Question.DRAFT, day, tally=Tally(yes, 20, 7))
    assert words(case)[1] == code


def test_a_body_whose_rules_are_not_compiled_is_not_guessed_at() -> None:
    case = Case(
        "US-SENATE", rulebook("US-SENATE"), Question.DRAFT, date(2020, 1, 1), tally=Tally(60, 40, 0)
    )
    decision = decide(case)
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")
    assert decision.reasons[0].provision == "No provision compiled"


def test_a_majority_of_unknown_votes_cannot_be_taken() -> None:
    decision = decide(a_ga_case(60, 0, tally=Tally(60, None, None)))
    assert (decision.outcome, decision.code) == ("undetermined", "unknown_tally")


# --- what it binds ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "binding"),
    [
        (a_ga_case(10, 1), "recommendation"),
        (a_ga_case(10, 1, question=Question.AMENDMENT), "internal"),
        (a_ga_case(150, 1, question=Question.CHARTER_AMENDMENT, nature=None), "decision"),
        (a_council_case(15, 0), "depends_on_text"),
        (a_council_case(15, 0, question=Question.RECOMMENDATION, nature=None), "recommendation"),
        (a_council_case(15, 0, nature=Nature.PROCEDURAL), "procedural"),
        (a_council_case(15, 0, question=Question.PART), "internal"),
        (a_ga_case(1, 10), None),
    ],
)
def test_binding_by_body_and_question(case: Case, binding: str | None) -> None:
    assert decide(case).binding == binding


def test_article_25_is_cited_for_a_council_text() -> None:
    assert any(r.provision == "Charter Art. 25" for r in decide(a_council_case(15, 0)).reasons)


def test_the_answer_as_json_has_the_fields_of_the_contract() -> None:
    answer = decide(a_ga_case(93, 18, 65, nature=Nature.IMPORTANT)).to_dict()
    assert set(answer) == {
        "outcome", "code", "vetoes", "negative_permanent", "required", "margin", "binding",
        "reasons",
    }  # fmt: skip
    assert answer["required"] == {"yes": 74, "of": 111, "base": "members present and voting"}
    assert set(answer["margin"]) == {"ballots", "flips_to", "moves", "abstain_only"}
    assert answer["margin"]["moves"] == [{"from": "YES", "to": "NO", "n": 20}]
    assert set(answer["reasons"][0]) == {"provision", "source", "text", "holds"}
