"""Ideal points of a body: what is kept beside the record, or the words to show until it is.

A page never waits for an estimate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from hemicycle import kept
from hemicycle.figures.timeline import Axis, Line, Point, timeline
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name
from hemicycle.web.periods import period_words, place_of
from hemicycle.web.pictures import Picture
from hemicycle.web.works import WORKS

if TYPE_CHECKING:
    from hemicycle.measure.ideal.results import IdealPoints

_FIELD = 200


@dataclass(frozen=True)
class Fit:
    """The ideal points of a body for one version of the record, or where they stand.

    Parameters
    ----------
    status
        ``kept``, ``running``, or ``failed`` (and why, in ``words``).
    words
        What a page says while there are no points.
    points
        Rows of all members, only where kept.
    """

    status: Literal["kept", "running", "failed"]
    words: str = ""
    points: pl.DataFrame | None = None

    @property
    def final(self) -> bool:
        """Whether a page may be kept as it is."""
        return self.status != "running"

    def document(self, member: str) -> dict[str, Any]:
        """The points of a member, with the state of the estimate."""
        rows = [] if self.points is None else _of(self.points, member).to_dicts()
        return {"status": self.status, "words": self.words, "points": rows}


def fit_of(shelf: Shelf, body: str) -> Fit:
    """What is known now; the estimate is begun where nothing is kept."""
    key = ("points", body)
    if not shelf.has(key):
        found = kept.points(shelf.record, body)
        if found is None:
            return _awaited(shelf, body)
        shelf.once(key, lambda: Fit("kept", points=_table(found)))
    return shelf.once(key, lambda: Fit("failed"))


def _awaited(shelf: Shelf, body: str) -> Fit:
    standing = WORKS.begin(shelf, ("points", body))
    if standing.status == "failed":
        return Fit("failed", f"Ideal points cannot be told here: {standing.words}")
    return Fit(
        "running",
        "Ideal points are being estimated for this version of the record, "
        f"{standing.words}; the whole General Assembly takes about ten. Open the page again.",
    )


def _table(points: IdealPoints) -> pl.DataFrame:
    return points.table().select("member", "period", "ideal", "low", "high", "votes")


def _of(points: pl.DataFrame, member: str) -> pl.DataFrame:
    return points.filter(pl.col("member") == member).sort("period")


def ideal_picture(shelf: Shelf, body: str, members: Sequence[str]) -> Callable[[], Picture] | None:
    """Ideal points through time, the first member with its interval; None while there are none."""
    fit = fit_of(shelf, body)
    if fit.points is None:
        return None
    table = fit.points

    def make() -> Picture:
        chosen = list(dict.fromkeys(members))[:6]
        lines = [Line(code, _points(body, _of(table, code))) for code in chosen]
        rest = table.filter(~pl.col("member").is_in(chosen)).partition_by("member")
        first = _of(table, chosen[0])
        name = member_name(chosen[0])
        return Picture(
            "ideal",
            f"Ideal point of {name} through time",
            timeline(
                lines,
                label=f"Ideal points of {name} and others, by period",
                axis=_axis(table),
                field=[_points(body, other) for other in rest[:_FIELD]],
            ),
            ["Period", "Ideal point", "90 % from", "to", "Votes"],
            [
                [
                    period_words(body, row["period"]),
                    *(f"{row[n]:.2f}" for n in ("ideal", "low", "high")),
                    str(row["votes"]),
                ]
                for row in first.to_dicts()
            ],
            numbers=(1, 2, 3, 4),
            note="The band holds the true place in 90 % of cases, if the model holds. Faint lines "
            "are all other members.",
            method="ideal",
        )

    return make


def _cells(body: str, row: dict[str, Any]) -> list[str]:
    numbers = ("" if row[n] is None else f"{row[n]:.2f}" for n in ("ideal", "low", "high"))
    return [period_words(body, row["period"]), *numbers, str(row["votes"])]


def _points(body: str, rows: pl.DataFrame) -> list[Point]:
    return [
        Point(place_of(body, period), ideal, low, high)
        for period, ideal, low, high in rows.select("period", "ideal", "low", "high").iter_rows()
        if ideal is not None
    ]


def _axis(table: pl.DataFrame) -> Axis:
    """Ends in the words of who stands there in the last period."""
    last = table.filter(pl.col("period") == table["period"].max()).sort("ideal")
    top, foot = last.tail(3)["member"], last.head(3)["member"]
    return Axis(
        -2.0,
        2.0,
        [(n, str(n).replace("-", "−")) for n in (-2, -1, 0, 1, 2)],
        above="votes more often with " + ", ".join(map(member_name, reversed(list(top)))),
        below="votes more often with " + ", ".join(map(member_name, foot)),
    )
