"""With whom a member voted before and after a session: the pairs that changed most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.agreement import agreement
from hemicycle.measure.coding import Coding
from hemicycle.measure.matrix import Matrix

SPAN = 3
"""Sessions before and after."""

_INDEX = "agree"


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Agreement of one member with all others, before and after a session.

    Parameters
    ----------
    pairs
        ``member, before, after, change, low, high, n_before, n_after``: the index ``agree`` (1
        always the same, 0 always opposite) and the 90 % interval of the change, the surest first.
    """

    member: str
    period: int
    pairs: pl.DataFrame
    coding: Coding
    body: str | None = None
    record_version: str | None = None

    def table(self) -> pl.DataFrame:
        """The pairs."""
        return self.pairs

    def summary(self) -> str:
        """The pairs that changed most, in words."""
        lines = [f"{self.member} before and after session {self.period}:"]
        for row in self.pairs.head(8).to_dicts():
            lines.append(
                f"  with {row['member']}: {row['before']:.2f} to {row['after']:.2f} "
                f"({row['change']:+.2f}, {row['low']:+.2f} to {row['high']:+.2f})"
            )
        return "\n".join([*lines, self.coding.describe()])

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "member": self.member,
            "period": self.period,
            "span": SPAN,
            "coding": self.coding.to_dict(),
            "pairs": self.pairs.to_dicts(),
        }


def neighbours(votes: Matrix, member: str, period: int) -> Neighbours:
    """With whom a member agreed more, and less, from a session on than before it.

    The three sessions from it on against the three before; an interval takes the two as
    independent.

    Raises
    ------
    InputError
        A member without ballots.
    NotIdentifiedError
        No votes before, or none from that session on.
    """
    found = agreement(votes, groups=_sides(votes, member, period)).with_member(member)
    low, high = found.interval(_INDEX)
    other = np.where(np.isin(found.first, votes.rows(member)), found.second, found.first)
    rows = pl.DataFrame(
        {
            "member": pl.Series(votes.members).gather(other),
            "side": pl.Series(found.periods).gather(found.period),
            "value": found.values[_INDEX],
            "half": (high - low) / 2.0,
            "n": found.n,
        }
    )
    before, after = (
        rows.filter(pl.col("side") == side).drop("side") for side in ("before", "after")
    )
    change = pl.col("value_after") - pl.col("value")
    spread = (pl.col("half") ** 2 + pl.col("half_after") ** 2).sqrt()
    pairs = (
        before.join(after, on="member", suffix="_after")
        .select(
            "member",
            before="value",
            after="value_after",
            change=change,
            low=change - spread,
            high=change + spread,
            n_before="n",
            n_after="n_after",
        )
        .sort(
            [pl.col("change").abs() - (pl.col("high") - pl.col("low")) / 2, "member"],
            descending=[True, False],
        )
    )
    return Neighbours(member, period, pairs, votes.coding, votes.body, votes.record_version)


def _sides(votes: Matrix, member: str, period: int) -> dict[str, list[str]]:
    """Votes of the sessions before and of those from the session on."""
    ours = np.any(votes.positions[list(votes.rows(member))] > 0, axis=0).tolist()
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for vote, at, cast in zip(votes.votes, votes.period, ours, strict=True):
        number = votes.periods[at]
        if cast and isinstance(number, int) and period - SPAN <= number < period + SPAN:
            sides["before" if number < period else "after"].append(vote)
    if all(sides.values()):
        return sides
    raise NotIdentifiedError(
        f"{member} did not vote on both sides of session {period}",
        where=f"{votes.body or 'votes'}, sessions {votes.periods[0]} to {votes.periods[-1]}",
        right=f"votes in the {SPAN} sessions before it and in the {SPAN} from it on",
        todo="choose another session",
    )
