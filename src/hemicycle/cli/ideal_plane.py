"""``hemicycle ideal --dimensions 2``: members in a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hemicycle.cli.common import note, print_table, say
from hemicycle.cli.ideal_options import anchors_of
from hemicycle.cli.made import emit_result, write_result
from hemicycle.cli.measured import choices
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.measure.ideal.plane_results import IdealPlane
    from hemicycle.record.record import Record

_NUMBERS = ("first", "first_sd", "second", "second_sd")
_SHOWN = 20


def no_plane(engine: str, *, layout: str, **others: object) -> None:
    """Refuse what belongs to one dimension."""
    given = [f"--{name}" for name, value in others.items() if value is not None]
    given += ["--engine"] * (engine != "fast") + ["--layout"] * (layout != "hemicycle")
    if given:
        raise InputError(
            f"{', '.join(given)} belongs to one dimension",
            where="--dimensions 2",
            right="the engine fast, without " + ", ".join(given),
            todo="leave it out, or ask for one dimension",
        )


def estimated_plane(
    record: Record,
    body: str,
    coding: str | None,
    links: str | None,
    anchors: str | None,
    since: str | None,
    until: str | None,
) -> IdealPlane:
    """The plane of a body's members."""
    from hemicycle.joined import matrix
    from hemicycle.measure.ideal.plane_results import estimate_plane

    usual = "bailey-2017" if body == "GA" else "plain"
    chosen = choices(body, coding or usual, False, "period", since, until)
    votes = matrix(
        record,
        body=chosen.body,
        coding=chosen.coding,
        since=chosen.since,
        until=chosen.until,
        links=links,
    )
    return estimate_plane(votes, anchors=anchors_of(anchors, record, body))


def answer_plane(
    ctx: typer.Context, plane: IdealPlane, member: str | None, csv: str | None, as_json: bool
) -> None:
    """Show a plane as asked for: document, file, one member's path, or the last period."""
    table, document = plane.table(), plane.to_dict()
    if csv is not None:
        short = {name: value for name, value in document.items() if name not in ("points", "items")}
        write_result(ctx, table, csv, {**short, "rows": table.height})
        note(f"{table.height:,} rows in {csv}; what made them in {csv}.json")
    if as_json:
        emit_result(ctx, document if csv is None else {**document, "points": None, "file": csv})
        return
    if csv is None:
        _print(plane, member)
    note(plane.summary())


def _print(plane: IdealPlane, member: str | None) -> None:
    table = plane.table()
    columns: tuple[str, ...] = ("member", *_NUMBERS, "votes", "name")
    if member is not None:
        rows, columns = table.filter(table["member"] == member), ("period", *_NUMBERS, "votes")
        if rows.is_empty():
            raise InputError(
                f"{member} has no place here",
                where="MEMBER",
                right="a member that voted in the span of time",
                todo="check the name, --body, --since and --until",
            )
    else:
        last = plane.points["period"].max()
        rows = table.filter(table["period"] == last).sort("votes", descending=True).head(_SHOWN)
        say(f"{plane.body or 'votes'} {last!s}, two dimensions, members with most votes")
    shown = [
        [f"{row[name]:.3f}" if isinstance(row[name], float) else row[name] for name in columns]
        for row in rows.iter_rows(named=True)
    ]
    print_table(columns, shown, right=(*_NUMBERS, "votes"))
