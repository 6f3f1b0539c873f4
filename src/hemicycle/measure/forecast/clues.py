"""Clues: for each member and each text, what the days before say.

Every clue is a number that a reader can name (:data:`~.clue_rows.NAMES`). Nothing of the day itself
or of later days enters: the walk goes from day to day, and a day's answers are looked at only
after its clues are made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from hemicycle.measure.forecast.clue_rows import NAMES, eve, rows_of
from hemicycle.measure.forecast.line import Line, filtered, start_of
from hemicycle.measure.forecast.past import OFF_ROLL, Past
from hemicycle.measure.forecast.similar import Likeness, Shelf

__all__ = ["Clues", "walk"]

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Clues:
    """Clues of a run of votes.

    Parameters
    ----------
    rows
        float32 (n_rows, n_clues): one row for each member on the roll of each vote.
    member, vote
        int32 (n_rows,): row and column in the past.
    place
        float32 (n_rows,): the member's place on the line the day before.
    likeness
        Earlier texts like each vote, by column.
    fitted_until
        Last day of the votes behind the fit of the line, by column.
    """

    rows: npt.NDArray[np.float32]
    member: npt.NDArray[np.int32]
    vote: npt.NDArray[np.int32]
    place: npt.NDArray[np.float32]
    likeness: dict[int, Likeness]
    fitted_until: dict[int, date | None]

    def of(self, wanted: npt.NDArray[np.bool_]) -> Clues:
        """The rows of votes for which ``wanted`` (by column) is true."""
        keep = wanted[self.vote]
        return Clues(
            self.rows[keep],
            self.member[keep],
            self.vote[keep],
            self.place[keep],
            self.likeness,
            self.fitted_until,
        )


def walk(
    past: Past, first: int, progress: Callable[[int, int], None] = lambda done, of: None
) -> Clues:
    """Clues of every vote from column ``first`` on, day after day.

    The line is followed from the first day of the session in which ``first`` stands.

    Parameters
    ----------
    progress
        Called after each day with the votes done and the votes in all.
    """
    shelf = Shelf(past.texts, past.days)
    origins = _origins(past.before)
    parts: list[tuple[int, npt.NDArray[np.int64], Floats, Floats]] = []
    likeness: dict[int, Likeness] = {}
    until: dict[int, date | None] = {}
    line: Line | None = None
    session_start = _session_start(past, first)
    for sitting in past.sittings:
        if sitting.stop <= session_start:
            continue
        if line is None or past.periods[sitting.start] != past.periods[sitting.start - 1]:
            line = start_of(past, sitting.start, origins)
        if sitting.start < first:
            line = filtered(past, line, sitting)
            continue
        known = eve(past, sitting.start, line)
        for column, like in zip(
            range(sitting.start, sitting.stop), shelf.like(sitting), strict=True
        ):
            roll = np.flatnonzero(past.answers[:, column] != OFF_ROLL)
            parts.append((column, roll, rows_of(past, known, column, like, roll), line.place[roll]))
            likeness[column], until[column] = like, line.fitted_until
        line = filtered(past, line, sitting)
        progress(sitting.stop - first, len(past.votes) - first)
    return _joined(parts, likeness, until)


def _session_start(past: Past, column: int) -> int:
    """First vote of the session in progress at a vote."""
    if column >= past.periods.size:
        return column
    other = np.flatnonzero(past.periods[:column] != past.periods[column])
    return int(other[-1]) + 1 if other.size else 0


def _joined(
    parts: list[tuple[int, npt.NDArray[np.int64], Floats, Floats]],
    likeness: dict[int, Likeness],
    until: dict[int, date | None],
) -> Clues:
    if not parts:
        parts = [(0, np.zeros(0, np.int64), np.zeros((0, len(NAMES))), np.zeros(0))]
    return Clues(
        rows=np.concatenate([rows for _, _, rows, _ in parts]).astype(np.float32),
        member=np.concatenate([roll for _, roll, _, _ in parts]).astype(np.int32),
        vote=np.repeat(
            np.array([column for column, *_ in parts], dtype=np.int32),
            [roll.size for _, roll, _, _ in parts],
        ),
        place=np.concatenate([place for *_, place in parts]).astype(np.float32),
        likeness=likeness,
        fitted_until=until,
    )


def _origins(before: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """First vote of each chain of repeated texts."""
    found = np.arange(before.size)
    for column, earlier in enumerate(before):
        if earlier >= 0:
            found[column] = found[earlier]
    return found
