"""Data for charts, and the few marks that several of them share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from hemicycle.measure.charts import look
from hemicycle.measure.results import by_sessions


def data(rows: pl.DataFrame | Sequence[Mapping[str, Any]]) -> Any:
    """Rows inside the chart itself; no limit to their number and nothing fetched.

    They are given as one JSON text, which Altair hands through untouched: with rows as objects it
    copies each at every step of building a chart, seconds for a whole Assembly.
    """
    import altair as alt

    table = rows.to_dicts() if isinstance(rows, pl.DataFrame) else list(rows)
    text = json.dumps(table, ensure_ascii=False)
    return alt.InlineData(values=text, format=alt.JsonDataFormat(type="json"))


def spread_apart(wanted: Sequence[float], gap: float) -> list[float]:
    """Places as near the wanted ones as a minimum gap allows, in the same order of size.

    Labels that would meet form a block around the mean of where they want to be; blocks that
    meet become one.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    blocks: list[list[int]] = []
    for place in order:
        blocks.append([place])
        while len(blocks) > 1 and _top(blocks[-2], wanted, gap) > _bottom(blocks[-1], wanted, gap):
            last = blocks.pop()
            blocks[-1] += last
    found = [0.0] * len(wanted)
    for block in blocks:
        lowest = _bottom(block, wanted, gap) + gap / 2
        for step, place in enumerate(block):
            found[place] = lowest + step * gap
    return found


def _bottom(block: Sequence[int], wanted: Sequence[float], gap: float) -> float:
    return sum(wanted[place] for place in block) / len(block) - gap * len(block) / 2


def _top(block: Sequence[int], wanted: Sequence[float], gap: float) -> float:
    return _bottom(block, wanted, gap) + gap * len(block)


def by_name(channel: str, field: str, names: Sequence[str], values: Sequence[Any]) -> Any:
    """A channel (``color, shape, strokeDash``) that gives each name its own value, in order."""
    import altair as alt

    kinds = {"color": alt.Color, "shape": alt.Shape, "strokeDash": alt.StrokeDash}
    scale = alt.Scale(domain=list(names), range=list(values[: len(names)]))
    return kinds[channel](f"{field}:N", scale=scale, legend=None)


def scale_axis(title: str | None) -> Any:
    """An axis of numbers with faint lines across."""
    import altair as alt

    return alt.Axis(title=title, grid=True, gridColor=look.LINE, gridOpacity=0.25, tickCount=8)


def number(value: float | None) -> str:
    """A number in a table twin; nothing where there is none."""
    return "" if value is None else f"{value:.3f}".replace("-", "−")


def listed(words: Iterable[str]) -> str:
    """``FRA, GBR and USA``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def made_of(body: str | None, record_version: str | None, *more: str) -> tuple[str, ...]:
    """The lines that say what a picture was made from."""
    source = f"record {record_version}" if record_version else "given frames"
    return (f"{body or 'Votes'}, {source}; hemicycle", *(one for one in more if one))


def body_name(code: str | None) -> str:
    """``the General Assembly`` for ``GA``; the code itself where the register has no name."""
    from hemicycle.domain.body import BODIES

    known = BODIES.get(code or "")
    return f"the {known.name}" if known else code or "these votes"


def in_period(period: int | str, body: str | None) -> str:
    """``, session 80`` for the title of a picture of one period; nothing for all votes."""
    if period == "all":
        return ""
    if not by_sessions([period]):
        return f", {period}"
    return f", Congress {period}" if body == "US-SENATE" else f", session {period}"
