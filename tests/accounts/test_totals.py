"""Totals one below, on and above those of the record, in several notations."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record

_FORMS = (
    "{} countries voted for resolution ES-11/7.",
    "Resolution ES-11/7 won {} votes in favour.",
    "The vote on ES-11/7 was {}-18-65.",
    "Resolution ES-11/7 was adopted by {} votes to 18, with 65 abstentions.",
    "Resolution ES-11/7 was backed by {} countries.",
)
_WORDS = {92: "Ninety-two", 93: "Ninety-three", 94: "Ninety-four"}


def _verdicts(record: Record, text: str) -> set[str]:
    claims = check(text, record=record)["claims"]
    return {c["verdict"] for c in claims if c["type"] == "tally"}


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("number", [83, 92, 93, 94, 103])
def test_a_total_is_supported_only_on_the_number(embedded: Record, form: str, number: int) -> None:
    expected = "supported" if number == 93 else "contradicted"
    assert _verdicts(embedded, form.format(number)) == {expected}


@pytest.mark.parametrize("number", [92, 93, 94])
def test_a_total_in_words(embedded: Record, number: int) -> None:
    expected = "supported" if number == 93 else "contradicted"
    text = f"{_WORDS[number]} countries voted for resolution ES-11/7."
    assert _verdicts(embedded, text) == {expected}


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("More than 92", True),
        ("More than 93", False),
        ("At least 93", True),
        ("At least 94", False),
        ("Fewer than 94", True),
        ("Fewer than 93", False),
        ("At most 93", True),
        ("At most 92", False),
        ("About 90", True),
        ("About 120", False),
    ],
)
def test_a_bound_below_on_and_above(embedded: Record, words: str, *, holds: bool) -> None:
    text = f"{words} countries voted for resolution ES-11/7."
    assert _verdicts(embedded, text) == {"supported" if holds else "contradicted"}


@pytest.mark.parametrize("others", [15, 16, 17])
def test_others_are_the_total_less_the_named(embedded: Record, others: int) -> None:
    text = f"The United States, Russia and {others} other countries voted against ES-11/7."
    verdicts = {c["type"]: c["verdict"] for c in check(text, record=embedded)["claims"]}
    assert verdicts["count_others"] == ("supported" if others == 16 else "contradicted")


def test_columns_in_another_order_are_not_accused(embedded: Record) -> None:
    assert _verdicts(embedded, "The vote on ES-11/7 was 93-65-18.") == {"not_checkable"}


def test_a_count_far_into_a_long_sentence_is_read(embedded: Record) -> None:
    long = "After hours of speeches on the war, the talks, the aid, the dead and the winter, " * 4
    text = f"{long}in which no one was named, 18 countries voted against A/RES/ES-11/7."
    (claim,) = check(text, record=embedded)["claims"]
    assert claim["structured"]["value"] == {"no": 18}


def test_a_text_without_a_day_is_told_by_its_totals_and_its_words(embedded: Record) -> None:
    text = (
        "The General Assembly voted to denounce Russia for invading Ukraine. The resolution was "
        "supported by 141 members. Four countries joined Russia in voting against, while 35 "
        "nations abstained. Serbia abstained."
    )
    claims = check(text, record=embedded)["claims"]
    assert {c["structured"]["resolution"] for c in claims} == {"A/RES/ES-11/1"}
    # The vote is guessed: what does not fit it is no contradiction.
    assert claims[-1]["text"] == "Serbia abstained"
    assert claims[-1]["verdict"] == "not_checkable"
