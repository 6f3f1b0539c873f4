"""What any forecast has to beat: four rules of thumb, each as chances of all four answers.

Each is given the help that it can use: shares are smoothed, and persistence knows how often an
answer came back in the training years.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.forecast.clue_rows import NAMES
from hemicycle.measure.forecast.clues import Clues
from hemicycle.measure.forecast.past import Past

Floats = npt.NDArray[np.float64]

BASELINES = ("always yes", "item margin", "country margin", "persistence")
"""Names, in the order of every table."""

_OWN = NAMES.index("own record: yes")
_LAST = NAMES.index("last time: yes")
_PRIOR = 20.0


@dataclass(frozen=True, eq=False)
class Baselines:
    """The rules of thumb, with what they learnt from the training years.

    Parameters
    ----------
    shares
        float64 (4,): share of each answer.
    again
        float64 (5, 4): shares of answers by the answer last time (the fifth row: not on the roll).
    """

    shares: Floats
    again: Floats

    def chances(self, name: str, past: Past, clues: Clues) -> Floats:
        """float64 (n_rows, 4): chances by one rule of thumb.

        ``always yes``
            The same for everybody: the shares of the training years, yes by far the largest.
        ``item margin``
            The shares of the same text last time; of a new text, as above.
        ``country margin``
            The member's own shares in the 400 days before.
        ``persistence``
            What the member answered to the same text last time, as often as answers came back in
            the training years; to a new text, its own shares.
        """
        if name == "always yes":
            return np.tile(self.shares, (clues.vote.size, 1))
        if name == "item margin":
            return self._item_margins(past)[clues.vote]
        own = own_record(clues)
        if name == "country margin":
            return own
        last = clues.rows[:, _LAST : _LAST + 5].astype(np.float64)
        return np.where(last.any(axis=1, keepdims=True), last @ self.again, own)

    def _item_margins(self, past: Past) -> Floats:
        counts = np.stack([(past.answers == k).sum(axis=0) for k in range(4)], axis=1)
        linked = (past.before >= 0)[:, None]
        given = np.where(linked, counts[past.before], 0)
        found: Floats = (given + _PRIOR * self.shares) / (given.sum(axis=1, keepdims=True) + _PRIOR)
        return found


def own_record(clues: Clues) -> Floats:
    """float64 (n_rows, 4): each member's own shares in the 400 days before, smoothed."""
    own: Floats = np.exp(clues.rows[:, _OWN : _OWN + 4].astype(np.float64))
    return np.asarray(own / own.sum(axis=1, keepdims=True))


def learn(clues: Clues, answers: npt.NDArray[np.integer]) -> Baselines:
    """The rules of thumb from the training years' clues and answers."""
    happened = np.eye(4)[answers]
    shares = (happened.sum(axis=0) + 1.0) / (answers.size + 4.0)
    last = clues.rows[:, _LAST : _LAST + 5].astype(np.float64)
    again = last.T @ happened + shares
    return Baselines(shares, again / again.sum(axis=1, keepdims=True))
