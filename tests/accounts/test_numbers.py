"""Numbers in running text."""

from __future__ import annotations

import pytest

from hemicycle.accounts.numbers import NUMBER, value_of

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("93", 93),
        ("1,200", 1200),
        ("ninety-two", 92),
        ("one hundred and forty-one", 141),
        ("a hundred", 100),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half-dozen", 6),
        ("nineteen", 19),
    ],
)
def test_a_number_is_read(text: str, value: int) -> None:
    found = NUMBER.search(text)
    assert found is not None
    assert found.group() == text
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["first", "2nd", "everyone", "3.5", "93%", "$400", "often"])
def test_what_is_no_count_is_left(text: str) -> None:
    assert NUMBER.search(text) is None


def test_every_number_below_a_hundred_in_words() -> None:
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for n, ten in enumerate(tens, 2):
        for unit in range(1, 10):
            assert value_of(f"{ten}-{_UNITS[unit]}") == 10 * n + unit
