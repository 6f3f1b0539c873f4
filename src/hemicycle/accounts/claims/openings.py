"""Where a pattern may begin: the words that its matches open with, looked for first.

A long alternation is tried at every letter of a sentence. From the expression the words are
derived with which every match begins; they are found in one pass (Aho-Corasick), and the expression
is tried there only. The matches are the same (the tests compare them with the plain search).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Longer openings than this tell no more.
_LENGTH = 5
#: So many openings are long enough as they are: the list would only cost time.
_MANY = 40
#: A set of letters wider than this tells nothing.
_WIDEST = 10
#: Items without a width: what stands there is looked at, not read.
_LOOKS = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

#: Openings, each with whether what follows it is told by the next item; where it is not, be it in
#: one of several ways to read on only, the opening stays as short as it is.
Heads = dict[str, bool]


@lru_cache(maxsize=2)
def parsed(expression: str, flags: int) -> Sequence[tuple[Any, Any]]:
    """The expression in parts, as its compiler reads it: asked for twice in a row, then let go."""
    return list(parser.parse(expression, flags))


@cache
def openings(expression: str) -> frozenset[str] | None:
    """Words of which one begins every match, or None where there is no such list.

    A single small letter stands everywhere and tells nothing: None then, too. No word begins with
    another one of the list.
    """
    heads = beginnings(parsed(expression, 0))
    if heads is None or not all(map(_tells, heads)):
        return None
    return without_longer(heads)


def _tells(head: str) -> bool:
    """Whether an opening tells something: a blank or a single small letter stands everywhere."""
    return len(head) > 1 or (head != "" and not head.islower() and not head.isspace())


def without_longer(heads: Iterable[str]) -> frozenset[str]:
    """Those words that begin with no other one."""
    return frozenset(
        word for word in heads if not any(word != one and word.startswith(one) for one in heads)
    )


def tried(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> list[re.Match[str]]:
    """Matches that begin at one of the places, as a search would find them.

    Parameters
    ----------
    starts
        In reading order.
    """
    found: list[re.Match[str]] = []
    done, match = 0, pattern.match
    for start in starts:
        if start >= done and (one := match(text, start)):
            done = one.end()
            found.append(one)
    return found


def beginnings(items: Sequence[tuple[Any, Any]]) -> Heads | None:
    """How a row of items may begin."""
    heads: Heads = {"": True}
    for code, value in items:
        open_ = [head for head, goes_on in heads.items() if goes_on and len(head) < _LENGTH]
        if not open_:
            break
        if len(heads) > _MANY and "" not in open_:
            return dict.fromkeys(heads, False)
        if code in _LOOKS:
            continue
        first = _first(code, value)
        if first is None:
            return None if "" in open_ else dict.fromkeys(heads, False)
        heads = {head: goes_on for head, goes_on in heads.items() if head not in open_}
        for head in open_:
            for word, goes_on in first.items():
                heads[head + word] = goes_on and heads.get(head + word, True)
    return heads


def _first(code: Any, value: Any) -> Heads | None:
    """How one item may begin; the empty word where it may be left out."""
    if code is op.LITERAL:
        return {chr(value): True}
    if code is op.IN:
        return _letters(value)
    if code is op.SUBPATTERN:
        return beginnings(value[3])
    if code is op.BRANCH:
        return _either([beginnings(branch) for branch in value[1]])
    if code in _REPEATS:
        least, most, inside = value
        heads = beginnings(inside)
        if heads is None:
            return None
        if most is op.MAXREPEAT or most > 1:
            heads = dict.fromkeys(heads, False)
        return {**heads, "": True} if least == 0 else heads
    return None


def _letters(value: Sequence[tuple[Any, Any]]) -> Heads | None:
    """The characters of a set, where they are listed and few: "[-:]", "[0-9]"."""
    found: Heads = {}
    for kind, one in value:
        first, last = one if kind is op.RANGE else (one, one)
        if kind not in (op.LITERAL, op.RANGE) or last - first > _WIDEST:
            return None
        found |= {chr(letter): True for letter in range(first, last + 1)}
    return found


def _either(branches: Sequence[Heads | None]) -> Heads | None:
    found: Heads = {}
    for heads in branches:
        if heads is None:
            return None
        for word, goes_on in heads.items():
            found[word] = goes_on and found.get(word, True)
    return found


class Headed:
    """A pattern that is tried only where one of its openings stands.

    Parameters
    ----------
    plain
        The pattern; where no list of words begins its matches, or case does not matter in it, it is
        searched as it is.
    """

    def __init__(self, plain: re.Pattern[str]) -> None:
        self.plain = plain

    @cached_property
    def _found(self) -> Any:
        """The automaton of the openings; None where there are none."""
        from hemicycle.accounts.names import automaton

        heads = None if self.plain.flags & re.IGNORECASE else openings(self.plain.pattern)
        return automaton((head, len(head) - 1) for head in heads) if heads else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Matches, as the pattern's own."""
        if self._found is None:
            return self.plain.finditer(text)
        starts = sorted(stop - length for stop, length in self._found.iter(text))
        return iter(tried(self.plain, text, starts))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern's own."""
        return next(self.finditer(text), None)
