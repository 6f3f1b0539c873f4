"""Both majorities agree, and no ruling is known: what was required, and why it does not matter."""

from __future__ import annotations

from datetime import date

from tests.builders import a_ga_case

from hemicycle.rules.decision import decide


def test_both_majorities_agreeing_decide_without_a_ruling() -> None:
    decision = decide(a_ga_case(100, 50, 30, nature=None))
    assert decision.outcome == "adopted"
    assert "No ruling on the majority is in the sources" in decision.reasons[0].text
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (76, 150)


def test_what_any_ruling_would_have_asked_for_is_required_and_the_rest_is_said() -> None:
    """Res. 2758 (XXVI), 76 to 35: dossier C-22, "simple majority (76 >= 70 anyway)"."""
    decision = decide(a_ga_case(76, 35, 17, nature=None, day=date(1971, 10, 25)))
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (56, 111)
    assert decision.required.words == "more votes in favour than against"
    assert "74 of 111, is passed too" in decision.reasons[2].text
    assert [reason.holds for reason in decision.reasons] == [True] * len(decision.reasons)


def test_a_lost_question_misses_both_bars() -> None:
    decision = decide(a_ga_case(40, 60, nature=None))
    assert decision.required is not None
    assert decision.required.yes == 51
    assert "67 of 100, is missed too" in decision.reasons[2].text
