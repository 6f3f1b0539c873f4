"""What comes first, and the days a rule counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.sequence import LAST, eligible, procedure, voting_order
from hemicycle.rules.timer import started, working_days_after

BODIES = ("GA", "GA-C3", "SC")


@pytest.mark.parametrize(("body", "members", "needed"), [("GA", 193, 65), ("GA", 192, 64),
                         ("GA-C1", 193, 49), ("GA-C1", 192, 48), ("SC", 15, 0)])  # fmt: skip
def test_the_opening_quorum(body: str, members: int, needed: int) -> None:
    assert procedure(body).opening_quorum(members) == needed


def test_the_ranks_are_those_of_the_rules() -> None:
    """GA rule 77, committee rule 119, Council rule 33."""
    expected = {
        "GA": ["suspend", "adjourn", "adjourn_debate", "close_debate", "competence"],
        "GA-C3": ["suspend", "adjourn", "adjourn_debate", "close_debate", "competence"],
        "SC": ["suspend", "adjourn", "adjourn_to", "refer", "postpone"],
    }
    for body, order in expected.items():
        motions = procedure(body).motions
        ranked = sorted(
            (m for m in motions if motions[m].rank < LAST), key=lambda m: motions[m].rank
        )
        assert ranked == order


@pytest.mark.parametrize("body", BODIES)
def test_every_motion_has_a_majority_in_the_rulebook(body: str) -> None:
    law = rulebook(body).at(date(2025, 2, 24))
    for motion in procedure(body).motions.values():
        keys = (f"majority.{motion.question}", "majority.procedural", "majority.substantive")
        assert any(law.get(key) for key in keys), motion.name


@pytest.mark.parametrize("body", BODIES)
def test_every_rule_is_cited_in_full(body: str) -> None:
    rules = procedure(body)
    cited = (*rules.rules.values(), *(motion.rule for motion in rules.motions.values()))
    for rule in cited:
        assert rule.number
        assert rule.source
        assert rule.text.endswith(".")
        assert str(rule) == f"{rule.number}: {rule.text}"


def test_a_committee_knows_no_vote_on_the_majority() -> None:
    """Rule 125: always a simple majority."""
    assert "important" in procedure("GA").motions
    assert "important" not in procedure("GA-C3").motions


def test_bodies_without_a_compiled_procedure_are_named() -> None:
    with pytest.raises(InputError, match="is not compiled"):
        procedure("HRC")


def test_motions_of_one_rank_keep_their_order() -> None:
    moved = [("b", "put"), ("a", "priority"), ("c", "suspend")]
    assert procedure("GA").in_precedence(moved) == ("c", "b", "a")


def test_priority_moves_a_text_ahead_and_keeps_the_rest() -> None:
    assert voting_order(["1", "2", "3"], []) == ("1", "2", "3")
    assert voting_order(["1", "2", "3"], ["3", "gone"]) == ("3", "1", "2")


@pytest.mark.parametrize(("seats", "names"), [(1, {"A", "B"}), (2, {"A", "B", "C", "D"})])
def test_a_restricted_ballot_has_twice_as_many_names_as_seats(seats: int, names: set[str]) -> None:
    assert eligible({"A": 9, "B": 7, "C": 5, "D": 3, "E": 1}, seats) == names


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2025, 2, 24), 0, date(2025, 2, 24)),
        (date(2025, 2, 28), 1, date(2025, 3, 3)),
        (date(2025, 3, 1), 1, date(2025, 3, 3)),
        (date(2025, 2, 24), 10, date(2025, 3, 10)),
        (date(2025, 11, 26), 1, date(2025, 11, 28)),
        (date(2024, 12, 24), 6, date(2025, 1, 3)),
    ],
)
def test_weekends_and_holidays_are_no_working_days(start: date, days: int, end: date) -> None:
    assert working_days_after(start, days) == end


def test_the_veto_debate_dates_from_resolution_76_262() -> None:
    debate, report = procedure("SC").customs.timers
    assert started(debate, date(2022, 4, 25)) is None
    timer = started(debate, date(2022, 4, 26))
    assert timer is not None
    assert timer.due == date(2022, 5, 10)
    assert "76/262" in timer.rule.number
    before = started(report, date(2022, 4, 26))
    assert before is not None
    assert before.due == date(2022, 5, 7)


def test_a_feast_whose_day_is_not_known_is_said_where_it_may_matter() -> None:
    """Eid al-Fitr of 2022 was about 2 May, of 2025 about 30 March."""
    debate, _ = procedure("SC").customs.timers
    for day, feast in (
        (date(2022, 4, 26), "Eid al-Fitr may be kept on one of these days"),
        (date(2025, 2, 24), ""),
        (date(2025, 3, 20), "Eid al-Fitr"),
        (date(2025, 5, 30), "Eid al-Adha"),
    ):
        timer = started(debate, day)
        assert timer is not None
        assert timer.note.startswith(feast)
        assert bool(timer.note) == bool(feast)


def test_the_second_vote_is_due_within_two_days() -> None:
    (second,) = procedure("GA").customs.timers
    timer = started(second, date(2025, 2, 24))
    assert timer is not None
    assert timer.due == date(2025, 2, 26)
    assert timer.due_at is None


def test_hours_are_counted_from_the_instant_where_it_is_known() -> None:
    (second,) = procedure("GA").customs.timers
    timer = started(second, date(2025, 2, 24), datetime(2025, 2, 24, 16, 30, tzinfo=UTC))
    assert timer is not None
    assert timer.due_at == datetime(2025, 2, 26, 16, 30, tzinfo=UTC)


def test_with_few_candidates_all_are_eligible() -> None:
    assert eligible({"A": 9, "B": 1}, 1) == {"A", "B"}
    assert eligible({"A": 9}, 1) == {"A"}


@pytest.mark.parametrize(
    ("day", "note"), [(date(2024, 6, 19), ""), (date(2023, 6, 26), "Eid al-Adha may be kept")]
)
def test_feasts_matter_from_the_day_after_the_veto(day: date, note: str) -> None:
    """In 2024 it was kept at the latest on that day, in 2023 at the earliest on the next."""
    debate, _ = procedure("SC").customs.timers
    timer = started(replace(debate, working_days=1), day)
    assert timer is not None
    assert bool(timer.note) == bool(note)
    assert timer.note.startswith(note)
