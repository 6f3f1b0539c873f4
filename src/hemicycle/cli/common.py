"""What all commands share: the options, the consoles, and how results are printed.

Standard output carries the result, or with ``--json`` exactly one document; everything else goes
to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="DIR|embedded",
        help="The record to use. Default: HEMICYCLE_RECORD, else your own record, else the "
        "embedded one.",
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document and nothing else.")
]


def emit_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def note(text: str) -> None:
    """Say something beside the result, on standard error."""
    sys.stderr.write(f"{text}\n")


def say(text: str = "") -> None:
    """Print a line of the result."""
    sys.stdout.write(f"{text}\n")


def out() -> Console:
    """Console for results. Text from sources is never read as markup."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def err() -> Console:
    """Console for progress and notes."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()
) -> None:
    """Print rows that line up; a missing value is an empty cell.

    Parameters
    ----------
    columns
        Headings; the last one takes the room that is left.
    rows
        Cells, plain text: nothing in them is interpreted.
    right
        Columns of numbers, set flush right.
    """
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        last = name == columns[-1]
        table.add_column(
            name, justify="right" if name in right else "left", no_wrap=not last, overflow="fold"
        )
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    out().print(table)


def _cell(value: object) -> str:
    """Text of a cell: control characters of a source never reach the terminal."""
    text = "" if value is None else str(value)
    return "".join(char if char.isprintable() else " " for char in text)


def plain_text(text: str | None) -> str:
    """Text of a source, safe to print: control characters become spaces."""
    return _cell(text)


def day_of(text: str | None, option: str) -> date | None:
    """An ISO day given with an option, or None.

    Raises
    ------
    InputError
        Any other spelling.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no day",
            where=option,
            right="a day written year-month-day, such as 2025-02-24",
            todo="write the day so",
        ) from error
