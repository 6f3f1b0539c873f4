"""``hemicycle lock``: name a version of the record for good."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, say


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("lock")(lock)


def lock(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the lock.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Pin this version of the record: hashes of files, fragments and tables. Opened again with
    --record FILE."""
    from importlib.metadata import version

    from hemicycle.record.record import open_record
    from hemicycle.record.write_lock import write_lock

    made = write_lock(open_record(record), file, tool_version=version("hemicycle"))
    if as_json:
        emit_json({"file": str(file), **made.to_dict()})
        return
    kept = f" of {len(made.files)} files is kept and" if made.files else ""
    say(f"Record {made.record_version}{kept} opens with --record {file}")
