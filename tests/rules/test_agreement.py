"""Both majorities agree, and no ruling is known: what was required, and why it does not matter."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import SIMPLE, a_council_case, a_ga_case

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


def test_a_ruled_majority_keeps_its_own_words() -> None:
    ruled = decide(a_ga_case(76, 35, 17)).required
    assert ruled is not None
    assert ruled.words == SIMPLE.words != "more votes in favour than against"


@pytest.mark.parametrize(("yes", "told"), [(9, 2), (8, 1)])
def test_the_council_is_told_by_the_reading_that_tells_more(yes: int, told: int) -> None:
    """Adopted: nor was there a veto. Lost: too few votes, whether procedural or not."""
    decision = decide(a_council_case(yes, 0, 6, nature=None))
    why, votes, *others = decision.reasons
    assert why.text.startswith("No ruling on the nature of the question is in the sources; ")
    assert votes.text.startswith(f"9 affirmative votes needed; {yes} cast.")
    vetoes = [reason for reason in others if "permanent member" in reason.text]
    assert len(vetoes) == told - 1
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (9, 15)
    assert decision.required.words != "more votes in favour than against"


def test_fewer_may_do_where_one_of_two_majorities_turns_sooner() -> None:
    """30 to 10: four turned lose two thirds, eleven lose it surely."""
    wide = decide(a_ga_case(30, 10, nature=None)).margin
    assert wide is not None
    assert (wide.ballots, wide.exact) == (11, False)
    lost = decide(a_ga_case(0, 1, nature=None)).margin
    assert lost is not None
    assert (lost.ballots, lost.exact) == (1, True)
