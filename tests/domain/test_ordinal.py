"""Ordinals in words."""

import pytest

from hemicycle.domain.ordinal import ordinal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (19, "nineteenth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (40, "fortieth"),
        (79, "seventy-ninth"),
        (80, "eightieth"),
        (99, "ninety-ninth"),
        (100, "one hundredth"),
        (101, "one hundred and first"),
        (112, "one hundred and twelfth"),
        (999, "nine hundred and ninety-ninth"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_no_two_numbers_share_a_word() -> None:
    assert len({ordinal(number) for number in range(1, 1000)}) == 999
