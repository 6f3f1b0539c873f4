"""``hemicycle export``: the record's tables, or one body's votes, as files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hemicycle.cli.common import JsonOption, RecordOption, day_of, emit_json, say
from hemicycle.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("export")(export_tables)


def export_tables(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty directory.")],
    formats: Annotated[
        str | None, typer.Option("--format", metavar="csv,parquet", help="One or both.")
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            "--for",
            "--layout",
            metavar="NAME",
            help="One body's votes for pscl, wnominate or stan, or as voeten laid them out.",
        ),
    ] = None,
    body: Annotated[
        str | None, typer.Option("--body", help="With --for: which body. Default: GA.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="With --for: first day, ISO.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="With --for: last day, ISO.")
    ] = None,
    year_as: Annotated[
        str, typer.Option("--year-as", help="session (its number plus 1945) or calendar.")
    ] = "session",
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write every table, with its columns documented and the sources' terms."""
    from hemicycle.domain.body import body_code
    from hemicycle.record.export import export
    from hemicycle.record.export_layouts import export_as
    from hemicycle.record.export_rows import Wanted
    from hemicycle.record.record import open_record

    _check(layout, formats, {"--body": body, "--since": since, "--until": until})
    opened = open_record(record)
    if layout is None:
        names = [name.strip() for name in (formats or "csv").split(",") if name.strip()]
        files = export(opened, directory, names, year_as=year_as)
    else:
        days = day_of(since, "--since"), day_of(until, "--until")
        wanted = Wanted(body_code(body or "GA"), *days, year_as)
        files = export_as(opened, directory, layout, wanted)
    if as_json:
        emit_json({"record_version": opened.version, "files": [str(file) for file in files]})
    else:
        say(f"{len(files)} files in {directory}; {directory / 'README.md'} explains the columns.")


def _check(layout: str | None, formats: str | None, narrowed: dict[str, str | None]) -> None:
    given = [name for name, value in narrowed.items() if value is not None]
    if layout is None and given:
        raise InputError(
            f"{', '.join(given)} belongs to one body's votes; the tables are written whole",
            where="hemicycle export",
            right="the option beside --for pscl, wnominate, stan or voeten",
            todo="leave it out, add --for, or choose rows with: hemicycle sql",
        )
    if layout is not None and formats is not None:
        raise InputError(
            f"--format belongs to the tables, and --for {layout} has files of its own",
            where="hemicycle export",
            right="one of the two",
            todo="leave --format out",
        )
