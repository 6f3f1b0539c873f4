"""What comes first, and the days a rule counts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hemicycle.domain.vote import Question
from hemicycle.errors import InputError
from hemicycle.rules.customs import Customs
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.sequence import (
    EFFECTS,
    LAST,
    RULES,
    MotionRule,
    Procedure,
    Rule,
    eligible,
    procedure,
    read_procedure,
    voting_order,
)
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


# --- a procedure read, word by word ------------------------------------------------------------

HEAD = """
source = "Our rules"
withdraw_when_amended = true
reintroduce = "any"
sponsors_explain = false
invited_need_a_member = true
"""
RULE_LINES = "\n".join(f'{key} = {{ number = "{key}", text = "t" }}' for key in sorted(RULES))


def read(head: str = "", motions: str = "") -> Procedure:
    text = f"{HEAD}{head}\n[rule]\n{RULE_LINES}\n[motion]\n{motions}"
    return read_procedure(text, body="club", presiding="Chair")


def test_a_procedure_that_says_little() -> None:
    plain = read()
    assert (plain.body, plain.presiding, plain.opening, plain.motions) == (
        "club",
        "Chair",
        None,
        {},
    )
    assert (plain.withdraw_when_amended, plain.reintroduce) == (True, "any")
    assert (plain.sponsors_explain, plain.invited_need_a_member) == (False, True)
    assert (plain.observers_vote, plain.attendance, plain.customs) == (False, False, Customs())
    assert plain.opening_quorum(30) == 0
    assert set(plain.rules) == RULES
    assert plain.rule("lock") == Rule("lock", "Our rules", "t")
    assert str(plain.rule("lock")) == "lock: t"


def test_a_procedure_that_says_more() -> None:
    full = read('opening = "1/3"\nobservers_vote = true\nattendance = true')
    assert (full.observers_vote, full.attendance) == (True, True)
    assert [full.opening_quorum(members) for members in (29, 30, 31)] == [10, 10, 11]


def test_a_motion_that_says_little_and_one_that_says_all() -> None:
    motions = read(
        motions="""
nap = { number = "1", effect = "none", text = "A nap." }
talk = { number = "2", effect = "caucus", text = "Talk.", source = "Habit", rank = 3, for = 1, \
against = 2, during_voting = true, mover_blocks = true, about = true, asks = ["total", "each"], \
question = "division" }
""".replace("\\\n", "")
    ).motions
    assert motions["nap"] == MotionRule(
        "nap", LAST, Rule("1", "Our rules", "A nap."), Question.MOTION, "none"
    )
    assert motions["talk"] == MotionRule(
        name="talk", rank=3, rule=Rule("2", "Habit", "Talk."), question=Question.DIVISION,
        effect="caucus", speakers_for=1, speakers_against=2, during_voting=True, mover_blocks=True,
        about=True, asks=("total", "each"),
    )  # fmt: skip


def test_a_plain_motion_allows_no_debate_and_asks_for_nothing() -> None:
    nap = MotionRule("nap", 1, Rule("1", "s", "t"), Question.MOTION, "none")
    assert (nap.speakers_for, nap.speakers_against, nap.asks) == (0, 0, ())
    assert (nap.during_voting, nap.mover_blocks, nap.about) == (False, False, False)


def test_the_effects_are_those_of_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "houses.md").read_text("utf-8")
    table = page.split("| effect | what follows when it is carried |")[1].split("\n\n")[0]
    named = [cell for line in table.splitlines()[2:] for cell in re.findall(r"`(\w+)`",
             line.split("|")[1])]  # fmt: skip
    assert sorted(named) == sorted(EFFECTS)
    for effect in named:
        motion = f'm = {{ number = "1", effect = "{effect}", text = "t" }}'
        assert read(motions=motion).motions["m"].effect == effect


@pytest.mark.parametrize("key", sorted(RULES))
def test_every_rule_a_meeting_may_cite_is_asked_for(key: str) -> None:
    lines = "\n".join(line for line in RULE_LINES.splitlines() if not line.startswith(f"{key} "))
    with pytest.raises(InputError, match=f"The procedure lacks the rule {key}\\."):
        read_procedure(f"{HEAD}[rule]\n{lines}\n[motion]\n", body="club", presiding="Chair")


def test_finer_rules_are_cited_by_the_general_ones() -> None:
    general = {"caucus": "floor", "papers": "submit", "rights": "explain", "reply": "floor",
               "roll_call": "method", "yields": "floor"}  # fmt: skip
    plain = read()
    assert {key: plain.rule(key).number for key in general} == general


def test_the_bodies_whose_procedure_is_compiled_stand_in_the_message() -> None:
    with pytest.raises(InputError) as caught:
        procedure("HRC")
    assert caught.value.right == (
        "one of GA, GA-COMMITTEE, GA-C1, GA-C2, GA-C3, GA-C4, GA-C5, GA-C6, SC"
    )


def test_restricted_ballots_keep_all_that_are_equal_at_the_edge() -> None:
    votes = {"A": 9, "B": 7, "C": 7, "D": 1}
    assert eligible(votes, 1) == {"A", "B", "C"}
    assert eligible(votes, 2) == {"A", "B", "C", "D"}
    assert eligible({**votes, "D": 7, "E": 6}, 1) == {"A", "B", "C", "D"}
