"""Titles in capitals as they are read: the letters alone change, and only in such titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.domain.casing import in_capitals, readable

READ = [
    "To adopt the report and resolutions A and B (A/516) of the Ad Hoc Comm. on the Palestine "
    "question, providing and approving a plan of partition with economic union, for Palestine.",
    "To adopt a USSR amendment (A/784) to 3rd Comm. draft resol. A (A/777), said amendment adding "
    "a new article.",
    "To adopt 45-power draft resolution (A/L.384/Rev.1 and Rev.1/Add.1) on South West Africa.",
    "To request the Secretary-General of the United Nations to report to the General Assembly's "
    "25th session in May 1970, as may be necessary.",
    "Deciding to invite each Member State to state its view.",
    "Condemning Israel's aggression and the U.S. and U.K. for participation therein.",
    "Resolution 2252 (ES-V) and resolution 2341 B (XXII) on the United Kingdom of Great Britain "
    "and Northern Ireland.",
    "Admission of the Syrian Arab Republic. The Polish proposal is put first.",
]


@pytest.mark.parametrize("title", READ)
def test_capitals_stand_where_english_has_them(title: str) -> None:
    assert readable(title.upper()) == title


@pytest.mark.parametrize(
    "title",
    ["Permanent sovereignty of the Palestinian people", "ES-11", "A/RES/181 (II)", "UN", ""],
)
def test_other_titles_are_left_alone(title: str) -> None:
    assert not in_capitals(title)
    assert readable(title) == title


@given(st.text(alphabet="ABCDEFGMNORSTXIV ().,/-'&1234567890ÉÜ", max_size=60))
def test_nothing_but_the_size_of_letters_changes(title: str) -> None:
    assert readable(title).upper() == title.upper()


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert (
        readable("THE DRAFT RESOL. OF THE COMM. ON TRADE")
        == "The draft resol. of the Comm. on trade"
    )
