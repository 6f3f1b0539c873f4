"""Words that a pattern cannot do without: a quick look before the search.

Most patterns cannot match most sentences. From each expression a set of words is derived, one of
which every match contains; all words of all patterns are then looked for in one pass (Aho-Corasick)
over the sentence, and only patterns with a hit are tried. Derived, not written by hand, so that a
pattern can be changed without a second list to keep in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

# The parser of `re` is not public, but has had this shape since Python 3.1; the tests hold every
# pattern against the text it is meant to catch, with and without this look.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 200
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Words = frozenset[str]


@cache
def needles(expression: str, flags: int = 0) -> Words:
    """Words, one of which is in every match of the expression; empty if none can be told."""
    return _best(_required(parser.parse(expression, flags))) or frozenset()


def _required(items: Iterable[tuple[Any, Any]]) -> list[Words]:
    """Sets of words: a match contains a word of each set."""
    found: list[Words] = []
    run: tuple[str, ...] = ("",)
    for code, value in items:
        letters = _letters(code, value)
        if letters and len(run) * len(letters) <= 8:
            run = tuple(word + letter for word in run for letter in letters)
            continue
        found += _closed(run)
        run = ("",)
        found += _inside(code, value)
    return found + _closed(run)


def _closed(run: tuple[str, ...]) -> list[Words]:
    words = frozenset(word.strip() or " " for word in run)
    return [] if words & {"", " "} else [words]


def _letters(code: Any, value: Any) -> tuple[str, ...]:
    """The characters one item may stand for, where they are few."""
    if code is op.LITERAL:
        return (chr(value),)
    if code is op.IN and all(kind is op.LITERAL for kind, _ in value) and len(value) <= 4:
        return tuple(chr(letter) for _, letter in value)
    return ()


def _inside(code: Any, value: Any) -> list[Words]:
    """What an item that is no letter requires."""
    if code is op.SUBPATTERN:
        return _required(value[3])
    if code is op.ATOMIC_GROUP:
        return _required(value)
    if code is op.ASSERT and value[0] == 1:
        return _required(value[1])
    if code in _REPEATS and value[0] > 0:
        return _required(value[2])
    if code is op.BRANCH:
        best = [_best(_required(branch)) for branch in value[1]]
        if all(best):
            return [frozenset(word for words in best for word in words)]
    return []


def _best(sets: Sequence[Words]) -> Words:
    """The set whose shortest word is longest; few words before many."""
    usable = [words for words in sets if len(words) <= _MOST]
    return max(usable, key=lambda w: (min(map(len, w)), -len(w)), default=frozenset())


class Sieve:
    """Which of many expressions can match a text, told in one pass over it.

    Parameters
    ----------
    expressions
        Regular expressions; the answer numbers them in this order.
    """

    def __init__(self, expressions: Sequence[str]) -> None:
        from hemicycle.accounts.names import automaton

        bits: dict[str, int] = {}
        self._always = 0
        for number, expression in enumerate(expressions):
            words = needles(expression)
            if not words:
                self._always |= 1 << number
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << number
        self._found = automaton(bits.items())

    def open(self, text: str) -> int:
        """A bit for each expression: 1 where it may match."""
        mask = self._always
        for _, bits in self._found.iter(text):
            mask |= bits
        return mask


def sieve_of(patterns: Sequence[re.Pattern[str]]) -> Sieve:
    """A sieve of compiled patterns."""
    return Sieve([pattern.pattern for pattern in patterns])
