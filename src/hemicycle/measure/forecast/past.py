"""The roll calls of a body, day after day, with the texts that were voted on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import Coding
from hemicycle.measure.forecast.texts import Text, text_of
from hemicycle.measure.matrix import Matrix, matrix
from hemicycle.measure.matrix_frames import Frame, polars_frame

CODING = Coding(name="forecast", absence="category")
"""Every recorded vote with a complete roll; not voting is an answer to be forecast too."""

YES, ABSTAIN, NO, NON_VOTING = 0, 1, 2, 3
ANSWERS = ("YES", "ABSTAIN", "NO", "NON_VOTING")
"""Answers in the order of every array of probabilities."""

OFF_ROLL = -1

_FACTS = ("question", "title", "agenda", "series", "kind", "sponsors", "date")


@dataclass(frozen=True, eq=False)
class Past:
    """Answers of members to texts, in order of days.

    Parameters
    ----------
    members
        Row labels, sorted.
    votes
        Column labels (``vote_id``), by day, then by id.
    days
        datetime64[D] (n_votes,).
    periods
        int64 (n_votes,): regular session, Congress or year.
    answers
        int8 (n_members, n_votes): places in :data:`ANSWERS`, -1 where not on the roll.
    texts
        What was known of each text the day before.
    """

    body: str
    members: tuple[str, ...]
    votes: tuple[str, ...]
    days: npt.NDArray[np.datetime64]
    periods: npt.NDArray[np.int64]
    answers: npt.NDArray[np.int8]
    texts: tuple[Text, ...]
    record_version: str | None = None

    @cached_property
    def row(self) -> dict[str, int]:
        """Row of each member."""
        return {member: place for place, member in enumerate(self.members)}

    @cached_property
    def column(self) -> dict[str, int]:
        """Column of each vote."""
        return {vote: place for place, vote in enumerate(self.votes)}

    @cached_property
    def before(self) -> npt.NDArray[np.int64]:
        """int64 (n_votes,): the last earlier vote on the same text, -1 where there is none.

        The same name on an earlier day; of several, the latest. Nothing of the day itself or
        of later days is looked at.
        """
        latest: dict[str, int] = {}
        found = np.full(len(self.votes), -1)
        for day in self.sittings:
            for place in range(day.start, day.stop):
                known = [latest[name] for name in self.texts[place].names if name in latest]
                found[place] = max(known, default=-1)
            for place in range(day.start, day.stop):
                latest |= dict.fromkeys(self.texts[place].names, place)
        return found

    @cached_property
    def sittings(self) -> tuple[slice, ...]:
        """Columns of each day with a vote."""
        first = np.flatnonzero(np.diff(self.days, prepend=self.days[:1] - 1).astype(np.int64))
        edges = [*first.tolist(), len(self.votes)]
        return tuple(slice(a, b) for a, b in pairwise(edges))

    @cached_property
    def years(self) -> npt.NDArray[np.int64]:
        """int64 (n_votes,): calendar year."""
        return self.days.astype("datetime64[Y]").astype(np.int64) + 1970

    def day(self, column: int) -> date:
        """Day of a vote."""
        found: date = self.days[column].astype(object)
        return found

    def until(self, day: date) -> Past:
        """The same without the votes of that day and later."""
        kept = int(np.searchsorted(self.days, np.datetime64(day)))
        return replace(
            self,
            votes=self.votes[:kept],
            days=self.days[:kept],
            periods=self.periods[:kept],
            answers=self.answers[:, :kept],
            texts=self.texts[:kept],
        )

    def with_draft(
        self, label: str, day: date, text: Text, roll: Collection[str], *, period: int | None = None
    ) -> Past:
        """The votes before that day, and a draft put to that roll, its answers set to yes.

        The answers are placeholders that say who is on the roll: no forecast looks at them.

        Parameters
        ----------
        period
            Session in progress that day; None: that of the last vote before.
        """
        past = self.until(day)
        there = sorted({*past.members, *roll})
        session = past.periods[-1] if period is None else period
        answers = np.full((len(there), len(past.votes) + 1), OFF_ROLL, dtype=np.int8)
        rows = [there.index(member) for member in past.members]
        answers[rows, :-1] = past.answers
        answers[[there.index(member) for member in roll], -1] = YES
        return replace(
            past,
            members=tuple(there),
            votes=(*past.votes, label),
            days=np.append(past.days, np.datetime64(day)),
            periods=np.append(past.periods, session),
            answers=answers,
            texts=(*past.texts, text),
        )


def past_of(
    ballots: Frame, votes: Frame, *, body: str = "GA", record_version: str | None = None
) -> Past:
    """The roll calls of a body from the tables of a record.

    Raises
    ------
    InputError
        Missing columns, words that are no position, a vote without a day.
    NotIdentifiedError
        No vote has a complete roll call.
    """
    built = matrix(ballots, votes, coding=CODING, body=body, record_version=record_version)
    dated = ~np.isnat(built.dates)
    if not dated.any():
        raise NotIdentifiedError(
            f"no vote of {body} has a day, so nothing can be said of the day before",
            where=f"{built.shape[1]} votes",
            right="votes with a date",
            todo="ingest a source that dates its votes",
        )
    order = np.flatnonzero(dated)
    order = order[np.lexsort((np.array(built.votes)[order], built.dates[order]))]
    return _in_order(built, polars_frame(votes, "votes"), order)


def _in_order(built: Matrix, votes: pl.DataFrame, order: npt.NDArray[np.int64]) -> Past:
    labels = [built.votes[k] for k in order]
    periods = np.array([_number(built.periods[k]) for k in built.period[order]])
    known = [name for name in _FACTS if name in votes.columns]
    rows = {row["vote_id"]: row for row in votes.select("vote_id", *known).iter_rows(named=True)}
    return Past(
        body=built.body or "",
        members=built.members,
        votes=tuple(labels),
        days=built.dates[order],
        periods=periods,
        answers=np.ascontiguousarray(built.positions[:, order] - np.int8(1)),
        texts=tuple(text_of(rows[label]) for label in labels),
        record_version=built.record_version,
    )


def _number(period: int | str) -> int:
    if isinstance(period, int):
        return period
    raise InputError(
        f"period {period!r} has no number",
        where="periods of the votes",
        right="regular sessions or years",
        todo="give votes with a regular session or a date",
    )
