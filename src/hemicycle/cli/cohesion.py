"""``hemicycle cohesion``: how united a group votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.charted import ChartOption, check_chart, made_from, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, note, print_table, say, tell
from hemicycle.cli.made import emit_result, write_result
from hemicycle.cli.measured import (
    BodyOption,
    CodingOption,
    SinceOption,
    UntilOption,
    choices,
    member_code,
)

if TYPE_CHECKING:
    from hemicycle.measure.cohesion import Cohesion

_SPLITS = 10
_LEGEND = (
    "1 is a group that votes as one. rice: yes against no, abstentions ignored; 0 where equal. "
    "agreement_index, attina: abstention is a camp too; 0 and -0.333 where three camps are equal. "
    "All three are means over the votes of the period; size: most members the group had in it."
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("cohesion")(cohesion)


def cohesion(
    ctx: typer.Context,
    group: Annotated[
        str, typer.Argument(help="Code of a group (EU, NAM, ...), or members: FRA,GBR,USA.")
    ],
    by: Annotated[str, typer.Option("--by", help="year, session or all.")] = "year",
    splits: Annotated[
        int, typer.Option("--splits", min=0, help="How many of the votes that divided it to list.")
    ] = _SPLITS,
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help="Write each member's ballots to a file."),
    ] = None,
    chart: ChartOption = None,
    body: BodyOption = "GA",
    coding: CodingOption = "plain",
    since: SinceOption = None,
    until: UntilOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rice, Agreement Index and Attinà by period, and the votes that split the group."""
    from hemicycle.joined import cohesion as measure
    from hemicycle.record.record import open_record

    chosen = choices(body, coding, False, by, since, until)
    check_chart(chart)
    opened = open_record(record)
    members = [one for one in group.split(",") if one.strip()]
    found = measure(
        opened,
        [member_code(one.strip(), opened, chosen.body) for one in members]
        if len(members) > 1
        else group,
        body=chosen.body,
        coding=chosen.coding,
        by=chosen.by,
        since=chosen.since,
        until=chosen.until,
    )
    made = {**made_from(found), "group": found.group}
    if chart is not None:
        from hemicycle.measure.charts.cohesion_lines import cohesion_lines

        save_chart(ctx, cohesion_lines(found), chart, made)
    if csv is not None:
        _write(ctx, found, csv, made)
    if as_json:
        emit_result(ctx, found.to_dict())
        return
    _print(found, splits)


def _print(found: Cohesion, splits: int) -> None:
    say(f"{found.group} in {found.body}")
    table = found.by_period()
    rows = [
        [f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row] for row in table.rows()
    ]
    print_table(table.columns, rows, right=table.columns[1:])
    divided = found.splits(splits)
    if divided:
        say("Least united:")
    for split in divided:
        camps = [
            f"{word.lower()} {' '.join(codes)}" for word, codes in split.camps.items() if codes
        ]
        tell(f"{split.vote_id} {split.date or ''}: {'; '.join(camps)}")
    say()
    tell(_LEGEND)
    tell(found.coding.describe())
    for line in found.notes:
        note(line)


def _write(ctx: typer.Context, found: Cohesion, path: str, made: dict[str, Any]) -> None:
    """One row for each vote and member, with the columns that join it to other data."""
    from hemicycle.measure.results import identified

    table = identified(found.ballots(), members=("member",), body=found.body)
    write_result(ctx, table, path, {**made, "rows": table.height})
    note(f"{table.height:,} rows in {path}; what made them in {path}.json")
