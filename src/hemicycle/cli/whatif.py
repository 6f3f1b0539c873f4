"""``hemicycle whatif``: one vote with other positions, or as it is to be expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.charted import ChartOption, check_chart, save_chart
from hemicycle.cli.common import (
    JsonOption,
    RecordOption,
    day_of,
    note,
    plain_text,
    print_table,
    say,
)
from hemicycle.cli.made import emit_result
from hemicycle.cli.measured import member_code
from hemicycle.cli.progress import progress_bar
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.measure.forecast.results import Forecast
    from hemicycle.measure.whatif import WhatIf
    from hemicycle.record.record import Record

_MOST = 12


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("whatif")(whatif)


def whatif(
    ctx: typer.Context,
    symbol: Annotated[
        str | None,
        typer.Argument(
            metavar="[SYMBOL]", help="A symbol, a vote_id or any other identifier; or CASE.toml."
        ),
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="MEMBER=POSITION",
            help="USA=yes, EU=abstain; yes, no, abstain or non_voting. May be given several "
            "times; a later one wins. Premises: yes=95 where ballots are not known by name, "
            "nature=substantive where no ruling is.",
        ),
    ] = None,
    expected: Annotated[
        bool,
        typer.Option("--expected", help="Not as it was cast: as it was expected the day before."),
    ] = False,
    draft: Annotated[
        str | None,
        typer.Option("--draft", metavar="TITLE", help="A draft instead: what is to be expected."),
    ] = None,
    series: Annotated[
        str | None, typer.Option("--series", help="Series of the draft, such as ES-11.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Its kind within the series: condemnation, ...")
    ] = None,
    sponsors: Annotated[
        str | None, typer.Option("--sponsors", metavar="A,B", help="Who sponsors the draft.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="Its day. Default: after the newest vote."),
    ] = None,
    body: Annotated[str, typer.Option("--body", help="Body of the draft.")] = "GA",
    nature: Annotated[
        str | None, typer.Option("--nature", help="As it would be ruled: important, ordinary.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of the drawn roll calls.")] = 0,
    chart: ChartOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """One vote with other positions: the outcome by its rules, who is pivotal, what would flip it.

    Without --set: what the vote hangs on as it was cast. With --expected, or for a --draft: the
    chance of each position of each member, of the tally and of adoption.
    """
    if (symbol is None) == (draft is None):
        raise InputError(
            "neither a vote nor a draft was named" if draft is None else "both were named",
            where="whatif",
            right="a symbol such as A/RES/ES-11/7, or --draft with a title",
            todo="give one of the two",
        )
    _check_chart(chart, draft is not None or expected)
    if draft is not None or expected:
        from hemicycle.record.record import open_record

        opened = open_record(record)
        with progress_bar("Learning from earlier years") as progress:
            found = _forecast(
                opened, symbol, draft, changes or [], series, kind, sponsors,
                day_of(day, "--date"), body.upper(), nature, seed, progress,
            )  # fmt: skip
        if chart is not None:
            from hemicycle.measure.charts.tally_spread import tally_spread

            save_chart(ctx, tally_spread(found), chart, found.to_dict())
        if as_json:
            emit_result(ctx, found.to_dict())
        else:
            _say_forecast(found)
        return
    assert symbol is not None
    _answer(ctx, symbol, changes or [], record, as_json)


def _check_chart(chart: str | None, expected: bool) -> None:
    if chart is not None and not expected:
        raise InputError(
            "the picture shows what was expected of a text",
            where="--chart",
            right="whatif SYMBOL --expected --chart FILE, or whatif --draft TITLE --chart FILE",
            todo="add --expected; the board of a vote as it was cast is in: hemicycle brief",
        )
    check_chart(chart)


def _answer(
    ctx: typer.Context, symbol: str, changes: list[str], record: str | None, as_json: bool
) -> None:
    found = _of_file(symbol, changes) if symbol.endswith(".toml") else None
    if found is None:
        from hemicycle.joined import whatif as measure
        from hemicycle.record.record import open_record

        found = measure(open_record(record), symbol, changes)
    if as_json:
        emit_result(ctx, found.to_dict())
        return
    _say_lines(found.summary())


def _say_lines(text: str) -> None:
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        for part in wrapped(plain_text(line.lstrip()), indent=indent):
            say(part)


def _forecast(
    record: Record,
    symbol: str | None,
    draft: str | None,
    changes: list[str],
    series: str | None,
    kind: str | None,
    sponsors: str | None,
    day: date | None,
    body: str,
    nature: str | None,
    seed: int,
    progress: Callable[[int, int], None],
) -> Forecast:
    from hemicycle.joined_forecast import forecast, forecast_draft

    if symbol is not None:
        return forecast(record, symbol, changes, seed=seed, progress=progress)
    assert draft is not None
    if day is None:
        day = record.newest_day() + timedelta(days=1)
        note(f"Put on {day}, the day after the newest vote of the record; --date sets another.")
    names = [
        member_code(name.strip(), record, body) for name in (sponsors or "").split(",") if name
    ]
    return forecast_draft(
        record, draft, day, changes, body=body, series=series, kind=kind, sponsors=names,
        nature=nature, seed=seed, progress=progress,
    )  # fmt: skip


def _say_forecast(found: Forecast) -> None:
    """The summary, and the members that are least sure."""
    from hemicycle.measure.forecast.results import WORDS

    _say_lines(found.summary())
    say()
    table = found.table().with_columns(sure=found.chances.max(axis=1))
    rows = [
        (
            row["name"],
            *(f"{row[name]:.2f}" for name in ("yes", "abstain", "no", "non_voting")),
            WORDS[row["position"]] if row["position"] else None,
        )
        for row in table.sort(["sure", "member"]).head(_MOST).to_dicts()
    ]
    columns = ("least sure", "yes", "abstain", "no", "not voting", "cast")
    print_table(columns, rows, right=columns[1:5])


def _of_file(name: str, changes: list[str] | None) -> WhatIf:
    from hemicycle.measure.whatif import what_if
    from hemicycle.rules.casefile import read_case

    return what_if(read_case(Path(name)), changes or (), label=name)
