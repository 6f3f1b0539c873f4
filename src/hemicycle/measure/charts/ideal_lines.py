"""Ideal points through time: a few members in ink with their intervals, the rest as a field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.errors import InputError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import (
    body_name,
    by_name,
    data,
    listed,
    made_of,
    number,
    scale_axis,
    spread_apart,
)
from hemicycle.measure.charts.picture import Picture, Twin

if TYPE_CHECKING:
    from hemicycle.measure.ideal.results import IdealPoints

MOST = len(look.SERIES)
"""Members that can be told apart in one picture."""

_HEIGHT = 420
_LABEL_GAP = 0.045
"""Least distance of two labels, as a share of the height."""

_EACH_END = 2


def ideal_lines(points: IdealPoints, members: Sequence[str] = ()) -> Picture:
    """Paths of members on the line, with 90 % intervals.

    Parameters
    ----------
    members
        Codes of at most six, drawn in ink; default the two at either end in the last period.

    Raises
    ------
    InputError
        More than six, or one without an ideal point.
    """
    look.need_charts()
    table = _segments(points.table())
    chosen = _chosen(table, members)
    ours = table.filter(pl.col("member").is_in(chosen))
    top, bottom = _ends(table)
    title = f"Ideal points in {body_name(points.body)}, {_span(table)}"
    return Picture(
        chart=_chart(table, ours, chosen, (top, bottom)),
        title=title,
        reading=(
            f"{listed(chosen)} with 90 % intervals; the other members as a field.",
            "The closer two members, the more alike they vote; above and below are the ends of "
            "one line, no more.",
        ),
        made=made_of(
            points.body,
            points.record_version,
            f"Engine {points.engine}, on its own scale" + _direction(points),
            points.coding.describe(),
        ),
        words=f"{title}. " + " ".join(_sentence(ours, member) for member in chosen),
        twin=_twin(ours, title),
    )


def _segments(table: pl.DataFrame) -> pl.DataFrame:
    """Rows with ``at`` (year, else period) and ``run``: a line breaks where a period is missing."""
    at = pl.col("year").fill_null(pl.col("period")).cast(pl.Int64)
    placed = table.with_columns(at=at).sort("member", "ccode", "at", nulls_last=True)
    steps = sorted(placed["at"].unique())
    order = {value: place for place, value in enumerate(steps)}
    place = pl.col("at").replace_strict(order, return_dtype=pl.Int64)
    new = (place.diff().over("member", "ccode") != 1).fill_null(True)
    return placed.with_columns(run=new.cum_sum().cast(pl.String))


def _chosen(table: pl.DataFrame, members: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(members))
    if not wanted:
        top, bottom = _ends(table)
        wanted = list(dict.fromkeys([*top, *bottom]))
    if len(wanted) > MOST:
        raise InputError(
            f"{len(wanted)} members are to be drawn in ink",
            where="members of the chart",
            right=f"at most {MOST}: more cannot be told apart by colour, dash and mark",
            todo="choose fewer, or draw two charts",
        )
    there = set(table["member"])
    missing = [member for member in wanted if member not in there]
    if missing:
        raise InputError(
            f"{listed(missing)} has no ideal point here",
            where="members of the chart",
            right="members with a row in the result's table",
            todo="check the codes, the body and the days asked for",
        )
    return wanted


def _ends(table: pl.DataFrame) -> tuple[list[str], list[str]]:
    """Members at the upper and the lower end in the last period."""
    last = table.filter(pl.col("at") == table["at"].max()).sort("ideal", "member")
    ends = min(_EACH_END, last.height // 2) or 1
    return last["member"].tail(ends).reverse().to_list(), last["member"].head(ends).to_list()


def _span(table: pl.DataFrame) -> str:
    first, last = min(table["at"]), max(table["at"])
    return str(first) if first == last else f"{first} to {last}"


def _direction(points: IdealPoints) -> str:
    return f"; direction: {points.anchors}" if points.anchors else ""


def _sentence(ours: pl.DataFrame, member: str) -> str:
    mine = ours.filter(pl.col("member") == member).sort("at")
    first, last = mine.row(0, named=True), mine.row(-1, named=True)
    if mine.height == 1:
        return f"{member} stands at {number(last['ideal'])}."
    return (
        f"{member} from {number(first['ideal'])} in {first['at']} to {number(last['ideal'])} in "
        f"{last['at']}."
    )


def _chart(
    table: pl.DataFrame, ours: pl.DataFrame, chosen: list[str], ends: tuple[list[str], list[str]]
) -> Any:
    import altair as alt

    times = sorted(set(table["at"]))
    low, high = _limits(table, ours)
    x = alt.X(
        "at:Q",
        axis=alt.Axis(title=None, format="d", tickMinStep=1),
        scale=alt.Scale(domain=[times[0], times[-1]], nice=False),
    )
    y = alt.Y(
        "ideal:Q",
        axis=scale_axis(None),
        scale=alt.Scale(domain=[low, high], nice=False),
    )
    layers = [_field(table, chosen, x, y), *_bands(ours, chosen, x), *_paths(ours, chosen, x, y)]
    layers += [_labels(ours, chosen, x, high - low), *_end_words(ends, times[0], low, high)]
    return alt.layer(*layers).properties(width=look.WIDTH, height=_HEIGHT)


def _limits(table: pl.DataFrame, ours: pl.DataFrame) -> tuple[float, float]:
    ends = [*table["ideal"].to_list()]
    ends += [value for name in ("low", "high") for value in ours[name].drop_nulls().to_list()]
    room = 0.04 * (max(ends) - min(ends) or 1.0)
    return min(ends) - room, max(ends) + room


def _field(table: pl.DataFrame, chosen: list[str], x: Any, y: Any) -> Any:
    import altair as alt

    rest = table.filter(~pl.col("member").is_in(chosen)).select("run", "at", "ideal")
    lone = rest.filter(pl.len().over("run") == 1)
    paths = alt.Chart(data(rest)).mark_line(
        color=look.FIELD, strokeWidth=0.7, opacity=0.55, aria=False
    )
    dots = alt.Chart(data(lone)).mark_circle(color=look.FIELD, size=9, opacity=0.7, aria=False)
    return paths.encode(x, y, detail="run:N") + dots.encode(x, y)


def _bands(ours: pl.DataFrame, chosen: list[str], x: Any) -> list[Any]:
    import altair as alt

    known = ours.drop_nulls(["low", "high"])
    colour = by_name("color", "member", chosen, look.SERIES)
    if known.is_empty():
        return []
    columns = known.select("member", "run", "at", "low", "high")
    area = alt.Chart(data(columns)).mark_area(opacity=0.16, aria=False)
    bands = [area.encode(x, alt.Y("low:Q"), alt.Y2("high:Q"), colour, detail="run:N")]
    lone = columns.filter(pl.len().over("run") == 1)
    if not lone.is_empty():
        rule = alt.Chart(data(lone)).mark_rule(opacity=0.5, strokeWidth=2, aria=False)
        bands.append(rule.encode(x, alt.Y("low:Q"), alt.Y2("high:Q"), colour))
    return bands


def _paths(ours: pl.DataFrame, chosen: list[str], x: Any, y: Any) -> list[Any]:
    import altair as alt

    colour = by_name("color", "member", chosen, look.SERIES)
    dash = by_name("strokeDash", "member", chosen, look.DASHES)
    shape = by_name("shape", "member", chosen, look.MARKS)
    columns = ours.select("member", "run", "at", "ideal")
    line = alt.Chart(data(columns)).mark_line(strokeWidth=2.2, aria=False)
    ends = columns.filter(
        (pl.col("at") == pl.col("at").min().over("member"))
        | (pl.col("at") == pl.col("at").max().over("member"))
    )
    mark = alt.Chart(data(ends)).mark_point(size=70, filled=True, opacity=1, aria=False)
    return [line.encode(x, y, colour, dash, detail="run:N"), mark.encode(x, y, colour, shape)]


def _labels(ours: pl.DataFrame, chosen: list[str], x: Any, height: float) -> Any:
    import altair as alt

    last = ours.filter(pl.col("at") == pl.col("at").max().over("member"))
    last = last.unique("member", keep="last", maintain_order=True)
    apart = spread_apart(last["ideal"].to_list(), _LABEL_GAP * height)
    placed = last.select("member", "at").with_columns(y=pl.Series(apart))
    text = alt.Chart(data(placed)).mark_text(align="left", dx=9, fontWeight=600, aria=False)
    colour = by_name("color", "member", chosen, look.SERIES)
    return text.encode(x, alt.Y("y:Q"), colour, text="member:N")


def _end_words(ends: tuple[list[str], list[str]], first: int, low: float, high: float) -> list[Any]:
    """What the two ends mean, in words, at the left where the members' labels are not."""
    import altair as alt

    top, bottom = ends
    found = []
    for codes, at, dy, arrow in ((top, high, 8, "▲"), (bottom, low, -8, "▼")):
        row = {"at": first, "y": at, "words": f"{arrow} votes more often with {listed(codes)}"}
        text = alt.Chart(data([row])).mark_text(
            align="left", dx=6, dy=dy, fontSize=12, color=look.MUTED, aria=False
        )
        found.append(text.encode(alt.X("at:Q"), alt.Y("y:Q"), text="words:N"))
    return found


def _twin(ours: pl.DataFrame, title: str) -> Twin:
    rows = [
        [row["member"], str(row["at"]), *(number(row[name]) for name in ("ideal", "low", "high")),
         str(row["votes"])]
        for row in ours.sort("member", "at").iter_rows(named=True)
    ]  # fmt: skip
    headings = ("member", "year", "ideal point", "low", "high", "votes")
    return Twin(f"{title}: members in ink", headings, rows, numbers=(2, 3, 4, 5))
