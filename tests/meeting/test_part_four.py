"""Cases of several votes, each played through the engine (un-procedure dossier, part 4).

Single votes are in ``tests/cases``; here the order, the majority settled by another vote, and what
follows from one vote for the next are at stake. Counts and outcomes are the sources'.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.meeting.acting import refused
from tests.meeting.sequences import CASES, Case, played

from hemicycle.meeting import acts as a


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id.partition(":")[0])
def test_the_votes_fall_as_the_sources_report(case: Case) -> None:
    state = played(case).state
    found = [(name, str(v.outcome), str(v.decision.code)) for name, v in state.votes.items()]
    expected = list(case.expected)
    assert [vote for vote in found if vote[0] in {name for name, *_ in expected}] == expected
    assert all(state.proposals[symbol].stage == stage for symbol, stage in case.stages)


def test_a_second_vote_within_48_hours_was_due() -> None:
    case = next(case for case in CASES if case.id.startswith("C-43"))
    assert played(case).state.timers[0].timer.due == date(1947, 11, 3)


def test_the_draft_nobody_asked_for_cannot_be_announced() -> None:
    """Y-15, rule 38."""
    case = next(case for case in CASES if case.id.startswith("Y-15"))
    assert refused(played(case), a.Announce("L.1")).rule.number == "Rule 38"
