"""Amendments counted: of the four to A/RES/ES-11/8, three carried."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Three amendments were later added to A/RES/ES-11/8.", "supported"),
        ("The three amendments were then adopted, and so was A/RES/ES-11/8.", "supported"),
        ("All three European amendments to A/RES/ES-11/8 were approved.", "supported"),
        ("All four amendments to A/RES/ES-11/8 were adopted.", "contradicted"),
        ("Four amendments to A/RES/ES-11/8 were approved.", "contradicted"),
        ("Two amendments to A/RES/ES-11/8 were approved.", "not_checkable"),
        ("Three amendments to A/RES/ES-11/8 were later rejected.", "contradicted"),
        ("All three European amendments to A/RES/ES-11/8 did not pass.", "contradicted"),
        ("All three European amendments to A/RES/ES-11/8 failed.", "contradicted"),
    ],
)
def test_as_many_as_stated_had_the_fate_stated(embedded: Record, text: str, verdict: str) -> None:
    document = check(text, record=embedded, date="2025-02-25")
    found = [c for c in document["claims"] if c["type"] == "amendment"]
    assert [claim["verdict"] for claim in found] == [verdict]
