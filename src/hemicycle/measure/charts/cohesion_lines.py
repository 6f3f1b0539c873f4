"""Unity of a group through time: the mean of each index by period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, by_name, data, made_of, number, scale_axis
from hemicycle.measure.charts.picture import Picture, Twin
from hemicycle.measure.results import with_years

if TYPE_CHECKING:
    from hemicycle.measure.cohesion import Cohesion

INDICES = {"rice": "Rice", "agreement_index": "Agreement Index", "attina": "Attinà"}
_HEIGHT = 320


def cohesion_lines(found: Cohesion) -> Picture:
    """Rice, Agreement Index and Attinà of a group, averaged over the votes of each period."""
    look.need_charts()
    table = with_years(found.by_period(), found.body).with_columns(
        at=pl.col("year").cast(pl.String).fill_null(pl.col("period").cast(pl.String))
    )
    whom = "these members" if found.group == "members" else f"the members of {found.group}"
    title = f"How united {whom} vote in {body_name(found.body)}"
    last = table.row(-1, named=True)
    return Picture(
        chart=_chart(table),
        title=title,
        reading=("Mean over the votes of a period; 1: all who voted were of one mind.",),
        made=made_of(found.body, found.record_version, found.coding.describe(), *found.notes),
        words=f"{title}: in {last['at']} Rice {number(last['rice'])}, Attinà "
        f"{number(last['attina'])}, {last['unanimous']} of {last['votes']} votes unanimous.",
        twin=Twin(
            title,
            ("period", "votes", "unanimous", *INDICES.values()),
            [
                [row["at"], str(row["votes"]), str(row["unanimous"]),
                 *(number(row[name]) for name in INDICES)]
                for row in table.iter_rows(named=True)
            ],
            numbers=(1, 2, 3, 4, 5),
        ),
    )  # fmt: skip


def _chart(table: pl.DataFrame) -> Any:
    import altair as alt

    long = table.unpivot(list(INDICES), index="at", variable_name="index", value_name="value")
    long = long.drop_nulls("value").with_columns(pl.col("index").replace(INDICES))
    if table["at"].str.contains(r"^\d+$").all():
        long = long.with_columns(pl.col("at").cast(pl.Int64))
        axis = alt.Axis(title=None, format="d", tickMinStep=1)
        x = alt.X("at:Q", scale=alt.Scale(zero=False, nice=False), axis=axis)
    else:
        x = alt.X("at:N", sort=table["at"].to_list(), axis=alt.Axis(title=None, labelAngle=-40))
    y = alt.Y("value:Q", scale=alt.Scale(zero=False), axis=scale_axis("unity"))
    names = list(INDICES.values())
    base = alt.Chart(data(long))
    colour = by_name("color", "index", names, look.SERIES)
    line = base.mark_line(strokeWidth=1.8, aria=False)
    mark = base.mark_point(filled=True, size=32, opacity=1, aria=False)
    last = long.group_by("index", maintain_order=True).last()
    words = alt.Chart(data(last)).mark_text(align="left", dx=9, fontWeight=600, aria=False)
    layers = [
        line.encode(x, y, colour, by_name("strokeDash", "index", names, look.DASHES)),
        mark.encode(x, y, colour, by_name("shape", "index", names, look.MARKS)),
        words.encode(x, y, colour, text="index:N"),
    ]
    return alt.layer(*layers).properties(width=look.WIDTH, height=_HEIGHT)
