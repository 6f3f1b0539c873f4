"""The European Parliament: three majorities, and what is left open between them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import a_vote_event

from hemicycle.domain.vote import Nature
from hemicycle.rules.answer import Decision
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide


def decided(yes: int, no: int, abstain: int, nature: Nature | None, day: date) -> Decision:
    event = a_vote_event(yes, no, abstain, body="EP", date=day, nature=nature)
    return decide(case_of(event, None))


THEN, NOW = date(2022, 5, 4), date(2025, 5, 8)


@pytest.mark.parametrize(
    ("nature", "yes", "no", "abstain", "day", "outcome"),
    [
        # a majority of the votes cast, abstentions aside
        (Nature.ORDINARY, 100, 101, 0, NOW, "not_adopted"),
        (Nature.ORDINARY, 100, 100, 400, NOW, "not_adopted"),
        (Nature.ORDINARY, 101, 100, 400, NOW, "adopted"),
        # 353 of 705, 361 of 720
        (Nature.IMPORTANT, 352, 10, 0, THEN, "not_adopted"),
        (Nature.IMPORTANT, 353, 350, 0, THEN, "adopted"),
        (Nature.IMPORTANT, 360, 10, 0, NOW, "not_adopted"),
        (Nature.IMPORTANT, 361, 10, 0, NOW, "adopted"),
        # two thirds of the votes cast, and the majority of the Members besides
        (Nature.SUBSTANTIVE, 399, 200, 60, NOW, "not_adopted"),
        (Nature.SUBSTANTIVE, 400, 200, 60, NOW, "adopted"),
        (Nature.SUBSTANTIVE, 360, 100, 0, NOW, "not_adopted"),
        (Nature.SUBSTANTIVE, 361, 100, 0, NOW, "adopted"),
        # not told which: where all three agree, it is decided
        (None, 100, 101, 0, NOW, "not_adopted"),
        (None, 360, 100, 0, NOW, "undetermined"),
        (None, 399, 200, 60, NOW, "undetermined"),
        (None, 400, 200, 60, NOW, "adopted"),
    ],
)
def test_majorities(
    nature: Nature | None, yes: int, no: int, abstain: int, day: date, outcome: str
) -> None:
    assert decided(yes, no, abstain, nature, day).outcome == outcome


def test_the_resolution_on_hungary() -> None:
    """12 September 2018, as the press reported it and the Court upheld it: 448-197-48 of 751."""
    found = decided(448, 197, 48, Nature.SUBSTANTIVE, date(2018, 9, 12))
    assert found.outcome == "adopted"
    assert found.required is not None
    assert (found.required.yes, found.required.of) == (430, 645)


def test_before_lisbon_nothing_is_decided() -> None:
    assert decided(400, 100, 0, None, date(2009, 11, 30)).code == "needs_ruling"
    assert decided(600, 10, 0, None, date(2009, 12, 2)).outcome == "undetermined"
