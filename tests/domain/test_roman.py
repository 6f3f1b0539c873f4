"""Roman numerals: exactly the right strings, and no other."""

from __future__ import annotations

import re
from itertools import product

import pytest

from hemicycle.domain.roman import NUMERAL, from_roman, to_roman

#: The regular sessions numbered in Roman numerals, as printed in the Assembly's resolutions.
SESSIONS = [
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
    *("XXI", "XXII", "XXIII", "XXIV", "XXV", "XXVI", "XXVII", "XXVIII", "XXIX", "XXX"),
]
RANGE = range(1, 400)


def test_the_thirty_sessions() -> None:
    assert [to_roman(number) for number in range(1, 31)] == SESSIONS
    assert [from_roman(text) for text in SESSIONS] == list(range(1, 31))


def test_every_number_has_its_own_numeral() -> None:
    assert [from_roman(to_roman(number)) for number in RANGE] == list(RANGE)


def test_of_all_short_strings_exactly_the_numerals_are_read() -> None:
    strings = {"".join(p) for size in range(1, 7) for p in product("IVXLC", repeat=size)}
    numerals = {to_roman(number) for number in RANGE}
    assert {text for text in strings if from_roman(text)} == numerals & strings
    assert {text for text in strings if re.fullmatch(NUMERAL, text)} == numerals & strings


@pytest.mark.parametrize("number", [-1, 0, 400])
def test_other_numbers_have_none(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 399"):
        to_roman(number)


@pytest.mark.parametrize("text", ["", "xxvi", "XXVI ", "IIII", "IC", "VX", "26", "CCCC"])
def test_other_texts_are_no_numerals(text: str) -> None:
    assert from_roman(text) is None
