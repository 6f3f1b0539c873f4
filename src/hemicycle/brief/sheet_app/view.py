"""The sheet drawn as text: columns read downwards, letters beside colours, the count below."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from hemicycle.brief.sheet_app.board import KEY_OF, Board, Mark, said
from hemicycle.domain.vote import Position

#: Narrowest column: the letter, the code and enough of the name to know it by.
COLUMN = 26

_STYLE = {
    Position.YES: "bold green",
    Position.NO: "bold red",
    Position.ABSTAIN: "bold yellow",
    Position.NON_VOTING: "bold",
}


def rows_for(cells: int, width: int) -> int:
    """Cells in a column, for a sheet of that width."""
    return max(1, -(-cells // _columns(width)))


def _columns(width: int) -> int:
    return max(1, width // COLUMN)


def draw_board(board: Board, width: int, height: int) -> Text:
    """The part of the sheet around the selected cell that fits."""
    rows = rows_for(len(board.cells), width)
    top = _top(board.selected % rows, rows, height)
    wide = max(COLUMN, width // _columns(width))
    text = Text(no_wrap=True)
    for row in range(top, min(rows, top + height)):
        for index in range(row, len(board.cells), rows):
            text.append_text(_cell(board, index, wide))
        text.append("\n")
    return text


def _top(row: int, rows: int, height: int) -> int:
    return 0 if rows <= height else max(0, min(row - height // 2, rows - height))


def _cell(board: Board, index: int, wide: int) -> Text:
    cell, mark = board.cells[index], board.marks.get(board.cells[index].code)
    label = f"{cell.code} {cell.name}"
    label = label if len(label) <= wide - 5 else label[: wide - 6] + "…"
    text = Text(f"{_letter(mark)} {label}".ljust(wide))
    if mark is not None:
        text.stylize(_STYLE[mark.position] if mark.confirmed else "dim italic", 0, 3)
    if mark is not None and not mark.confirmed:
        text.stylize("dim italic")
    if index == board.selected:
        text.stylize("reverse", 0, wide - 1)
    return text


def _letter(mark: Mark | None) -> str:
    """`Y` where confirmed, `y?` where only prefilled, a dot where open."""
    if mark is None:
        return " · "
    key = KEY_OF[mark.position]
    return f" {key.upper()} " if mark.confirmed else f" {key}?"


def draw_count(board: Board, announced: Mapping[Position, int]) -> Text:
    """The running count, each number beside the announced one where it was given."""
    counts = board.count()
    text = Text()
    for position in KEY_OF:
        text.append(f" {KEY_OF[position].upper()} ", style=f"{_STYLE[position]} reverse")
        text.append(f" {counts[position]}")
        if position in announced:
            fits = counts[position] == announced[position]
            text.append(f" of {announced[position]}{' ✓' if fits else ''}")
        text.append(f" {said(position)}   ")
    waiting = sum(not mark.confirmed for mark in board.marks.values())
    text.append(f"{board.open} open")
    text.append(f", {waiting} of them prefilled (?)" if waiting else "")
    return text


def draw_prompt(board: Board) -> Text:
    """What is being typed and what the keys do now."""
    text = Text()
    if board.on_cells:
        text.append("CELL ", style="bold reverse")
        text.append(f" {board.cell.name}: y n a - marks it, Enter confirms, Esc to type names")
    else:
        text.append("NAME ", style="bold reverse")
        text.append(f" {board.typed}▏" if board.typed else " type usa n, or press an arrow key")
    text.append(f"   {board.message}" if board.message else "", style="bold")
    return text
