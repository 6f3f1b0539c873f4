"""``hemicycle ingest``: official and research files into a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, err, note, print_table, say
from hemicycle.cli.covered import print_coverage
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from hemicycle.record.report import IngestReport


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("ingest")(ingest_files)


class _Shown:
    """Progress bars on standard error; only text where that is no terminal."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, step: str, total: int) -> None:
        self._task = self._bars.add_task(step, total=total)

    def advance(self) -> None:
        if self._task is not None:
            self._bars.advance(self._task)

    def waiting(self, record: Path) -> None:
        note(f"Another process is writing to {record}; waiting for it to finish.")


def ingest_files(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Files as published; plain, .gz or .xz."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="Source, if the content does not tell."),
    ] = None,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Make the tables again from the files already put in."),
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read official or research files into the record; the source is told from the content."""
    from rich.progress import Progress as Bars

    from hemicycle.record.ingest import ingest
    from hemicycle.record.ingest import rebuild as rebuilt
    from hemicycle.record.location import EMBEDDED, writable_record

    target = writable_record(record)
    if not files and not rebuild:
        raise InputError(
            "no file was named",
            where="hemicycle ingest",
            right="one or more files, or --rebuild",
            todo="name the files to read; `hemicycle info` lists what the record holds "
            f"(the {EMBEDDED} facts are always in)",
        )
    with Bars(console=err(), transient=True) as bars:
        shown = _Shown(bars)
        report = rebuilt(target, progress=shown) if rebuild else None
        if files:
            report = ingest(files, target, source=source, progress=shown)
    assert report is not None
    if as_json:
        emit_json(report.to_dict())
    else:
        _print(report)


def _print(report: IngestReport) -> None:
    if report.files:
        print_table(
            ("file", "source", "votes", "ballots", ""),
            [
                (
                    file.name,
                    file.source,
                    f"{file.votes:,}",
                    f"{file.ballots:,}",
                    "was in already" if file.known else "",
                )
                for file in report.files
            ],
            right=("votes", "ballots"),
        )
    print_coverage(report.coverage)
    state = "is now" if report.changed else "stays"
    say(f"Record {report.record} {state} version {report.version}.")
    found = ", ".join(f"{kind} {number:,}" for kind, number in report.findings.items())
    say(f"Findings: {found or 'none'} (hemicycle info --findings).")
    alone = ", ".join(f"{source} {number:,}" for source, number in report.alone.items())
    say(f"Votes that only one source carries: {alone or 'none'}.")
    for source, number in report.stray.items():
        say(f"{source}: {number:,} notes on votes that no file here holds; they wait.")
