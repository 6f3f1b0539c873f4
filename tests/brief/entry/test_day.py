"""The day of a vote in running text: read where certain, asked for where not, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.brief.entry.day import day_told
from hemicycle.brief.entry.sentences import sentences
from hemicycle.errors import InputError

TODAY = date(2026, 11, 22)
DAY = date(2025, 2, 24)


def told(text: str, today: date | None = TODAY) -> date | None:
    day, notes = day_told(text, sentences(text, {}), today)
    assert bool(notes) is (day is not None)
    return day


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council on Monday, 24 February 2025, adopted resolution 2774 (2025) by a "
        "vote of 10 in favour, none against and 5 abstentions.",
        "NEW YORK, 24 February 2025 -- It was adopted by 93 votes to 18, with 65 abstentions.",
        "UNITED NATIONS, Feb. 24, 2025 (AP) — The vote was 93-18-65.",
        "24 February 2025. The Assembly adopted it 93-18-65.",
        "The Assembly adopted on 24 February 2025 resolution A/RES/ES-11/7 by 93-18-65.",
        "GENERAL ASSEMBLY\nEleventh emergency special session\nMonday, 24 February 2025, 10 a.m.\n"
        "New York\n\nIn favour:\nAlbania, France",
        "Vote date 2025-02-24\n93-18-65",
        "A/ES-11/PV.22 24/02/2025\n\nAdopted by 93-18-65.",
        "Adopted by 93-18-65. (February 24th, 2025)",
        "The Assembly, on 24\nFebruary 2025, adopted it by 93-18-65, three years after the "
        "invasion of 24 February 2022.",
        "The Council on Monday, 24 February 2025, extended until 30 June 2025 the mandate, 14-0-1.",
        "NEW YORK, 25 February 2025 -- On 24 February 2025 the Assembly adopted it by 93-18-65.",
    ],
)
def test_the_day_is_certain(text: str) -> None:
    assert told(text) == DAY


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("The war began on 24 February 2022. It was adopted by 93-18-65.", ["2022-02-24"]),
        ("Recalling its text of 2 March 2022, the Assembly adopted it 93-18-65.", ["2022-03-02"]),
        (
            "On 23 February 2023 it was adopted by 141-7-32, on 24 February 2025 by 93-18-65.",
            ["2023-02-23", "2025-02-24"],
        ),
        ("02/03/2022\n\nAdopted by 141-5-35.", ["2022-02-03", "2022-03-02"]),
        ("The mandate runs until 30 June 2025. Adopted by 14-0-1.", ["2025-06-30"]),
    ],
)
def test_an_uncertain_day_is_asked_for(text: str, candidates: list[str]) -> None:
    with pytest.raises(InputError, match="states") as refusal:
        told(text)
    assert "--date" in refusal.value.todo
    assert all(day in refusal.value.todo for day in candidates)


@pytest.mark.parametrize(
    "text",
    [
        "Adopted by 93-18-65.",
        "They may 5 times vote 93-18-65.",
        "It runs until 15 March. Adopted by 14-0-1.",
        "Adopted by 93-18-65 on 31 February 2025.",
        "Resolution 2774 (2025) was adopted by 10-0-5.",
    ],
)
def test_no_day_is_stated(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(("days_ago", "certain"), [(0, True), (7, True), (8, False)])
def test_a_date_without_its_year_is_of_this_week_or_asked_for(days_ago: int, certain: bool) -> None:
    """On 22 November 2026: 22 and 15 November are of the week, 14 November is asked for."""
    text = f"The Council voted 14-0-1 on {22 - days_ago} November."
    if certain:
        assert told(text) == date(2026, 11, 22 - days_ago)
    else:
        with pytest.raises(InputError, match="2 dates"):
            told(text)
    assert told(text, today=None) is None


def test_a_day_to_come_is_not_that_of_a_vote() -> None:
    assert told("The Council voted 14-0-1 on 23 November 2026.") is None
    assert told("The Council voted 14-0-1 on 22 November 2026.") == TODAY
