"""Sentences: numbers in the order of the wires, plain words, nothing invented."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.brief.compose import compose_vote
from hemicycle.brief.copy import copy_sentences, copy_text
from hemicycle.brief.model import VoteBrief
from hemicycle.brief.wording import (
    day_in_utc,
    in_sentence,
    margin_sentence,
    name_list,
    outcome_sentence,
    plural,
    required_sentence,
    tally_words,
    veto_sentence,
)
from hemicycle.domain.tally import Tally
from hemicycle.record.record import Record, open_record


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


def one(record: Record, reference: str) -> VoteBrief:
    return compose_vote(record, reference).votes[0]


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(93, 18, 65), "93 to 18, with 65 abstentions"),
        (Tally(10, 0, 5), "10 to none, with 5 abstentions"),
        (Tally(11, 1, 1), "11 to 1, with 1 abstention"),
        (Tally(15, 0, 0), "15 to none, with no abstentions"),
        (Tally(9, None, None), "9 in favour; the other counts are not in our sources"),
        (Tally(9, 1, None), "9 to 1; abstentions are not in our sources"),
    ],
)
def test_tally_words(tally: Tally, words: str) -> None:
    assert tally_words(tally) == words


def test_the_sentences_of_es_11_7_are_those_of_the_issue(record: Record) -> None:
    vote = one(record, "A/RES/ES-11/7")
    assert outcome_sentence(vote) == "Adopted, 93 to 18, with 65 abstentions"
    needed = "Two thirds of those present and voting, 74 of 111, were needed."
    assert required_sentence(vote) == needed
    margin = margin_sentence(vote) or ""
    assert "20 members changing from yes to no" in margin
    assert "29 of those abstaining" in margin


def test_copy_spells_the_result_out_and_traces_it(record: Record) -> None:
    vote = one(record, "A/RES/ES-11/7")
    text = " ".join(copy_sentences(vote))
    assert "was adopted by 93 votes to 18, with 65 abstentions; 17 members did not vote." in text
    assert "Two thirds of those present and voting, 74 of 111, were needed." in text
    traced = copy_text(compose_vote(record, "A/RES/ES-11/7"))
    assert f"record {record.version}" in traced
    assert "93 for, 18 against, 65 abstaining, 17 not voting" in traced


@pytest.mark.parametrize(
    "reference", ["A/RES/ES-11/7", "A/RES/ES-11/3", "S/RES/2774", "S/2022/155"]
)
def test_copy_is_three_to_five_sentences(record: Record, reference: str) -> None:
    assert 3 <= len(copy_sentences(one(record, reference))) <= 5


def test_a_veto_is_named_and_an_idle_no_is_not_called_one(record: Record) -> None:
    vetoed = one(record, "S/2022/155")
    outcome = "Not adopted: vetoed by the Russian Federation; 11 to 1, with 3 abstentions"
    assert outcome_sentence(vetoed) == outcome
    procedural = one(record, "S/RES/2623 (2022)")
    assert "was not a veto: the question was procedural" in (veto_sentence(procedural) or "")


def test_new_york_days_in_utc_follow_daylight_saving() -> None:
    assert "from 05:00 UTC that day to 05:00 UTC the next" in day_in_utc(date(2025, 2, 24))
    assert "from 04:00 UTC that day to 04:00 UTC the next" in day_in_utc(date(2025, 7, 1))
    # clocks change during 9 March 2025
    assert "from 05:00 UTC that day to 04:00 UTC the next" in day_in_utc(date(2025, 3, 9))


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_name_list(names: list[str], text: str) -> None:
    assert name_list(names) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 votes"), (1, "1 vote"), (2, "2 votes")])
def test_plural(count: int, text: str) -> None:
    assert plural(count, "vote") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Russian Federation", "the Russian Federation"),
        ("Niger", "the Niger"),
        ("Nigeria", "Nigeria"),
        ("France", "France"),
        ("Sudan", "the Sudan"),
        ("South Sudan", "South Sudan"),
        ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
    ],
)
def test_articles(name: str, text: str) -> None:
    assert in_sentence(name) == text
