"""How the matches of a regular expression begin and end, read off the expression.

What stands at the edges of its parts tells quickly where the expression cannot match:
:mod:`.openings` tries it only where it may begin, :mod:`.endings` only where it may end, and
:mod:`.needles` only in a sentence that has what stands where two parts meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache

# The parser of `re` is not public, but has had this shape since Python 3.1; the tests hold every
# pattern against the text it is meant to catch, with and without what is derived here.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Longer beginnings than this tell no more.
_LENGTH = 5
#: So many beginnings are long enough as they are: the list would only cost time.
_MANY = 40
#: More ways to pass from one part to the next tell too little.
_JOINTS = 60
#: A set of letters wider than this tells nothing.
_WIDEST = 10
#: Parts without a width: what stands there is looked at, not read.
_LOOKS = (op.AT, op.ASSERT, op.ASSERT_NOT)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

#: Beginnings, each with whether what follows it is told by the next part; where it is not, be it in
#: one of several ways to read on only, the beginning stays as short as it is. Ends are written from
#: the last letter to the first, so that they grow alike.
Heads = dict[str, bool]


class Part:
    """A part of an expression, as its compiler reads it.

    Parameters
    ----------
    code, value
        As the parser of ``re`` gives them.
    """

    def __init__(self, code: Any, value: Any) -> None:
        self.code = code
        self.value = value
        #: The rows of parts inside: of a group or a repeated part one, of alternatives each.
        self.rows: list[Row] = []
        if code is op.SUBPATTERN:
            self.rows = [_row(value[3])]
        elif code is op.BRANCH:
            self.rows = [_row(branch) for branch in value[1]]
        elif code in REPEATS:
            self.rows = [_row(value[2])]
        elif code is op.ASSERT:
            self.rows = [_row(value[1])]
        elif code is op.ATOMIC_GROUP:
            self.rows = [_row(value)]

    @cached_property
    def first(self) -> Heads | None:
        """How the part may begin; the empty word where it may be left out."""
        return self._edge([beginnings(row) for row in self.rows])

    @cached_property
    def last(self) -> Heads | None:
        """How the part may end."""
        return self._edge([_grown(part.last for part in reversed(row)) for row in self.rows])

    def _edge(self, inside: Sequence[Heads | None]) -> Heads | None:
        """The same for both edges, from those of the rows inside."""
        if self.code in _LOOKS:
            return {"": True}
        if self.code is op.LITERAL:
            return {chr(self.value): True}
        if self.code is op.IN:
            return _letters(self.value)
        if self.code is op.SUBPATTERN:
            return inside[0]
        if self.code is op.BRANCH:
            return _either(inside)
        if self.code not in REPEATS or inside[0] is None:
            return None
        least, most, _ = self.value
        several = most is op.MAXREPEAT or most > 1
        heads = dict.fromkeys(inside[0], False) if several else inside[0]
        return {**heads, "": True} if least == 0 else heads


Row = Sequence[Part]


def _row(items: Any) -> Row:
    return [
        _letter(value) if code is op.LITERAL else Part(code, value)
        for code, value in getattr(items, "data", items)
    ]


@cache
def _letter(number: int) -> Part:
    """A single letter: most parts are, so each is made once."""
    return Part(op.LITERAL, number)


@lru_cache(maxsize=2)
def parsed(expression: str, flags: int) -> Row:
    """The parts of an expression: asked for twice in a row, then let go."""
    return _row(parser.parse(expression, flags))


def is_anchored(row: Row) -> bool:
    """Whether every match begins where the text does."""
    return row[0].code is op.AT and row[0].value is op.AT_BEGINNING if row else False


def beginnings(row: Row) -> Heads | None:
    """How a row of parts may begin; None where that cannot be told."""
    return _grown(part.first for part in row)


def ends(row: Row) -> frozenset[str] | None:
    """Words of which one ends every match of a row, none the end of another; or None."""
    heads = _grown(part.last for part in reversed(row))
    return None if heads is None else _turned(heads)


def joints(row: Row) -> Iterator[frozenset[str]]:
    """Where two parts meet: the end of one, right before the beginning of the next ("C was")."""
    for place in range(1, len(row)):
        if row[place - 1].code is op.LITERAL and row[place].code is op.LITERAL:
            continue
        before, after = ends(row[:place]), beginnings(row[place:])
        if before and after:
            heads = without_longer(after)
            if len(before) * len(heads) <= _JOINTS:
                yield frozenset(end + head for end in before for head in heads)


def without_longer(heads: Iterable[str]) -> frozenset[str]:
    """Those words that begin with no other one."""
    kept: list[str] = []
    for word in sorted(heads):  # a word stands right behind those it begins with
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return frozenset(kept)


def _turned(heads: Iterable[str]) -> frozenset[str]:
    return frozenset(word[::-1] for word in without_longer(heads))


def _grown(firsts: Iterable[Heads | None]) -> Heads | None:
    """How a row may begin, from how each of its parts may."""
    heads: Heads = {"": True}
    for first in firsts:
        open_ = [head for head, goes_on in heads.items() if goes_on and len(head) < _LENGTH]
        if not open_:
            break
        if len(heads) > _MANY and "" not in open_:
            return dict.fromkeys(heads, False)
        if first is None:
            return None if "" in open_ else dict.fromkeys(heads, False)
        for head in open_:
            del heads[head]
        for head in open_:
            for word, goes_on in first.items():
                heads[head + word] = goes_on and heads.get(head + word, True)
    return heads


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
