"""Who votes with whom: every agreement index for every pair of members, in every period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.agreement_tables import PairTables, pair_tables
from hemicycle.measure.coding import Coding
from hemicycle.measure.indices import Joint, indices
from hemicycle.measure.intervals import How, analytic, bootstrap
from hemicycle.measure.matrix import Matrix

__all__ = ["Agreement", "agreement", "groups_of"]

Floats = npt.NDArray[np.float64]

MAIN = ("identical", "agree", "s", "kappa", "pi")
"""Indices of the short tables; the rest are in ``table(every=True)``."""

_CREDITED = "state_old"
_LONGEST_LIST = 40


@dataclass(frozen=True, eq=False)
class Agreement:
    """Agreement of pairs of members, one row for each pair and period.

    Parameters
    ----------
    members, seats
        Row labels of the matrix, and the member codes behind each.
    first, second
        int32 (n_rows,): the pair, as places in ``members``; ``first < second``.
    period
        int32 (n_rows,): place in ``periods``.
    periods
        Labels: periods of the matrix, or the groups asked for.
    counts
        float64 (k, k, n_rows): common votes by the answers of the two, in the order of
        ``coding.categories``; whole numbers.
    consensus, credit
        float64 (n_rows,): decisions without a vote that both joined, and those the Department of
        State would credit (scaled by the lower participation rate of the two).
    values
        Index name to float64 (n_rows,): NaN where the votes do not identify it.
    coding, body, record_version, notes
        As in the matrix.
    """

    members: tuple[str, ...]
    seats: tuple[tuple[str, ...], ...]
    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    period: npt.NDArray[np.int32]
    periods: tuple[int | str, ...]
    counts: Floats
    consensus: Floats
    credit: Floats
    values: Mapping[str, Floats]
    coding: Coding
    body: str | None
    record_version: str | None
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.first)

    @property
    def n(self) -> npt.NDArray[np.int64]:
        """int64 (n_rows,): common votes, decisions without a vote included where they count."""
        return np.asarray(self.counts.sum(axis=(0, 1)) + self.consensus, dtype=np.int64)

    def table(self, *, every: bool = False) -> pl.DataFrame:
        """``member_a, member_b, period, n`` and the indices; null where not identified."""
        others = tuple(name for name in self.values if name not in MAIN)
        names = (*MAIN, *others) if every else MAIN
        members = pl.Series(self.members)
        labels = pl.Series(self.periods, dtype=_period_type(self.periods))
        return pl.DataFrame(
            {
                "member_a": members.gather(self.first),
                "member_b": members.gather(self.second),
                "period": labels.gather(self.period),
                "n": self.n,
                **{name: self.values[name] for name in names},
            },
            nan_to_null=True,
        )

    def pair(self, a: str, b: str) -> Agreement:
        """Rows of one pair.

        Raises
        ------
        InputError
            The same member twice, or one that is not among the rows.
        NotIdentifiedError
            The two have no common vote.
        """
        if a == b:
            raise _with_itself(a)
        ours, theirs = (_places(self.members, self.seats, one) for one in (a, b))
        forward = np.isin(self.first, ours) & np.isin(self.second, theirs)
        backward = np.isin(self.first, theirs) & np.isin(self.second, ours)
        rows = np.flatnonzero(forward | backward)
        if not rows.size:
            raise NotIdentifiedError(
                f"{a} and {b} have no vote in common",
                where=f"{self.body or 'votes'}, {self.coding.describe()}",
                right="two members that answered on one vote at least once",
                todo="choose another body, other days, or a coding that keeps more votes",
            )
        return self.take(rows)

    def with_member(self, member: str) -> Agreement:
        """Rows of all pairs of which the member is one."""
        ours = _places(self.members, self.seats, member)
        return self.take(np.isin(self.first, ours) | np.isin(self.second, ours))

    def take(self, rows: npt.NDArray[Any]) -> Agreement:
        """Some of the rows, by place or by mask."""
        return Agreement(
            members=self.members,
            seats=self.seats,
            first=self.first[rows],
            second=self.second[rows],
            period=self.period[rows],
            periods=self.periods,
            counts=self.counts[:, :, rows],
            consensus=self.consensus[rows],
            credit=self.credit[rows],
            values={name: value[rows] for name, value in self.values.items()},
            coding=self.coding,
            body=self.body,
            record_version=self.record_version,
            notes=self.notes,
        )

    def interval(
        self,
        name: str = "agree",
        *,
        how: How = "analytic",
        level: float = 0.9,
        rng: np.random.Generator | None = None,
        draws: int = 1000,
    ) -> tuple[Floats, Floats]:
        """Lower and upper end for each row; see :mod:`hemicycle.measure.intervals`.

        Raises
        ------
        InputError
            An unknown index, or a bootstrap without a generator.
        """
        chosen = indices(self.coding).get(name)
        if chosen is None:
            raise _unknown_index(name, self.values)
        weight = self.credit if name == _CREDITED else self.consensus
        tables = PairTables(self.first, self.second, self.counts, self.consensus, self.credit)
        table = tables.with_consensus(weight)
        if how == "analytic":
            return analytic(chosen, table, level=level)
        if rng is None:
            raise InputError(
                "a bootstrap needs a generator of random numbers",
                where="interval(how='bootstrap')",
                right="rng=numpy.random.default_rng(SEED)",
                todo="give one, so that the interval can be computed again",
            )
        return bootstrap(chosen, table, rng=rng, level=level, draws=draws)

    def summary(self) -> str:
        """What the rows are, how they were coded, and the widest and narrowest agreement."""
        lines = [
            f"{len(self):,} pairs of members by period, {len(self.periods)} periods, "
            f"{int(self.n.sum()):,} common votes",
            self.coding.describe(),
            *self.notes,
        ]
        unknown = {name: int(np.isnan(value).sum()) for name, value in self.values.items()}
        lines += [
            f"not identified by the votes: {name} in {rows:,} rows"
            for name, rows in unknown.items()
            if rows
        ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Coding, notes and rows as plain values; what is not identified is None."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "coding": self.coding.to_dict(),
            "notes": list(self.notes),
            "rows": self.table(every=True).to_dicts(),
        }


def agreement(
    matrix: Matrix,
    *,
    members: Iterable[str] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Agreement:
    """Every agreement index for every pair, by the matrix's periods or by groups of votes.

    Parameters
    ----------
    members
        Keep only pairs among these.
    groups
        Label to ``vote_id``s, for groups that may overlap, such as issues; see
        :func:`groups_of`. Default: the periods of the matrix.

    Raises
    ------
    NotIdentifiedError
        Fewer than two members, or no pair with a common vote.
    """
    rows = _rows(matrix, members)
    labels, columns = _columns(matrix, groups)
    parts = [_part(matrix, rows, chosen) for chosen in columns]
    tables = [part for part, _ in parts]
    if not any(part.first.size for part in tables):
        raise NotIdentifiedError(
            "no two members answered on the same vote",
            where=f"{matrix.body or 'votes'}, {matrix.shape[0]} members, {matrix.shape[1]} votes",
            right="at least one vote with two answers",
            todo="choose other votes, or a coding that keeps more of them",
        )
    return Agreement(
        members=matrix.members,
        seats=matrix.seats,
        first=rows[np.concatenate([part.first for part in tables])],
        second=rows[np.concatenate([part.second for part in tables])],
        period=np.repeat(
            np.arange(len(tables), dtype=np.int32), [part.first.size for part in tables]
        ),
        periods=labels,
        counts=np.concatenate([part.recorded for part in tables], axis=2),
        consensus=np.concatenate([part.consensus for part in tables]),
        credit=np.concatenate([part.credit for part in tables]),
        values={
            name: np.concatenate([values[name] for _, values in parts]) for name in parts[0][1]
        },
        coding=matrix.coding,
        body=matrix.body,
        record_version=matrix.record_version,
        notes=_notes(matrix),
    )


def _part(
    matrix: Matrix, rows: npt.NDArray[np.int32], columns: slice | npt.NDArray[np.int64]
) -> tuple[PairTables, dict[str, Floats]]:
    """Tables and values of one period; small enough to stay in the processor's cache."""
    tables = pair_tables(
        matrix.positions[rows][:, columns], matrix.by_consensus[columns], matrix.coding
    )
    plain = Joint(tables.with_consensus(tables.consensus))
    credited = Joint(tables.with_consensus(tables.credit)) if tables.consensus.any() else plain
    values = {
        name: index.value(credited if name == _CREDITED else plain)
        for name, index in indices(matrix.coding).items()
    }
    return tables, values


