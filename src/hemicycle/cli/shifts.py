"""``hemicycle shifts``: who moved, when, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.charted import ChartOption, check_chart, made_from, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, err, print_table, say, tell
from hemicycle.cli.made import emit_result
from hemicycle.cli.measured import BodyOption, member_code

if TYPE_CHECKING:
    from hemicycle.measure.shifts_neighbours import Neighbours
    from hemicycle.measure.shifts_result import Shift, Shifts

_MOST = 20
_NEIGHBOURS = 6


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("shifts")(shifts)


def shifts(
    ctx: typer.Context,
    member: Annotated[
        str | None, typer.Argument(metavar="[MEMBER]", help="One member; default: all.")
    ] = None,
    at: Annotated[
        int | None,
        typer.Option("--at", metavar="SESSION", help="Of one member: the shift at this session."),
    ] = None,
    since: Annotated[
        int | None, typer.Option("--from", metavar="SESSION", help="First session to look at.")
    ] = None,
    until: Annotated[
        int | None, typer.Option("--to", metavar="SESSION", help="Last session to look at.")
    ] = None,
    least: Annotated[
        float | None,
        typer.Option("--least", min=0.0, help="Move that counts, in standard deviations: 0.5."),
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many members to list.")] = _MOST,
    chart: ChartOption = None,
    body: BodyOption = "GA",
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Each member's largest shift: the session, how far, and the probability of both."""
    from hemicycle.joined import need_estimation, neighbours
    from hemicycle.joined import shifts as measure
    from hemicycle.record.record import open_record

    need_estimation()
    check_chart(chart)
    opened = open_record(record)
    with err().status("Estimating ideal points"):
        found = measure(opened, body=body, since=since, until=until, least=least)
    if chart is not None:
        from hemicycle.measure.charts.shift_sizes import shift_sizes

        save_chart(ctx, shift_sizes(found, most=most), chart, made_from(found))
    if member is None:
        if as_json:
            emit_result(ctx, found.to_dict())
        else:
            _say_all(found, most)
        return
    name = member_code(member, opened, body)
    shift = found.shift(name) if at is None else found.at(name, at)
    near = neighbours(opened, name, shift.period, body=body)
    if as_json:
        document = {
            **found.to_dict(),
            "shifts": [shift.to_dict()],
            "moves": [one.to_dict() for one in found.moves(name)],
            "neighbours": near.to_dict(),
        }
        emit_result(ctx, document)
    else:
        _say_one(found, shift, near)


def _say_all(found: Shifts, most: int) -> None:
    say(
        f"{found.body}, sessions {found.periods[0]} to {found.periods[-1]}: largest shift of each "
        "member, the surest first"
    )
    say()
    rows = [
        (
            row["member"],
            row["period"],
            f"{row['certainty']:.2f}",
            f"{row['change']:+.2f}",
            f"{row['low']:+.2f} to {row['high']:+.2f}",
            f"{row['moved']:.2f}",
        )
        for row in found.table().head(most).to_dicts()
    ]
    columns = ("member", "session", "P(then)", "change", "90 %", f"P(over {found.least:g})")
    print_table(columns, rows, right=columns[1:4])
    tell(
        f"P(then): probability that the largest shift was at that session. change: in standard "
        f"deviations, with its 90 % interval. P(over {found.least:g}): probability of a shift of "
        "more than that.",
        "",
    )
    _say_meaning(found)


def _say_one(found: Shifts, shift: Shift, near: Neighbours) -> None:
    say(
        f"{shift.member} at session {shift.period}: {shift.change:+.2f} standard deviations "
        f"({shift.low:+.2f} to {shift.high:+.2f})"
    )
    say(f"moved by more than {found.least:g} with probability {shift.moved:.2f}")
    when = ", ".join(f"{period} {share:.2f}" for period, share in shift.when)
    for line in wrapped(f"its largest shift is at session: {when or 'elsewhere'}", 0):
        say(line)
    moves = ", ".join(f"{one.period} ({one.change:+.2f})" for one in found.moves(shift.member))
    for line in wrapped(f"all its sure moves by more than {found.least:g}: {moves or 'none'}", 0):
        say(line)
    say()
    rows = [
        (
            row["member"],
            f"{row['before']:.2f}",
            f"{row['after']:.2f}",
            f"{row['change']:+.2f}",
            f"{row['low']:+.2f} to {row['high']:+.2f}",
        )
        for row in near.pairs.head(_NEIGHBOURS).to_dicts()
    ]
    columns = ("agreement with", "before", "after", "change", "90 %")
    print_table(columns, rows, right=columns[1:4])
    _say_meaning(found)


def _say_meaning(found: Shifts) -> None:
    up = f"Up is towards the first of {found.anchors}. " if found.anchors else ""
    text = (
        f"{up}Three sessions from then on against the three before, less the change of the middle "
        f"member; {len(found.paths)} posterior draws, engine fast."
    )
    for line in wrapped(text, 0):
        say(line)
