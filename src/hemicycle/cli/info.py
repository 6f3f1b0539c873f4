"""``hemicycle info``: what the record holds, and every disagreement found."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import (
    JsonOption,
    RecordOption,
    emit_json,
    plain_text,
    print_table,
    say,
    tell,
)
from hemicycle.cli.covered import print_coverage

if TYPE_CHECKING:
    from hemicycle.record.record import Record


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("info")(info)


def info(
    findings: Annotated[
        bool,
        typer.Option("--findings", help="Every finding with its witness; exit 1 if there is one."),
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """What the record holds, where it comes from, and where the sources disagree."""
    from hemicycle.record.record import open_record

    opened = open_record(record)
    if not findings:
        emit_json(_document(opened)) if as_json else _print(opened)
        return
    found = _findings(opened)
    emit_json(found) if as_json else _print_findings(found)
    if found["findings"]:
        raise typer.Exit(1)


def _document(record: Record) -> dict[str, Any]:
    return {
        "record_version": record.version,
        "bodies": dict(record.coverage),
        "sources": record.sources.to_dicts(),
        "findings": record.findings.height,
    }


def _print(record: Record) -> None:
    say(f"Record {record.name}, version {record.version}")
    print_coverage(record.coverage)
    say("Sources, best first; each asks to be cited as shown:")
    for source in record.sources.iter_rows(named=True):
        untested = "" if source["tested"] == "real file" else "; untested on the real file"
        files = "1 file" if source["files"] == 1 else f"{source['files']} files"
        tell(f"  {source['source']}: {source['title']} ({files}{untested})")
        tell(f"    terms: {source['licence'] or 'not stated'}")
        tell(f"    cite:  {source['citation'] or source['publisher']}")
    say(f"Findings: {record.findings.height:,} (hemicycle info --findings)")


def _findings(record: Record) -> dict[str, Any]:
    rows = [{**row, "witness": json.loads(row["witness"])} for row in record.findings.to_dicts()]
    kinds = Counter(row["kind"] for row in rows)
    return {
        "record_version": record.version,
        "by_kind": dict(sorted(kinds.items())),
        "findings": rows,
    }


def _print_findings(document: dict[str, Any]) -> None:
    print_table(("kind", "findings"), document["by_kind"].items(), right=("findings",))
    for row in document["findings"]:
        tell(f"{row['kind']}  {' '.join(plain_text(row['text']).split())}")
        say(f"    {plain_text(json.dumps(row['witness'], ensure_ascii=False))}")
