"""Agreement of pairs, with its coding, its intervals and what the votes do not identify."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.agreement_tables import PairTables
from hemicycle.measure.coding import Coding
from hemicycle.measure.indices import indices
from hemicycle.measure.intervals import How, analytic, bootstrap
from hemicycle.measure.results import drawn

Floats = npt.NDArray[np.float64]

MAIN = ("identical", "agree", "s", "kappa", "pi")
"""Indices of the short tables; the rest are in ``table(every=True)``."""

CREDITED = "state_old"
"""The index that scales decisions without a vote by participation."""

LONGEST_LIST = 40


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
            raise with_itself(a)
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
        weight = self.credit if name == CREDITED else self.consensus
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

    def chart(self, *, index: str = "agree", period: int | str | None = None) -> Any:
        """An Altair heat map of all pairs of one period, by default the last.

        See :mod:`hemicycle.measure.charts`, also for one member's nearest and for a pair.
        """
        return drawn("agreement_heat", self, index=index, period=period)


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
            right="one of " + ", ".join(members[:LONGEST_LIST]),
            todo="check the code, the body and the days asked for",
        )
    return found


def with_itself(member: str) -> InputError:
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
