"""Adoption without a vote, and outcomes only announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import a_ga_case, a_vote_event, result_of

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question
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
