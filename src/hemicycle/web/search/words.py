"""Which word stands in which vote: a sorted vocabulary, and the rows of each word.

A word is letters and digits, folded: case, diacritics and apostrophes are forgiven
(``Côte d'Ivoire`` is ``cote divoire``). Rows are places in the list of votes, newest first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.domain.names import plain

Rows = npt.NDArray[np.int32]
_APOSTROPHES = "'’‘`´ʼ"
_WORD = re.compile(r"[^\W_]+")
#: A word shorter than this is not looked for inside other words.
INFIX_FROM = 4
_MOST_ROWS = 1 << 32


def _separated(text: pl.Expr) -> pl.Expr:
    """The words of a text as :func:`folded_words` cuts them, not folded yet."""
    bare = text.str.replace_all(f"[{_APOSTROPHES}]", "").str.to_lowercase()
    return bare.str.extract_all(r"[\p{L}\p{M}\p{N}]+")


def folded_words(text: str) -> list[str]:
    """The words of a text, in order.

    Examples
    --------
    >>> folded_words("Côte d’Ivoire, A/RES/79/1")
    ['cote', 'divoire', 'a', 'res', '79', '1']
    """
    return _WORD.findall(plain(text.translate(str.maketrans("", "", _APOSTROPHES))))


@dataclass(frozen=True, eq=False)
class Words:
    """Words of one kind of text, and where they stand.

    Parameters
    ----------
    vocabulary
        Sorted, each once.
    starts
        int64 (n_words + 1,): the rows of word ``i`` are ``rows[starts[i]:starts[i + 1]]``.
    rows
        int32: places of votes, ascending for each word.
    """

    vocabulary: tuple[str, ...]
    starts: npt.NDArray[np.int64]
    rows: Rows
    _line: str = field(init=False, repr=False)
    _offsets: npt.NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lengths = np.array([len(word) + 1 for word in self.vocabulary], dtype=np.int64)
        object.__setattr__(self, "_line", "\n".join(self.vocabulary))
        object.__setattr__(self, "_offsets", np.concatenate([[0], np.cumsum(lengths)]))

    @classmethod
    def of(cls, texts: pl.Series) -> Words:
        """Of one text for each row, null for none."""
        found = (
            pl.DataFrame({"text": texts})
            .with_row_index("row")
            .drop_nulls()
            .select("row", word=_separated(pl.col("text")))
            .explode("word")
            .drop_nulls()
        )
        spelled = found["word"].unique()
        folded = [plain(word) for word in spelled]
        vocabulary = tuple(sorted(set(folded)))
        numbers = {word: number for number, word in enumerate(vocabulary)}
        ids = pl.DataFrame({"word": spelled, "id": [numbers[word] for word in folded]})
        pair = pl.col("id").cast(pl.Int64) * _MOST_ROWS + pl.col("row")  # one number sorts fast
        pairs = found.join(ids, on="word").select(pair.alias("pair"))["pair"].unique().sort()
        words, rows = np.divmod(pairs.to_numpy(), _MOST_ROWS)
        starts = np.searchsorted(words, np.arange(len(vocabulary) + 1))
        return cls(vocabulary, starts, rows.astype(np.int32))

    def place(self, word: str) -> int | None:
        """Number of a word; None for one that stands nowhere."""
        place = bisect_left(self.vocabulary, word)
        return place if self.vocabulary[place : place + 1] == (word,) else None

    def beginning(self, start: str) -> range:
        """Numbers of the words that begin so."""
        first = bisect_left(self.vocabulary, start)
        return range(first, bisect_left(self.vocabulary, start + "\U0010ffff", lo=first))

    def containing(self, part: str) -> list[int]:
        """Numbers of the words with this inside; none for a part of fewer than four signs."""
        if len(part) < INFIX_FROM:
            return []
        ends = [match.start() for match in re.finditer(re.escape(part), self._line)]
        return sorted({int(n) for n in np.searchsorted(self._offsets, ends, side="right") - 1})

    def count(self, place: int) -> int:
        """In how many votes a word stands."""
        return int(self.starts[place + 1] - self.starts[place])

    def mask(self, places: Iterable[int], size: int) -> npt.NDArray[np.bool_]:
        """bool (size,): rows in which any of these words stands."""
        found = np.zeros(size, dtype=bool)
        for place in places:
            found[self.rows[self.starts[place] : self.starts[place + 1]]] = True
        return found

    def parts(self, part: str, size: int) -> npt.NDArray[np.bool_]:
        """bool (size,): rows with a word that begins so or, from four signs on, has it inside."""
        begun = self.beginning(part)
        found = self.mask((n for n in self.containing(part) if n not in begun), size)
        found[self.rows[self.starts[begun.start] : self.starts[begun.stop]]] = True
        return found
