"""``hemicycle check``: an account against the record."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import (
    JsonOption,
    RecordOption,
    day_of,
    emit_json,
    note,
    plain_text,
    print_table,
    say,
)

if TYPE_CHECKING:
    from hemicycle.record.record import Record

_MARKS = {"supported": "✓", "contradicted": "✗", "not_checkable": "?"}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("check")(check)


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Articles; - for standard input.")
    ],
    context: Annotated[
        str | None,
        typer.Option(
            metavar="JSON|@FILE",
            help="What is known: {body, resolution, date}.",
            show_default=False,
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day the articles speak from.", show_default=False),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the marked text as a page.")
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check what articles say of votes: every claim with its verdict and evidence."""
    from hemicycle.record.record import open_record

    day, known = day_of(date, "--date"), _context(context)
    opened = open_record(record)
    texts = [(file, text_of(file)) for file in files]
    documents = [_document(opened, file, text, day, known) for file, text in texts]
    if html is not None:
        from hemicycle.accounts.page import render_page

        html.write_text(render_page(documents, [text for _, text in texts]), encoding="utf-8")
        note(f"written: {html}")
    if as_json:
        emit_json(documents)
    else:
        show(documents)
    _notes(documents)
    if any(c["verdict"] == "contradicted" for d in documents for c in d["claims"]):
        raise typer.Exit(1)


def _document(
    record: Record, file: str, text: str, day: Any, known: dict[str, Any] | None
) -> dict[str, Any]:
    from hemicycle.accounts import check as check_text

    return check_text(text, record=record, date=day, context=known, file=file)


def text_of(file: str) -> str:
    """An article as received, ``-`` for standard input; its encoding is repaired."""
    from hemicycle.accounts.source import decode

    if file == "-":
        return decode(sys.stdin.buffer.read(), "standard input")
    return decode(Path(file).read_bytes(), file)


def _context(given: str | None) -> dict[str, Any] | None:
    """JSON text or ``@FILE``; what cannot be read is left out with a note, never fatal."""
    if given is None:
        return None
    try:
        text = Path(given[1:]).read_text("utf-8") if given.startswith("@") else given
        read = json.loads(text)
    except (OSError, ValueError) as error:
        note(f"--context cannot be read and is left out: {error}")
        return None
    if isinstance(read, dict):
        return read
    if read is not None:
        note("--context is no JSON object and is left out")
    return None


def show(documents: list[dict[str, Any]]) -> None:
    """Print each article's claims with mark and evidence, and where several differ."""
    for document in documents:
        say(f"{document['file']}: {_summary(document)}")
        rows = [
            (
                _MARKS[c["verdict"]] + ("~" if c["shaky"] else ""),
                c["type"],
                plain_text(c["text"]),
                plain_text(c["evidence"]["computation"]),
            )
            for c in document["claims"]
        ]
        if rows:
            print_table(("", "type", "claim", "evidence"), rows)
    if documents:
        say(
            f"✓ supported   ✗ contradicted   ? not checkable   ~ debatable   "
            f"record {documents[0]['record_version']}"
        )
    if len(documents) > 1:
        _compare(documents)


def _summary(document: dict[str, Any]) -> str:
    verdicts = [c["verdict"] for c in document["claims"]]
    if not verdicts:
        return "no checkable claim found"
    return ", ".join(
        f"{verdicts.count(v)} {v.replace('_', ' ')}" for v in _MARKS if verdicts.count(v)
    )


def _compare(documents: list[dict[str, Any]]) -> None:
    from hemicycle.accounts.compare import differences

    rows = differences(documents)
    if rows:
        say("where they differ")
        print_table(("claim", "files"), rows)


def _notes(documents: list[dict[str, Any]]) -> None:
    from hemicycle.accounts.compare import near_copies

    for document in documents:
        for text in document["notes"]:
            note(f"{document['file']}: {text}")
    for text in near_copies(documents):
        note(text)
