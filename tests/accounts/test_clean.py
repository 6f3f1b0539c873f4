"""Repairs, and the way back to the raw file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.clean import clean


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("in New York\u00c2\nThe vote", "in New York \nThe vote"),
        ("\u00c2ngstr\u00f6m", "\u00c2ngstr\u00f6m"),
        ("93\u00a0votes", "93 votes"),
        ("93\u201318", "93-18"),
        ("Russia\u00e2\u20ac\u2122s veto", "Russia's veto"),
        ("C\u00c3\u00b4te d'Ivoire", "C\u00f4te d'Ivoire"),
    ],
)
def test_a_broken_text_is_repaired(raw: str, shown: str) -> None:
    assert clean(raw).text == shown


def test_an_offset_behind_a_repair_points_into_the_raw_file() -> None:
    raw = "Russia\u00e2\u20ac\u2122s veto"
    mended = clean(raw)
    start = mended.text.index("veto")
    a, b = mended.raw(start, start + 4)
    assert raw[a:b] == "veto"


@given(st.text(max_size=200))
def test_every_place_has_a_place_in_the_raw_text(raw: str) -> None:
    mended = clean(raw)
    assert not mended.text or mended.raw(0, len(mended.text)) == (0, len(raw))