def _rows(matrix: Matrix, members: Iterable[str] | None) -> npt.NDArray[np.int32]:
    named = None if members is None else set(members)
    if named is not None and len(named) == 1:
        raise _with_itself(*named)
    chosen = (
        np.arange(len(matrix.members))
        if named is None
        else np.array(sorted({row for member in named for row in matrix.rows(member)}))
    )
    if len(chosen) < 2:
        raise NotIdentifiedError(
            "agreement needs two members",
            where=f"{matrix.body or 'votes'}: {len(chosen)} member",
            right="at least two members with ballots",
            todo="name more members, or take other votes",
        )
    return chosen.astype(np.int32)


def _columns(
    matrix: Matrix, groups: Mapping[str, Sequence[str]] | None
) -> tuple[tuple[int | str, ...], list[slice | npt.NDArray[np.int64]]]:
    if groups is None:
        return matrix.periods, [matrix.columns_of(period) for period in matrix.periods]
    place = {vote: column for column, vote in enumerate(matrix.votes)}
    found: dict[str, npt.NDArray[np.int64]] = {}
    for label, votes in groups.items():
        there = sorted({place[vote] for vote in votes if vote in place})
        if there:
            found[label] = np.array(there, dtype=np.int64)
    if not found:
        raise NotIdentifiedError(
            "none of the groups has a vote in the matrix",
            where=", ".join(list(groups)[:_LONGEST_LIST]) or "groups",
            right="vote_ids of votes that the coding keeps",
            todo="check the ids, or take more votes",
        )
    return tuple(found), list(found.values())


