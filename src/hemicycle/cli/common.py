"""What all commands share: the options, the consoles, and how results are printed.

Standard output carries the result, or with ``--json`` exactly one document; everything else goes
to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

#: With less room than this beside the other columns, the last one goes under them.
_LEAST_BESIDE = 28

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
    """Print rows that line up; a missing value is an empty cell and nothing is cut off.

    On a terminal the last column is wrapped, beside the others where there is room and else under
    them; in a pipe every row is one line.

    Parameters
    ----------
    columns
        Headings; the last one takes the room that is left.
    rows
        Cells, plain text: nothing in them is interpreted.
    right
        Columns of numbers, set flush right.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    flush = [name in right for name in columns]
    lay = _wrapper(_width(), widths)
    if any(columns):
        for line in lay(_aligned(columns, widths, flush), columns[-1]):
            out().print(line, style="bold", soft_wrap=True)
        say("─" * min(sum(widths) + 2 * len(widths) - 2, _width() or 10_000))
    for row in cells:
        for line in lay(_aligned(row, widths, flush), row[-1]):
            say(line)
    say()


def _aligned(row: Sequence[str], widths: Sequence[int], flush: Sequence[bool]) -> str:
    """All cells but the last one, each as wide as its column."""
    return "".join(
        (cell.rjust(width) if at_right else cell.ljust(width)) + "  "
        for cell, width, at_right in zip(row[:-1], widths[:-1], flush[:-1], strict=True)
    )


def _width() -> int | None:
    """Columns of the terminal; None in a pipe, where nothing needs to be wrapped."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return out().width
    return None


def _wrapper(width: int | None, widths: Sequence[int]) -> Callable[[str, str], list[str]]:
    """How the last cell of a row is laid beside or under the others."""
    beside = sum(widths[:-1]) + 2 * (len(widths) - 1)
    if width is None or beside + widths[-1] <= width:
        return lambda head, last: [(head + last).rstrip()]
    if width - beside >= _LEAST_BESIDE:
        return lambda head, last: [
            (head if number == 0 else " " * beside) + line
            for number, line in enumerate(wrap(last, width - beside) or [""])
        ]
    return lambda head, last: [head.rstrip(), *(f"    {line}" for line in wrap(last, width - 4))]


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
