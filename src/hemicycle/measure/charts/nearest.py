"""One member against the others, or against one other through time, with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, data, in_period, made_of, number, scale_axis
from hemicycle.measure.charts.picture import Picture, Twin
from hemicycle.measure.results import identified

if TYPE_CHECKING:
    from hemicycle.measure.agreement_result import Agreement

_ROW = 19
_HEIGHT = 320
_MOST = 12


def nearest(found: Agreement, member: str, *, index: str = "agree", most: int = _MOST) -> Picture:
    """The members that vote most and least with one, in the last period of the result.

    Parameters
    ----------
    found
        Agreement in which the member takes part; analytic 90 % intervals are computed here.
    most
        Members at each end.
    """
    look.need_charts()
    rows = _against(found.with_member(member), member, index)
    last = rows.filter(pl.col("period") == pl.lit(found.periods[-1]))
    ordered = last.sort("value", "other", descending=[True, False])
    shown = ordered
    if ordered.height > 2 * most:
        shown = pl.concat([ordered.head(most), ordered.tail(most)])
    ends = shown.with_row_index("place").with_columns(
        end=pl.when(pl.col("place") < min(most, (shown.height + 1) // 2))
        .then(pl.lit("nearest"))
        .otherwise(pl.lit("farthest"))
    )
    span = in_period(found.periods[-1], found.body)
    title = f"Who votes with {member} in {body_name(found.body)}{span}"
    top, bottom = shown.row(0, named=True), shown.row(-1, named=True)
    return Picture(
        chart=_dots(ends, index),
        title=title,
        reading=(
            f"{index} with its 90 % interval: would other votes of the kind have given another "
            f"value? {shown.height} of {ordered.height} members.",
        ),
        made=made_of(found.body, found.record_version, found.coding.describe()),
        words=f"{title}: nearest {top['name']} at {number(top['value'])}, farthest "
        f"{bottom['name']} at {number(bottom['value'])}.",
        twin=Twin(
            title,
            ("member", "name", "votes", index, "low", "high"),
            [
                [row["other"], row["name"], str(row["n"]),
                 *(number(row[one]) for one in ("value", "low", "high"))]
                for row in shown.iter_rows(named=True)
            ],
            numbers=(2, 3, 4, 5),
        ),
    )  # fmt: skip


def pair_line(found: Agreement, a: str, b: str, *, index: str = "agree") -> Picture:
    """Agreement of two members, period by period."""
    look.need_charts()
    rows = _against(found.pair(a, b), a, index)
    order = [str(period) for period in found.periods]
    title = f"{a} and {b} in {body_name(found.body)}"
    first, last = rows.row(0, named=True), rows.row(-1, named=True)
    return Picture(
        chart=_line(rows, index, order),
        title=title,
        reading=(f"{index} by period, with 90 % intervals.",),
        made=made_of(found.body, found.record_version, found.coding.describe()),
        words=f"{title}: {index} {number(first['value'])} in {first['at']}, "
        f"{number(last['value'])} in {last['at']}.",
        twin=Twin(
            title,
            ("period", "votes", index, "low", "high"),
            [
                [str(row["at"]), str(row["n"]),
                 *(number(row[one]) for one in ("value", "low", "high"))]
                for row in rows.iter_rows(named=True)
            ],
            numbers=(1, 2, 3, 4),
        ),
    )  # fmt: skip


def _against(found: Agreement, member: str, index: str) -> pl.DataFrame:
    """``other, name, period, at, n, value, low, high`` of the rows that identify the index."""
    low, high = found.interval(index)
    table = found.table(every=True).with_columns(low=low, high=high)
    table = identified(table, members=("member_a", "member_b"), body=found.body)
    seat_a = pl.coalesce("iso3_a", "member_a")
    mine = (seat_a == member) | (pl.col("member_a") == member)
    rows = table.select(
        "period",
        "n",
        "low",
        "high",
        at=pl.col("year").cast(pl.String).fill_null(pl.col("period").cast(pl.String)),
        value=pl.col(index),
        other=pl.when(mine).then(pl.coalesce("iso3_b", "member_b")).otherwise(seat_a),
        name=pl.when(mine)
        .then(pl.coalesce("name_b", "member_b"))
        .otherwise(pl.coalesce("name_a", "member_a")),
    ).drop_nulls("value")
    if rows.is_empty():
        raise NotIdentifiedError(
            f"{index} of {member} is identified in no period",
            where=f"{found.body or 'votes'}, {found.coding.describe()}",
            right="votes on which both members did not always give one answer",
            todo="choose another index, such as agree, or more votes",
        )
    return rows


def _dots(ends: pl.DataFrame, index: str) -> Any:
    import altair as alt

    labelled = ends.with_columns(label=pl.col("name") + " " + pl.col("other"))
    order = labelled["label"].to_list()
    rows = labelled.select("label", "value", "low", "high", "end")
    axis = alt.Axis(title=None, labelLimit=0, ticks=False, domain=False)
    y = alt.Y("label:N", sort=order, axis=axis)
    x = alt.X("value:Q", scale=alt.Scale(zero=False), axis=scale_axis(index))
    kinds = ["nearest", "farthest"]
    colour = alt.Color(
        "end:N", scale=alt.Scale(domain=kinds, range=[look.YES, look.NO]), legend=None
    )
    shape = alt.Shape(
        "end:N", scale=alt.Scale(domain=kinds, range=["circle", "square"]), legend=None
    )
    base = alt.Chart(data(rows))
    interval = base.mark_rule(strokeWidth=2, opacity=0.45, aria=False).encode(
        y, alt.X("low:Q"), alt.X2("high:Q"), colour
    )
    mark = base.mark_point(filled=True, size=75, opacity=1, aria=False).encode(x, y, colour, shape)
    return (interval + mark).properties(width=look.WIDTH - 200, height=_ROW * ends.height)


def _line(rows: pl.DataFrame, index: str, order: list[str]) -> Any:
    import altair as alt

    years = rows["at"].str.contains(r"^\d+$").all()
    columns = rows.select("at", "value", "low", "high")
    if years:
        columns = columns.with_columns(pl.col("at").cast(pl.Int64))
        x = alt.X(
            "at:Q",
            scale=alt.Scale(zero=False, nice=False),
            axis=alt.Axis(title=None, format="d", tickMinStep=1),
        )
    else:
        axis = alt.Axis(title=None, labelAngle=-40, labelLimit=220)
        x = alt.X("at:N", sort=order, axis=axis)
    base = alt.Chart(data(columns))
    y = alt.Y("value:Q", scale=alt.Scale(zero=False), axis=scale_axis(index))
    interval = base.mark_rule(color=look.YES, strokeWidth=2, opacity=0.4, aria=False).encode(
        x, alt.Y("low:Q"), alt.Y2("high:Q")
    )
    mark = base.mark_point(color=look.YES, filled=True, size=45, opacity=1, aria=False).encode(x, y)
    return (interval + mark).properties(width=look.WIDTH, height=_HEIGHT)
