"""Agreement of all pairs as a square, members in the order in which the alike stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from hemicycle.errors import InputError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, data, in_period, made_of, number
from hemicycle.measure.charts.picture import Picture, Twin
from hemicycle.measure.charts.seriation import Floats, first_axis

if TYPE_CHECKING:
    from hemicycle.measure.agreement_result import Agreement

_LARGEST, _SMALLEST, _WIDE = 26.0, 4.8, 640.0
_FULL_TABLE = 16
_NEAREST = 3


def agreement_heat(
    found: Agreement, *, index: str = "agree", period: int | str | None = None
) -> Picture:
    """A square of all pairs of one period.

    Parameters
    ----------
    index
        Index shown, a name in ``found.values``.
    period
        Default: the only one, or the last.

    Raises
    ------
    InputError
        No such index or period.
    """
    look.need_charts()
    chosen = _period(found, period)
    codes, square = _square(found, index, chosen)
    order, share = first_axis(square)
    codes, square = [codes[place] for place in order], square[np.ix_(order, order)]
    span = in_period(chosen, found.body)
    title = f"Who votes with whom in {body_name(found.body)}{span}"
    off = square[~np.eye(len(codes), dtype=bool)]
    low, high = float(np.nanmin(off)), float(np.nanmax(off))
    return Picture(
        chart=_chart(codes, square, index, low),
        title=title,
        reading=(
            f"Each cell is a pair: the darker, the more alike ({index}, from {number(low)}, the "
            f"lowest, to 1); blank: no common vote.",
            f"In order along the first axis of classical scaling, which carries {share:.0%} of "
            "the spread; neither end means anything more.",
        ),
        made=made_of(found.body, found.record_version, found.coding.describe()),
        words=f"{title}: {len(codes)} members, {index} from {number(low)} to {number(high)}. "
        + _nearest_words(codes, square),
        twin=_twin(codes, square, title),
    )


def _period(found: Agreement, period: int | str | None) -> int | str:
    if period is None:
        return found.periods[-1]
    if period not in found.periods:
        raise InputError(
            f"there is no period {period!r}",
            where="period of the chart",
            right="one of " + ", ".join(map(str, found.periods)),
            todo="choose one of these",
        )
    return period


def _square(found: Agreement, index: str, period: int | str) -> tuple[list[str], Floats]:
    if index not in found.values:
        raise InputError(
            f"{index!r} is no agreement index",
            where="index of the chart",
            right="one of " + ", ".join(found.values),
            todo="choose one of these",
        )
    rows = found.period == found.periods.index(period)
    first, second = found.first[rows], found.second[rows]
    there = np.unique(np.concatenate([first, second]))
    places = np.searchsorted(there, np.stack([first, second]))
    square = np.full((len(there), len(there)), np.nan)
    square[places[0], places[1]] = square[places[1], places[0]] = found.values[index][rows]
    np.fill_diagonal(square, 1.0)
    return [found.members[place] for place in there], square


def _chart(codes: list[str], square: Floats, index: str, low: float) -> Any:
    import altair as alt

    size = min(_LARGEST, max(_SMALLEST, _WIDE / len(codes)))
    down, across = np.nonzero(~np.isnan(square))
    cells = [
        {"a": codes[row], "b": codes[column], "v": round(float(square[row, column]), 4)}
        for row, column in zip(down, across, strict=True)
        if row != column
    ]
    axis: dict[str, Any] = {
        "title": None,
        "labelPadding": 2,
        "labelOverlap": False,
        "labelFontSize": min(12.0, size * 0.92),
        "ticks": False,
        "domain": False,
    }
    band = alt.Scale(domain=codes, paddingInner=0, paddingOuter=0)
    scale = alt.Scale(domain=_steps(low), range=list(look.SCALE), clamp=True)
    legend = alt.Legend(title=index, orient="right", gradientLength=200, format=".2f")
    mark = alt.Chart(data(cells)).mark_rect(aria=False, strokeWidth=0)
    return mark.encode(
        alt.X("b:N", sort=None, scale=band, axis=alt.Axis(labelAngle=-90, orient="top", **axis)),
        alt.Y("a:N", sort=None, scale=band, axis=alt.Axis(**axis)),
        alt.Color("v:Q", scale=scale, legend=legend),
    ).properties(width=size * len(codes), height=size * len(codes))


def _steps(low: float) -> list[float]:
    return [float(one) for one in np.linspace(low, 1.0, len(look.SCALE))]


def _nearest_words(codes: list[str], square: Floats) -> str:
    apart = np.where(np.eye(len(codes), dtype=bool), np.nan, square)
    near, far = np.unravel_index(np.nanargmax(apart), apart.shape), np.unravel_index(
        np.nanargmin(apart), apart.shape
    )  # fmt: skip
    return (
        f"Most alike {codes[near[0]]} and {codes[near[1]]}, least {codes[far[0]]} and "
        f"{codes[far[1]]}."
    )


def _twin(codes: list[str], square: Floats, title: str) -> Twin:
    if len(codes) <= _FULL_TABLE:
        rows = [
            [code, *("" if np.isnan(value) else number(float(value)) for value in line)]
            for code, line in zip(codes, square, strict=True)
        ]
        return Twin(title, ("member", *codes), rows, numbers=range(1, len(codes) + 1))
    rows = []
    for place, code in enumerate(codes):
        others = [
            (float(value), other)
            for other, value in zip(codes, square[place], strict=True)
            if other != code and not np.isnan(value)
        ]
        near = sorted(others, reverse=True)[:_NEAREST]
        far = sorted(others)[:_NEAREST]
        rows.append([code, *(", ".join(f"{o} {number(v)}" for v, o in end) for end in (near, far))])
    return Twin(
        f"{title}: each member's nearest and farthest", ("member", "nearest", "farthest"), rows
    )
