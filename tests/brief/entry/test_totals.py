"""Totals in running words, one phrase at a time."""

from __future__ import annotations

import pytest

from hemicycle.brief.entry.totals import parse_announced, results
from hemicycle.brief.entry.words import NUMBER_WORDS
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

ORDER = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)


def told(text: str) -> list[str]:
    return [
        "-".join(str(result.totals[p]) if p in result.totals else "?" for p in ORDER).removesuffix(
            "-?"
        )
        for result in results(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By a recorded vote of 93 in favour to 18 against, with 65 abstentions", "93-18-65"),
        ("adopted by 93 votes to 18, with 65 abstentions", "93-18-65"),
        ("a recorded vote of 135 in favour to none against, with 4 abstentions", "135-0-4"),
        ("By a vote of 128 against nine, with 35 abstentions", "128-9-35"),
        ("18 against, 93 in favour, 65 abstained", "93-18-65"),
        ("received 10 votes in favour, none against and 5 abstentions", "10-0-5"),
        ("adopted by 10 votes, with 5 abstentions", "10-?-5"),
        ("ninety-three in favor, eighteen against and sixty-five abstaining", "93-18-65"),
        ("Yes: 093 | No: 018 | Abstentions: 065 | Non-Voting: 017", "93-18-65-17"),
        ("IN FAVOUR 93 AGAINST 18 ABSTENTION 65", "93-18-65"),
        ("93-18-65", "93-18-65"),
        ("93–18–65, with 17 not voting", "93-18-65-17"),
        ("a 120-50 vote, with 10 abstentions", "120-50-10"),
        ("voted 33 to 13, with 10 abstentions and 1 absent", "33-13-10-1"),
    ],
)
def test_phrase(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "More than 50 countries voted in favour",
        "12 other countries voted against",
        "eleven of the 15 members voted in favour",
        "ten of the council's 15 member states voted in favor",
        "on 2025-02-24 at 10-12 a.m.",
        "draft resolution A/ES-11/L.10",
        "about 100 states abstained",
        "Resolution 2774 (2025)",
    ],
)
def test_no_total(text: str) -> None:
    assert told(text) == []


def test_a_result_told_twice_is_one() -> None:
    assert told("93-18-65. By 93 votes to 18, with 65 abstentions. 93-18-65!") == ["93-18-65"]


def test_two_results_sharing_a_number_stay_two() -> None:
    assert told("the first 93-18-65, the second 93-8-73") == ["93-18-65", "93-8-73"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [("93-18-65", (93, 18, 65)), ("93–18–65–17", (93, 18, 65, 17)), (" 10, 0, 5 ", (10, 0, 5))],
)
def test_announced(text: str, counts: tuple[int, ...]) -> None:
    assert tuple(parse_announced(text).values()) == counts


@pytest.mark.parametrize("text", ["", "93", "93-18", "93--18-65", "-1-0-0", "a-b-c", "1-2-3-4-5"])
def test_announced_refused(text: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        parse_announced(text)


def test_number_words_run_to_ninety_nine() -> None:
    assert {NUMBER_WORDS[word] for word in NUMBER_WORDS} == set(range(100))
