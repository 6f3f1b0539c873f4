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
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from hemicycle.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

#: With this much room beside the other columns the last one is wrapped there in any case, with less
#: only where that takes no more lines than under them, and with still less never.
_ROOM_BESIDE, _LEAST_BESIDE = 28, 14
#: Between columns; the narrower gap only where it makes the difference.
_GAP, _NARROW = 2, 1

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
    sys.stderr.write(f"{fitted(text, terminal_width(sys.stderr))}\n")


def say(text: str = "") -> None:
    """Print a line of the result."""
    sys.stdout.write(f"{text}\n")


def tell(text: str, hang: str = "    ") -> None:
    """Print running text of the result: wrapped on a terminal, one line in a pipe.

    ``hang`` sets in the lines that follow the first.
    """
    say(fitted(text, _width(), hang))


def fitted(text: str, width: int | None, hang: str = "") -> str:
    """Lines no wider than that, broken between words only; None leaves them as they are."""
    if width is None:
        return text
    return "\n".join(
        part
        for line in text.split("\n")
        for part in wrap(
            line,
            width,
            subsequent_indent=" " * (len(line) - len(line.lstrip())) + hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    )


def terminal_width(stream: TextIO) -> int | None:
    """Columns of the terminal that a stream writes to; None for a pipe or a file."""
    return get_terminal_size().columns if stream.isatty() else None


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

    On a terminal too narrow for them the columns move together, and if that is not enough the last
    one is wrapped, beside the others or under them; in a pipe every row is one line.

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
    room = _width() or sys.maxsize
    gap, lay = _layout(room, widths, [row[-1] for row in cells])

    def lines(row: Sequence[str]) -> list[str]:
        last = row[-1].rjust(widths[-1]) if flush[-1] else row[-1]
        return lay(_aligned(row, widths, flush, gap), last)

    if any(columns):
        for line in lines(columns):
            out().print(line, style="bold", soft_wrap=True)
        say("─" * min(sum(widths) + gap * (len(widths) - 1), room))
    for row in cells:
        for line in lines(row):
            say(line)
    say()


def _aligned(row: Sequence[str], widths: Sequence[int], flush: Sequence[bool], gap: int) -> str:
    """All cells but the last one, each as wide as its column."""
    return "".join(
        (cell.rjust(width) if at_right else cell.ljust(width)) + " " * gap
        for cell, width, at_right in zip(row[:-1], widths[:-1], flush[:-1], strict=True)
    )


def _width() -> int | None:
    """Columns of the terminal; None in a pipe, where nothing needs to be wrapped."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return out().width
    return None


def _layout(
    room: int, widths: Sequence[int], last: Sequence[str]
) -> tuple[int, Callable[[str, str], list[str]]]:
    """Columns between the columns, and how a row's last cell is laid to the others."""
    beside = {gap: sum(widths[:-1]) + gap * (len(widths) - 1) for gap in (_GAP, _NARROW)}
    for gap, taken in beside.items():
        if taken + widths[-1] <= room:
            return gap, lambda head, cell: [(head + cell).rstrip()]
    for gap, taken in beside.items():
        left = room - taken
        if left >= _ROOM_BESIDE or (left >= _LEAST_BESIDE and _fewer(last, left, room)):
            return gap, _beside(taken, left)
    return _GAP, lambda head, cell: [
        head.rstrip(),
        *(f"    {line}" for line in wrap(cell.strip(), room - 4)),
    ]


def _beside(taken: int, left: int) -> Callable[[str, str], list[str]]:
    """The last cell wrapped in what is left, under its own heading."""
    return lambda head, cell: [
        ((head if number == 0 else " " * taken) + line).rstrip()
        for number, line in enumerate(wrap(cell.strip(), left) or [""])
    ]


def _fewer(cells: Sequence[str], room: int, width: int) -> bool:
    """Whether cells wrapped beside the others take no more lines than under them."""
    beside = sum(len(wrap(cell, room) or [""]) for cell in cells)
    return beside <= sum(1 + len(wrap(cell, width - 4)) for cell in cells)


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
