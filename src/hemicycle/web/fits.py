"""Ideal points of a body: what is kept beside the record, or the words to show until it is.

A page never waits for an estimate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from hemicycle import kept
from hemicycle.figures.timeline import Axis, Field, Line, Point, timeline
from hemicycle.web.library import Shelf
from hemicycle.web.people import person_of
from hemicycle.web.periods import period_words, place_of
from hemicycle.web.pictures import Picture

if TYPE_CHECKING:
    from hemicycle.measure.ideal.results import IdealPoints

_COLUMNS = ("period", "ideal", "low", "high", "votes")
Row = tuple[Any, ...]
"""Period, ideal point, ends of its interval, votes."""


@dataclass(frozen=True)
class Fit:
    """The ideal points of a body for one version of the record, or where they stand.

    Parameters
    ----------
    status
        ``kept``, ``running``, ``failed`` (and why, in ``words``), or ``none``: not begun here.
    words
        What a page says while there are no points.
    points
        Rows by member and period, only where kept.
    """

    status: Literal["kept", "running", "failed", "none"]
    words: str = ""
    points: Mapping[str, Sequence[Row]] | None = None

    @property
    def final(self) -> bool:
        """Whether a page may be kept as it is."""
        return self.status != "running"

    def document(self, member: str) -> dict[str, Any]:
        """The points of a member, with the state of the estimate."""
        rows = () if self.points is None else self.points.get(member, ())
        told = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        return {"status": self.status, "words": self.words, "points": told}


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
    standing = shelf.works.begin(shelf.record, ("points", body))
    if standing.status == "failed":
        return Fit("failed", f"Ideal points cannot be told here: {standing.words}")
    if standing.status == "none":
        return Fit("none", f"No ideal points are kept; `hemicycle ideal --body {body}` makes them.")
    return Fit(
        "running",
        "Ideal points are being estimated for this version of the record, "
        f"{standing.words}; the whole General Assembly takes about ten. Open the page again.",
    )


def _table(points: IdealPoints) -> dict[str, list[Row]]:
    """Rows by member; where a seat was held by two governments in turn, the earlier one's first."""
    first = pl.col("period").min().over("member", "ccode")
    rows = points.table().sort("member", first, "ccode", "period").select("member", *_COLUMNS)
    found: dict[str, list[Row]] = {}
    for member, *row in rows.iter_rows():
        found.setdefault(member, []).append(tuple(row))
    return found


def ideal_picture(shelf: Shelf, body: str, members: Sequence[str]) -> Callable[[], Picture] | None:
    """Ideal points through time, the first member with its interval; None while there are none."""
    table = fit_of(shelf, body).points
    if table is None or members[0] not in table:
        return None
    known = partial(_name, shelf)
    key = ("ideal field", body)
    field, axis = shelf.once(key, lambda: (_field(body, table), _axis(table, known)))

    def make() -> Picture:
        first, name = members[0], known(members[0])
        lines = [
            Line(_short(code, known), _points(body, table.get(code, ())))
            for code in dict.fromkeys(members)
        ]
        return Picture(
            "ideal",
            f"Ideal point of {name} through time",
            timeline(
                lines,
                label=f"Ideal points of {name} and others, by period",
                axis=axis,
                others=field,
            ),
            ["Period", "Ideal point", "90 % from", "to", "Votes"],
            [_cells(body, row) for row in table[first]],
            numbers=(1, 2, 3, 4),
            note="The band holds the true place in 90 % of cases, if the model holds. Faint lines "
            "are all other members. A seat held by two governments in turn has a line of each.",
            method="ideal",
        )

    return make


def _cells(body: str, row: Row) -> list[str]:
    period, *numbers, votes = row
    return [
        period_words(body, period),
        *("" if n is None else f"{n:.2f}" for n in numbers),
        str(votes),
    ]


def _points(body: str, rows: Sequence[Row]) -> list[Point]:
    return [
        Point(place_of(body, period), ideal, low, high)
        for period, ideal, low, high, _ in rows
        if ideal is not None
    ]


def _field(body: str, table: Mapping[str, Sequence[Row]]) -> Field:
    """Every member's line."""
    periods = sorted({row[0] for rows in table.values() for row in rows})
    held = [{period: ideal for period, ideal, *_ in rows} for rows in table.values()]
    return Field(
        [place_of(body, period) for period in periods],
        [[line.get(period) for period in periods] for line in held],
    )


def _name(shelf: Shelf, code: str) -> str:
    return person_of(shelf, code).name


def _short(code: str, name: Callable[[str], str]) -> str:
    """What stands at a line's end: a State's code, a person's surname."""
    return name(code).partition(",")[0] if ":" in code else code


def _listed(names: Sequence[str]) -> str:
    """Persons are written with a comma in their names and so parted by a semicolon."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def _axis(table: Mapping[str, Sequence[Row]], name: Callable[[str], str]) -> Axis:
    """Ends in the words of who stands there in the last period."""
    last = max(rows[-1][0] for rows in table.values())
    there = sorted((rows[-1][1], member) for member, rows in table.items() if rows[-1][0] == last)
    top = [name(member) for _, member in reversed(there[-3:])]
    foot = [name(member) for _, member in there[:3]]
    return Axis(
        -2.0,
        2.0,
        [(n, str(n).replace("-", "−")) for n in (-2, -1, 0, 1, 2)],
        above="votes more often with " + _listed(top),
        below="votes more often with " + _listed(foot),
    )
