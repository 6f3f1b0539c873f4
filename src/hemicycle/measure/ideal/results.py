"""What every engine returns: labelled ideal points with all that made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from hemicycle.measure.coding import Coding
from hemicycle.measure.ideal.fit import no_draws, no_item_draws
from hemicycle.measure.ideal.panel import Floats
from hemicycle.measure.results import drawn, identified

COLUMNS = (
    "member",
    "iso3",
    "ccode",
    "name",
    "period",
    "year",
    "ideal",
    "sd",
    "low",
    "high",
    "votes",
    "engine",
    "session",
)
"""Columns of :meth:`IdealPoints.table`, in order."""

LEVEL = 0.9
"""Level of the intervals ``low`` to ``high``."""

_ENDS = 5


@dataclass(frozen=True, eq=False)
class IdealPoints:
    """Ideal points by member and period, from one engine.

    Parameters
    ----------
    engine
        ``fast``, ``compat`` or ``published``. Engines have scales of their own.
    points
        ``member`` (seat, or voting unit's number), ``period, ideal, sd, low, high, votes``, and
        ``iso3, name`` where the engine's source has its own. ``sd`` is null where the source
        gives none.
    coding, body, record_version
        Which votes they come from.
    anchors
        The members that fix the direction, in words; None for published points.
    seed
        Of the random streams; None where no chance is used.
    items
        ``item, discrimination, yes_abstain, abstain_no, yes_no, votes``: cutpoints on the line of
        the ideal points, null where the item does not separate members or lacks the answer; and
        ``lowest, highest, discrimination_sd, first, second``: the answers it drew at its ends
        (0 yes, 1 abstain, 2 no), the deviation of the discrimination (null where unknown), and its
        cutpoints on the scale of ``discrimination * ideal``, never null and equal where it drew
        two answers.
    issue
        What the votes are about, where only some count; None for all.
    draws
        float64 (n_draws, rows of ``points``): joint posterior draws, possibly none.
    item_draws
        float64 (n_draws, rows of ``items``, 3): discrimination, first and second of the same
        draws.
    vote_items
        ``vote_id, item, period``: which item each vote is; linked votes share one. Votes on which
        nobody differed have an item that is not in ``items``.
    walk
        ``period, variance``: of the step into each period, where the engine has one.
    revisions
        ``revision, period, given_until, record_version, ideal_points``: periods added to the fit
        afterwards, each given the points and items of the periods to ``given_until``.
    start
        float64 (rows of ``points``,): starting values.
    diagnostics, notes
        What the engine says about itself, and what a reader should know.
    """

    engine: str
    points: pl.DataFrame
    coding: Coding
    body: str | None = None
    record_version: str | None = None
    anchors: str | None = None
    seed: int | None = None
    items: pl.DataFrame | None = None
    draws: Floats = field(default_factory=no_draws)
    item_draws: Floats = field(default_factory=no_item_draws)
    vote_items: pl.DataFrame | None = None
    walk: pl.DataFrame | None = None
    revisions: pl.DataFrame | None = None
    issue: str | None = None
    start: Floats = field(default_factory=lambda: np.zeros(0))
    diagnostics: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def sample(self) -> dict[str, int]:
        """Members, periods, ideal points, answers, and items where the engine has them."""
        counts = {
            "members": self.points["member"].n_unique(),
            "periods": self.points["period"].n_unique(),
            "ideal_points": self.points.height,
            "answers": int(self.points["votes"].sum()),
        }
        return counts if self.items is None else counts | {"items": self.items.height}

    def table(self) -> pl.DataFrame:
        """One row for each member and period; :data:`COLUMNS`.

        ``member`` is the seat's code, also where points are by voting unit; ``ccode`` tells units
        apart. Ideal points are on the engine's scale, intervals are 90 %.
        """
        own = [name for name in ("iso3", "name") if name in self.points.columns]
        labelled = identified(self.points.drop(own), members=("member",), body=self.body)
        seat = pl.coalesce("iso3", "member")
        labelled = labelled.with_columns(
            member=seat, engine=pl.lit(self.engine), **{name: self.points[name] for name in own}
        )
        return labelled.select(COLUMNS).sort("member", "ccode", "period")

    def summary(self) -> str:
        """The result in words: what was estimated from what, and the ends of the last period."""
        counts = self.sample
        lines = [
            f"{counts['ideal_points']:,} ideal points of {counts['members']:,} members in "
            f"{counts['periods']} periods, engine {self.engine}, from {counts['answers']:,} answers"
            + (f" to {counts['items']:,} items" if "items" in counts else ""),
            self.coding.describe(),
        ]
        if self.anchors:
            lines.append(f"direction: {self.anchors}")
        lines += [*self._ends(), *self.notes, self._diagnosed()]
        return "\n".join(line for line in lines if line)

    def _ends(self) -> list[str]:
        table = self.table()
        last = self.points["period"].max()
        there = table.filter(pl.col("period") == last).sort("ideal")
        rows = [there.head(_ENDS), there.tail(_ENDS)] if there.height > 2 * _ENDS else [there]
        return [
            f"{last!s}: "
            + ", ".join(f"{row['member']} {row['ideal']:.2f}" for row in end.to_dicts())
            for end in rows
        ]

    def _diagnosed(self) -> str:
        return ", ".join(
            f"{name.replace('_', ' ')} {value:.4g}" for name, value in self.diagnostics.items()
        )

    def to_dict(self) -> dict[str, Any]:
        """Everything but draws, as plain values."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "engine": self.engine,
            "coding": self.coding.to_dict(),
            "issue": self.issue,
            "anchors": self.anchors,
            "seed": self.seed,
            "level": LEVEL,
            "sample": self.sample,
            "diagnostics": dict(self.diagnostics),
            "notes": list(self.notes),
            "revisions": [] if self.revisions is None else self.revisions.to_dicts(),
            "points": self.table().to_dicts(),
            "items": None if self.items is None else self.items.to_dicts(),
        }

    def chart(self, members: Sequence[str] = ()) -> Any:
        """An Altair chart of the paths with intervals; at most six members stand out.

        See :func:`hemicycle.measure.charts.ideal_lines.ideal_lines`, whose picture can be saved.
        """
        return drawn("ideal_lines", self, members)

    def to_arviz(self) -> Any:
        """Draws as ``arviz.InferenceData``; see :mod:`hemicycle.measure.arviz_export`."""
        from hemicycle.measure.arviz_export import inference_data

        texts = {
            "engine": self.engine,
            "coding": self.coding.describe(),
            "body": self.body or "",
            "record_version": self.record_version or "",
            "anchors": self.anchors or "",
            "seed": "" if self.seed is None else str(self.seed),
        }
        return inference_data(
            self.points,
            self.draws,
            self.items,
            self.item_draws,
            chains=int(self.diagnostics.get("chains", 1)),
            attributes=texts,
        )
