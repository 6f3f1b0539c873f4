"""Shifts from ideal points: the draws of members' paths, session after session.

What a shift is, and how sure, is in :mod:`.shifts_result`.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.results import identified
from hemicycle.measure.shifts_contrast import FEWEST, SPAN
from hemicycle.measure.shifts_result import LEAST, Shifts

ENOUGH_VOTES = 10
"""Votes of the middle member below which a session places nobody well enough to compare."""


def shifts(
    points: IdealPoints,
    *,
    since: int | None = None,
    until: int | None = None,
    least: float = LEAST,
) -> Shifts:
    """Shifts in ideal points estimated with draws.

    Parameters
    ----------
    since, until
        First and last session in which the change point may lie; the sessions around them count.
    least
        Move that counts, in standard deviations of all ideal points.

    Raises
    ------
    NotIdentifiedError
        Points without draws or without periods that are numbers, or too few sessions with votes
        enough.
    """
    _refuse_unfit(points)
    labelled = identified(points.points, members=("member",), body=points.body)
    enough = pl.col("period").is_in(full_sessions(points).implode())
    seats = (
        labelled.select(pl.coalesce("iso3", "member").alias("seat"), "period", "votes")
        .with_row_index("column")
        .filter(enough)
    )
    # Where two regimes held a seat in one session, the one with more votes stands for it.
    seats = seats.sort("votes", descending=True).unique(["seat", "period"], keep="first")
    periods = sorted(seats["period"].unique())
    members = sorted(seats["seat"].unique())
    paths = np.full((len(points.draws), len(members), len(periods)), np.nan)
    row = seats["seat"].replace_strict({m: k for k, m in enumerate(members)}).to_numpy()
    at = seats["period"].replace_strict({p: k for k, p in enumerate(periods)}).to_numpy()
    paths[:, row, at] = points.draws[:, seats["column"].to_numpy()]
    kept = _within(periods, since, until)
    return Shifts(
        members=tuple(members),
        periods=tuple(periods[kept]),
        paths=paths[:, :, kept],
        coding=points.coding,
        body=points.body,
        record_version=points.record_version,
        anchors=points.anchors,
        least=least,
        notes=points.notes,
        since=since,
        until=until,
    )


def full_sessions(points: IdealPoints) -> pl.Series:
    """Periods in which the middle member cast at least :data:`ENOUGH_VOTES` votes."""
    votes = points.points.group_by("period").agg(pl.col("votes").median())
    return votes.filter(pl.col("votes") >= ENOUGH_VOTES)["period"].sort()


def _within(periods: list[int], since: int | None, until: int | None) -> slice:
    """Sessions of the span, with those that the shifts at its ends compare."""
    first = 0 if since is None else int(np.searchsorted(periods, since)) - SPAN
    last = len(periods) if until is None else int(np.searchsorted(periods, until)) + SPAN
    return slice(max(first, 0), max(last, 0))


def _refuse_unfit(points: IdealPoints) -> None:
    if not points.draws.size:
        what, todo = "these ideal points have no draws", "estimate them with FastOptions(draws=200)"
    elif full_sessions(points).len() < 2 * FEWEST:
        what = f"fewer than {2 * FEWEST} sessions have {ENOUGH_VOTES} votes a member"
        todo = "widen the span of time, or read fuller files with: hemicycle ingest FILE..."
    elif not points.points.schema["period"].is_integer():
        what, todo = "the periods of these ideal points have no order", "estimate them by session"
    else:
        return
    raise NotIdentifiedError(
        f"{what}, so that no shift can be told",
        where=f"engine {points.engine}, {points.points.height} ideal points",
        right="joint draws of places in several sessions",
        todo=todo,
    )
