"""Sentences: numbers in the order of the wires, plain words, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hemicycle.brief.compose import compose_vote
from hemicycle.brief.copy import copy_sentences, copy_text
from hemicycle.brief.model import VoteBrief
from hemicycle.brief.ruling_words import margin_sentence, required_sentence
from hemicycle.brief.wording import dated, outcome_sentence, tally_words
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import DateQuality
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
    assert "or 29 changing from abstaining to no" in margin


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


@pytest.mark.parametrize(
    ("day", "quality", "body", "words"),
    [
        (date(2025, 2, 24), None, "GA", "It is dated 24 February 2025, New York time (UTC−5)."),
        (date(2025, 7, 1), "exact", "SC", "It is dated 1 July 2025, New York time (UTC−4)."),
        (date(1946, 2, 16), "exact", "SC", "It is dated 16 February 1946."),
        (date(2022, 3, 4), "exact", "HRC", "It is dated 4 March 2022."),
        (
            date(1992, 9, 3),
            "doubtful",
            "GA",
            "Our sources date it 3 September 1992, a day that is not certain.",
        ),
    ],
)
def test_a_day_is_said_as_far_as_it_is_known(
    record: Record, day: date, quality: str | None, body: str, words: str
) -> None:
    vote = one(record, "A/RES/ES-11/7")
    event = replace(
        vote.event, date=day, date_quality=DateQuality(quality) if quality else None, body=body
    )
    assert dated(replace(vote, event=event)) == words


def test_texts_of_one_title_are_never_called_the_same_text(record: Record) -> None:
    heading = " ".join(copy_sentences(one(record, "A/RES/ES-10/22")))
    assert "an earlier text of the same title" in heading or "a different text" in heading
    assert "put again" not in heading


def test_a_lost_text_received_votes_and_was_not_adopted_by_none(record: Record) -> None:
    text = copy_sentences(one(record, "S/2022/155"))[0]
    assert text.endswith(
        "received 11 votes in favour and 1 against, with 3 abstentions, and was not adopted."
    )
