"""Places in two dimensions, labelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from hemicycle.measure.coding import Coding
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.estimate import anchors_of, panel_of
from hemicycle.measure.ideal.panel import Panel
from hemicycle.measure.ideal.plane import PlaneFit, PlaneOptions, fit_plane
from hemicycle.measure.matrix import Matrix
from hemicycle.measure.results import identified

_COLUMNS = (
    "member", "iso3", "ccode", "name", "period", "year",
    "first", "first_sd", "second", "second_sd", "votes", "engine",
)  # fmt: skip
_ENDS = 5


@dataclass(frozen=True, eq=False)
class IdealPlane:
    """Places by member and period in two dimensions.

    Parameters
    ----------
    points
        ``member, period, first, first_sd, second, second_sd, votes``. Deviations are given the
        items, and so too small; no interval is made of them.
    items
        ``item, first_discrimination, second_discrimination, lower_cut, upper_cut, lowest, highest,
        votes``: cutpoints on the scale of the sum of both products.
    anchors, upward
        What points the first dimension, and the member that points the second.
    """

    points: pl.DataFrame
    items: pl.DataFrame
    coding: Coding
    anchors: str
    upward: str
    body: str | None
    record_version: str | None
    diagnostics: Mapping[str, float]
    notes: tuple[str, ...]

    def table(self) -> pl.DataFrame:
        """One row for each member and period, both dimensions side by side."""
        labelled = identified(self.points, members=("member",), body=self.body)
        labelled = labelled.with_columns(
            member=pl.coalesce("iso3", "member"), engine=pl.lit("fast, two dimensions")
        )
        return labelled.select(_COLUMNS).sort("member", "ccode", "period")

    def summary(self) -> str:
        """What was estimated, how it is turned, and the ends of both dimensions."""
        last = self.points["period"].max()
        there = self.table().filter(pl.col("period") == last)
        lines = [
            f"{self.points.height:,} places of {self.points['member'].n_unique()} members in two "
            f"dimensions, from {self.items.height:,} items",
            self.coding.describe(),
        ]
        for name in ("first", "second"):
            order = there.sort(name)
            ends = [order.head(_ENDS), order.tail(_ENDS)]
            shown = [
                ", ".join(f"{row[0]} {row[1]:.2f}" for row in end.select("member", name).rows())
                for end in ends
            ]
            lines.append(f"{last!s}, {name} dimension: {shown[0]} ... {shown[1]}")
        return "\n".join([*lines, *self.notes])

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "engine": "fast",
            "dimensions": 2,
            "coding": self.coding.to_dict(),
            "anchors": self.anchors,
            "upward": self.upward,
            "diagnostics": dict(self.diagnostics),
            "notes": list(self.notes),
            "points": self.table().to_dicts(),
            "items": self.items.to_dicts(),
        }


def estimate_plane(
    votes: Matrix,
    *,
    anchors: Anchors | None = None,
    upward: str | None = None,
    options: PlaneOptions | None = None,
) -> IdealPlane:
    """Places of every member in every period in two dimensions; see :mod:`.plane`.

    Parameters
    ----------
    anchors
        As for :func:`~hemicycle.measure.ideal.estimate.estimate`.
    upward
        Row of the matrix that lies above 0 in the second dimension, on average.

    Raises
    ------
    InputError, NotIdentifiedError, NotConvergedError
        As :func:`~hemicycle.measure.ideal.plane.fit_plane`.
    """
    cells = panel_of(votes)
    named, chosen = anchors_of(votes, cells, anchors)
    fit = fit_plane(cells, chosen, options, upward)
    seats = dict(zip(votes.members, votes.seats, strict=True))
    up = "/".join(seats[fit.upward])
    return IdealPlane(
        points=_points(cells, fit),
        items=_items(cells, fit),
        coding=votes.coding,
        anchors=str(named),
        upward=up,
        body=votes.body,
        record_version=votes.record_version,
        diagnostics={"sweeps": fit.sweeps, "last_change": fit.last_change},
        notes=(
            *votes.notes,
            "rotation: both dimensions uncorrelated, mean 0, standard deviation 1; the first along "
            "the line of fast, the second uncorrelated with that line",
            f"direction: first {named}, second {up} above 0",
            "deviations are given the items, and so too small",
        ),
    )


def _points(cells: Panel, fit: PlaneFit) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "member": pl.Series(cells.members, dtype=pl.String).gather(cells.node_member),
            "period": pl.Series(cells.periods).gather(cells.node_period),
            "first": fit.places[0],
            "first_sd": fit.sd[0],
            "second": fit.places[1],
            "second_sd": fit.sd[1],
            "votes": cells.votes,
        }
    )


def _items(cells: Panel, fit: PlaneFit) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "item": cells.items,
            "first_discrimination": fit.items[:, 0],
            "second_discrimination": fit.items[:, 1],
            "lower_cut": fit.items[:, 2],
            "upper_cut": fit.items[:, 3],
            "lowest": cells.bottoms,
            "highest": cells.tops,
            "votes": np.diff(cells.starts),
        }
    )
