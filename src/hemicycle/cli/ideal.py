"""``hemicycle ideal``: each member's place on a line, through time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.charted import ChartOption, check_chart, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, note, print_table, say
from hemicycle.cli.made import emit_result, write_result
from hemicycle.cli.measured import (
    BodyOption,
    SinceOption,
    UntilOption,
    check_layout,
    choices,
    member_code,
)
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.charts.picture import Picture
    from hemicycle.measure.ideal.anchors import Anchors
    from hemicycle.measure.ideal.compat import CompatOptions
    from hemicycle.measure.ideal.fast import FastOptions
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
        str, typer.Option("--engine", help="fast, compat (the 2017 estimator), or published.")
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
            "--walk", help="Engine fast: variance of a step, or cautious, estimate, by-period."
        ),
    ] = None,
    sweeps: Annotated[
        int | None, typer.Option("--sweeps", min=1, help="Most sweeps of the engine.")
    ] = None,
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
        "--since": since,
        "--until": until,
    }
    _check(engine, published, [name for name, value in set_apart.items() if value is not None])
    if published is not None:
        from hemicycle.measure.ideal.published import read_published

        found = read_published(Path(published))
    else:
        from hemicycle.record.record import open_record

        opened = open_record(record)
        found = _estimated(
            opened, body, engine, coding, links, _anchors(anchors, opened, body),
            _options(engine, walk, sweeps), since, until,
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


def _check(engine: str, published: str | None, given: list[str]) -> None:
    from hemicycle.measure.ideal.estimate import ENGINES

    if engine not in ENGINES:
        raise InputError(
            f"{engine!r} is no engine",
            where="--engine",
            right="one of " + ", ".join(ENGINES),
            todo="choose one of these",
        )
    if (engine == "published") != (published is not None):
        raise InputError(
            "published estimates come from a file, and from nothing else",
            where="--engine, --published",
            right="--engine published --published FILE, a release of the authors",
            todo="give both or neither",
        )
    if published is not None and given:
        raise InputError(
            f"{', '.join(given)} cannot change estimates that are published",
            where="--engine published",
            right="the file alone",
            todo="leave out " + ", ".join(given),
        )


def _anchors(text: str | None, record: Record, body: str) -> Anchors | None:
    if text is None:
        return None
    from hemicycle.measure.ideal.anchors import Anchors

    names = [name.strip() for name in text.split(",")]
    if len(names) != 2 or not all(names):
        raise InputError(
            f"{text!r} does not name two members",
            where="--anchors",
            right="two members with a comma between: the higher one first, USA,RUS",
            todo="name two members",
        )
    return Anchors(*(member_code(name, record, body.upper()) for name in names))


def _options(
    engine: str, walk: str | None, sweeps: int | None
) -> FastOptions | CompatOptions | None:
    from hemicycle.measure.ideal.compat import CompatOptions
    from hemicycle.measure.ideal.fast import FastOptions

    if engine == "fast":
        variance = FastOptions.walk if walk is None else _walk(walk)
        return FastOptions(walk=variance, sweeps=sweeps or FastOptions.sweeps)
    if walk is not None:
        raise InputError(
            "--walk belongs to the engine fast",
            where="--walk",
            right="--engine fast",
            todo="leave --walk out; compat's steps are those of the 2017 estimator",
        )
    wanted = sweeps or CompatOptions.sweeps
    return CompatOptions(sweeps=wanted, burn=int(0.3 * wanted))


def _walk(text: str) -> Any:
    if text in ("cautious", "estimate", "by-period"):
        return text
    try:
        return float(text)
    except ValueError:
        raise InputError(
            f"{text!r} is no variance",
            where="--walk",
            right="a number above 0, cautious, estimate, or by-period",
            todo="choose one of these",
        ) from None


def _estimated(
    record: Record,
    body: str,
    engine: str,
    coding: str | None,
    links: str | None,
    anchors: Anchors | None,
    options: FastOptions | CompatOptions | None,
    since: str | None,
    until: str | None,
) -> IdealPoints:
    from hemicycle.joined import ideal_points

    usual = "bailey-2017" if body.upper() == "GA" else "plain"
    chosen = choices(body, coding or usual, False, "period", since, until)
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
