"""``hemicycle ideal``: each member's place on a line, through time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.charted import ChartOption, check_chart, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, note, print_table, say
from hemicycle.cli.ideal_options import anchors_of, check_engine, options_of
from hemicycle.cli.ideal_plane import answer_plane, estimated_plane, no_plane
from hemicycle.cli.made import emit_result, write_result
from hemicycle.cli.measured import (
    BodyOption,
    SinceOption,
    UntilOption,
    check_layout,
    choices,
)
from hemicycle.cli.progress import progress_bar
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.charts.picture import Picture
    from hemicycle.measure.ideal.anchors import Anchors
    from hemicycle.measure.ideal.estimate import Options
    from hemicycle.measure.ideal.results import IdealPoints
    from hemicycle.record.record import Record

_ENDS = 10
_NUMBERS = ("ideal", "sd", "low", "high")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("ideal")(ideal)


def ideal(
    ctx: typer.Context,
    member: Annotated[
        str | None, typer.Argument(metavar="[MEMBER]", help="One member through time.")
    ] = None,
    body: BodyOption = "GA",
    engine: Annotated[
        str,
        typer.Option(
            "--engine", help="fast, reference (chains), compat (the 2017 estimator), or published."
        ),
    ] = "fast",
    coding: Annotated[
        str | None,
        typer.Option(
            "--coding",
            metavar="NAME",
            help="Which votes count and how. Default: bailey-2017 for GA, else plain.",
        ),
    ] = None,
    links: Annotated[
        str | None,
        typer.Option("--links", metavar="FILE", help="Repeated texts, laid out as Matches.csv."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="FILE", help="The authors' file, for that engine."),
    ] = None,
    anchors: Annotated[
        str | None,
        typer.Option("--anchors", metavar="HIGH,LOW", help="Two members that fix the direction."),
    ] = None,
    walk: Annotated[
        str | None,
        typer.Option(
            "--walk",
            help="Engines fast, reference: variance of a step, or cautious, estimate, by-period.",
        ),
    ] = None,
    sweeps: Annotated[
        int | None, typer.Option("--sweeps", min=1, help="Most sweeps of the engine.")
    ] = None,
    unconverged: Annotated[
        bool,
        typer.Option(
            "--unconverged", help="Engine reference: show a result that did not converge, flagged."
        ),
    ] = False,
    issue: Annotated[
        str | None,
        typer.Option(
            "--issue",
            metavar="CODE",
            help="Votes on one issue only, on the scale of all: me, nu, di, hr, co, ec, or a "
            "subject.",
        ),
    ] = None,
    dimensions: Annotated[
        int, typer.Option("--dimensions", min=1, max=2, help="1, or 2 with the engine fast.")
    ] = 1,
    since: SinceOption = None,
    until: UntilOption = None,
    csv: Annotated[
        str | None, typer.Option("--csv", metavar="FILE", help="Write the points to a file.")
    ] = None,
    layout: Annotated[
        str, typer.Option("--layout", help="Columns of the file: hemicycle or voeten.")
    ] = "hemicycle",
    chart: ChartOption = None,
    ink: Annotated[
        str | None,
        typer.Option("--ink", metavar="A,B,...", help="With --chart: at most six to stand out."),
    ] = None,
    vote: Annotated[
        str | None,
        typer.Option("--vote", metavar="SYMBOL", help="With --chart: where this vote cut."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Each member's place on the line that orders the votes, with 90 % intervals."""
    from hemicycle.joined import need_estimation

    need_estimation()
    check_chart(chart)
    check_layout(layout)
    set_apart = {
        "--links": links,
        "--coding": coding,
        "--anchors": anchors,
        "--walk": walk,
        "--sweeps": sweeps,
        "--unconverged": unconverged or None,
        "--issue": issue,
        "--since": since,
        "--until": until,
    }
    check_engine(
        engine, published, [name for name, value in set_apart.items() if value is not None]
    )
    if dimensions == 2:
        no_plane(engine, walk=walk, sweeps=sweeps, issue=issue, layout=layout, chart=chart)
        plane = estimated_plane(record, body, coding, links, anchors, since, until)
        answer_plane(ctx, plane, member, csv, as_json)
        return
    if published is not None:
        from hemicycle.measure.ideal.published import read_published

        found = read_published(Path(published))
    else:
        from hemicycle.record.record import open_record

        opened = open_record(record)
        found = _estimated(
            opened, body, engine, coding, links, anchors_of(anchors, opened, body),
            options_of(engine, walk, sweeps, unconverged), since, until, issue,
        )  # fmt: skip
    if chart is not None:
        named = [one for one in (member, *(ink or "").split(",")) if one]
        picture = _cut(found, vote, record) if vote else _lines(found, named)
        save_chart(ctx, picture, chart, _short(found))
    _answer(ctx, found, member, csv, layout, as_json)


def _lines(found: IdealPoints, named: list[str]) -> Picture:
    from hemicycle.domain.state import register as states
    from hemicycle.measure.charts.ideal_lines import ideal_lines

    codes = [one if ":" in one else states().find_typed(one.strip()) for one in named]
    return ideal_lines(found, codes)


def _cut(found: IdealPoints, vote: str, record: str | None) -> Picture:
    from hemicycle.measure.charts.cut_line import cut_line
    from hemicycle.record.record import open_record

    opened = open_record(record)
    vote_id = opened.one(vote)
    positions = opened.positions(vote_id) or {}
    said = {member: position.value for member, position in positions.items()}
    return cut_line(found, vote_id, said, label=opened.event(vote_id).symbol or vote_id)


def _estimated(
    record: Record,
    body: str,
    engine: str,
    coding: str | None,
    links: str | None,
    anchors: Anchors | None,
    options: Options,
    since: str | None,
    until: str | None,
    issue: str | None,
) -> IdealPoints:
    from hemicycle.joined import ideal_points

    usual = "bailey-2017" if body.upper() == "GA" else "plain"
    chosen = choices(body, coding or usual, False, "period", since, until)
    with progress_bar(f"Estimating ideal points, engine {engine}") as progress:
        progress(0, 0)
        return ideal_points(
            record,
            body=chosen.body,
            engine=engine,
            coding=chosen.coding,
            since=chosen.since,
            until=chosen.until,
            links=links,
            anchors=anchors,
            options=options,
            issue=issue,
            progress=progress,
        )


def _answer(
    ctx: typer.Context,
    found: IdealPoints,
    member: str | None,
    csv: str | None,
    layout: str,
    as_json: bool,
) -> None:
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
    from hemicycle.domain.state import register as states

    code = member if ":" in member else states().find_typed(member)
    table = found.table()
    rows = table.filter((table["member"] == code) | (table["ccode"].cast(str) == member))
    if rows.is_empty():
        raise InputError(
            f"{code} has no ideal point here",
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


def _write(ctx: typer.Context, found: IdealPoints, path: str, layout: str) -> None:
    table = _voeten(found.table()) if layout == "voeten" else found.table()
    write_result(ctx, table, path, {**_short(found), "layout": layout, "rows": table.height})
    note(f"{table.height:,} rows in {path}; what made them in {path}.json")


def _short(found: IdealPoints) -> dict[str, Any]:
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
