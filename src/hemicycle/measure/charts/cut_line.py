"""One vote over the line of ideal points: who stood where, and where the vote cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, by_name, data, made_of, number
from hemicycle.measure.charts.picture import Picture, Twin

if TYPE_CHECKING:
    from hemicycle.measure.ideal.results import IdealPoints

_ROWS = {"YES": "yes", "ABSTAIN": "abstain", "NO": "no"}
_COLOURS = (look.YES, look.ABSTAIN, look.NO)
_SHAPES = ("circle", "circle", "square")
_CUTS = {
    "yes_abstain": ("YES", "ABSTAIN"),
    "abstain_no": ("ABSTAIN", "NO"),
    "yes_no": ("YES", "NO"),
}
_ROW_HEIGHT = 92
_BINS = 150
_STACK = 5.2
_NAMED = 8
_ROOM = 0.05
"""Width of a name, as a share of the line."""


def cut_line(
    points: IdealPoints, vote: str, positions: Mapping[str, str], *, label: str | None = None
) -> Picture:
    """Members by position along the line, with the vote's cutpoints.

    Parameters
    ----------
    vote
        ``vote_id`` of a vote that the points were estimated from.
    positions
        Member to YES, ABSTAIN or NO; others are left out.
    label
        What the vote is called in the title.

    Raises
    ------
    InputError
        The vote is not among those estimated from, or the engine has no items.
    NotIdentifiedError
        Nobody differed on it, so that nothing says where it cuts.
    """
    look.need_charts()
    item, period = _item(points, vote)
    placed = _placed(points, positions, period)
    cuts = {name: float(item[name]) for name in _CUTS if item.get(name) is not None}
    wrong = _unexpected(placed, cuts, item["discrimination"])
    title = f"Where {label or vote} cut {body_name(points.body)}"
    return Picture(
        chart=_chart(placed, cuts, item["discrimination"], wrong),
        title=title,
        reading=(
            "Each mark is a member at its ideal point of the period. At a dashed line the two "
            "answers beside it are equally likely; on either side the one named there is likelier.",
            f"Named: those farthest on the other side of a line than the model expects "
            f"({len(wrong)} of {placed.height})." if wrong else
            "Every member stands on the side of the lines that the model expects.",
        ),
        made=made_of(
            points.body,
            points.record_version,
            f"Engine {points.engine}, on its own scale; period {period}; discrimination "
            f"{number(item['discrimination'])}",
            points.coding.describe(),
        ),
        words=f"{title}: " + _words(placed, cuts),
        twin=_twin(placed, wrong, title),
    )  # fmt: skip


def _item(points: IdealPoints, vote: str) -> tuple[dict[str, Any], int | str]:
    known = points.vote_items
    mine = None if known is None else known.filter(pl.col("vote_id") == vote)
    if points.items is None or mine is None or mine.is_empty():
        raise InputError(
            f"{vote} is not among the votes these ideal points come from",
            where=f"engine {points.engine}, {points.coding.describe()}",
            right="a vote_id in the result's vote_items",
            todo="choose a vote that the coding keeps, or estimate with it",
        )
    row = mine.row(0, named=True)
    item = points.items.filter(pl.col("item") == row["item"])
    if item.is_empty() or all(item.row(0, named=True)[name] is None for name in _CUTS):
        raise NotIdentifiedError(
            f"nothing says where {vote} cuts the line",
            where=f"{vote}, item {row['item']}",
            right="a vote that separates members along the line",
            todo="choose a vote on which members differed more",
        )
    return item.row(0, named=True), row["period"]


def _placed(points: IdealPoints, positions: Mapping[str, str], period: int | str) -> pl.DataFrame:
    """``member, position, ideal`` of those who answered and have a point in the period."""
    there = points.table().filter(pl.col("period") == pl.lit(period))
    there = there.unique("member", keep="last", maintain_order=True)
    answers = pl.DataFrame(
        [(code, position) for code, position in positions.items() if position in _ROWS],
        schema={"member": pl.String, "position": pl.String},
        orient="row",
    )
    return there.select("member", "ideal").join(answers, on="member").sort("ideal", "member")


def _unexpected(placed: pl.DataFrame, cuts: Mapping[str, float], slope: float) -> list[str]:
    """Members on the other side of a cut than their answer, farthest first, a few of them."""
    over: dict[str, float] = {}
    order = list(_ROWS)
    for name, cut in cuts.items():
        lower, upper = _CUTS[name]
        for row in placed.iter_rows(named=True):
            past = order.index(row["position"])
            side = 1.0 if past <= order.index(lower) else -1.0 if past >= order.index(upper) else 0
            beyond = side * (row["ideal"] - cut) * (1.0 if slope > 0 else -1.0)
            if beyond > 0:
                over[row["member"]] = max(over.get(row["member"], 0.0), beyond)
    return sorted(over, key=lambda member: (-over[member], member))


def _stacked(placed: pl.DataFrame) -> pl.DataFrame:
    """Marks side by side where members stand at one place: ``up``, in steps around the row."""
    low, high = min(placed["ideal"]), max(placed["ideal"])
    width = (high - low) / _BINS or 1.0
    bins = ((pl.col("ideal") - low) / width).floor()
    count = pl.int_range(pl.len()).over("position", "bin")
    away = (count + 1) // 2 * pl.when(count % 2 == 1).then(1).otherwise(-1)
    return placed.with_columns(bin=bins).with_columns(up=away * _STACK)


def _chart(placed: pl.DataFrame, cuts: Mapping[str, float], slope: float, wrong: list[str]) -> Any:
    import altair as alt

    height = _ROW_HEIGHT * len(_ROWS)
    middle = {name: _ROW_HEIGHT * (place + 0.5) for place, name in enumerate(_ROWS)}
    rows = _stacked(placed).with_columns(
        y=pl.col("position").replace_strict(middle, return_dtype=pl.Float64) - pl.col("up")
    )
    scale = alt.Scale(zero=False, nice=False, padding=14)
    x = alt.X("ideal:Q", scale=scale, axis=alt.Axis(title="ideal point"))
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=_no_axis())
    names = list(_ROWS)
    colour = alt.Color(
        "position:N", scale=alt.Scale(domain=names, range=list(_COLOURS)), legend=None
    )
    shape = by_name("shape", "position", names, _SHAPES)
    marks = alt.Chart(data(rows.select("ideal", "y", "position"))).mark_point(
        filled=True, size=26, opacity=1, stroke=look.LINE, strokeWidth=0.7, aria=False
    )
    layers = [
        _cut_rules(cuts, slope),
        marks.encode(x, y, colour, shape),
        _row_words(placed, middle),
    ]
    named = rows.filter(pl.col("member").is_in(_legible(rows, wrong)))
    if not named.is_empty():
        text = alt.Chart(data(named.select("ideal", "y", "member"))).mark_text(
            dy=-9, fontSize=11, fontWeight=600, aria=False
        )
        layers.append(text.encode(x, y, text="member:N"))
    return alt.layer(*layers).properties(width=look.WIDTH, height=height)


def _legible(rows: pl.DataFrame, members: list[str]) -> list[str]:
    """The first few members whose names do not meet one another."""
    place = {row["member"]: row for row in rows.iter_rows(named=True)}
    room = (max(rows["ideal"]) - min(rows["ideal"])) * _ROOM
    found: list[str] = []
    for member in members:
        row = place[member]
        near = [
            other
            for other in found
            if place[other]["position"] == row["position"]
            and abs(place[other]["ideal"] - row["ideal"]) < room
        ]
        if not near and len(found) < _NAMED:
            found.append(member)
    return found


def _cut_rules(cuts: Mapping[str, float], slope: float) -> Any:
    """Lines with the answer expected on either side of each; yes stands low where the slope is
    above 0."""
    import altair as alt

    turn = 1 if slope > 0 else -1
    rows = [
        {"ideal": at, "words": " | ".join([_ROWS[one] for one in _CUTS[name]][::turn])}
        for name, at in cuts.items()
    ]
    base = alt.Chart(data(rows)).encode(alt.X("ideal:Q"))
    rule = base.mark_rule(color=look.INK, strokeDash=[5, 4], strokeWidth=1.4, aria=False)
    words = base.mark_text(dy=-6, fontSize=12, color=look.INK, aria=False)
    return rule + words.encode(y=alt.value(0), text="words:N")


def _row_words(placed: pl.DataFrame, middle: Mapping[str, float]) -> Any:
    import altair as alt

    counts = dict(placed.group_by("position").len().iter_rows())
    rows = [
        {"y": at, "words": f"{_ROWS[name]} {counts.get(name, 0)}"} for name, at in middle.items()
    ]
    text = alt.Chart(data(rows)).mark_text(align="right", dx=-10, fontWeight=600, aria=False)
    return text.encode(x=alt.value(0), y=alt.Y("y:Q", axis=_no_axis()), text="words:N")


def _no_axis() -> Any:
    """Rows have words of their own. (An axis of None in one layer of several fails to compile.)"""
    import altair as alt

    return alt.Axis(title=None, labels=False, ticks=False, domain=False, grid=False)


def _words(placed: pl.DataFrame, cuts: Mapping[str, float]) -> str:
    counts = dict(placed.group_by("position").len().iter_rows())
    said = ", ".join(f"{counts.get(name, 0)} {word}" for name, word in _ROWS.items())
    where = ", ".join(f"{name.replace('_', ' and ')} at {number(at)}" for name, at in cuts.items())
    return f"{said} among members with an ideal point; cut between {where}."


def _twin(placed: pl.DataFrame, wrong: list[str], title: str) -> Twin:
    rows = [
        [row["member"], _ROWS[row["position"]], number(row["ideal"]),
         "not as expected" if row["member"] in wrong else ""]
        for row in placed.iter_rows(named=True)
    ]  # fmt: skip
    return Twin(title, ("member", "position", "ideal point", "side"), rows, numbers=(2,))
