"""What ``hemicycle ideal`` says and writes about points on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from hemicycle.cli.common import note, print_table, say, tell
from hemicycle.cli.made import emit_result, write_result
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.ideal.results import IdealPoints

_ENDS = 10
_NUMBERS = ("ideal", "sd", "low", "high")
_LEGEND = (
    "ideal: place on the line. sd: standard deviation of what is not known of it. low, high: 90 % "
    "interval. votes: those cast that count."
)
_FEW = 10
"""Votes; with fewer in a period most of a place comes from the periods around it."""


def answer_points(
    ctx: typer.Context,
    found: IdealPoints,
    member: str | None,
    csv: str | None,
    layout: str,
    as_json: bool,
) -> None:
    """Show points as asked for: document, file, one member's path, or the ends of the line.

    Parameters
    ----------
    member
        Code of the one member asked for.
    csv
        File for all points, its columns named as in ``layout``.
    """
    if csv is not None:
        _write(ctx, found, csv, layout)
    if as_json:
        document = found.to_dict()
        emit_result(ctx, document if csv is None else {**document, "points": None, "file": csv})
    elif csv is not None:
        note(found.summary())
    elif member is not None:
        _print_path(found, member)
    else:
        _print_last(found)


def _print_path(found: IdealPoints, member: str) -> None:
    table = found.table()
    rows = table.filter(table["member"] == member)
    if rows.is_empty():
        raise InputError(
            f"{member} has no ideal point here",
            where="MEMBER",
            right="a member that voted in the span of time",
            todo="check the name, --body, --since and --until",
        )
    _table(rows, ("period", "year", *_NUMBERS, "votes", "name"))
    note(found.summary())


def _print_last(found: IdealPoints) -> None:
    import polars as pl

    table = found.table()
    last = found.points["period"].max()
    there = table.filter(pl.col("period") == last).sort("ideal", descending=True)
    if there.height > 2 * _ENDS:
        note(f"Highest and lowest {_ENDS} of {there.height:,}; all with --json or --csv.")
        there = pl.concat([there.head(_ENDS), there.tail(_ENDS)])
    say(f"{found.body or 'votes'} {last!s}, engine {found.engine}")
    _table(there, ("member", *_NUMBERS, "votes", "name"))
    note(found.summary())


def _table(rows: Any, columns: tuple[str, ...]) -> None:
    shown = [
        [f"{row[name]:.3f}" if isinstance(row[name], float) else row[name] for name in columns]
        for row in rows.iter_rows(named=True)
    ]
    print_table(columns, shown, right=(*_NUMBERS, "votes"))
    tell(_LEGEND)
    few = sum(row < _FEW for row in rows["votes"])
    if few:
        whose = "every row" if few == rows.height else f"{few} of these rows"
        tell(
            f"With fewer than {_FEW} votes in a period, as in {whose}, a place rests on the "
            "periods around it: read the interval, not the place."
        )


def _write(ctx: typer.Context, found: IdealPoints, path: str, layout: str) -> None:
    table = _voeten(found.table()) if layout == "voeten" else found.table()
    write_result(ctx, table, path, {**short(found), "layout": layout, "rows": table.height})
    note(f"{table.height:,} rows in {path}; what made them in {path}.json")


def short(found: IdealPoints) -> dict[str, Any]:
    """The result without its long tables."""
    document = found.to_dict()
    return {name: value for name, value in document.items() if name not in ("points", "items")}


def _voeten(table: pl.DataFrame) -> pl.DataFrame:
    """Column names of ``IdealpointestimatesAll``: those of its columns that we know.

    ``Q5%`` and ``Q95%`` are the ends of the 90 % interval.
    """
    return table.select(
        "ccode",
        "session",
        NVotes="votes",
        IdealPoint="ideal",
        **{"Q5%": "low", "Q95%": "high"},
        iso3c="iso3",
        Countryname="name",
    ).sort("session", "ccode")
