"""Days counted from another vote: "two days later" is two days later, "the next day" is one."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record

#: Days on which the Security Council voted down or vetoed one text and voted on another soon after.
_VETOED_IN_MARCH = "Russia and China vetoed the draft on 22 March 2024."
_FAILED_IN_OCTOBER = "Russia's draft failed in the Security Council on 16 October 2023."
_VETOED_IN_NOVEMBER = "Russia vetoed the draft on 16 November 2017."


def _behind(record: Record, first: str, text: str, **context: str) -> list[tuple[str, str]]:
    """Text and verdict of the claims behind the first sentence."""
    document = check(f"{first} {text}", record=record, date="2025-12-31", context=context or None)
    claims = [claim for claim in document["claims"] if claim["start"] > len(first)]
    return [(claim["structured"]["resolution"], claim["verdict"]) for claim in claims]


@pytest.mark.parametrize(
    ("first", "text", "meant"),
    [
        (_FAILED_IN_OCTOBER, "Two days later, the United States vetoed a text.", "S/2023/773"),
        (_VETOED_IN_NOVEMBER, "The next day, Bolivia voted against a text.", "S/2017/970"),
        (_VETOED_IN_NOVEMBER, "The following day, Bolivia voted against a text.", "S/2017/970"),
        (_VETOED_IN_NOVEMBER, "One day later, Bolivia voted against a text.", "S/2017/970"),
        (_VETOED_IN_MARCH, "Three days later, the US abstained on a text.", "S/RES/2728 (2024)"),
        (_VETOED_IN_MARCH, "3 days later, the US abstained on a text.", "S/RES/2728 (2024)"),
    ],
)
def test_as_many_days_later_as_are_stated(
    embedded: Record, first: str, text: str, meant: str
) -> None:
    assert _behind(embedded, first, text) == [(meant, "supported")]


@pytest.mark.parametrize(
    ("first", "text"),
    [
        # a day before and a day behind the one on which there was a vote
        (_FAILED_IN_OCTOBER, "One day later, the United States vetoed a text."),
        (_FAILED_IN_OCTOBER, "Three days later, the United States vetoed a text."),
        (_VETOED_IN_NOVEMBER, "Three days later, Bolivia voted against a text."),
        # no number is stated, or none that a calendar has
        (_VETOED_IN_MARCH, "Days later, the US abstained on a text."),
        (_VETOED_IN_MARCH, "Several days later, the US abstained on a text."),
        (_VETOED_IN_MARCH, "999999999 days later, the US abstained on a text."),
    ],
)
def test_where_no_vote_was_that_day_nothing_is_judged(
    embedded: Record, first: str, text: str
) -> None:
    assert _behind(embedded, first, text) == [(None, "not_checkable")]


def test_a_false_one_is_judged_by_the_vote_of_that_day(embedded: Record) -> None:
    text = "Two days later, France voted against a text."
    assert _behind(embedded, _FAILED_IN_OCTOBER, text, resolution="S/2023/772") == [
        ("S/2023/773", "contradicted")
    ]


def test_all_claims_behind_the_same_words_mean_the_same_vote(embedded: Record) -> None:
    text = "Three days later, the US abstained on a rival text and China voted in favour."
    meant = ("S/RES/2728 (2024)", "supported")
    assert _behind(embedded, _VETOED_IN_MARCH, text) == [meant, meant]


def test_the_body_named_beside_the_day_is_the_one_that_voted(embedded: Record) -> None:
    first = "Russia and China vetoed the draft on 25 October 2023."
    text = "Two days later, in the General Assembly, France voted in favour."
    assert _behind(embedded, first, text, resolution="S/2023/792") == [
        ("A/RES/ES-10/21", "supported")
    ]


def test_the_sentence_behind_speaks_of_the_later_vote(embedded: Record) -> None:
    text = "Three days later, the US abstained on a rival text. China voted in favour."
    meant = ("S/RES/2728 (2024)", "supported")
    assert _behind(embedded, _VETOED_IN_MARCH, text, resolution="S/2024/239") == [meant, meant]
