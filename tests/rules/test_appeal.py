"""Appeals: adopted means overruled, whichever way the question was put."""

from __future__ import annotations

import pytest
from tests.builders import a_council_case, a_ga_case, result_of

from hemicycle.domain.vote import Question
from hemicycle.rules.decision import decide


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
    assert result_of(case)[0] == outcome


def test_the_margin_of_an_appeal_speaks_of_the_votes_as_they_were_put() -> None:
    """Upheld by 12 to 10: one supporter of the ruling turning makes it 11 to 11, still upheld."""
    decision = decide(a_ga_case(12, 10, question=Question.APPEAL, nature=None, put="uphold"))
    assert decision.margin is not None
    assert [(m.before, m.after, m.n) for m in decision.margin.moves] == [("YES", "NO", 2)]


@pytest.mark.parametrize(("yes", "outcome"), [(8, "not_adopted"), (9, "adopted")])
def test_overruling_the_president_takes_nine(yes: int, outcome: str) -> None:
    case = a_council_case(yes, 15 - yes, question=Question.APPEAL, nature=None, put="overrule")
    assert result_of(case)[0] == outcome


def test_upholding_is_not_needed_by_nine_only_overruling() -> None:
    """Five for the ruling, eight against it: the ruling stands; nine against overrule it."""
    question = {"question": Question.APPEAL, "nature": None, "put": "uphold"}
    assert result_of(a_council_case(5, 8, 2, **question))[0] == "not_adopted"
    assert result_of(a_council_case(5, 9, 1, **question))[0] == "adopted"
