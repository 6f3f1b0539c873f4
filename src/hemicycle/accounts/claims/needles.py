"""Words that a pattern cannot do without: a quick look before the search.

Most patterns cannot match most sentences. From each expression a set of words is derived, one of
which every match contains; all words of all patterns are then looked for in one pass (Aho-Corasick)
over the sentence, and only patterns with a hit are tried. Derived, not written by hand, so that a
pattern can be changed without a second list to keep in step.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]

from hemicycle.accounts.claims.edges import REPEATS, Part, Row, is_anchored, joints, parsed
from hemicycle.accounts.claims.openings import openings

_MOST = 200
#: How many sets of words an expression is held against.
_SETS = 3

Words = frozenset[str]
#: A bit for each expression that may match; and the openings found, each with its places.
Look = tuple[int, dict[int, list[int]]]


@cache
def needles(expression: str, flags: int = 0) -> tuple[Words, ...]:
    """Sets of words, of each of which one is in every match; the longest words first."""
    found = dict.fromkeys(_required(parsed(expression, flags)))
    usable = [words for words in found if len(words) <= _MOST and _tells(words)]
    best: list[Words] = []
    for words in sorted(usable, key=_telling, reverse=True):
        if len(best) < _SETS and not any(_implies(better, words) for better in best):
            best.append(words)
    return tuple(best)


def _implies(one: Words, other: Words) -> bool:
    """Whether a text with a word of the one set has one of the other: no need to ask for both."""
    return all(any(part in word for part in other) for word in one)


def _tells(words: Words) -> bool:
    """Whether the set tells something: blanks and single small letters stand in every sentence."""
    return all(len(word.strip()) > 1 or word.strip(" ,").isupper() for word in words)


def _required(row: Row) -> list[Words]:
    """Sets of words: a match contains a word of each set."""
    found = list(joints(row))
    run: tuple[str, ...] = ("",)
    for part in row:
        letters = _letters(part)
        if letters and len(run) * len(letters) <= 8:
            run = tuple(word + letter for word in run for letter in letters)
            continue
        found += _closed(run)
        run = ("",)
        found += _inside(part)
    return found + _closed(run)


def _closed(run: tuple[str, ...]) -> list[Words]:
    words = frozenset(word.strip() or " " for word in run)
    return [] if words & {"", " "} else [words]


def _letters(part: Part) -> tuple[str, ...]:
    """The characters a part may stand for, where they are few."""
    if part.code is op.LITERAL:
        return (chr(part.value),)
    if part.code is not op.IN or len(part.value) > 4:
        return ()
    listed = all(kind is op.LITERAL for kind, _ in part.value)
    return tuple(chr(letter) for _, letter in part.value) if listed else ()


def _inside(part: Part) -> list[Words]:
    """What a part that is no letter requires."""
    if part.code is op.BRANCH:
        best = [_best(_required(row)) for row in part.rows]
        return [frozenset(word for words in best for word in words)] if all(best) else []
    behind = part.code is op.ASSERT and part.value[0] != 1
    optional = part.code in REPEATS and part.value[0] == 0
    if not part.rows or behind or optional:
        return []
    return _required(part.rows[0])


def _best(sets: Sequence[Words]) -> Words:
    """The set whose shortest word is longest; few words before many."""
    usable = [words for words in sets if len(words) <= _MOST]
    return max(usable, key=_telling, default=frozenset())


def _telling(words: Words) -> tuple[int, int, list[str]]:
    """Long words tell more than short ones, few more than many; the spelling settles the rest."""
    return min(map(len, words)), -len(words), sorted(words)


def asked_for(expression: str) -> list[Words]:
    """Sets of words of which one is in every match: those inside, and those it may begin with."""
    own = openings(expression)
    return [*needles(expression), *([own] if own is not None else [])]


class Sieve:
    """Which of many expressions can match a text, and where they may begin: told in one pass.

    Parameters
    ----------
    expressions
        Regular expressions; the answer numbers them in this order.
    """

    def __init__(self, expressions: Sequence[str]) -> None:
        from hemicycle.accounts.names import automaton

        bits: dict[str, int] = {}
        self._size = len(expressions)
        self._always = 0
        heads: dict[str, int] = {}
        self._openings: list[frozenset[int]] = []
        self.anchored: set[int] = set()
        for number, expression in enumerate(expressions):
            if is_anchored(parsed(expression, 0)):
                self.anchored.add(number)
            own = openings(expression)
            known = (heads.setdefault(head, len(heads) + 1) for head in own or ())
            self._openings.append(frozenset(known))
            sets = asked_for(expression)
            for place in range(_SETS + 1):
                bit = 1 << (place * self._size + number)
                if place >= len(sets):
                    self._always |= bit
                    continue
                for word in sets[place]:
                    bits[word] = bits.get(word, 0) | bit
        self._all = (1 << self._size) - 1
        self._found = automaton(
            (word, (mask, len(word) - 1, heads.get(word, 0))) for word, mask in bits.items()
        )

    def look(self, text: str) -> Look:
        """What of the expressions is in the text."""
        mask, size = self._always, self._size
        places: dict[int, list[int]] = {}
        for stop, (bits, length, head) in self._found.iter(text):
            mask |= bits
            if head in places:
                places[head].append(stop - length)
            elif head:
                places[head] = [stop - length]
        seen = self._all
        for place in range(_SETS + 1):
            seen &= mask >> place * size
        return seen, places

    def starts(self, number: int, look: Look) -> list[int] | None:
        """Where an expression may begin, in reading order; None where there is no telling."""
        own, places = self._openings[number], look[1]
        if number in self.anchored:
            return [0]
        if not own:
            return None
        if len(own) > len(places):
            own = own.intersection(places)
        starts: list[int] = []
        for head in own:
            if head in places:
                starts += places[head]
        return sorted(starts)
