"""Blocs on the grid of the world: one member, one tile, a letter and a colour for its bloc."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.errors import InputError
from hemicycle.figures.tiles import cells
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import by_name, data, listed, number
from hemicycle.measure.charts.picture import Picture, Twin

_STEP = 30
_PALE = 0.35
MOST = len(look.SERIES)


def bloc_map(
    blocs: Mapping[str, tuple[str, float]], *, title: str, made: tuple[str, ...] = ()
) -> Picture:
    """Members by bloc, paler where the assignment is less certain.

    Parameters
    ----------
    blocs
        Member to the label of its bloc and how sure that is, 0 to 1: for example the mean
        probability that it is in one bloc with the others of that label.
    title
        What is shown, with body and period.
    made
        Lines that say what the blocs come from.

    Raises
    ------
    InputError
        More blocs than can be told apart, or no member with a tile.
    """
    look.need_charts()
    sizes: dict[str, int] = {}
    for label, _ in blocs.values():
        sizes[label] = sizes.get(label, 0) + 1
    labels = sorted(sizes, key=lambda label: (-sizes[label], label))
    if len(labels) > MOST:
        raise InputError(
            f"{len(labels)} blocs are to be drawn",
            where="blocs of the map",
            right=f"at most {MOST}: more cannot be told apart",
            todo="put the small ones together, or draw fewer",
        )
    grid = cells()
    placed = sorted(member for member in blocs if member in grid)
    if not placed:
        raise InputError(
            "no member has a tile",
            where="blocs of the map",
            right="codes of Member States, such as FRA",
            todo="draw members of other bodies as a heat map",
        )
    counts = listed([f"{label} {sizes[label]}" for label in labels])
    return Picture(
        chart=_chart(blocs, placed, labels),
        title=title,
        reading=(
            "One member, one tile; letter and colour name the bloc, a paler tile is less certain.",
        ),
        made=(*made, *_without(blocs, placed)),
        words=f"{title}: {counts} members.",
        twin=Twin(
            title,
            ("member", "bloc", "certainty"),
            [[member, blocs[member][0], number(blocs[member][1])] for member in sorted(blocs)],
            numbers=(2,),
        ),
    )


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
