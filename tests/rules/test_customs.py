"""Customs of a house: roll calls, papers, points, yields and timers as data."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.customs import Customs, Papers, RollCall, TimerRule, read_customs
from hemicycle.rules.house import house
from hemicycle.rules.sequence import procedure

TIE = {"after": "tie", "number": "Rule 9", "text": "Vote again.", "hours": 48}


def read(**data: Any) -> Customs:
    return read_customs(data, "the house's rules", "procedure of the club")


def test_a_procedure_that_says_nothing_has_the_customs_of_the_assembly() -> None:
    plain = read()
    assert plain == Customs()
    assert plain.points == ("order",)
    assert plain.roll_call.answers == ("yes", "no", "abstain")
    assert (plain.papers.sponsors, plain.papers.signatures_needed(193)) == (1, 0)
    assert not plain.by_letter
    assert not plain.motions_fall


def test_every_custom_can_be_said() -> None:
    said = read(
        customs={
            "points": ["order", "privilege"],
            "yields": ["chair"],
            "reply": "ruled",
            "explanations": "rights",
            "motions_fall": True,
            "by_letter": True,
            "circulated": 2,
        },
        roll_call={"answers": ["yes", "pass"], "second_round": ["yes"], "rights": True},
        papers={"sponsors": 2, "signatures": "1/3"},
        timer={"second": {**TIE, "hours_before": 3, "from": date(2020, 1, 1), "note": "x"}},
    )
    assert said.points == ("order", "privilege")
    assert (said.yields, said.reply, said.explanations) == (("chair",), "ruled", "rights")
    assert (said.motions_fall, said.by_letter, said.circulated) == (True, True, 2)
    assert said.roll_call == RollCall(("yes", "pass"), ("yes",), rights=True)
    assert said.papers == Papers(2, Fraction(1, 3))
    (timer,) = said.timers
    assert (timer.kind, timer.after, timer.source) == ("second", "tie", "the house's rules")
    assert (timer.hours, timer.working_days, timer.hours_before) == (48, 0, 3)
    assert (timer.since, timer.note) == (date(2020, 1, 1), "x")


@pytest.mark.parametrize(
    ("signatures", "members", "needed"),
    [(0, 12, 0), (4, 12, 4), ("1/3", 11, 4), ("1/3", 12, 4), ("1/3", 13, 5), ("1/5", 193, 39)],
)
def test_a_share_of_signatures_is_rounded_up(
    signatures: int | str, members: int, needed: int
) -> None:
    assert read(papers={"signatures": signatures}).papers.signatures_needed(members) == needed


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"customs": {"points": ["honour"]}}, "'honour' is not known for points"),
        ({"customs": {"yields": ["friends"]}}, "'friends' is not known for yields"),
        ({"customs": {"reply": "never"}}, "'never' is not known for reply"),
        ({"customs": {"explanations": "all"}}, "'all' is not known for explanations"),
        ({"roll_call": {"answers": ["maybe"]}}, "'maybe' is not known for answers"),
        ({"roll_call": {"second_round": ["pass"]}}, "'pass' is not known for second_round"),
    ],
)
def test_a_word_no_meeting_knows_is_refused(table: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as caught:
        read(**table)
    assert words in str(caught.value)
    assert caught.value.where == "procedure of the club"


def test_a_finer_rule_that_is_not_given_is_cited_as_the_general_one() -> None:
    assembly, mun = procedure("GA"), house("mun").procedure
    assert assembly.rule("caucus") == assembly.rule("floor")
    assert assembly.rule("papers") == assembly.rule("submit")
    assert mun.rule("caucus") != mun.rule("floor")
    with pytest.raises(KeyError):
        assembly.rule("dessert")


def test_a_timer_that_says_little_has_plain_values() -> None:
    (timer,) = read(timer={"second": {k: v for k, v in TIE.items() if k != "hours"}}).timers
    assert timer == TimerRule("second", "tie", "Rule 9", "the house's rules", "Vote again.")
    assert (timer.hours, timer.working_days, timer.hours_before) == (0, 0, 0)
    assert (timer.since, timer.note) == (None, "")


def test_a_timer_may_count_working_days_and_have_a_source_of_its_own() -> None:
    (timer,) = read(timer={"debate": {**TIE, "working_days": 10, "source": "resolution"}}).timers
    assert (timer.working_days, timer.hours, timer.source) == (10, 48, "resolution")


@pytest.mark.parametrize("table", ["customs", "roll_call", "papers"])
def test_a_key_that_a_table_does_not_have_is_refused(table: str) -> None:
    with pytest.raises(InputError, match=f"'dances' is not known for the table {table}"):
        read(**{table: {"dances": 1}})


@pytest.mark.parametrize(
    ("sponsors", "signatures", "working"),
    [(1, 0, False), (2, 0, True), (1, 1, True), (1, "1/5", True), (2, 4, True)],
)
def test_texts_begin_as_papers_where_more_than_one_name_is_needed(
    sponsors: int, signatures: int | str, working: bool
) -> None:
    papers = read(papers={"sponsors": sponsors, "signatures": signatures}).papers
    assert papers.working is working
