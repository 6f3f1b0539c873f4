"""``hemicycle blocs``: who is grouped with whom in a session, with what probability."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.charted import ChartOption, check_chart, made_from, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, err, print_table, say
from hemicycle.cli.made import emit_result
from hemicycle.cli.measured import BodyOption, member_code

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.blocs import Blocs

_MOST = 15
_SURE = 0.5


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("blocs")(blocs)


def blocs(
    ctx: typer.Context,
    member: Annotated[
        str | None, typer.Argument(metavar="[MEMBER]", help="With whom this member is grouped.")
    ] = None,
    period: Annotated[
        int | None, typer.Option("--period", metavar="SESSION", help="Default: the last one.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Members to list.")] = _MOST,
    chart: ChartOption = None,
    body: BodyOption = "GA",
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Blocs found in the votes of one session; never one partition, always probabilities."""
    from hemicycle.joined import blocs as measure
    from hemicycle.joined import need_estimation
    from hemicycle.record.record import open_record

    need_estimation()
    check_chart(chart)
    opened = open_record(record)
    with err().status("Estimating ideal points"):
        found = measure(opened, body=body, period=period)
    if chart is not None:
        from hemicycle.measure.charts.bloc_map import bloc_map

        save_chart(ctx, bloc_map(found), chart, made_from(found))
    if as_json:
        emit_result(ctx, found.to_dict())
    elif member is not None:
        _say_member(found, member_code(member, opened, body), most)
    else:
        _say_blocs(found, most)


def _say_blocs(found: Blocs, most: int) -> None:
    cuts = ", ".join(f"{number} in {share:.0%}" for number, share in found.number.items())
    say(f"{found.body}, session {found.period}: {len(found.members)} members")
    say(f"blocs a draw: {cuts} of {found.draws} draws")
    say()
    for bloc in found.blocs:
        own = [member for member, share in bloc.members.items() if share > _SURE]
        say(f"{bloc.name} ({len(own)} members; core {', '.join(bloc.core)})")
        for line in wrapped(" ".join(sorted(own)), 2):
            say(line)
    doubtful = found.table().filter(_doubtful()).sort("probability").head(most)
    if doubtful.height:
        say()
        columns = ("between", "with", "probability", "or with", "probability ")
        rows = [
            (
                row["member"],
                row["bloc"],
                f"{row['probability']:.2f}",
                row["next"],
                f"{row['next_probability']:.2f}",
            )
            for row in doubtful.to_dicts()
        ]
        print_table(columns, rows)


def _doubtful() -> pl.Expr:
    """Members whose likeliest bloc is far from sure."""
    import polars as pl

    return pl.col("probability") < 0.8


def _say_member(found: Blocs, member: str, most: int) -> None:
    say(f"{member} in session {found.period}: probability of being in one bloc with")
    say()
    rows = [
        (row["member"], f"{row['together']:.2f}")
        for row in found.with_member(member).head(most).to_dicts()
    ]
    print_table(("member", "probability"), rows, right=("probability",))
