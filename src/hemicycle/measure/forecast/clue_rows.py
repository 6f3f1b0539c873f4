"""The numbers behind the clues: what is the same for a day, and what each text adds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.forecast.line import Line
from hemicycle.measure.forecast.past import NON_VOTING, OFF_ROLL, Past
from hemicycle.measure.forecast.similar import Likeness

Floats = npt.NDArray[np.float64]

NAMES = (
    "constant",
    *(f"own record: {word}" for word in ("yes", "abstain", "no", "not voting")),
    *(f"texts like it, all members: {word}" for word in ("yes", "abstain", "no", "not voting")),
    *(f"texts like it, this member: {word}" for word in ("yes", "abstain", "no", "not voting")),
    *(f"place on the line: {word}" for word in ("yes", "abstain", "no")),
    *(f"last time: {word}" for word in ("yes", "abstain", "no", "not voting")),
    "last time: not on the roll",
    "not voting in the last 15 votes",
    "not voting on the last day",
    "weight of texts like it",
    "likeness of the nearest text",
    "an amendment, a part or a motion",
    "sponsors known",
    "is a sponsor",
    "distance from the sponsors on the line",
    "place",
    "place times place of the sponsors",
    "number of sponsors (log)",
)
"""Columns of :attr:`~.clues.Clues.rows`; shares and chances as logarithms."""

_RECENT_DAYS = 400
_OWN_PRIOR = 4.0
_LIKE_PRIOR, _LIKE_COUNT = 1.0, 4.0
_ROLL_PRIOR = 20.0
_LAST_VOTES = 15
_LEAST_KNOWN = 0.3
"""Weight of similar texts below which the line's recent items stand in for what is missing."""

_SMALLEST = 1e-4
_FARTHEST = 3.0
"""Places beyond it count as this far out, so that nobody's sponsorship outweighs all else."""


@dataclass(frozen=True, eq=False)
class Eve:
    """What the eve of a day knows of the members, whatever the text.

    Parameters
    ----------
    own
        float64 (n_members, 4): each member's shares of the 400 days before, smoothed.
    whole
        float64 (4,): the same of all members.
    silent, silent_last
        float64 (n_members,): share of the last 15 votes, and of the last day's, without an answer.
    line
        Members' places.
    fresh
        Columns of the last two years that have an item on the line.
    """

    own: Floats
    whole: Floats
    silent: Floats
    silent_last: Floats
    line: Line
    fresh: npt.NDArray[np.int64]


def _counts(answers: npt.NDArray[np.int8]) -> Floats:
    """float64 (n_members, 4): how often each member gave each answer."""
    found: Floats = np.stack([(answers == k).sum(axis=1) for k in range(4)], axis=1) * 1.0
    return found


def eve(past: Past, column: int, line: Line) -> Eve:
    """What was known before the day of a vote, its first."""
    age = (past.days[column] - past.days[:column]).astype(np.int64)
    counts = _counts(past.answers[:, :column][:, age <= _RECENT_DAYS])
    whole = (counts.sum(axis=0) + 1.0) / (counts.sum() + 4.0)
    own = (counts + _OWN_PRIOR * whole) / (counts.sum(axis=1, keepdims=True) + _OWN_PRIOR)
    last_day = np.searchsorted(past.days, past.days[max(column - 1, 0)])
    return Eve(
        own=own,
        whole=whole,
        silent=_silence(past.answers[:, max(column - _LAST_VOTES, 0) : column]),
        silent_last=_silence(past.answers[:, last_day:column]),
        line=line,
        fresh=np.flatnonzero((age <= 2 * 365) & line.known(np.arange(column))),
    )


def _silence(answers: npt.NDArray[np.int8]) -> Floats:
    there = (answers != OFF_ROLL).sum(axis=1)
    silent: Floats = (answers == NON_VOTING).sum(axis=1) / np.maximum(there, 1)
    return silent


def rows_of(
    past: Past, day: Eve, column: int, like: Likeness, roll: npt.NDArray[np.int64]
) -> Floats:
    """float64 (n_roll, n_clues): the clues of one text, one row for each member on its roll."""
    given = _weighted(past.answers[:, like.columns], like.weights)
    whole = given.sum(axis=0)
    margin = (whole + _ROLL_PRIOR * day.whole) / (whole.sum() + _ROLL_PRIOR)
    seen = _LIKE_COUNT * given.sum(axis=1, keepdims=True)
    own_like = (_LIKE_COUNT * given + _LIKE_PRIOR * day.own) / (seen + _LIKE_PRIOR)
    on_line = _on_line(day, like)
    size = roll.size
    known = [
        np.ones((size, 1)),
        _log(day.own[roll]),
        np.tile(_log(margin), (size, 1)),
        _log(own_like[roll]),
        _log(on_line[roll]),
        _last_time(past, column)[roll],
        day.silent[roll, None],
        day.silent_last[roll, None],
        np.full((size, 1), np.log1p(like.total)),
        np.full((size, 1), like.nearest),
        np.full((size, 1), float(past.texts[column].question != "draft")),
        _sponsorship(past, day.line, column)[roll],
    ]
    return np.concatenate(known, axis=1)


def _weighted(answers: npt.NDArray[np.int8], weights: Floats) -> Floats:
    """float64 (n_members, 4): weight of the texts on which each member gave each answer."""
    found: Floats = np.stack([(answers == k) @ weights for k in range(4)], axis=1)
    return found


def _on_line(day: Eve, like: Likeness) -> Floats:
    known = day.line.known(like.columns)
    columns, weights = like.columns[known], like.weights[known]
    missing = _LEAST_KNOWN - weights.sum()
    if missing > 0 and day.fresh.size:
        columns = np.concatenate([columns, day.fresh])
        weights = np.concatenate([weights, np.full(day.fresh.size, missing / day.fresh.size)])
    if not columns.size:
        voting: Floats = day.own[:, :NON_VOTING] / day.own[:, :NON_VOTING].sum(axis=1)[:, None]
        return voting
    return day.line.chances(columns, weights)


def _last_time(past: Past, column: int) -> Floats:
    """float64 (n_members, 5): indicators of the answer last time, all 0 for a new text."""
    found = np.zeros((len(past.members), 5))
    earlier = past.before[column]
    if earlier >= 0:
        answer = past.answers[:, earlier]
        found[np.arange(answer.size), np.where(answer == OFF_ROLL, 4, answer)] = 1.0
    return found


def _sponsorship(past: Past, line: Line, column: int) -> Floats:
    """float64 (n_members, 6): what the sponsors, where known, say about each member."""
    rows = [past.row[code] for code in sorted(past.texts[column].sponsors) if code in past.row]
    found = np.zeros((len(past.members), 6))
    place = np.clip(line.place, -_FARTHEST, _FARTHEST)
    found[:, 3] = place
    if rows:
        middle = place[rows].mean()
        found[:, 0] = 1.0
        found[rows, 1] = 1.0
        found[:, 2] = np.abs(place - middle)
        found[:, 4] = place * middle
        found[:, 5] = np.log1p(len(rows))
    return found


def _log(shares: Floats) -> Floats:
    found: Floats = np.log(np.clip(shares, _SMALLEST, 1.0))
    return found
