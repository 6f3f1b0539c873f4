"""What was meant by a word that stands nowhere: the nearest word of the vocabulary.

Candidates share trigrams with the word typed; among them the fewest typing errors win (letters
left out, added, exchanged or swapped with their neighbour), then the word in most votes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

#: Errors forgiven by the length of the word typed: none below 4 letters, one below 8.
_FORGIVEN = ((8, 2), (4, 1))
_CANDIDATES = 60
_LETTERS = 37


def forgiven(word: str) -> int:
    """How many typing errors a word of this length may have."""
    if word.isdecimal():
        return 0
    return next((errors for length, errors in _FORGIVEN if len(word) >= length), 0)


def distance(a: str, b: str, most: int) -> int:
    """Typing errors between two words, or ``most + 1`` for any more.

    Reference: optimal string alignment, the Damerau-Levenshtein distance in which no part is
    edited twice.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        two, before, row = before, row, [i]
        for j, right in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, two[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@dataclass(frozen=True, eq=False)
class Speller:
    """Nearest words of a vocabulary.

    Parameters
    ----------
    vocabulary
        The words.
    counts
        int64 (n_words,): how common each is.
    order, starts
        The words that hold each trigram, as in :class:`~hemicycle.web.search.words.Words`.
    """

    vocabulary: Sequence[str]
    counts: npt.NDArray[np.int64]
    order: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, vocabulary: Sequence[str], counts: npt.NDArray[np.int64]) -> Speller:
        """Over these words."""
        grams = [_trigrams(word) for word in vocabulary]
        words = np.repeat(np.arange(len(grams), dtype=np.int32), [len(one) for one in grams])
        flat = np.array([gram for one in grams for gram in one], dtype=np.int64)
        order = np.argsort(flat, kind="stable")
        starts = np.searchsorted(flat[order], np.arange(_LETTERS**3 + 1))
        return cls(vocabulary, counts, words[order], starts)

    def near(self, word: str, *, apart_from: str | None = None) -> str | None:
        """The nearest word within what is forgiven (but for one); None where there is none."""
        most = forgiven(word)
        if most == 0:
            return None
        shared = np.zeros(len(self.vocabulary), dtype=np.int16)
        for gram in _trigrams(word):
            shared[self.order[self.starts[gram] : self.starts[gram + 1]]] += 1
        best = np.argsort(-shared, kind="stable")[:_CANDIDATES]
        places: list[int] = best[shared[best] > 0].tolist()
        ranked = sorted(
            (distance(word, self.vocabulary[place], most), -int(self.counts[place]), place)
            for place in places
            if self.vocabulary[place] != apart_from
        )
        found = bool(ranked) and ranked[0][0] <= most
        return self.vocabulary[ranked[0][2]] if found else None


def _trigrams(word: str) -> list[int]:
    """Distinct runs of three signs of `` word ``, as numbers; letters of other scripts share them.

    A swap of neighbours changes up to four trigrams, so the ends count too.
    """
    signs = [0, *map(_sign, word), 0]
    runs = zip(signs, signs[1:], signs[2:], strict=False)
    return sorted({(a * _LETTERS + b) * _LETTERS + c for a, b, c in runs})


def _sign(letter: str) -> int:
    if "a" <= letter <= "z":
        return ord(letter) - ord("a") + 1
    return 27 + ord(letter) % 10
