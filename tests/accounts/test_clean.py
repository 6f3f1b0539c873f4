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


def test_pictures_are_taken_out_and_part_two_names() -> None:
    raw = "\U0001f1f9\U0001f1f7 Turkey, Germany \U0001f1e9\U0001f1ea Japan abstained \u2705."
    mended = clean(raw)
    assert mended.text == " Turkey, Germany, Japan abstained ."
    start = mended.text.index("Japan")
    a, b = mended.raw(start, start + 5)
    assert raw[a:b] == "Japan"


@given(st.lists(st.sampled_from(["A", " ", "\U0001f1e9\U0001f1ea", "\u2705", "\u2776", "b"])))
def test_pictures_anywhere_keep_every_place(parts: list[str]) -> None:
    raw = "".join(parts)
    mended = clean(raw)
    assert not mended.text or mended.raw(0, len(mended.text)) == (0, len(raw))
    assert mended.at is None or len(mended.at) == len(mended.text) + 1
