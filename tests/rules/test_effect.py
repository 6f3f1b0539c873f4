"""What an adopted question binds."""

from __future__ import annotations

import pytest
from tests.builders import (
    A_DAY,
    SIMPLE,
    a_council_case,
    a_ga_case,
    a_small_assembly,
    a_vote_event,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Question
from hemicycle.errors import InputError
from hemicycle.rules.answer import Binding
from hemicycle.rules.case import Case, case_of
from hemicycle.rules.decision import decide
from hemicycle.rules.effect import binding_of
from hemicycle.rules.rulebook import rulebook


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


@pytest.mark.parametrize("effect", ["decision", "internal", "recommendation"])
def test_a_case_may_say_what_its_text_does(effect: str) -> None:
    """Dossier 2.7: budget, membership and subsidiary organs have binding or operative effect."""
    case = {"body": "GA", "date": "2006-03-15", "ballots": {"yes": 170, "no": 4, "abstain": 3}}
    decision = decide({**case, "effect": effect})
    assert decision.binding == effect
    assert "as the case states" in decision.reasons[-1].text
    assert "Charter" in decision.reasons[-1].provision
    assert decide(case).binding == "recommendation"


def test_without_being_told_it_is_said_that_votes_do_not_tell() -> None:
    reason = decide(a_ga_case(10, 1)).reasons[-1]
    for word in ("budget (Art. 17)", "membership", "organs", "representation", "do not tell"):
        assert word in reason.text


def test_a_council_text_may_be_ruled_to_decide() -> None:
    decision = decide(a_council_case(15, 0, effect=Binding.DECISION))
    assert decision.binding == "decision"
    assert decision.reasons[-1].provision == "Charter Art. 25"


def test_a_lost_text_has_no_effect_whatever_was_said_of_it() -> None:
    assert decide(a_ga_case(1, 10, effect=Binding.DECISION)).binding is None


def test_a_recorded_vote_takes_the_effect_that_the_caller_knows() -> None:
    event = a_vote_event(100, 5, 0, body="GA")
    assert decide(case_of(event, None, effect=Binding.INTERNAL)).binding == "internal"


def test_amendments_and_motions_have_an_effect_of_their_own() -> None:
    ballots = {"yes": 10, "no": 1}
    case = {"body": "GA", "date": "2025-02-24", "question": "amendment", "ballots": ballots}
    with pytest.raises(InputError, match="effect belongs to a text, not to amendment"):
        decide({**case, "effect": "decision"})


def test_a_stated_effect_stands_alone_where_the_book_has_no_rule_on_effects() -> None:
    book = a_small_assembly(5, SIMPLE)
    case = a_ga_case(3, 1, body=book.body, book=book, effect=Binding.INTERNAL)
    answer = decide(case)
    assert answer.binding == "internal"
    assert answer.reasons[-1].provision == "Content of the text"
    silent = decide(a_ga_case(3, 1, body=book.body, book=book))
    assert (silent.binding, len(silent.reasons)) == (None, 1)


def test_a_question_without_an_effect_of_its_own_has_that_of_a_text() -> None:
    book = rulebook("HRC")
    case = Case("HRC", book, Question.RECOMMENDATION, A_DAY, nature=Nature.ORDINARY,
                tally=Tally(30, 10, 7))  # fmt: skip
    assert book.at(A_DAY).get("effect.recommendation") is None
    assert decide(case).binding == book.at(A_DAY)["effect.text"].value == "recommendation"


@pytest.mark.parametrize("body", ["GA", "US-SENATE"])
def test_an_effect_that_is_stated_is_a_reason_that_holds(body: str) -> None:
    law = rulebook(body).at(A_DAY)
    case = a_ga_case(100, 10, effect=Binding.INTERNAL, method=Method.WITHOUT_VOTE)
    binding, (why,) = binding_of(case, law, None)
    assert binding is Binding.INTERNAL
    assert why.holds
    assert why.text.startswith("By its content, as the case states, this text ")


def test_of_two_natures_that_agree_the_weightier_has_the_effect() -> None:
    """Nine votes carry a procedural question and a substantive one: the text may decide."""
    assert decide(a_council_case(9, 0, 6, nature=None)).binding == "depends_on_text"
