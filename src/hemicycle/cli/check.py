"""``hemicycle check``: an account against the record."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
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
    from hemicycle.brief.entry import EnteredVote

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
    vote: Annotated[
        str | None,
        typer.Option(
            "--vote",
            metavar="FILE|-",
            help="A vote no dataset has yet, as taken down: what differs from it is no error.",
            show_default=False,
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the marked text as a page.")
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check what articles say of votes: every claim with its verdict and evidence."""
    from hemicycle.accounts import check as check_text
    from hemicycle.record.record import open_record

    day, known = day_of(date, "--date"), _context(context)
    opened = open_record(record)
    texts = [(file, text_of(file)) for file in files]
    taken_down = _taken_down(vote, files) if vote else ()
    documents = [
        check_text(text, record=opened, date=day, context=known, file=file, provisional=taken_down)
        for file, text in texts
    ]
    if html is not None:
        from hemicycle.accounts.page import render_page

        html.write_text(render_page(documents, [text for _, text in texts]), encoding="utf-8")
        note(f"written: {html}")
    if as_json:
        emit_json(documents)
    else:
        show(documents, [text for _, text in texts])
    _notes(documents, [text for _, text in texts])
    if any(c["verdict"] == "contradicted" for d in documents for c in d["claims"]):
        raise typer.Exit(1)


def _taken_down(vote: str, files: list[str]) -> tuple[EnteredVote, ...]:
    """The votes of a pasted note; standard input can be read once only."""
    from hemicycle.brief.entry import decode, read_votes
    from hemicycle.errors import InputError

    if vote == "-" and "-" in files:
        raise InputError(
            "Standard input was asked for twice",
            where="--vote -",
            right="an article or the note of the vote from standard input",
            todo="give one of them as a file",
        )
    data = sys.stdin.buffer.read() if vote == "-" else Path(vote).read_bytes()
    today = datetime.now(tz=UTC).date()
    return read_votes(decode(data, vote), today=today)


def text_of(file: str) -> str:
    """An article as received, ``-`` for standard input; its encoding is repaired."""
    from hemicycle.accounts.source import decode

    if file == "-":
        return decode(sys.stdin.buffer.read(), "standard input")
    path = Path(file)
    if not path.is_file():
        raise _no_file(file, path)
    return decode(path.read_bytes(), file)


def _no_file(file: str, path: Path) -> Exception:
    """Why there is nothing to read under a name, and what to do about it."""
    from hemicycle.errors import InputError

    right = "a file with the article: text, HTML or .docx, or - for standard input"
    if file.startswith(("http://", "https://", "www.")):
        return InputError(
            "An address is not fetched: nothing here needs the network",
            where=file,
            right=right,
            todo="save the page in the browser and check the saved file",
        )
    what = "This is a folder" if path.is_dir() else "There is no such file"
    return InputError(what, where=file, right=right, todo="give the files by name")


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


def show(documents: list[dict[str, Any]], texts: Sequence[str] = ()) -> None:
    """Print each article's claims with mark and evidence, and who says what of several."""
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
    if len(documents) > 1 and texts:
        _compare(documents, texts)


def _summary(document: dict[str, Any]) -> str:
    verdicts = [c["verdict"] for c in document["claims"]]
    if not verdicts:
        return "no checkable claim found"
    return ", ".join(
        f"{verdicts.count(v)} {v.replace('_', ' ')}" for v in _MARKS if verdicts.count(v)
    )


def _compare(documents: list[dict[str, Any]], texts: Sequence[str]) -> None:
    from hemicycle.accounts.compare import statements
    from hemicycle.accounts.copies import stories

    short = [{**d, "file": Path(str(d["file"])).name} for d in documents]
    rows = [
        (
            "≠" if found.differ else "=",
            found.matter,
            "; ".join(f"{value}: {', '.join(files)}" for value, files in found.said),
        )
        for found in statements(short, stories(texts))
    ]
    if rows:
        say("who says what (≠ they differ, = they agree, two files joined by = are one story)")
        print_table(("", "matter", "said by"), rows)


def _notes(documents: list[dict[str, Any]], texts: list[str]) -> None:
    from hemicycle.accounts.copies import near_copies

    for document in documents:
        for text in document["notes"]:
            note(f"{document['file']}: {text}")
    for text in near_copies([str(d["file"]) for d in documents], texts):
        note(text)
