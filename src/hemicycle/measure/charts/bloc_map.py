"""Blocs on the grid of the world: one member, one tile, a letter and a colour for its bloc."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle.errors import InputError
from hemicycle.figures.tiles import cells
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, by_name, data, in_period, made_of, number
from hemicycle.measure.charts.picture import Picture, Twin

if TYPE_CHECKING:
    from hemicycle.measure.blocs import Blocs

_STEP = 30
_PALE = 0.35
MOST = len(look.SERIES)
_REST = "Z"
"""Letter of the blocs that have none of their own."""


def bloc_map(found: Blocs) -> Picture:
    """Each member's likeliest bloc, paler where that is less certain.

    Blocs are lettered from the low end of the line to the high one; where there are more than
    can be told apart, the smallest share one letter.

    Raises
    ------
    InputError
        No member has a tile.
    """
    look.need_charts()
    rows = found.table().drop_nulls("bloc")
    letters, reading = _lettered(found, rows)
    blocs = {
        row["member"]: (letters[row["bloc"]], float(row["probability"]))
        for row in rows.iter_rows(named=True)
    }
    placed = sorted(member for member in blocs if member in cells())
    if not placed:
        raise InputError(
            "no member has a tile",
            where=f"blocs of {found.body or 'the votes'}",
            right="codes of Member States, such as FRA",
            todo="print the table instead, without --chart",
        )
    title = f"Blocs in {body_name(found.body)}{in_period(found.period, found.body)}"
    return Picture(
        chart=_chart(blocs, placed, list(dict.fromkeys(letters.values()))),
        title=title,
        reading=(
            "One member, one tile; letter and colour name its likeliest bloc, a paler tile is less "
            "certain.",
            reading,
        ),
        made=(
            *made_of(
                found.body,
                found.record_version,
                f"{found.draws} posterior draws; a bloc is a hill of members on the line",
                found.coding.describe(),
            ),
            *_without(blocs, placed),
        ),
        words=f"{title}: {reading}",
        twin=Twin(
            title,
            ("member", "bloc", "probability", "or", "probability "),
            [
                [row["member"], row["bloc"], number(row["probability"]), row["next"] or "",
                 number(row["next_probability"])]
                for row in rows.sort("member").iter_rows(named=True)
            ],
            numbers=(2, 4),
        ),
    )  # fmt: skip


def _lettered(found: Blocs, rows: pl.DataFrame) -> tuple[dict[str, str], str]:
    """Letter of each bloc, and what the letters mean."""
    sizes = dict(rows.group_by("bloc").len().iter_rows())
    names = [bloc.name for bloc in found.blocs if bloc.name in sizes]
    small = sorted(names, key=lambda name: -sizes[name])[MOST - 1 :] if len(names) > MOST else []
    letters: dict[str, str] = {}
    for name in names:
        letters[name] = _REST if name in small else ascii_uppercase[len(set(letters.values()))]
    said = [f"{letters[name]} {name} ({sizes[name]})" for name in names if name not in small]
    said += [f"{_REST} {len(small)} smaller blocs"] if small else []
    return letters, "; ".join(said) + "."


def _without(blocs: Mapping[str, object], placed: list[str]) -> tuple[str, ...]:
    others = sorted(set(blocs) - set(placed))
    return (f"Without a tile: {', '.join(others)}",) if others else ()


def _chart(blocs: Mapping[str, tuple[str, float]], placed: list[str], labels: list[str]) -> Any:
    import altair as alt

    grid = cells()
    rows = [
        {
            "x": grid[member][1],
            "y": grid[member][0],
            "member": member,
            "bloc": blocs[member][0],
            "pale": _PALE + (1 - _PALE) * blocs[member][1],
        }
        for member in placed
    ]
    wide = max(grid[member][1] for member in placed) + 1
    tall = max(grid[member][0] for member in placed) + 1
    axis = alt.Axis(title=None, labels=False, ticks=False, domain=False, grid=False)
    x = alt.X("x:Q", scale=alt.Scale(domain=[-0.5, wide - 0.5], nice=False), axis=axis)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[tall - 0.5, -0.5], nice=False), axis=axis)
    base = alt.Chart(data(rows)).encode(x, y)
    colour = by_name("color", "bloc", labels, look.SERIES)
    tile = base.mark_point(shape="square", filled=True, size=(_STEP - 2) ** 2, aria=False)
    code = base.mark_text(dy=-5, fontSize=10, fontWeight=600, color=look.ON_SERIES, aria=False)
    letter = base.mark_text(dy=7, fontSize=9, color=look.ON_SERIES, aria=False)
    ground = base.mark_point(
        shape="square", filled=True, size=(_STEP - 2) ** 2, color=look.MUTED, opacity=1, aria=False
    )
    layers = [
        ground,
        tile.encode(colour, opacity=alt.Opacity("pale:Q", scale=None, legend=None)),
        code.encode(text="member:N"),
        letter.encode(text="bloc:N"),
    ]
    return alt.layer(*layers).properties(width=wide * _STEP, height=tall * _STEP)
