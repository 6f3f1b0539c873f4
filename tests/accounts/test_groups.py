"""A group counted whole, with members left out: 26 of 27 members of the Union backed ES-11/7."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [
        ("All 27 EU members except Hungary", "supported"),
        ("All EU members except Hungary", "supported"),
        ("Twenty-six EU members", "supported"),
        ("All 27 EU members except Malta", "contradicted"),
        ("All 27 EU members except Hungary and Malta", "contradicted"),
        ("All 27 EU members", "contradicted"),
        ("Twenty-five EU members", "contradicted"),
    ],
)
def test_the_number_beside_an_exception_is_the_size_of_the_group(
    embedded: Record, subject: str, verdict: str
) -> None:
    text = f"{subject} voted in favour of A/RES/ES-11/7."
    claims = check(text, record=embedded, date="2025-02-25")["claims"]
    assert [claim["verdict"] for claim in claims if claim["type"] == "bloc"] == [verdict]
