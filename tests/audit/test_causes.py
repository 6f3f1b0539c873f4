"""The likely cause of each kind of disagreement and doubt."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.audit.conftest import a_checked

from hemicycle.audit.causes import COUNCIL_TRANSITION, Cause
from hemicycle.audit.model import Checked, Standing
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import DateQuality, Method, Nature, Position, Question


def a_council_text(yes: int, no: int, abstain: int, **fields: Any) -> Checked:
    return a_checked(yes, no, abstain, **{"body": "SC", "method": Method.SHOW_OF_HANDS, **fields})


def test_the_council_resolution_218_fell_into_the_transition() -> None:
    """S/RES/218 of 23 November 1965, 7-0-4: declared adopted when nine were needed."""
    checked = a_council_text(7, 0, 4, date=date(1965, 11, 23), outcome_announced="adopted")
    assert checked.standing is Standing.DISAGREE
    assert checked.cause is Cause.TRANSITION
    assert checked.decision.required is not None
    assert checked.decision.required.yes == 9


@pytest.mark.parametrize(
    ("day", "yes", "standing", "cause"),
    [
        (date(1965, 8, 30), 7, Standing.AGREE, None),
        (date(1965, 8, 31), 7, Standing.DISAGREE, Cause.TRANSITION),
        (date(1965, 12, 31), 7, Standing.DISAGREE, Cause.TRANSITION),
        (date(1966, 1, 1), 7, Standing.DISAGREE, Cause.RULE_GAP),
        (date(1965, 12, 31), 6, Standing.DISAGREE, Cause.RULE_GAP),
        (date(1965, 12, 31), 8, Standing.DISAGREE, Cause.TRANSITION),
        (date(1965, 12, 31), 9, Standing.AGREE, None),
        (date(1966, 1, 1), 9, Standing.AGREE, None),
    ],
)
def test_the_transition_has_a_first_and_a_last_day(
    day: date, yes: int, standing: Standing, cause: Cause | None
) -> None:
    checked = a_council_text(yes, 0, 2, date=day, outcome_announced="adopted")
    assert (checked.standing, checked.cause) == (standing, cause)


def test_the_transition_began_with_the_amendment_and_ended_with_the_year() -> None:
    """Res. 1991 A (XVIII): in force 31 August 1965, the new members from 1 January 1966."""
    first, last = COUNCIL_TRANSITION
    assert (first, last) == (date(1965, 8, 31), date(1965, 12, 31))


def test_the_printed_total_explains_what_the_roll_call_does_not() -> None:
    checked = a_checked(
        29, 1, 17, body="HRC", announced=Tally(12, 22, 13), outcome_announced="not_adopted"
    )
    assert checked.cause is Cause.TOTALS_DIFFER


def test_equal_totals_explain_nothing() -> None:
    checked = a_checked(
        27, 17, 3, body="HRC", announced=Tally(27, 17, 3), outcome_announced="not_adopted"
    )
    assert checked.cause is Cause.SOURCE_ERROR


@pytest.mark.parametrize(
    ("yes", "nature", "announced", "cause"),
    [
        # 66 of 100 is short of two thirds, 67 is not
        (66, Nature.ORDINARY, "not_adopted", Cause.RULING),
        (67, Nature.ORDINARY, "not_adopted", Cause.SOURCE_ERROR),
        (66, Nature.IMPORTANT, "adopted", Cause.RULING),
        (50, Nature.IMPORTANT, "adopted", Cause.SOURCE_ERROR),
        (51, Nature.IMPORTANT, "adopted", Cause.RULING),
    ],
)
def test_another_ruling_explains_what_lies_between_half_and_two_thirds(
    yes: int, nature: Nature, announced: str, cause: Cause
) -> None:
    checked = a_checked(yes, 100 - yes, 0, nature=nature, outcome_announced=announced)
    assert checked.standing is Standing.DISAGREE
    assert checked.cause is cause


def test_a_veto_that_the_source_passes_over_points_to_procedure() -> None:
    checked = a_council_text(
        10,
        1,
        4,
        nature=Nature.SUBSTANTIVE,
        outcome_announced="adopted",
        positions={"RUS": Position.NO},
    )
    assert checked.decision.vetoes == ("RUS",)
    assert checked.cause is Cause.RULING


def test_a_tie_is_voted_on_again() -> None:
    checked = a_checked(40, 40, 10, nature=Nature.ORDINARY, outcome_announced="not_adopted")
    assert str(checked.decision.code) == "tie_second_vote"
    assert checked.cause is Cause.SECOND_VOTE


def test_a_doubtful_day_is_suspected_before_the_source_is() -> None:
    fields: dict[str, Any] = {"date": date(1966, 1, 1), "outcome_announced": "adopted"}
    doubtful = a_council_text(8, 0, 3, date_quality=DateQuality.DOUBTFUL, **fields)
    exact = a_council_text(8, 0, 3, date_quality=DateQuality.EXACT, **fields)
    assert (doubtful.cause, exact.cause) == (Cause.DAY_DOUBTFUL, Cause.RULE_GAP)


def test_a_vote_nobody_could_have_won_is_the_sources_error() -> None:
    checked = a_checked(10, 90, 0, outcome_announced="adopted")
    assert checked.cause is Cause.SOURCE_ERROR


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"yes": 60, "no": 40}, Cause.NO_RULING_KNOWN),
        ({"yes": 60, "no": None}, Cause.COUNTS_MISSING),
        ({"yes": 60, "no": 40, "question": Question.APPEAL}, Cause.APPEAL_UNTOLD),
        ({"yes": 60, "no": 40, "body": "US-SENATE"}, Cause.NO_BOOK),
        ({"yes": 14, "no": 1, "body": "SC"}, Cause.VOTES_UNNAMED),
        ({"yes": 8, "no": 0, "body": "SC", "date": None}, Cause.DAY_UNKNOWN),
    ],
)
def test_what_is_missing_where_the_rules_cannot_tell(fields: dict[str, Any], cause: Cause) -> None:
    checked = a_checked(**{"outcome_announced": "adopted", **fields})
    assert checked.standing is Standing.UNDETERMINED
    assert checked.cause is cause


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_is_said_in_a_sentence(cause: Cause) -> None:
    assert cause.words.endswith(".")
