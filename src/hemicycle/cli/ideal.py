"""``hemicycle ideal``: each member's place on a line, through time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.charted import ChartOption, check_chart
from hemicycle.cli.common import JsonOption, RecordOption
from hemicycle.cli.ideal_answer import answer_points
from hemicycle.cli.ideal_options import anchors_of, check_engine, options_of, voter
from hemicycle.cli.ideal_picture import find_cut, save_picture
from hemicycle.cli.ideal_plane import answer_plane, estimated_plane, no_plane
from hemicycle.cli.measured import (
    BodyOption,
    SinceOption,
    UntilOption,
    check_layout,
    choices,
)
from hemicycle.cli.progress import progress_bar

if TYPE_CHECKING:
    from hemicycle.measure.ideal.anchors import Anchors
    from hemicycle.measure.ideal.estimate import Options
    from hemicycle.measure.ideal.results import IdealPoints
    from hemicycle.record.record import Record


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
    from hemicycle.measure.ideal.published import read_published
    from hemicycle.record.record import open_record

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
    opened = open_record(record) if published is None else None
    code = voter(member, opened, body) if member is not None else None
    if dimensions == 2 and opened is not None:
        plane = estimated_plane(opened, body, coding, links, anchors, since, until)
        answer_plane(ctx, plane, code, csv, as_json)
        return
    inked = [voter(one.strip(), opened, body) for one in (ink or "").split(",") if one.strip()]
    cut = find_cut(vote, opened, record) if chart is not None and vote is not None else None
    if opened is None:
        assert published is not None, "else the record is opened"
        found = read_published(Path(published))
    else:
        found = _estimated(
            opened, body, engine, coding, links, anchors_of(anchors, opened, body),
            options_of(engine, walk, sweeps, unconverged), since, until, issue,
        )  # fmt: skip
    if chart is not None:
        inked = [code, *inked] if code is not None else inked
        save_picture(ctx, found, chart, inked, cut)
    answer_points(ctx, found, code, csv, layout, as_json)


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

    usual = "bailey-2017" if body == "GA" else "plain"
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
