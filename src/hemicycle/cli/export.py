"""``hemicycle export``: the record's tables as files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, say


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("export")(export_tables)


def export_tables(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty directory.")],
    formats: Annotated[
        str, typer.Option("--format", metavar="csv,parquet", help="One or both.")
    ] = "csv",
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write every table, with its columns documented and the sources' terms."""
    from hemicycle.record.export import export
    from hemicycle.record.record import open_record

    opened = open_record(record)
    names = [name.strip() for name in formats.split(",") if name.strip()]
    files = export(opened, directory, names)
    if as_json:
        emit_json({"record_version": opened.version, "files": [str(file) for file in files]})
    else:
        say(f"{len(files)} files in {directory}; {directory / 'README.md'} explains the columns.")
