"""Earlier texts like a text, by their words: what a new text can be judged by.

Words are weighed by how rare they were up to the day before (inverse document frequency), texts
compared by the cosine of their weighted words (Salton and Buckley 1988, *Information Processing
and Management* 24(5)). Likeness counts by its fourth power, so that one text nearly the same
outweighs many that share a word, and fades with age.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from hemicycle.measure.forecast.texts import Text

Floats = npt.NDArray[np.float64]

_POWER = 4
_FADES = 6.0
"""Years in which an earlier text loses all but 1/e of its weight."""

_MOST = 30
_LEAST = 1e-4


@dataclass(frozen=True, eq=False)
class Likeness:
    """Earlier texts like one text.

    Parameters
    ----------
    columns
        int64 (n_texts,): columns of earlier votes, the most like first.
    weights
        float64 (n_texts,): likeness to the fourth power, faded with age; 1 is the same text today.
    nearest
        Likeness of the nearest earlier text, 0 to 1, whatever its age.
    """

    columns: npt.NDArray[np.int64]
    weights: Floats
    nearest: float

    @property
    def total(self) -> float:
        """Sum of the weights: how much is known of texts like this one."""
        return float(self.weights.sum())


class Shelf:
    """The words of all texts, and how to find those like one of them.

    Only words of earlier days are ever counted, so that a later text changes no answer.
    """

    def __init__(self, texts: Sequence[Text], days: npt.NDArray[np.datetime64]) -> None:
        self._days = days
        self._words = _matrix(texts)
        self._known = np.zeros(self._words.shape[1])
        self._counted = 0

    def like(self, sitting: slice) -> list[Likeness]:
        """Earlier texts like each text of one day.

        Days have to be asked for in order of time.
        """
        first = sitting.start
        self._count(first)
        rare = np.log((first + 1.0) / (self._known + 1.0))
        now, past = (_unit(self._words[part].multiply(rare)) for part in (sitting, slice(0, first)))
        cosines = np.asarray((now @ past.T).todense())
        age = (self._days[first] - self._days[:first]).astype(np.float64) / 365.25
        fading = np.exp(-age / _FADES)
        return [_nearest(row, fading) for row in cosines]

    def _count(self, until: int) -> None:
        """Bring the number of texts that hold each word up to a column."""
        if until > self._counted:
            new = self._words[self._counted : until]
            self._known += np.bincount(new.indices, minlength=self._known.size)
            self._counted = until


def _nearest(cosines: Floats, fading: Floats) -> Likeness:
    if not cosines.size:
        return Likeness(np.zeros(0, np.int64), np.zeros(0), 0.0)
    weights = np.clip(cosines, 0.0, 1.0) ** _POWER * fading
    best = np.argsort(-weights, kind="stable")[:_MOST]
    best = best[weights[best] > _LEAST]
    return Likeness(best, weights[best], float(cosines.max()))


def _matrix(texts: Sequence[Text]) -> sparse.csr_array:
    """Texts by words; a word's column is the order in which it first occurs."""
    place: dict[str, int] = {}
    rows, columns, weights = [], [], []
    for row, text in enumerate(texts):
        for word, weight in text.words:
            rows.append(row)
            columns.append(place.setdefault(word, len(place)))
            weights.append(weight)
    shape = (len(texts), max(len(place), 1))
    return sparse.csr_array((np.array(weights, dtype=np.float64), (rows, columns)), shape=shape)


def _unit(rows: sparse.coo_array) -> sparse.csr_array:
    """Rows divided by their lengths."""
    found = sparse.csr_array(rows)
    length = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    scale = sparse.diags_array(1.0 / np.maximum(length, 1e-12))
    return sparse.csr_array(scale @ found)