def groups_of(votes: pl.DataFrame, column: str) -> dict[str, tuple[str, ...]]:
    """Groups of votes by a column, one with lists (``subjects``) included; sorted by label."""
    if column not in votes.columns:
        raise InputError(
            f"the votes have no column {column!r}",
            where="by",
            right="one of " + ", ".join(votes.columns),
            todo="choose one of these",
        )
    pairs = votes.select("vote_id", label=pl.col(column))
    if pairs.schema["label"].is_nested():
        pairs = pairs.explode("label")
    grouped = (
        pairs.drop_nulls()
        .with_columns(pl.col("label").cast(pl.String))
        .group_by("label")
        .agg(pl.col("vote_id").sort())
        .sort("label")
    )
    return {label: tuple(ids) for label, ids in grouped.rows()}


def _notes(matrix: Matrix) -> tuple[str, ...]:
    silent = matrix.silent
    notes = list(matrix.notes)
    notes += [f"{number:,} votes left out: {reason}" for reason, number in matrix.dropped]
    if silent:
        notes.append("never voted, so in no pair: " + ", ".join(silent))
    return tuple(notes)


def _period_type(periods: tuple[int | str, ...]) -> pl.DataType:
    whole = all(isinstance(period, int) for period in periods)
    return pl.Int64() if whole else pl.String()


def _places(
    members: tuple[str, ...], seats: tuple[tuple[str, ...], ...], member: str
) -> tuple[int, ...]:
    found = tuple(
        place
        for place, (label, behind) in enumerate(zip(members, seats, strict=True))
        if member == label or member in behind
    )
    if not found:
        raise InputError(
            f"{member} has no ballot among these votes",
            where="members",
            right="one of " + ", ".join(members[:_LONGEST_LIST]),
            todo="check the code, the body and the days asked for",
        )
    return found


def _with_itself(member: str) -> InputError:
    return InputError(
        f"{member} is compared with itself",
        where="members",
        right="two different members",
        todo="name another member; with itself every index is 1 wherever it is defined",
    )


def _unknown_index(name: str, known: Iterable[str]) -> InputError:
    return InputError(
        f"{name!r} is no agreement index",
        where="index",
        right="one of " + ", ".join(known),
        todo="choose one of these",
    )
