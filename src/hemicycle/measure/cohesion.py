"""How united a group votes: Rice, the Agreement Index and Attinà's, vote by vote, splits named."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.domain.group import Group
from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import ABSTAIN, NO, YES, Coding
from hemicycle.measure.cohesion_indices import (
    Counts,
    Floats,
    agreement_index,
    attina,
    rice,
)
from hemicycle.measure.matrix import Matrix
from hemicycle.measure.results import drawn

__all__ = ["Cohesion", "Split", "cohesion"]


INDICES = ("rice", "agreement_index", "attina")
_ANSWERS = {"YES": YES, "NO": NO, "ABSTAIN": ABSTAIN}
_SHOWN = 5


@dataclass(frozen=True)
class Split:
    """A vote on which the group was not of one mind, members named by position."""

    vote_id: str
    period: int | str
    date: date | None
    rice: float | None
    agreement_index: float
    attina: float
    camps: dict[str, tuple[str, ...]]

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "vote_id": self.vote_id,
            "period": self.period,
            "date": None if self.date is None else self.date.isoformat(),
            **{name: getattr(self, name) for name in INDICES},
            "camps": {position: list(codes) for position, codes in self.camps.items()},
        }


@dataclass(frozen=True, eq=False)
class Cohesion:
    """Unity of one group, vote by vote.

    Parameters
    ----------
    group
        Code of the group, or a label for members named by hand.
    votes, dates, periods
        ``vote_id``, day and period of each vote on which the group's membership is known.
    members
        Codes of all who belonged to the group on one of these votes.
    answers
        int8 (n_members, n_votes): as in the matrix, 0 also for members that did not belong to the
        group on that vote.
    size
        int64 (n_votes,): members of the group on that day, whether or not they voted.
    """

    group: str
    votes: tuple[str, ...]
    dates: npt.NDArray[np.datetime64]
    periods: tuple[int | str, ...]
    members: tuple[str, ...]
    answers: npt.NDArray[np.int8]
    size: Counts
    coding: Coding
    body: str | None
    record_version: str | None
    notes: tuple[str, ...] = ()

    def count(self, answer: int) -> Counts:
        """int64 (n_votes,): members of the group with that answer."""
        return np.asarray((self.answers == answer).sum(axis=0), dtype=np.int64)

    @cached_property
    def values(self) -> dict[str, Floats]:
        """Index name to float64 (n_votes,); NaN where nobody of the group voted."""
        yes, no, abstain = self.count(YES), self.count(NO), self.count(ABSTAIN)
        return {
            "rice": rice(yes, no),
            "agreement_index": agreement_index(yes, no, abstain),
            "attina": attina(yes, no, abstain),
        }

    def table(self) -> pl.DataFrame:
        """One row a vote: ``vote_id, period, date, size, yes, no, abstain`` and the indices."""
        return pl.DataFrame(
            {
                "vote_id": self.votes,
                "period": self.periods,
                "date": self.dates,
                "size": self.size,
                **{word.lower(): self.count(cell) for word, cell in _ANSWERS.items()},
                **self.values,
            },
            nan_to_null=True,
        ).with_columns(pl.col("date").cast(pl.Date))

    def ballots(self) -> pl.DataFrame:
        """``vote_id, date, period, member, position`` and the indices of the vote: one row for
        each member of the group that voted."""
        words = {cell: word for word, cell in _ANSWERS.items()}
        rows, columns = np.nonzero(np.isin(self.answers, list(words)))
        votes = self.table().select("vote_id", "date", "period", *INDICES)
        cast = votes[columns].with_columns(
            member=pl.Series(self.members, dtype=pl.String).gather(rows),
            position=pl.Series([words[cell] for cell in self.answers[rows, columns].tolist()]),
        )
        order = ("vote_id", "date", "period", "member", "position", *INDICES)
        return cast.select(order).sort("period", "date", "vote_id", "member", nulls_last=True)

    def by_period(self) -> pl.DataFrame:
        """Mean of each index over the votes of a period, and how many votes were unanimous."""
        return (
            self.table()
            .filter(pl.col("attina").is_not_null())
            .group_by("period", maintain_order=True)
            .agg(
                votes=pl.len(),
                unanimous=(pl.col("attina") == 1).sum(),
                size=pl.col("size").max(),
                **{name: pl.col(name).mean() for name in INDICES},
            )
        )

    def splits(self, most: int | None = None) -> list[Split]:
        """Votes on which the group was divided, least united first, then newest first."""
        attinas = self.values["attina"]
        divided = np.flatnonzero(np.nan_to_num(attinas, nan=1.0) < 1)
        days = np.where(np.isnat(self.dates), 0, self.dates.astype(np.int64))
        order = divided[np.lexsort((divided, -days[divided], attinas[divided]))]
        return [self._split(int(column)) for column in order[:most]]

    def _split(self, column: int) -> Split:
        answers = self.answers[:, column]
        day = self.dates[column]
        values = {name: float(value[column]) for name, value in self.values.items()}
        firm = not np.isnan(values["rice"])
        return Split(
            vote_id=self.votes[column],
            period=self.periods[column],
            date=None if np.isnat(day) else date.fromisoformat(str(day)),
            rice=values["rice"] if firm else None,
            agreement_index=values["agreement_index"],
            attina=values["attina"],
            camps={
                word: tuple(self.members[row] for row in np.flatnonzero(answers == cell))
                for word, cell in _ANSWERS.items()
            },
        )

    def summary(self) -> str:
        """Means over all votes, the coding, and the votes that divided the group most."""
        attinas = self.values["attina"]
        known, united = int((~np.isnan(attinas)).sum()), int((attinas == 1).sum())
        means = [
            f"{name} {np.nanmean(value):.3f}"
            for name, value in self.values.items()
            if not np.isnan(value).all()
        ]
        lines = [
            f"{self.group}: {known:,} votes, united on {united:,}; mean {', '.join(means)}",
            self.coding.describe(),
            *self.notes,
            *(_sentence(split) for split in self.splits(_SHOWN)),
        ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Coding, means by period and every split, as plain values."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "group": self.group,
            "coding": self.coding.to_dict(),
            "notes": list(self.notes),
            "periods": self.by_period().to_dicts(),
            "splits": [split.to_dict() for split in self.splits()],
        }

    def chart(self) -> Any:
        """An Altair chart of the indices by period."""
        return drawn("cohesion_lines", self)


def cohesion(matrix: Matrix, group: Group | Collection[str], *, name: str = "members") -> Cohesion:
    """Unity of a group on each vote of the matrix.

    Parameters
    ----------
    group
        A declared group, whose members are those of the day of each vote, or member codes.
    name
        Label for members named by hand.

    Raises
    ------
    InputError
        A matrix by units, or undated votes for a group whose membership changes.
    NotIdentifiedError
        No member of the group voted on any of the votes.
    """
    if matrix.coding.grouped != "member":
        raise InputError(
            "a group has member States, the matrix has voting units",
            where=f"coding {matrix.coding.name}",
            right="a coding grouped by member",
            todo="choose another coding, for example 'plain'",
        )
    recorded = np.flatnonzero(~matrix.by_consensus)
    if isinstance(group, Group):
        columns, belongs, size, notes = _dated(matrix, group, recorded)
    else:
        columns, notes = recorded, ()
        row = np.array([member in set(group) for member in matrix.members])
        belongs = np.repeat(row[:, None], len(columns), axis=1)
        size = np.full(len(columns), len(set(group)), dtype=np.int64)
    rows = np.flatnonzero(belongs.any(axis=1))
    answers = np.where(belongs[rows], matrix.positions[np.ix_(rows, columns)], np.int8(0))
    label = group.code if isinstance(group, Group) else name
    if not answers.any():
        raise _nobody_voted(label, matrix)
    return Cohesion(
        group=label,
        votes=tuple(matrix.votes[column] for column in columns),
        dates=matrix.dates[columns],
        periods=tuple(matrix.periods[matrix.period[column]] for column in columns),
        members=tuple(matrix.members[row] for row in rows),
        answers=answers,
        size=size,
        coding=matrix.coding,
        body=matrix.body,
        record_version=matrix.record_version,
        notes=(*matrix.notes, *notes),
    )


def _dated(
    matrix: Matrix, group: Group, columns: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], Counts, tuple[str, ...]]:
    """Columns with a known membership, bool (n_members, n_columns), group size, and notes."""
    days = matrix.dates[columns]
    known = ~np.isnat(days) & (days >= np.datetime64(group.from_day))
    if not known.any():
        raise InputError(
            f"the members of {group.name} ({group.code}) on these votes are not known",
            where=f"{matrix.body or 'votes'}, {len(columns)} votes",
            right=f"dated votes from {group.from_day} on",
            todo="choose later votes, or name the members yourself",
        )
    notes = []
    if not known.all():
        notes.append(
            f"votes left out: {int((~known).sum()):,}, before {group.from_day}, the first day for "
            f"which the members of {group.code} are compiled, or undated"
        )
    columns, days = columns[known], days[known]
    each, place = np.unique(days, return_inverse=True)
    lists = [group.members(date.fromisoformat(str(day))) for day in each]
    there = np.array([[member in one for one in lists] for member in matrix.members])
    size = np.array([len(one) for one in lists], dtype=np.int64)
    return columns, there[:, place], size[place], tuple(notes)


def _nobody_voted(label: str, matrix: Matrix) -> NotIdentifiedError:
    return NotIdentifiedError(
        f"no member of {label} voted",
        where=f"{matrix.body or 'votes'}, {matrix.shape[1]} votes",
        right="votes with a ballot of at least one member of the group",
        todo="check the members, the body and the days asked for",
    )


def _sentence(split: Split) -> str:
    camps = [f"{word.lower()} {' '.join(codes)}" for word, codes in split.camps.items() if codes]
    day = "" if split.date is None else f" ({split.date.isoformat()})"
    return f"split on {split.vote_id}{day}: " + "; ".join(camps)
