"""``hemicycle agree``: who votes with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.agree_answer import LEVEL, Interval, print_rows
from hemicycle.cli.charted import ChartOption, check_chart, made_from, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, emit_json, note
from hemicycle.cli.made import emit_result, write_result
from hemicycle.cli.measured import (
    BodyOption,
    Choices,
    CodingOption,
    ConsensusOption,
    LinksOption,
    SinceOption,
    UntilOption,
    check_layout,
    choices,
    member_code,
)
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.agreement import Agreement
    from hemicycle.measure.charts.picture import Picture
    from hemicycle.record.record import Record


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("agree")(agree)


def agree(
    ctx: typer.Context,
    members: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A [B]]",
            help="Two members, or one against all. Without: all, into --csv or --chart.",
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option("--by", help="year, session, all, or a column of the votes (subjects)."),
    ] = "all",
    csv: Annotated[
        str | None, typer.Option("--csv", metavar="FILE", help="Write the rows to a file.")
    ] = None,
    chart: ChartOption = None,
    layout: Annotated[
        str, typer.Option("--layout", help="Columns of the file: hemicycle or voeten.")
    ] = "hemicycle",
    directed: Annotated[
        bool, typer.Option("--directed", help="Write each pair in both orders.")
    ] = False,
    year_as: Annotated[
        str, typer.Option("--year-as", help="session (its number plus 1945) or calendar.")
    ] = "session",
    index: Annotated[
        str, typer.Option("--index", help="Index that gets the 90 % interval: agree, kappa, ...")
    ] = "agree",
    interval: Annotated[
        str, typer.Option("--interval", help="analytic, or bootstrap over votes.")
    ] = "analytic",
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the bootstrap.")] = 0,
    body: BodyOption = "GA",
    coding: CodingOption = "plain",
    consensus: ConsensusOption = False,
    links: LinksOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """How often members vote alike, by every index, with 90 % intervals."""
    from hemicycle.record.record import open_record

    chosen = choices(body, coding, consensus, by, since, until, year_as)
    check_chart(chart)
    opened = open_record(record)
    codes = [member_code(text, opened, chosen.body) for text in members or ()]
    _check(codes, csv or chart, layout)
    found = _measured(opened, chosen, codes, links)
    if chart is not None:
        save_chart(ctx, _picture(found, codes, index), chart, made_from(found))
    if csv is not None:
        _write(ctx, found, csv, layout, directed, as_json)
    if csv is not None or (chart is not None and not codes):
        return
    asked = Interval(index, interval, seed)
    table = _rows(found, codes, asked)
    if as_json:
        emit_result(ctx, _document(found, table, asked, {"by": by, "year_as": year_as}))
    else:
        print_rows(found, table, asked, by, codes)


def _check(codes: list[str], file: str | None, layout: str) -> None:
    if len(codes) > 2 or (not codes and file is None):
        raise InputError(
            f"{len(codes)} members are named" if codes else "no member is named",
            where="hemicycle agree",
            right="two members, one member, or none with --csv or --chart FILE for all pairs",
            todo="for example: hemicycle agree France 'United States of America' --by year",
        )
    check_layout(layout)


def _measured(record: Record, chosen: Choices, codes: list[str], links: str | None) -> Agreement:
    from hemicycle.joined import agreement

    found = agreement(
        record,
        body=chosen.body,
        coding=chosen.coding,
        by=chosen.by,
        since=chosen.since,
        until=chosen.until,
        members=codes if len(codes) == 2 else None,
        links=links,
    )
    return (
        found.with_member(codes[0]) if len(codes) == 1 else (found.pair(*codes) if codes else found)
    )


def _picture(found: Agreement, codes: list[str], index: str) -> Picture:
    """Two members through time, one against the others, or all pairs of the last period."""
    from hemicycle.measure.charts.agreement_heat import agreement_heat
    from hemicycle.measure.charts.nearest import nearest, pair_line

    if len(codes) == 2:
        return pair_line(found, *codes, index=index)
    return nearest(found, codes[0], index=index) if codes else agreement_heat(found, index=index)


def _rows(found: Agreement, codes: list[str], asked: Interval) -> pl.DataFrame:
    """Rows with the interval asked for; the member named first stands first."""
    from hemicycle.measure.results import identified

    low, high = asked.ends(found)
    table = found.table(every=True).with_columns(low=low, high=high)
    table = identified(table, members=("member_a", "member_b"), body=found.body)
    return _turned(table, codes[0]) if codes else table


def _turned(table: pl.DataFrame, first: str) -> pl.DataFrame:
    """Each pair with ``first`` as ``member_a``; the indices are symmetric."""
    from polars import concat

    ours = table["iso3_a"].fill_null(table["member_a"]) == first
    return concat([table.filter(ours), _swapped(table.filter(~ours))])


def _swapped(table: pl.DataFrame) -> pl.DataFrame:
    turn = {"a": "b", "b": "a"}
    names = {
        name: f"{name[:-1]}{turn[name[-1]]}"
        for name in table.columns
        if name[-2:-1] == "_" and name[-1] in turn
    }
    return table.rename(names).select(table.columns)


def _document(
    found: Agreement, table: pl.DataFrame, asked: Interval, options: dict[str, str]
) -> dict[str, Any]:
    return {
        **made_from(found),
        **options,
        "interval": {
            "index": asked.index,
            "level": LEVEL,
            "how": asked.how,
            "seed": asked.seed if asked.how == "bootstrap" else None,
        },
        "rows": table.to_dicts(),
    }


def _write(
    ctx: typer.Context, found: Agreement, path: str, layout: str, directed: bool, as_json: bool
) -> None:
    import polars as pl

    from hemicycle.measure.results import identified

    table = identified(
        found.table(every=layout != "voeten"), members=("member_a", "member_b"), body=found.body
    )
    if directed or layout == "voeten":
        table = pl.concat([table, _swapped(table)])
    if layout == "voeten":
        table = _voeten(table)
    document = {**made_from(found), "file": path, "layout": layout, "rows": table.height}
    write_result(ctx, table, path, document)
    if as_json:
        emit_json(document)
    else:
        note(f"{table.height:,} rows in {path}; what made them in {path}.json")
        note(found.coding.describe())


def _voeten(table: pl.DataFrame) -> pl.DataFrame:
    """Column names of Voeten's ``AgreementScores`` files, which list each pair in both orders."""
    import polars as pl

    return table.select(
        pl.col("session").alias("session.x"),
        pl.col("ccode_a").alias("ccode1"),
        pl.col("ccode_b").alias("ccode2"),
        "agree",
        "year",
        "n",
    ).sort("session.x", "ccode1", "ccode2")
