"""``hemicycle agree``: who votes with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, note, print_table, say
from hemicycle.cli.measured import (
    BodyOption,
    Choices,
    CodingOption,
    ConsensusOption,
    SinceOption,
    UntilOption,
    choices,
    member_code,
)
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.agreement import Agreement
    from hemicycle.record.record import Record

_LEVEL = 0.9
_ENDS = 10
_SHORT = ("identical", "agree", "low", "high", "s", "kappa", "pi")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("agree")(agree)


def agree(
    members: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A [B]]", help="Two members, or one against all. Without: all, into --csv."
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option("--by", help="year, session, all, or a column of the votes (subjects)."),
    ] = "all",
    csv: Annotated[
        str | None, typer.Option("--csv", metavar="FILE", help="Write the rows to a file.")
    ] = None,
    layout: Annotated[
        str, typer.Option("--layout", help="Columns of the file: hemicycle or voeten.")
    ] = "hemicycle",
    directed: Annotated[
        bool, typer.Option("--directed", help="Write each pair in both orders.")
    ] = False,
    year_as: Annotated[
        str, typer.Option("--year-as", help="session (its number plus 1945) or calendar.")
    ] = "session",
    body: BodyOption = "GA",
    coding: CodingOption = "plain",
    consensus: ConsensusOption = False,
    since: SinceOption = None,
    until: UntilOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """How often members vote alike, by every index, with 90 % intervals."""
    from hemicycle.record.record import open_record

    chosen = choices(body, coding, consensus, by, since, until, year_as)
    opened = open_record(record)
    codes = [member_code(text, opened, chosen.body) for text in members or ()]
    _check(codes, csv, layout)
    found = _measured(opened, chosen, codes)
    if csv is not None:
        _write(found, csv, layout, directed, as_json)
    elif as_json:
        emit_json(_document(found, by, year_as, codes))
    else:
        _print(found, by, codes)


def _check(codes: list[str], csv: str | None, layout: str) -> None:
    if len(codes) > 2 or (not codes and csv is None):
        raise InputError(
            f"{len(codes)} members are named" if codes else "no member is named",
            where="hemicycle agree",
            right="two members, one member, or none with --csv FILE for all pairs",
            todo="for example: hemicycle agree France 'United States of America' --by year",
        )
    if layout not in ("hemicycle", "voeten"):
        raise InputError(
            f"{layout!r} is no layout",
            where="--layout",
            right="hemicycle or voeten",
            todo="choose one of the two",
        )


def _measured(record: Record, chosen: Choices, codes: list[str]) -> Agreement:
    from hemicycle.joined import agreement

    found = agreement(
        record,
        body=chosen.body,
        coding=chosen.coding,
        by=chosen.by,
        since=chosen.since,
        until=chosen.until,
        members=codes if len(codes) == 2 else None,
    )
    return (
        found.with_member(codes[0]) if len(codes) == 1 else (found.pair(*codes) if codes else found)
    )


def _rows(found: Agreement, codes: list[str]) -> pl.DataFrame:
    """Rows with the interval of ``agree``; the member asked for stands first."""
    import polars as pl

    from hemicycle.measure.results import identified

    low, high = found.interval("agree", level=_LEVEL)
    table = found.table(every=True).with_columns(low=pl.Series(low), high=pl.Series(high))
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


def _document(found: Agreement, by: str, year_as: str, codes: list[str]) -> dict[str, Any]:
    return {
        "record_version": found.record_version,
        "body": found.body,
        "coding": found.coding.to_dict(),
        "by": by,
        "year_as": year_as,
        "level": _LEVEL,
        "interval": "agree, analytic",
        "notes": list(found.notes),
        "rows": _rows(found, codes).to_dicts(),
    }


def _print(found: Agreement, by: str, codes: list[str]) -> None:
    table = _rows(found, codes)
    if len(codes) == 2:
        say(f"{codes[0]} and {codes[1]} in {found.body}")
        columns = ("period", "n", *_SHORT)
    else:
        say(f"{codes[0]} in {found.body}, nearest members first")
        columns = ("member_b", *(() if by == "all" else ("period",)), "n", *_SHORT, "name_b")
        table = _ends(table)
    rows = [[_shown(row[name]) for name in columns] for row in table.iter_rows(named=True)]
    print_table(columns, rows, right=("n", *_SHORT))
    say("low, high: 90 % interval of agree.")
    say(found.coding.describe())
    for line in found.notes:
        note(line)


def _ends(table: pl.DataFrame) -> pl.DataFrame:
    """Nearest and farthest members, where there are more than a screen holds."""
    import polars as pl

    table = table.sort("agree", "n", descending=True, nulls_last=True)
    if table.height <= 2 * _ENDS:
        return table
    note(f"Nearest and farthest {_ENDS} of {table.height:,}; all with --json or --csv.")
    return pl.concat([table.head(_ENDS), table.tail(_ENDS)])


def _shown(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value


def _write(found: Agreement, path: str, layout: str, directed: bool, as_json: bool) -> None:
    import polars as pl

    from hemicycle.measure.results import identified

    table = identified(
        found.table(every=layout != "voeten"), members=("member_a", "member_b"), body=found.body
    )
    if directed or layout == "voeten":
        table = pl.concat([table, _swapped(table)])
    if layout == "voeten":
        table = _voeten(table)
    _to_file(table, path)
    document = {
        "record_version": found.record_version,
        "body": found.body,
        "coding": found.coding.to_dict(),
        "notes": list(found.notes),
        "file": path,
        "rows": table.height,
    }
    if as_json:
        emit_json(document)
    else:
        note(f"{table.height:,} rows in {path}")
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


def _to_file(table: pl.DataFrame, path: str) -> None:
    try:
        table.write_csv(path)
    except OSError as error:
        raise InputError(
            f"the file cannot be written ({error})",
            where=path,
            right="a file in a folder that exists and may be written",
            todo="name another file with --csv",
        ) from error
