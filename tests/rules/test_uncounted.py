"""Adoption without a vote, and outcomes only announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_DAY, SIMPLE, a_ga_case, a_small_assembly, a_vote_event, result_of

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.rules.answer import Reason
from hemicycle.rules.case import Case, case_of
from hemicycle.rules.decision import decide
from hemicycle.rules.rulebook import rulebook


@pytest.mark.parametrize("body", ["GA", "GA-C1", "SC", "HRC", "CHR"])
def test_silence_adopts_and_objection_asks_for_a_vote(body: str) -> None:
    book = rulebook(body)
    day = date(2000, 1, 1) if body == "CHR" else date(2025, 2, 24)
    quiet = Case(body, book, Question.DRAFT, day, method=Method.WITHOUT_VOTE)
    assert result_of(quiet) == ("adopted", "adopted_without_vote")
    objected = Case(body, book, Question.DRAFT, day, method=Method.WITHOUT_VOTE, objection=True)
    assert result_of(objected) == ("no_decision", "vote_required")


def test_an_outcome_without_votes_is_repeated_as_announced() -> None:
    event = a_vote_event(counted=None, outcome_announced="not_adopted", nature=Nature.SUBSTANTIVE)
    decision = decide(case_of(event, {"RUS": Position.NO, "CHN": Position.UNKNOWN}))
    assert (decision.outcome, decision.code) == ("not_adopted", "as_announced")
    assert decision.vetoes == ("RUS",)
    assert decision.required is None


def test_neither_votes_nor_outcome_is_undetermined() -> None:
    decision = decide(case_of(a_vote_event(counted=None), None))
    assert (decision.outcome, decision.code) == ("undetermined", "unknown_tally")


def test_an_announced_adoption_still_says_what_it_binds() -> None:
    decision = decide(case_of(a_vote_event(counted=None, outcome_announced="adopted"), None))
    assert (decision.outcome, decision.code) == ("adopted", "as_announced")
    assert decision.binding == "depends_on_text"
    assert decision.margin is None


def test_a_body_without_compiled_rules_decides_nothing_with_or_without_a_day() -> None:
    for day, words in ((date(2024, 4, 24), "on 2024-04-24"), (None, "without a date")):
        event = a_vote_event(50, 40, 2, body="US-SENATE", date=day)
        answer = decide(case_of(event, None))
        assert (answer.outcome, answer.code) == ("undetermined", "needs_ruling")
        assert words in answer.reasons[0].text


def test_an_appeal_put_to_uphold_needs_the_votes_against() -> None:
    case = a_ga_case(30, 0, question=Question.APPEAL, put="uphold", nature=None)
    assert decide(case).outcome == "not_adopted"
    answer = decide(replace(case, tally=Tally(30, None, None)))
    assert (answer.outcome, answer.code) == ("undetermined", "unknown_tally")


# --- word by word ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("objection", "text"),
    [
        (False, "Nobody asked for a vote."),
        (True, "There was an objection, so a vote is required."),
    ],
)
def test_silence_where_the_book_says_nothing_about_it(objection: bool, text: str) -> None:
    book = a_small_assembly(3, SIMPLE)
    case = Case("small-assembly", book, Question.DRAFT, A_DAY, method=Method.WITHOUT_VOTE,
                objection=objection)  # fmt: skip
    assert decide(case).reasons[0] == Reason(
        "Adoption without a vote", "as recorded", text, holds=not objection
    )


def test_silence_cites_the_rule_of_the_book() -> None:
    why = decide(a_ga_case(0, 0, tally=None, method=Method.WITHOUT_VOTE)).reasons[0]
    assert (why.provision, why.holds) == ("Practice of the Assembly", True)
    assert why.text.startswith("Nobody asked for a vote. The presiding officer takes it")
    asked = decide(a_ga_case(0, 0, tally=None, method=Method.WITHOUT_VOTE, objection=True))
    assert not asked.reasons[0].holds


AGAINST = {"RUS": Position.NO, "CHN": Position.NO, "DNK": Position.NO, "USA": Position.YES}


@pytest.mark.parametrize(
    ("announced", "nature", "vetoes", "negative"),
    [
        ("veto", None, ("CHN", "RUS"), ()),
        ("not_adopted", Nature.SUBSTANTIVE, ("CHN", "RUS"), ()),
        ("not_adopted", Nature.PROCEDURAL, (), ("CHN", "RUS")),
        ("not_adopted", None, (), ("CHN", "RUS")),
        ("adopted", Nature.PROCEDURAL, (), ("CHN", "RUS")),
    ],
)
def test_who_was_against_an_outcome_without_counts(
    announced: str, nature: Nature | None, vetoes: tuple[str, ...], negative: tuple[str, ...]
) -> None:
    event = a_vote_event(counted=None, outcome_announced=announced, nature=nature)
    decision = decide(case_of(event, AGAINST))
    assert (decision.vetoes, decision.negative_permanent) == (vetoes, negative)
    assert decision.reasons[0] == Reason(
        "No rule applied", "as announced",
        f"The source gives the outcome ({announced}) without the votes; not derived here.",
        holds=True,
    )  # fmt: skip


def test_a_defeat_with_nobody_known_against_it_names_no_veto() -> None:
    event = a_vote_event(counted=None, outcome_announced="not_adopted", nature=Nature.SUBSTANTIVE)
    decision = decide(case_of(event, {"DNK": Position.NO}))
    assert (decision.vetoes, decision.negative_permanent, decision.binding) == ((), (), None)


def test_what_is_missing_is_named() -> None:
    (why,) = decide(case_of(a_vote_event(counted=None), None)).reasons
    assert why == Reason(
        "No rule applied", "the source",
        "The source does not give the votes and the outcome.", holds=False,
    )  # fmt: skip
    (gap,) = decide(case_of(a_vote_event(50, 40, 2, body="US-SENATE"), None)).reasons
    assert (gap.provision, gap.holds) == ("No provision compiled", False)
    assert gap.text.startswith("No provision is compiled for draft in ")
