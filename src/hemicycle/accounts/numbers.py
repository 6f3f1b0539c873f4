"""Numbers in running text: digits, words, dozens.

A text it is meant to catch stands beside each pattern. Ordinals are not numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    "zero": 0,
    "nil": 0,
    "dozen": 12,
    "half a dozen": 6,
    "half-dozen": 6,
    "half-a-dozen": 6,
    "both": 2,
}
_MANY = "two|three|four|five|six|seven|eight|nine|ten"
ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
#: The first letters of a month and its number.
MONTHS = {
    m[:3]: n
    for n, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEN = "|".join(_TENS)
_BELOW = rf"(?:(?:{_TEN})(?:[ -](?:{_UNIT}))?|{_UNIT})"
#: "93", "1,200", "forty-one", "one hundred and forty-one", "a dozen", "two dozen", "zero".
_DIGITS = r"(?<![\w.,$€£])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w%]|\.\d|,\d)"
_FIGURES = re.compile(_DIGITS)
NUMBER = re.compile(
    rf"{_DIGITS}"
    rf"|\b(?:a|one|two)[ -]hundred(?:[ -](?:and[ -])?{_BELOW})?\b"
    rf"|\bhalf[ -]a[ -]dozen\b|\bhalf-dozen\b|\b(?:{_MANY}) dozen\b"
    rf"|\b(?<!several )(?<!few )(?<!many )(?:a |one )?dozen\b|\b(?:zero|nil)\b|\b{_BELOW}\b"
)


#: Words a number may begin with; digits are looked for apart.
BEGINNINGS = (
    *_UNITS,
    *_TENS,
    *(f"{n}{gap}hundred" for n in ("a", "one", "two") for gap in (" ", "-")),
    *("half a dozen", "half-a-dozen", "half-dozen", "a dozen", "one dozen", "dozen", "zero", "nil"),
)


def numbers_in(text: str, figures: Iterable[int], words: Iterable[int]) -> Iterator[re.Match[str]]:
    """Numbers of a lower-case text.

    Parameters
    ----------
    text
        Lower case.
    figures, words
        Where digits begin, and where one of :data:`BEGINNINGS` stands; each in reading order.
    """
    for pattern, places in ((_FIGURES, figures), (NUMBER, words)):
        done = 0
        for place in places:
            found = pattern.match(text, place) if place >= done else None
            if found:
                done = found.end()
                yield found


def value_of(text: str) -> int:
    """The number a match of :data:`NUMBER` means."""
    bare = text.replace(",", "")
    if bare.isdigit():
        return int(bare[:9])
    if "half" in text:
        return 6
    words = re.split(r"[ -]", text)
    total = 0
    for word in words:
        if word == "hundred":
            total = 100 * max(total, 1)
        elif word == "dozen":
            total = 12 * max(total, 1)
        else:
            total += VALUES.get(word, 0)
    return total
