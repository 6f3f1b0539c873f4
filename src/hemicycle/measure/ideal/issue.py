"""Ideal points from the votes on one issue, on the scale of all votes.

The items keep the parameters of the fit of all votes, so that a place on an issue can be compared
with a member's place overall; only the members' paths are estimated anew, from the issue's votes
alone. Items are taken as known: their own doubt is not in these intervals.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.ideal.fit import NORMAL_95, no_draws, no_item_draws
from hemicycle.measure.ideal.given import known_panel, places_given
from hemicycle.measure.ideal.model import FIRST_PRECISION, UNTOLD, WALK
from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import Matrix

_FEWEST = 3


def on_issue(
    points: IdealPoints, votes: Matrix, chosen: Collection[str], *, issue: str
) -> IdealPoints:
    """Where members stand on some votes, given the items of a fit of all votes.

    Parameters
    ----------
    points
        A fit with items, of ``votes`` or of more.
    chosen
        Ids of the issue's votes; those that the fit does not know are passed over.
    issue
        Its name, for the result.

    Raises
    ------
    InputError
        A fit without items.
    NotIdentifiedError
        Too few of these votes tell members apart.
    """
    if points.items is None:
        raise InputError(
            f"points of the engine {points.engine} come without items",
            where="on_issue",
            right="a fit of fast or reference",
            todo="estimate the points first",
        )
    wanted = np.isin(np.asarray(votes.votes), list(chosen))
    cells, items = known_panel(votes, points.items, wanted)
    if not cells.n_cells:
        raise _too_few(issue, cells, 0)
    walk = _walk(points, cells)
    place, variance = places_given(cells, items, walk)
    told = variance < UNTOLD / FIRST_PRECISION
    if np.unique(cells.node_member[told]).size < _FEWEST:
        raise _too_few(issue, cells, int(np.unique(cells.node_member[told]).size))
    sd = np.sqrt(variance)
    rows = pl.DataFrame(
        {
            "member": pl.Series(cells.members, dtype=pl.String).gather(cells.node_member),
            "period": pl.Series(cells.periods).gather(cells.node_period),
            "ideal": place,
            "sd": sd,
            "low": place - NORMAL_95 * sd,
            "high": place + NORMAL_95 * sd,
            "votes": cells.votes,
        }
    )
    return replace(
        points,
        issue=issue,
        points=rows.filter(pl.Series(told)),
        items=points.items.filter(pl.col("item").is_in(cells.items)),
        vote_items=None
        if points.vote_items is None
        else points.vote_items.filter(pl.col("vote_id").is_in(list(chosen))),
        draws=no_draws(),
        item_draws=no_item_draws(),
        start=np.zeros(int(told.sum())),
        diagnostics={"items": cells.n_items, "answers": cells.n_cells},
        notes=_notes(issue, cells, told, votes),
    )


def _walk(points: IdealPoints, cells: Panel) -> Floats:
    """Variance of the step into each period, the fit's; a first period has no step."""
    if points.walk is None:
        return np.full(len(cells.periods), WALK)
    known = dict(points.walk.iter_rows())
    usual = float(points.walk["variance"].to_numpy().mean())
    return np.array([known.get(period, usual) for period in cells.periods])


def _notes(issue: str, cells: Panel, told: npt.NDArray[np.bool_], votes: Matrix) -> tuple[str, ...]:
    notes = [
        f"votes on {issue} only: {cells.n_items} items; items as estimated from all votes, so that "
        "points lie on the common scale, and taken as known",
    ]
    empty = sorted(set(votes.periods) - set(cells.periods), key=votes.periods.index)
    if empty:
        notes.append(f"no vote on {issue} in {_few(empty)}")
    lost = np.bincount(cells.node_period[~told], minlength=len(cells.periods))
    thin = [
        f"{period} ({count} members)"
        for period, count in zip(cells.periods, lost, strict=True)
        if count
    ]
    if thin:
        notes.append(f"too few votes on {issue} to tell in {_few(thin)}")
    return tuple(notes)


def _few(names: Sequence[object], most: int = 12) -> str:
    shown = ", ".join(str(name) for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")


def _too_few(issue: str, cells: Panel, members: int) -> NotIdentifiedError:
    return NotIdentifiedError(
        f"votes on {issue} tell the places of {members} members",
        where=f"{cells.n_items} items, {cells.n_cells} answers",
        right=f"votes of the fit that place at least {_FEWEST} members",
        todo="choose another issue, or a wider span of time",
    )
