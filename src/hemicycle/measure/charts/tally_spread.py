"""What a text was expected to draw: each count, and its spread over the drawn roll calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hemicycle.measure.charts import look
from hemicycle.measure.charts.frames import body_name, data, made_of, scale_axis
from hemicycle.measure.charts.picture import Picture, Twin
from hemicycle.measure.forecast.results import WORDS

if TYPE_CHECKING:
    from hemicycle.measure.forecast.results import Forecast

_ROW = 48


def tally_spread(found: Forecast) -> Picture:
    """Yes, abstain, no and not voting: the expected number and 90 % of the drawn roll calls.

    A square marks what happened, where the vote was taken.
    """
    look.need_charts()
    rows = [_row(found, place, row) for place, row in enumerate(found.tally().to_dicts())]
    title = f"What was expected of {found.label}"
    adopted = "" if found.adopted is None else f" Adopted in {found.adopted:.1%} of them."
    happened = " Square: what happened." if found.answers is not None else ""
    middle = ", ".join(f"{row['answer']} {row['mean']:.0f}" for row in rows)
    return Picture(
        chart=_chart(rows, len(found.members)),
        title=title,
        reading=(
            f"Members by answer: dot the expected number, line 90 % of {len(found.rolls):,} drawn "
            f"roll calls.{happened}{adopted}",
        ),
        made=made_of(
            found.body,
            found.record_version,
            f"Known: votes to {found.known.votes_until}; seed {found.seed}"
            + (f"; set: {', '.join(found.changes)}" if found.changes else ""),
        ),
        words=f"{title} in {body_name(found.body)}: {middle}.{adopted}",
        twin=Twin(
            title,
            ("answer", "expected", "low", "high", "happened"),
            [
                [row["answer"], f"{row['mean']:.1f}", str(row["low"]), str(row["high"]),
                 "" if row["happened"] is None else str(row["happened"])]
                for row in rows
            ],
            numbers=(1, 2, 3, 4),
        ),
    )  # fmt: skip


def _row(found: Forecast, place: int, row: dict[str, Any]) -> dict[str, Any]:
    cast = None if found.answers is None else int((found.answers == place).sum())
    counts = {name: row[name] for name in ("mean", "low", "high")}
    return {"answer": WORDS[row["answer"]], **counts, "happened": cast}


def _chart(rows: list[dict[str, Any]], members: int) -> Any:
    import altair as alt

    axis = alt.Axis(title=None, ticks=False, domain=False, labelFontWeight="bold")
    y = alt.Y("answer:N", sort=[row["answer"] for row in rows], axis=axis)
    base = alt.Chart(data(rows)).encode(y)
    scale = alt.Scale(domain=[0, members], nice=False)
    thin = base.mark_rule(color=look.YES, strokeWidth=5, opacity=0.4, aria=False)
    dot = base.mark_point(color=look.YES, filled=True, size=90, opacity=1, aria=False)
    square = alt.Chart(data([row for row in rows if row["happened"] is not None])).mark_point(
        shape="square", color=look.INK, filled=False, size=150, strokeWidth=2, aria=False
    )
    layers = [
        thin.encode(alt.X("low:Q", scale=scale), alt.X2("high:Q")),
        dot.encode(alt.X("mean:Q", scale=scale, axis=scale_axis("members"))),
    ]
    if any(row["happened"] is not None for row in rows):
        layers.append(square.encode(y, alt.X("happened:Q", scale=scale)))
    return alt.layer(*layers).properties(width=look.WIDTH, height=_ROW * len(rows))
