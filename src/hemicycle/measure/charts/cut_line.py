"""One vote over the line of ideal points: who stood where, and where the vote cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, by_name, data, made_of, number
from hemicycle.measure.charts.picture import Picture, Twin
from hemicycle.measure.ideal.cutline import cutline

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
        Nothing says where it cuts.
    """
    look.need_charts()
    found = cutline(points, vote, _ballots(vote, positions))
    cuts = {name: float(at) for name in _CUTS if (at := getattr(found, name)) is not None}
    if not cuts:
        raise _no_cut(vote, found.item)
    placed = found.members.drop_nulls("position")
    wrong = _unexpected(placed)
    title = f"Where {label or vote} cut {body_name(points.body)}"
    return Picture(
        chart=_chart(placed, cuts, found.discrimination, wrong),
        title=title,
        reading=(
            "Each mark is a member at its ideal point of the period. At a dashed line the two "
            "answers beside it are equally likely; on either side the one named there is likelier.",
            f"Named: those whose answer the model expected least ({len(wrong)} of "
            f"{placed.height} did not give the likeliest)."
            if wrong
            else "Every member gave the likeliest answer.",
        ),
        made=made_of(
            points.body,
            points.record_version,
            f"Engine {points.engine}, on its own scale; period {found.period}; discrimination "
            f"{number(found.discrimination)}",
            points.coding.describe(),
        ),
        words=f"{title}: " + _words(placed, cuts),
        twin=_twin(placed, title),
    )


def _ballots(vote: str, positions: Mapping[str, str]) -> pl.DataFrame:
    rows = [(vote, member, said) for member, said in positions.items()]
    return pl.DataFrame(
        rows, schema=dict.fromkeys(("vote_id", "member", "position"), pl.String), orient="row"
    )


def _no_cut(vote: str, item: str) -> NotIdentifiedError:
    return NotIdentifiedError(
        f"nothing says where {vote} cuts the line",
        where=f"{vote}, item {item}",
        right="a vote that separates members along the line",
        todo="choose a vote on which members differed more",
    )


def _unexpected(placed: pl.DataFrame) -> list[str]:
    """Members that did not give the likeliest answer, the least expected first."""
    chance = pl.coalesce(
        pl.when(pl.col("position") == said).then(f"p_{word}") for said, word in _ROWS.items()
    )
    other = placed.filter(pl.col("position") != pl.col("predicted"))
    return other.with_columns(chance=chance).sort("chance", "member")["member"].to_list()


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


def _twin(placed: pl.DataFrame, title: str) -> Twin:
    rows = [
        [row["member"], _ROWS[row["position"]], number(row["ideal"]), _ROWS[row["predicted"]],
         *(number(row[f"p_{word}"]) for word in _ROWS.values())]
        for row in placed.iter_rows(named=True)
    ]  # fmt: skip
    headings = ("member", "position", "ideal point", "likeliest", *_ROWS.values())
    return Twin(title, headings, rows, numbers=(2, 4, 5, 6))
