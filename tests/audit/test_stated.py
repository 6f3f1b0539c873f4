"""What counts as a stated outcome, and what does not."""

from __future__ import annotations

import pytest
from tests.builders import a_vote_event

from hemicycle.audit.stated import Basis, stated_outcome
from hemicycle.domain.vote import Question
from hemicycle.rules.answer import Outcome


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("adopted", Outcome.ADOPTED),
        ("not_adopted", Outcome.NOT_ADOPTED),
        ("rejected", Outcome.NOT_ADOPTED),
        ("veto", Outcome.NOT_ADOPTED),
        ("no_decision", Outcome.NO_DECISION),
        ("elected", Outcome.ELECTED),
    ],
)
def test_a_column_of_outcomes_is_taken_at_its_word(word: str, outcome: Outcome) -> None:
    stated = stated_outcome(a_vote_event(outcome_announced=word))
    assert stated is not None
    assert (stated.outcome, stated.basis) == (outcome, Basis.OUTCOME)


def test_a_word_not_known_here_states_nothing() -> None:
    assert stated_outcome(a_vote_event(outcome_announced="carried, it seems")) is None


@pytest.mark.parametrize(
    "title",
    [
        "Girl child : resolution / adopted by the General Assembly",
        "Girl child : resolution /adopted by the General Assembly",
        "Girl child : adopted by the General Assembly",
        "Situation in Turkmenistan : resolution / adopted by the General Assemly",
        "Trade: resolution / adopted by the General assembly ",
    ],
)
def test_the_cataloguers_closing_words_say_adopted(title: str) -> None:
    stated = stated_outcome(a_vote_event(body="GA", title=title))
    assert stated is not None
    assert (stated.outcome, stated.basis) == (Outcome.ADOPTED, Basis.WORDING)


@pytest.mark.parametrize(
    "title",
    [
        "TO ADOPT THE DRAFT RESOLUTION",
        "TO RECALL THE DECLARATION ADOPTED BY THE GENERAL ASSEMBLY",
        "Review of the decisions adopted by the General Assembly at its tenth special session",
        "Draft resolution I was adopted (resolution 65/83). I now put to the vote paragraph 2.",
        "TO REJECT THE REPORT",
        None,
    ],
)
def test_other_words_say_nothing_about_this_vote(title: str | None) -> None:
    assert stated_outcome(a_vote_event(body="GA", title=title)) is None


@pytest.mark.parametrize("question", [q for q in Question if q is not Question.DRAFT])
def test_the_title_of_a_part_or_amendment_is_that_of_its_text(question: Question) -> None:
    title = "Girl child : resolution / adopted by the General Assembly"
    assert stated_outcome(a_vote_event(body="GA", title=title, question=question)) is None


def test_the_words_speak_for_the_assembly_only() -> None:
    title = "Girl child : resolution / adopted by the General Assembly"
    assert stated_outcome(a_vote_event(body="HRC", title=title)) is None


def test_a_resolution_symbol_and_clear_counts_state_nothing() -> None:
    event = a_vote_event(100, 1, 0, body="GA", symbol="A/RES/41/13", title="Information")
    assert stated_outcome(event) is None
