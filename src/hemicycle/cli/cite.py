"""``hemicycle cite``: what a paper has to cite."""

from __future__ import annotations

from typing import Annotated

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, say
from hemicycle.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("cite")(cite)


def cite(
    form: Annotated[
        str, typer.Option("--format", help="plain, bibtex, csl (JSON), or cff (CITATION.cff).")
    ] = "plain",
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """The tool, the record's version and coverage, and every source with its terms."""
    from importlib.metadata import version

    from hemicycle.record.cite import citation
    from hemicycle.record.cite_formats import FORMATS
    from hemicycle.record.record import open_record

    if form not in FORMATS:
        raise InputError(
            f"{form!r} is no format of a citation",
            where="--format",
            right=", ".join(FORMATS),
            todo="choose one of these",
        )
    cited = citation(open_record(record), tool_version=version("hemicycle"))
    if as_json:
        emit_json(cited.to_dict())
    else:
        say(FORMATS[form](cited).rstrip("\n"))
