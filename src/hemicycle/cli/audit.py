"""``hemicycle audit``: the whole record through the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, note, say, tell
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.audit.model import Audit


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("audit")(audit)


def audit(
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page.")
    ] = None,
    every_open: Annotated[
        bool,
        typer.Option("--open", help="Also list votes without a stated outcome nobody can tell."),
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Derive every recorded outcome by the rules of its day; exit 1 if a source states another."""
    from hemicycle.audit.run import audit as audit_of
    from hemicycle.record.record import open_record

    found = audit_of(open_record(record))
    if html is not None:
        _write(html, found)
    if as_json:
        emit_json(found.to_dict())
    elif html is None:
        _print(found, every_open)
    if found.disagreements:
        raise typer.Exit(1)


def _print(found: Audit, every_open: bool) -> None:
    from hemicycle.audit.terminal import lines

    for line in lines(found, every_open=every_open):
        running_text = "  " not in line  # rows of a table keep their columns, however wide
        tell(line, "") if running_text else say(line)


def _write(file: Path, found: Audit) -> None:
    from hemicycle.audit.page import render_page

    try:
        file.write_text(render_page(found), encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"the page cannot be written ({error.strerror})",
            where=str(file),
            right="a file in a folder that exists and may be written",
            todo="name another file with --html",
        ) from error
    note(f"Wrote {file}")
