"""English ordinals in words, as sessions are titled."""

from __future__ import annotations

_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_TWENTY = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)


def ordinal(number: int) -> str:
    """Ordinal of a whole number from 1 to 999.

    Examples
    --------
    >>> ordinal(11), ordinal(80), ordinal(79), ordinal(112)
    ('eleventh', 'eightieth', 'seventy-ninth', 'one hundred and twelfth')
    """
    hundreds, rest = divmod(number, 100)
    if hundreds:
        head = f"{_ONES[hundreds]} hundred"
        return f"{head} and {ordinal(rest)}" if rest else f"{head}th"
    if number < 20:
        return _BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_BELOW_TWENTY[ones]}" if ones else f"{_TENS[tens][:-1]}ieth"
