"""A query answered: which votes, the likeliest first, and what was corrected on the way.

Every word must stand in the vote, as a whole word, as the beginning of one or, from four letters
on, inside one; a year may be the year of the vote. A word that does so in no vote is taken for a
typing error and replaced by the nearest one. Where no vote has all words, their ends are let go
(``cuban`` finds ``Cuba``). The answer says both. Order: the vote whose symbol was typed, symbols
that begin so, titles with the words as they are, titles with parts of words, other fields; newest
first in each.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.web.search.index import Index, symbol_key
from hemicycle.web.search.words import Words, folded_words

Mask = npt.NDArray[np.bool_]
#: A word in so few votes may be a slip; a neighbour so many times as common is offered.
_RARE, _TIMES = 3, 50
#: From so many signs on, what is typed is looked for among the beginnings of symbols.
_SYMBOL_FROM = 3
#: What is left of a word whose end is let go, at least, and how many letters are.
_STEM, _ENDING = 4, 2
#: So many words of one query are corrected; the rest of a text that is none of ours is left alone.
_MOST_UNKNOWN = 4


@dataclass(frozen=True, eq=False)
class Found:
    """What a query found.

    Parameters
    ----------
    rows
        int32: places of votes, likeliest first.
    query
        The words looked for, after correction.
    corrected
        Typed word to word taken instead.
    meant
        Another query that may have been meant; None for none.
    loosely
        Whether no vote had all words, and their ends were let go.
    """

    rows: npt.NDArray[np.int32]
    query: str
    corrected: dict[str, str]
    meant: str | None = None
    loosely: bool = False


#: Ranks of votes, the best first; a vote of the last one is not shown.
_EXACT, _BEGINS, _TITLE, _IN_TITLE, _ELSEWHERE, _NONE = range(6)


def find(index: Index, query: str) -> Found:
    """Votes for a query; all of them, newest first, for an empty one."""
    rank = np.full(index.size, _NONE, dtype=np.int8)
    if _by_symbol(index, query, rank):
        return Found(_ranked(rank), query.strip(), {})
    typed = folded_words(query)
    corrected = _corrections(index, typed)
    words = [corrected.get(word, word) for word in typed]
    loosely = False
    if words or not query.strip():
        _by_words(index, words, rank)
        loosely = not (rank < _NONE).any() and _by_stems(index, words, rank)
    return Found(_ranked(rank), " ".join(words), corrected, _meant(index, words), loosely)


def _ranked(rank: npt.NDArray[np.int8]) -> npt.NDArray[np.int32]:
    """Rows by rank; newest first in each, as they stand."""
    order = np.argsort(rank, kind="stable").astype(np.int32)
    return order[: int((rank < _NONE).sum())]


def _corrections(index: Index, typed: list[str]) -> dict[str, str]:
    """The nearest word for each that stands nowhere and has one."""
    unknown = [word for word in dict.fromkeys(typed) if not _known(index, word)]
    near = {word: index.speller.near(word) for word in unknown[:_MOST_UNKNOWN]}
    return {word: meant for word, meant in near.items() if meant is not None and meant != word}


def _by_words(index: Index, words: list[str], rank: npt.NDArray[np.int8]) -> None:
    """Ranks of the votes in which every word stands."""
    whole = np.ones(index.size, dtype=bool)
    in_title, anywhere = whole.copy(), whole.copy()
    for word in words:
        titled = index.titles.parts(word, index.size)
        whole &= _whole(index.titles, word, index.size)
        in_title &= titled
        anywhere &= titled | index.others.parts(word, index.size) | _of_year(index, word)
    rank[anywhere] = _ELSEWHERE
    rank[in_title] = _IN_TITLE
    rank[whole] = _TITLE


def _by_stems(index: Index, words: list[str], rank: npt.NDArray[np.int8]) -> bool:
    """Ranks of the votes with every word but for its last letters; whether there are any."""
    anywhere = np.ones(index.size, dtype=bool)
    for word in words:
        stem = word[: max(_STEM, len(word) - _ENDING)]
        found = index.titles.parts(stem, index.size) | index.others.parts(stem, index.size)
        anywhere &= found | _of_year(index, word)
    rank[anywhere] = _ELSEWHERE
    return bool(anywhere.any())


def _of_year(index: Index, word: str) -> Mask:
    """Votes of the year that a word of four figures names."""
    if len(word) != 4 or not word.isascii() or not word.isdecimal():
        return np.zeros(index.size, dtype=bool)
    same: Mask = index.arrays["year"] == int(word)
    return same


def _whole(words: Words, word: str, size: int) -> Mask:
    place = words.place(word)
    return words.mask(() if place is None else (place,), size)


def _by_symbol(index: Index, query: str, rank: npt.NDArray[np.int8]) -> bool:
    """Ranks of the votes whose symbol was typed, or begun; whether it was one that they have."""
    key = symbol_key(query)
    exact = [row for name, row in beginning(index, key) if name == key] if key else []
    rank[exact] = _EXACT
    if len(key) < _SYMBOL_FROM or not ("/" in key or "-" in key):
        return False
    begun = [row for _, row in beginning(index, key)]
    rank[begun] = np.minimum(rank[begun], _BEGINS)
    return bool(begun)


def beginning(index: Index, key: str) -> list[tuple[str, int]]:
    """Symbols that begin so, and the row of each."""
    first = bisect_left(index.symbols, (key, -1))
    last = bisect_left(index.symbols, (key + "\U0010ffff", -1), lo=first)
    return list(index.symbols[first:last])


def _known(index: Index, word: str) -> bool:
    return any(
        len(words.beginning(word)) > 0 or words.containing(word)
        for words in (index.titles, index.others)
    )


def _meant(index: Index, words: list[str]) -> str | None:
    """The query with a rare word exchanged for a far commoner neighbour."""
    better = [_commoner(index, word) or word for word in words]
    return " ".join(better) if better != words else None


def _commoner(index: Index, word: str) -> str | None:
    place = index.titles.place(word)
    if place is None or index.titles.count(place) > _RARE:
        return None
    near = index.speller.near(word, apart_from=word)
    there = index.titles.place(near) if near is not None else None
    if there is None or index.titles.count(there) < _TIMES * index.titles.count(place):
        return None
    return near
