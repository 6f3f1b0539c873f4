"""Who moved: each member's place before and after, the farthest movers first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hemicycle.errors import InputError
from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import data, number
from hemicycle.measure.charts.picture import Picture, Twin

_ROW = 22
_MOST = 20


@dataclass(frozen=True)
class Move:
    """A member's places on one scale, with the interval of the later and how sure the move is.

    Parameters
    ----------
    probability
        That it moved (farther than the distance the analysis names), 0 to 1; None where not
        computed.
    """

    member: str
    before: float
    after: float
    low: float | None = None
    high: float | None = None
    probability: float | None = None


def moved(
    moves: Sequence[Move],
    *,
    title: str,
    before: str,
    after: str,
    scale: str = "ideal point",
    made: tuple[str, ...] = (),
    most: int = _MOST,
) -> Picture:
    """Arrows from the earlier to the later place.

    Parameters
    ----------
    before, after
        What the two places are called, such as sessions.
    """
    look.need_charts()
    if not moves:
        raise InputError(
            "no member is to be drawn",
            where="moves of the chart",
            right="at least one member with both places",
            todo="choose other periods or members",
        )
    order = sorted(moves, key=lambda move: (-abs(move.after - move.before), move.member))
    shown = order[:most]
    first = shown[0]
    return Picture(
        chart=_chart(shown, scale),
        title=title,
        reading=(
            f"Open circle: {before}; filled mark with its 90 % interval: {after}. "
            f"{len(shown)} of {len(order)} members, farthest first.",
        ),
        made=made or ("hemicycle",),
        words=f"{title}: farthest {first.member}, from {number(first.before)} to "
        f"{number(first.after)}.",
        twin=Twin(
            title,
            ("member", before, after, "low", "high", "probability"),
            [
                [one.member, *map(number, (one.before, one.after, one.low, one.high)),
                 number(one.probability)]
                for one in order
            ],
            numbers=(1, 2, 3, 4, 5),
        ),
    )  # fmt: skip


def _chart(shown: Sequence[Move], scale: str) -> Any:
    import altair as alt

    rows = [
        {"label": one.member, "before": one.before, "after": one.after, "low": one.low,
         "high": one.high, "sure": _sure(one)}
        for one in shown
    ]  # fmt: skip
    axis = alt.Axis(title=None, ticks=False, domain=False, labelFontWeight="bold")
    y = alt.Y("label:N", sort=[one.member for one in shown], axis=axis)
    plain = alt.Scale(zero=False)
    base = alt.Chart(data(rows)).encode(y)
    x = alt.X("after:Q", scale=plain, axis=alt.Axis(title=scale))
    path = base.mark_rule(color=look.MUTED, strokeWidth=1.2, aria=False)
    span = base.mark_rule(color=look.YES, strokeWidth=5, opacity=0.3, aria=False)
    start = base.mark_point(color=look.MUTED, size=60, filled=False, aria=False)
    end = base.mark_point(color=look.YES, size=75, filled=True, opacity=1, aria=False)
    words = base.mark_text(align="left", fontSize=12, color=look.MUTED, aria=False)
    layers = [
        span.encode(alt.X("low:Q", scale=plain), alt.X2("high:Q")),
        path.encode(alt.X("before:Q", scale=plain), alt.X2("after:Q")),
        start.encode(alt.X("before:Q", scale=plain)),
        end.encode(x),
        words.encode(x=alt.value(look.WIDTH + 10), text="sure:N"),
    ]
    return alt.layer(*layers).properties(width=look.WIDTH, height=_ROW * len(shown))


def _sure(move: Move) -> str:
    return "" if move.probability is None else f"{move.probability:.0%}"
