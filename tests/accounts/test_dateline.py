"""The day under which a report was filed."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.accounts import check
from hemicycle.accounts.article import read_article
from hemicycle.accounts.dateline import dateline
from hemicycle.record.record import Record


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("UNITED NATIONS, Dec 8, 2023 - The Council met.", date(2023, 12, 8)),
        ("A headline\n\nGENEVA, Oct 6, 2022 (Reuters) - It met.", date(2022, 10, 6)),
        ("NEW YORK, 24 February 2025 — The Assembly met.", date(2025, 2, 24)),
        ("GENEVA, Oct 6 (Reuters) - The year is not said.", None),
        ("The Assembly met on Dec 8, 2023 - a Friday.", None),
        ("UNITED NATIONS, Dec 8, 2023 was a Friday.", None),
        (". " * 400 + "\nGENEVA, Oct 6, 2022 - It met.", None),
    ],
)
def test_a_dateline_is_a_place_in_capitals_a_day_and_a_dash(text: str, day: date | None) -> None:
    assert dateline(read_article(text)) == day


@pytest.mark.parametrize(("ahead", "found"), [(590, True), (591, True), (592, False)])
def test_a_dateline_stands_within_six_hundred_characters(ahead: int, found: bool) -> None:
    headline = ("word " * 200)[: ahead - 1] + "."
    text = f"{headline}\nGENEVA, Oct 6, 2022 - It met."  # the day stands nine characters on
    assert (dateline(read_article(text)) is not None) is found


def test_the_vote_of_the_day_is_found_and_the_weekday_counted_from_it(embedded: Record) -> None:
    text = (
        "UNITED NATIONS, Dec 8, 2023 - The United States on Friday vetoed a Security Council "
        "demand for a ceasefire in Gaza. Britain abstained."
    )
    claims = check(text, record=embedded)["claims"]
    assert [c["verdict"] for c in claims if c["type"] in ("veto", "country_vote")] == [
        "supported",
        "supported",
    ]
