"""A new period added to a fit, in a moment: old numbers stay, and new ones say what they rest on.

Members start from where the fit left them, as uncertain as they were and one step more; texts that
are linked to known items keep these items; new items are estimated with the new places. Nothing
flows back. A full refit would move the old numbers too.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.ideal.estimate import item_table, vote_items_of
from hemicycle.measure.ideal.extend_period import Period, period_after
from hemicycle.measure.ideal.fit import NORMAL_95
from hemicycle.measure.ideal.model import FIRST_PRECISION, UNTOLD, WALK
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import Matrix


def extend(points: IdealPoints, votes: Matrix) -> IdealPoints:
    """The fit with the matrix's later periods added, one after the other.

    Parameters
    ----------
    points
        A fit with items: of ``fast`` or ``reference``, or one already extended.
    votes
        Votes under the same coding. Periods that the fit has are passed over.

    Raises
    ------
    InputError
        No later period, another coding or body, or a fit without items.
    NotIdentifiedError
        Nobody in the new period gave an answer that tells a place.
    NotConvergedError
        The new places do not settle.
    """
    last = points.points["period"].max()
    later = [place for place, period in enumerate(votes.periods) if _after(period, last)]
    _check(points, votes, later)
    for place in later:
        points = _with_period(points, votes, place)
    return points


def _after(period: int | str, last: object) -> bool:
    return type(period) is type(last) and period > last  # type: ignore[operator]


def _check(points: IdealPoints, votes: Matrix, later: list[int]) -> None:
    reason = None
    if points.items is None or points.vote_items is None or points.engine == "compat":
        reason = f"points of the engine {points.engine} have no items to go on from"
    elif points.coding != votes.coding or points.body != votes.body:
        reason = (
            f"the fit is of {points.body} under coding {points.coding.name}, the new votes of "
            f"{votes.body} under {votes.coding.name}"
        )
    elif not later:
        reason = f"the votes have no period after {points.points['period'].max()!s}"
    if reason is not None:
        raise InputError(
            reason,
            where="extend",
            right="a fit of fast or reference, and later votes of the same body and coding",
            todo="fit all periods anew",
        )


def _with_period(points: IdealPoints, votes: Matrix, place: int) -> IdealPoints:
    walk = WALK if points.walk is None else float(points.walk["variance"].to_numpy().mean())
    chosen = votes.period == place
    new = period_after(points, votes, chosen, walk)
    period, last = votes.periods[place], points.points["period"].max()
    fresh = None if new.panel is None else item_table(new.panel, new.items, new.item_sd)
    told = new.sd**2 < UNTOLD / FIRST_PRECISION
    if not told.any():
        raise NotIdentifiedError(
            "the new period tells nobody's place",
            where=f"period {period}, {len(new.members)} members",
            right="votes on which members differed, by members with earlier points",
            todo="fit all periods anew, or wait for more votes",
        )
    rows = _rows(points, period, new).filter(pl.Series(told))
    revision = 1 if points.revisions is None else points.revisions.height + 1
    made = pl.DataFrame(
        {
            "revision": [revision],
            "period": [period],
            "given_until": [last],
            "record_version": pl.Series([votes.record_version], dtype=pl.String),
            "ideal_points": [rows.height],
        }
    )
    note = f"period {period} was added later, given the points and items of the periods to {last!s}"
    return replace(
        points,
        points=pl.concat([points.points, rows]),
        record_version=votes.record_version,
        start=np.concatenate([points.start, new.mean[told]]),
        draws=_beside(points.draws, new.draws[:, told]),
        item_draws=_beside(points.item_draws, new.item_draws),
        items=_more(points.items, fresh),
        vote_items=_more(points.vote_items, vote_items_of(votes).filter(pl.Series(chosen))),
        walk=_more(points.walk, pl.DataFrame({"period": [period], "variance": [walk]})),
        revisions=_more(points.revisions, made),
        notes=(*points.notes, note),
    )


def _rows(points: IdealPoints, period: int | str, new: Period) -> pl.DataFrame:
    half = NORMAL_95 * new.sd
    rows = pl.DataFrame(
        {
            "member": new.members,
            "period": [period] * len(new.members),
            "ideal": new.mean,
            "sd": new.sd,
            "low": new.mean - half,
            "high": new.mean + half,
            "votes": new.votes,
        }
    )
    return rows.cast(dict(points.points.schema))  # type: ignore[arg-type]


def _more(old: pl.DataFrame | None, new: pl.DataFrame | None) -> pl.DataFrame | None:
    """One table under the other; the types are the first's."""
    if old is None or new is None:
        return new if old is None else old
    return pl.concat([old, new.cast(dict(old.schema))])  # type: ignore[arg-type]


def _beside(old: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Draws of the old and the new side by side, or none where the fit has none."""
    return np.concatenate([old, new], axis=1) if len(old) else old
