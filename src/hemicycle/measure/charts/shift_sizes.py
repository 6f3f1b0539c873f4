"""Who moved: each member's largest shift with its interval, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, data, made_of, number, scale_axis
from hemicycle.measure.charts.picture import Picture, Twin

if TYPE_CHECKING:
    from hemicycle.measure.shifts_result import Shifts

_ROW = 21
_MOST = 20


def shift_sizes(found: Shifts, *, most: int = _MOST) -> Picture:
    """Largest shifts of the members that moved most surely, with 90 % intervals.

    Parameters
    ----------
    most
        Members drawn; the table has all.
    """
    look.need_charts()
    table = found.table()
    shown = table.head(most)
    first = shown.row(0, named=True)
    title = f"Who moved in {body_name(found.body)}, sessions {found.periods[0]} to " + str(
        found.periods[-1]
    )
    up = f" Above 0: towards the first of {found.anchors}." if found.anchors else ""
    return Picture(
        chart=_chart(shown, found.least),
        title=title,
        reading=(
            f"Each member's largest shift, beside it the session and the probability that it is "
            f"over {found.least:g}; 90 % intervals. {shown.height} of {table.height} members, the "
            f"surest first.{up}",
        ),
        made=made_of(
            found.body,
            found.record_version,
            f"{len(found.paths)} posterior draws",
            found.coding.describe(),
        ),
        words=f"{title}: surest {first['member']} at session {first['period']}, "
        f"{number(first['change'])}.",
        twin=Twin(
            title,
            ("member", "session", "shift", "low", "high", "moved", "then"),
            [
                [row["member"], str(row["period"]),
                 *(number(row[one]) for one in ("change", "low", "high", "moved", "certainty"))]
                for row in table.iter_rows(named=True)
            ],
            numbers=(1, 2, 3, 4, 5, 6),
        ),
    )  # fmt: skip


def _chart(shown: pl.DataFrame, least: float) -> Any:
    import altair as alt

    rows = shown.select(
        "change",
        "low",
        "high",
        label=pl.format("{} {}", "member", "period"),
        sure=pl.format("{}%", (pl.col("moved") * 100).round().cast(pl.Int64)),
    )
    axis = alt.Axis(title=None, ticks=False, domain=False)
    y = alt.Y("label:N", sort=rows["label"].to_list(), axis=axis)
    base = alt.Chart(data(rows)).encode(y)
    rule = base.mark_rule(color=look.YES, strokeWidth=2, opacity=0.45, aria=False)
    mark = base.mark_point(color=look.YES, filled=True, size=70, opacity=1, aria=False)
    words = base.mark_text(align="left", fontSize=12, color=look.MUTED, aria=False)
    lines = alt.Chart(data([{"at": one} for one in (-least, 0.0, least)]))
    guides = lines.mark_rule(color=look.LINE, strokeDash=[2, 4], aria=False)
    layers = [
        guides.encode(alt.X("at:Q")),
        rule.encode(alt.X("low:Q"), alt.X2("high:Q")),
        mark.encode(alt.X("change:Q", axis=scale_axis("standard deviations"))),
        words.encode(x=alt.value(look.WIDTH + 10), text="sure:N"),
    ]
    return alt.layer(*layers).properties(width=look.WIDTH, height=_ROW * shown.height)
