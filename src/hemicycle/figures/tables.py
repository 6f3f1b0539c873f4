"""The table twins of the pictures: the same facts for people who read or listen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    stack: bool = False,
    tight: bool = False,
) -> str:
    """An HTML table of plain text cells.

    Parameters
    ----------
    caption
        What the table shows; read first by a screen reader.
    headings
        One heading a column; the first column heads its row.
    rows
        Cells as plain text; escaped here.
    numbers
        Columns set flush right.
    stack
        On a phone each row becomes a block with its headings, instead of a squeezed line.
    tight
        Row headings stay on one line where there is room.
    """
    names = " ".join(name for name, wanted in (("stack", stack), ("tight", tight)) if wanted)
    name = f' class="{names}"' if names else ""
    head = "".join(
        f'<th scope="col"{_number(column, numbers)}>{escape(heading)}</th>'
        for column, heading in enumerate(headings)
    )
    cells = [
        f'<td data-head="{escape(heading)}"{_number(column, numbers)}>'
        for column, heading in enumerate(headings)
    ][1:]
    body = "".join(_row(row, cells) for row in rows)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table{name}><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], cells: Sequence[str]) -> str:
    """One row; ``cells`` are how its cells but the first begin."""
    first, *rest = row
    told = "".join(f"{cell}{escape(words)}</td>" for cell, words in zip(cells, rest, strict=True))
    return f'<tr><th scope="row">{escape(first)}</th>{told}</tr>'


def _number(column: int, numbers: Sequence[int]) -> str:
    return ' class="n"' if column in numbers else ""
