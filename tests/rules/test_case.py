"""Cases from mappings, from files, and from recorded votes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.builders import a_ga_case, a_vote_event

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question, RollCallState, VoteEvent
from hemicycle.rules.case import case_of
from hemicycle.rules.casefile import read_case
from hemicycle.rules.decision import decide

COUNCIL: dict[str, Any] = {
    "body": "SC",
    "date": "2025-02-24",
    "question": "amendment",
    "nature": "substantive",
}


def test_names_of_the_day_and_codes_mean_the_same() -> None:
    names = {"yes": 9, "no": ["Russian Federation"], "abstain": ["united states", "CHINA"]}
    codes = {"yes": 9, "no": ["RUS"], "abstain": ["USA", "CHN"]}
    one, other = (read_case({**COUNCIL, "ballots": b}) for b in (names, codes))
    assert one == other
    assert one.positions["RUS"] is Position.NO


def test_a_former_name_finds_the_seat_of_its_day() -> None:
    case = read_case(
        {**COUNCIL, "date": "1948-05-24", "ballots": {"yes": 8, "no": ["USSR", "Ukrainian SSR"]}}
    )
    assert set(case.positions) == {"RUS", "UKR"}


def test_a_list_counts_itself_and_a_missing_count_is_unknown() -> None:
    case = read_case({**COUNCIL, "ballots": {"yes": ["FRA", "CHN"]}})
    assert case.tally == Tally(2, None, None)


def test_a_missing_count_is_nil_where_everybody_is_accounted_for() -> None:
    full = read_case({**COUNCIL, "ballots": {"yes": 14, "no": ["RUS"]}})
    assert full.tally == Tally(14, 1, 0)
    silent = read_case({**COUNCIL, "ballots": {"yes": 14}, "not_voting": ["CHN"]})
    assert silent.tally == Tally(14, 0, 0)


def test_method_and_question_have_plain_defaults() -> None:
    case = read_case({"body": "ga", "date": date(2025, 2, 24), "ballots": {"yes": 1, "no": 0}})
    assert (case.body, case.question, case.method) == ("GA", Question.DRAFT, Method.RECORDED)


def test_the_human_rights_council_has_no_roll_so_names_are_only_resolved() -> None:
    case = read_case(
        {"body": "HRC", "date": "2022-04-01", "ballots": {"yes": ["France"], "no": ["CHN"]}}
    )
    assert case.roll is None
    assert decide(case).code == "tie_rejected"


def test_a_mapping_and_its_toml_decide_alike(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(
        'body = "SC"\ndate = 2025-02-24\nquestion = "amendment"\nnature = "substantive"\n'
        'ballots = { yes = 9, no = 1, abstain = 5 }\nno_includes = ["RUS"]\n',
        "utf-8",
    )
    ballots = {"yes": 9, "no": 1, "abstain": 5}
    assert decide(path) == decide({**COUNCIL, "ballots": ballots, "no_includes": ["RUS"]})
    assert decide(str(path)).vetoes == ("RUS",)


def test_none_and_empty_lists_say_nothing() -> None:
    bare = {**COUNCIL, "ballots": {"yes": 9, "no": 1, "abstain": 5}}
    padded = {**bare, "majority": None, "put": None, "parties": [], "no_includes": []}
    assert read_case(padded) == read_case(bare)
    quiet = {"body": "GA", "date": "2025-02-24", "method": "without_vote", "ballots": {}}
    assert decide(quiet).code == "adopted_without_vote"


# --- recorded votes ---------------------------------------------------------------------------


def test_the_counted_tally_goes_before_the_announced_one() -> None:
    event = a_vote_event(8, 0, 7, announced=Tally(9, 0, 6), nature=Nature.SUBSTANTIVE)
    assert decide(case_of(event, None)).code == "insufficient_affirmative"


def test_the_announced_tally_serves_where_nothing_was_counted() -> None:
    event = a_vote_event(counted=None, announced=Tally(9, 0, 6), nature=Nature.SUBSTANTIVE)
    assert decide(case_of(event, None)).outcome == "adopted"


def test_positions_of_the_roll_call_tell_the_veto() -> None:
    event = a_vote_event(11, 1, 3, nature=Nature.SUBSTANTIVE, date=date(2022, 2, 25))
    decision = decide(case_of(event, {"RUS": Position.NO}))
    assert (decision.code, decision.vetoes) == ("veto", ("RUS",))


@pytest.mark.parametrize("body", ["US-SENATE", "town-council"])
def test_a_recorded_vote_of_a_body_without_rules_is_left_open(body: str) -> None:
    decision = decide(case_of(a_vote_event(60, 40, 0, body=body), None))
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")


@pytest.mark.parametrize(
    ("yes", "outcome"), [(6, "not_adopted"), (8, "undetermined"), (9, "adopted")]
)
def test_a_vote_without_a_day_is_decided_where_the_rules_of_all_days_agree(
    yes: int, outcome: str
) -> None:
    """Seven votes sufficed once and nine are needed now: six never, nine always."""
    event = a_vote_event(yes, 0, 2, date=None, nature=Nature.SUBSTANTIVE)
    decision = decide(case_of(event, None))
    assert decision.outcome == outcome
    assert decision.required is None
    assert decision.reasons[0].text.startswith("The day of the vote is not known")


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [(20, 20, ("not_adopted", "tie_rejected")), (21, 20, ("undetermined", "needs_ruling"))],
)
def test_a_recorded_appeal_does_not_say_what_a_yes_meant(
    yes: int, no: int, expected: tuple[str, str]
) -> None:
    event = a_vote_event(yes, no, 0, body="GA", question=Question.APPEAL)
    decision = decide(case_of(event, None))
    assert (decision.outcome, decision.code) == expected
    assert "overrule or to uphold" in decision.reasons[0].text


def test_a_partial_list_is_not_counted_as_the_vote() -> None:
    event = a_vote_event(
        3, 1, 0, roll_call=RollCallState.PARTIAL, announced=Tally(9, 1, 5),
        nature=Nature.SUBSTANTIVE,
    )  # fmt: skip
    assert decide(case_of(event, {"RUS": Position.NO})).code == "veto"
    alone = a_vote_event(3, 1, 0, roll_call=RollCallState.PARTIAL)
    assert decide(case_of(alone, None)).code == "unknown_tally"


def test_a_recorded_adoption_without_a_vote() -> None:
    event = a_vote_event(body="GA", method=Method.WITHOUT_VOTE, counted=None)
    assert decide(case_of(event, None)).code == "adopted_without_vote"


def test_the_nature_of_a_recorded_assembly_vote_is_left_open() -> None:
    decision = decide(case_of(a_vote_event(30, 20, 10, body="GA"), None))
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")


@pytest.mark.parametrize("body", ["ECOSOC", "TC", "US-SENATE", "some-assembly"])
def test_a_recorded_vote_of_a_body_without_a_book_is_open_not_an_error(body: str) -> None:
    event = VoteEvent(
        "x", body, Question.DRAFT, Method.RECORDED, "test", date=date(1960, 1, 1),
        announced=Tally(10, 5, 0),
    )  # fmt: skip
    assert decide(case_of(event, None)).code == "needs_ruling"


def test_a_member_the_register_does_not_know_is_called_by_its_code() -> None:
    case = a_ga_case(1, 0, positions={"icpsr:14226": Position.YES})
    assert case.name("icpsr:14226") == "icpsr:14226"
    assert case.name("FRA") == "France"
