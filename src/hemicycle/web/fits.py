"""Estimates that take seconds: kept beside the record, made in a process of their own, never waited
for.

A page asks :meth:`Fits.of` and gets what is kept, or the words to show while it is being made.
"""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from hemicycle.errors import HemicycleError
from hemicycle.figures.timeline import Axis, Line, Point, timeline
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name
from hemicycle.web.periods import period_words, place_of
from hemicycle.web.pictures import Picture

if TYPE_CHECKING:
    from hemicycle.measure.ideal.results import IdealPoints

_log = logging.getLogger("hemicycle.web")

Status = Literal["kept", "running", "failed", "missing"]
_FIELD = 200
_SURPRISING = 12


@dataclass(frozen=True)
class Fit:
    """The ideal points of a body for one version of the record, or where they stand.

    Parameters
    ----------
    status
        ``kept``, ``running``, ``failed`` (and why, in ``words``), ``missing``: not to be had here.
    words
        What a page says while there are no points.
    points
        Rows of all members, only where kept.
    """

    status: Status
    words: str
    points: pl.DataFrame | None = None

    @property
    def final(self) -> bool:
        """Whether a page may be kept as it is."""
        return self.status != "running"

    def document(self, member: str) -> dict[str, Any]:
        """The points of a member, with the state of the estimate."""
        rows = [] if self.points is None else _of(self.points, member).to_dicts()
        return {"status": self.status, "words": self.words, "points": rows}


class Fits:
    """Who is being estimated; one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: dict[tuple[str, str], float] = {}
        self._failed: dict[tuple[str, str], str] = {}

    def of(self, shelf: Shelf, body: str) -> Fit:
        """What is known now; begins the estimate where nothing is kept."""
        if importlib.util.find_spec("hemicycle.kept") is None:
            return Fit("missing", "Ideal points are not to be had in this installation.")
        key = (shelf.version, body)
        if shelf.has(("points", body)):
            return shelf.once(("points", body), lambda: Fit("missing", ""))
        kept = self._kept(shelf, body)
        if kept is not None:
            return shelf.once(("points", body), lambda: kept)
        if key in self._failed:
            return Fit("failed", self._failed[key])
        self._begin(shelf, body)
        seconds = int(time.monotonic() - self._begun[key])
        return Fit(
            "running",
            f"Ideal points are being estimated for this version of the record, for {seconds} "
            "seconds so far; the whole General Assembly takes about ten. Open the page again.",
        )

    def _kept(self, shelf: Shelf, body: str) -> Fit | None:
        from hemicycle import kept

        try:
            found: IdealPoints | None = kept.points(shelf.record, body)
        except HemicycleError as error:
            _log.warning("%s", error)
            return None
        return None if found is None else Fit("kept", "", _table(found))

    def _begin(self, shelf: Shelf, body: str) -> None:
        key = (shelf.version, body)
        with self._lock:
            if key in self._begun:
                return
            self._begun[key] = time.monotonic()
        threading.Thread(target=self._run, args=(shelf, body), daemon=True).start()

    def _run(self, shelf: Shelf, body: str) -> None:
        """Estimate in a process of its own: pages keep both cores' attention."""
        command = [sys.executable, "-m", "hemicycle.web.fitting", shelf.record.name, body]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = done.stderr.strip() or f"the estimate ended with code {done.returncode}"
            self._failed[shelf.version, body] = said
            _log.info("ideal points of %s: %s", body, said)


FITS = Fits()
"""Estimates under way in this process."""


def _table(points: IdealPoints) -> pl.DataFrame:
    return points.table().select("member", "period", "ideal", "low", "high", "votes")


def _of(points: pl.DataFrame, member: str) -> pl.DataFrame:
    return points.filter(pl.col("member") == member).sort("period")


def ideal_picture(shelf: Shelf, body: str, members: Sequence[str]) -> Callable[[], Picture] | None:
    """Ideal points through time, the first member with its interval; None while there are none."""
    fit = FITS.of(shelf, body)
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


def surprising(shelf: Shelf, body: str, member: str) -> list[dict[str, Any]]:
    """The member's most surprising votes, where surprise is kept for this version."""
    return []
