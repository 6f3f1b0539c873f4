"""What an adopted question binds."""

from __future__ import annotations

import pytest
from tests.builders import a_council_case, a_ga_case

from hemicycle.domain.vote import Nature, Question
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide


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
