"""Whether what was called likely happened as often: the reliability curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import polars as pl

from hemicycle.errors import InputError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import data, number, scale_axis
from hemicycle.measure.charts.picture import Picture, Twin

_SIZE = 420
_ROOM = 0.07
"""Width of a number, as a share of the picture."""
_Z = 1.6448536269514722
"""Normal quantile of a 90 % interval."""


@dataclass(frozen=True)
class Bin:
    """Forecasts of about one probability: their mean, how often they came true, how many."""

    forecast: float
    happened: float
    n: int

    @property
    def interval(self) -> tuple[float, float]:
        """90 % interval of the share that came true (Wilson 1927)."""
        n, share, z = self.n, self.happened, _Z
        centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return max(0.0, centre - half), min(1.0, centre + half)


def bands(table: pl.DataFrame) -> list[Bin]:
    """Bands of a table of forecasts.

    Parameters
    ----------
    table
        ``mean_chance, happened, n``, as :func:`hemicycle.measure.forecast.scores.reliability` has
        them.
    """
    return [
        Bin(row["mean_chance"], row["happened"], row["n"]) for row in table.iter_rows(named=True)
    ]


def reliability(
    found: Sequence[Bin], *, title: str = "Reliability", made: tuple[str, ...] = ()
) -> Picture:
    """The curve: on the diagonal, what was given 70 % happened in 70 of 100 cases."""
    look.need_charts()
    if not found:
        raise InputError(
            "there is no forecast to judge",
            where="reliability",
            right="at least one band with forecasts",
            todo="choose a year with forecasts",
        )
    total = sum(one.n for one in found)
    gap = sum(one.n * abs(one.forecast - one.happened) for one in found) / total
    return Picture(
        chart=_chart(found),
        title=title,
        reading=(
            "On the dashed line what was given a probability happened that often. Rules: 90 % "
            "intervals.",
            f"{total:,} forecasts; mean distance from the line {number(gap)}.",
        ),
        made=made or ("hemicycle",),
        words=f"{title}: {total:,} forecasts in {len(found)} bands, mean distance from the "
        f"diagonal {number(gap)}.",
        twin=Twin(
            title,
            ("forecast", "happened", "low", "high", "cases"),
            [
                [number(one.forecast), number(one.happened), *map(number, one.interval),
                 f"{one.n:,}"]
                for one in found
            ],
            numbers=(0, 1, 2, 3, 4),
        ),
    )  # fmt: skip


def _chart(found: Sequence[Bin]) -> Any:
    import altair as alt

    rows = [
        {"p": one.forecast, "o": one.happened, "low": one.interval[0], "high": one.interval[1],
         "n": f"{one.n:,}"}
        for one in found
    ]  # fmt: skip
    unit = alt.Scale(domain=[0, 1], nice=False)
    x = alt.X("p:Q", scale=unit, axis=scale_axis("probability given"))
    y = alt.Y("o:Q", scale=unit, axis=scale_axis("share that happened"))
    ends = [{"p": 0.0, "o": 0.0}, {"p": 1.0, "o": 1.0}]
    ideal = alt.Chart(data(ends)).mark_line(
        color=look.LINE, strokeDash=[4, 4], strokeWidth=1.2, aria=False
    )
    base = alt.Chart(data(rows))
    line = base.mark_line(color=look.YES, strokeWidth=1.6, aria=False)
    rule = base.mark_rule(color=look.YES, strokeWidth=2, opacity=0.45, aria=False)
    mark = base.mark_point(color=look.YES, filled=True, size=60, opacity=1, aria=False)
    words = alt.Chart(data(_legible(rows))).mark_text(
        align="left", dx=8, dy=9, fontSize=11, color=look.MUTED, aria=False
    )
    layers = [
        ideal.encode(x, y),
        rule.encode(x, alt.Y("low:Q"), alt.Y2("high:Q")),
        line.encode(x, y),
        mark.encode(x, y),
        words.encode(x, y, text="n:N"),
    ]
    return alt.layer(*layers).properties(width=_SIZE, height=_SIZE)


def _legible(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bands far enough apart for their numbers to be read; the table has all."""
    found: list[dict[str, Any]] = []
    for row in rows:
        if not found or row["p"] - found[-1]["p"] >= _ROOM:
            found.append(row)
    return found
