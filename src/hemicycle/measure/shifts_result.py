"""Who moved, when, and how surely: from joint draws of ideal points, not from the points alone.

A *shift* of a member at a session is its mean place in the three sessions from then on less its
mean place in the three before, less the same difference of the middle member: the whole line may
slide from one session to the next as the agenda does, and that is nobody's move. Each posterior
draw gives every member a largest shift; how often it falls on a session is the posterior of the
member's change point (one change point, its place uncertain; compare Carlin, Gelfand and Smith
1992, *Applied Statistics* 41(2):389-405).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import Coding
from hemicycle.measure.results import drawn
from hemicycle.measure.shifts_contrast import FEWEST, SPAN, Floats, contrasts

LEAST = 0.5
"""Move that counts by default, in standard deviations of all ideal points."""

SURE = 0.9
"""Probability of a move from which it is listed among all moves of a member."""

_NEAR = 1
_EDGES = (0.05, 0.95)


@dataclass(frozen=True)
class Shift:
    """A member's largest shift.

    Parameters
    ----------
    period
        First session after it, the likeliest.
    certainty
        Posterior probability that the largest shift is at that session or next to it (asked about
        one session: at that session).
    change, low, high
        How far the member moved there, and the 90 % interval; up is towards the high anchor.
    moved
        Posterior probability that it moved there by more than asked for.
    when
        Posterior of the change point: session to probability, those of at least 1 %.
    """

    member: str
    period: int
    certainty: float
    change: float
    low: float
    high: float
    moved: float
    when: tuple[tuple[int, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        when = [{"period": period, "probability": share} for period, share in self.when]
        return {**vars(self), "when": when}


@dataclass(frozen=True, eq=False)
class Shifts:
    """Draws of members' paths, and the shifts in them.

    Parameters
    ----------
    members
        Seats, sorted; a seat that regimes held in turn is one path.
    periods
        Sessions, in order.
    paths
        float64 (n_draws, n_members, n_periods): places, NaN where a member has none.
    least
        Move that counts.
    since, until
        Sessions in which a shift is looked for; None: wherever there are votes on either side.
    """

    members: tuple[str, ...]
    periods: tuple[int, ...]
    paths: Floats
    coding: Coding
    body: str | None = None
    record_version: str | None = None
    anchors: str | None = None
    least: float = LEAST
    notes: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    @cached_property
    def contrasts(self) -> Floats:
        """float64 (n_draws, n_members, n_periods): shift at each session, NaN where unknown."""
        return contrasts(self.paths)

    def shift(self, member: str) -> Shift:
        """The largest shift of one member.

        Raises
        ------
        InputError
            No such member.
        NotIdentifiedError
            A member with too few sessions on either side of any.
        """
        row = self._row(member)
        contrasts = self.contrasts[:, row, :]
        known = np.flatnonzero(~np.isnan(contrasts).any(axis=0) & self._searched)
        if not known.size:
            raise NotIdentifiedError(
                f"{member} has no session with {FEWEST} sessions of votes on either side",
                where=f"{self.body or 'votes'}, sessions {self.periods[0]} to {self.periods[-1]}",
                right=f"a member that voted in {FEWEST} of {SPAN} sessions before and after one",
                todo="choose another member, or a wider span of sessions",
            )
        return self._largest(member, contrasts[:, known], known)

    @cached_property
    def _searched(self) -> npt.NDArray[np.bool_]:
        """bool (n_periods,): sessions in which a shift is looked for."""
        numbers = np.array(self.periods)
        first = numbers.min() if self.since is None else self.since
        last = numbers.max() if self.until is None else self.until
        return (numbers >= first) & (numbers <= last)

    def _largest(self, member: str, contrasts: Floats, known: npt.NDArray[np.int64]) -> Shift:
        place = np.abs(contrasts).argmax(axis=1)
        share = np.bincount(place, minlength=known.size) / len(place)
        near = np.abs(known[:, None] - known[None, :]) <= _NEAR
        best = int(share.argmax())
        there = contrasts[:, best]
        low, high = np.quantile(there, _EDGES)
        return Shift(
            member=member,
            period=self.periods[known[best]],
            certainty=float(share[near[best]].sum()),
            change=float(there.mean()),
            low=float(low),
            high=float(high),
            moved=float((np.abs(there) > self.least).mean()),
            when=tuple(
                (self.periods[known[k]], float(share[k])) for k in np.flatnonzero(share >= 0.01)
            ),
        )

    def at(self, member: str, period: int) -> Shift:
        """The shift of one member at a session, whether or not it is its largest.

        Raises
        ------
        InputError
            No such member, or no votes on either side of that session.
        """
        row = self._row(member)
        known = [k for k, number in enumerate(self.periods) if number == period]
        contrasts = self.contrasts[:, row, known]
        if not known or bool(np.isnan(contrasts).any()):
            raise InputError(
                f"{member} has too few votes around {period} to tell a shift",
                where=self.body or "votes",
                right=f"a session with votes in {FEWEST} of {SPAN} sessions on either side",
                todo="choose another session",
            )
        alone = self._largest(member, contrasts, np.array(known))
        when = self.shift(member).when
        return replace(alone, certainty=dict(when).get(period, 0.0), when=when)

    def moves(self, member: str) -> tuple[Shift, ...]:
        """All moves of one member that are as good as sure, in order of time.

        Sessions at which it moved by more than asked for with probability :data:`SURE` or more: the
        largest first, then the largest of those that compare none of the same sessions, and so on.
        """
        contrasts = self.contrasts[:, self._row(member), :]
        size = np.where(self._searched, np.abs(contrasts.mean(axis=0)), np.nan)
        size[(np.abs(contrasts) > self.least).mean(axis=0) < SURE] = np.nan
        found = []
        while not np.isnan(size).all():
            best = int(np.nanargmax(size))
            found.append(best)
            size[max(best - SPAN, 0) : best + SPAN + 1] = np.nan
        return tuple(self.at(member, self.periods[k]) for k in sorted(found))

    def between(self, member: str, first: int, second: int) -> float:
        """P(the member's places in two sessions differ by more than asked for), on the line itself.

        Raises
        ------
        InputError
            A session without a place for the member.
        """
        row = self._row(member)
        there = [self._place(row, period) for period in (first, second)]
        return float((np.abs(there[1] - there[0]) > self.least).mean())

    def table(self) -> pl.DataFrame:
        """``member, period, certainty, change, low, high, moved``: largest shifts, surest first."""
        rows = [self.shift(member) for member in self._members_with_shifts()]
        columns = ("member", "period", "certainty", "change", "low", "high", "moved")
        found = pl.DataFrame([{name: getattr(row, name) for name in columns} for row in rows])
        by = ["moved", "sure", "member"]
        sure = pl.col("change").abs() - (pl.col("high") - pl.col("low"))
        order = found.with_columns(sure=sure).sort(by, descending=[True, True, False])
        return order.drop("sure")

    def chart(self) -> Any:
        """An Altair chart of the surest shifts; see :mod:`hemicycle.measure.charts.shift_sizes`."""
        return drawn("shift_sizes", self)

    def summary(self) -> str:
        """The surest shifts, in words."""
        lines = [
            f"{len(self.members)} members, sessions {self.periods[0]} to {self.periods[-1]}, "
            f"{len(self.paths)} draws; a move counts above {self.least:g} standard deviations",
            *(
                f"  {row['member']} at {row['period']}: {row['change']:+.2f} "
                f"({row['low']:+.2f} to {row['high']:+.2f}), moved with probability "
                f"{row['moved']:.2f}, then with {row['certainty']:.2f}"
                for row in self.table().head(10).to_dicts()
            ),
            self.coding.describe(),
            *self.notes,
        ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON: the largest shift of every member."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "coding": self.coding.to_dict(),
            "anchors": self.anchors,
            "span": SPAN,
            "least": self.least,
            "since": self.since,
            "until": self.until,
            "draws": len(self.paths),
            "notes": list(self.notes),
            "shifts": [self.shift(m).to_dict() for m in self.table()["member"]],
        }

    def _members_with_shifts(self) -> list[str]:
        missing = np.any(np.isnan(self.contrasts), axis=0) | ~self._searched
        return [self.members[row] for row in np.flatnonzero(~np.all(missing, axis=1))]

    def _row(self, member: str) -> int:
        if member in self.members:
            return self.members.index(member)
        raise InputError(
            f"{member} has no ideal point",
            where=f"{self.body or 'votes'}, {len(self.members)} members",
            right="one of them, such as " + ", ".join(self.members[:5]),
            todo="check the code and the body",
        )

    def _place(self, row: int, period: int) -> Floats:
        if period in self.periods:
            found: Floats = np.asarray(self.paths[:, row, self.periods.index(period)])
            if not bool(np.isnan(found).any()):
                return found
        raise InputError(
            f"{self.members[row]} has no ideal point in {period}",
            where=self.body or "votes",
            right="a session in which it voted",
            todo="choose another session",
        )
