"""Roman numerals, as the United Nations numbered its sessions until 1976."""

from __future__ import annotations

import re

_SIGNS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip
_LARGEST = 399

#: Text of a pattern that matches a Roman numeral (and the empty text).
NUMERAL = "C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_WHOLE = re.compile(NUMERAL)


def to_roman(number: int) -> str:
    """The numeral of a whole number from 1 to 399; ValueError outside."""
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"no Roman numeral here for {number}: 1 to {_LARGEST}")
    digits = []
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        digits.append(sign * count)
    return "".join(digits)


def from_roman(text: str) -> int | None:
    """The number of a numeral in capitals, None if the text is none (``IIII``, ``IC``)."""
    if not text or not _WHOLE.fullmatch(text):
        return None
    total, rest = 0, text
    for value, sign in _SIGNS:
        while rest.startswith(sign):
            total += value
            rest = rest[len(sign) :]
    return total
