"""What each key does to the sheet: a pure function from one board to the next.

Two ways of typing. **By name**: a code or the beginning of a name, a space, and ``y``, ``n``,
``a`` or ``-`` (``usa n``); it is done at once where it can mean one member only, and waits where
the letters may also go on as a name (``papua n``…), until Enter. **By cell**: an arrow key puts
the hand on the cells, and single letters then mark the selected cell and go on to the next.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from hemicycle.brief.sheet_app.board import POSITION_OF, Board, Cell
from hemicycle.domain.names import plain

#: Keys as Textual names them.
_ARROWS = ("up", "down", "left", "right", "home", "end")


def press(board: Board, key: str, *, rows: int) -> Board:
    """The board after one key.

    Parameters
    ----------
    key
        A single character, or ``up``, ``down``, ``left``, ``right``, ``home``, ``end``,
        ``enter``, ``backspace``, ``escape``, ``undo``.
    rows
        Cells in a column of the sheet as drawn; ``left`` and ``right`` move by that many.
    """
    if key in _ARROWS:
        return _move(replace(board, typed="", on_cells=True, message=""), key, rows)
    if key == "undo":
        return board.undo()
    if key == "escape":
        return replace(board, typed="", on_cells=False, message="")
    if key == "backspace":
        return replace(board, typed=board.typed[:-1], message="")
    if key == "enter":
        return _enter(board)
    return _character(board, key) if len(key) == 1 and key.isprintable() else board


def _move(board: Board, key: str, rows: int) -> Board:
    steps = {"up": -1, "down": 1, "left": -rows, "right": rows}
    if key in steps:
        target = board.selected + steps[key]
        inside = 0 <= target < len(board.cells)
        return board.select(target) if inside else board
    return board.select(0 if key == "home" else len(board.cells) - 1)


def _enter(board: Board) -> Board:
    if not board.typed:
        return board.confirm(board.selected)
    name, _, letter = board.typed.rpartition(" ")
    if letter in POSITION_OF and len(found := matches(board.cells, name)) == 1:
        return replace(board, on_cells=False).mark(found[0], POSITION_OF[letter])
    found = matches(board.cells, board.typed)
    if len(found) == 1:
        return replace(board.select(found[0]), typed="", on_cells=True, message="")
    return replace(board, message=_unclear(board, board.typed))


def _character(board: Board, character: str) -> Board:
    letter = character.casefold()
    if board.on_cells and not board.typed and letter in POSITION_OF:
        return board.mark(board.selected, POSITION_OF[letter])
    typed = (board.typed + letter).lstrip()
    board = replace(board, typed=typed, on_cells=False, message="")
    name, space, letter = typed.rpartition(" ")
    if not (space and letter in POSITION_OF):
        return board
    found = matches(board.cells, name)
    if letter != "-" and matches(board.cells, typed):
        who = board.cells[found[0]].name if len(found) == 1 else None
        return replace(board, message=f"Enter: {who}; or go on with the name" if who else "")
    if len(found) == 1:
        return board.mark(found[0], POSITION_OF[letter])
    return replace(board, message=_unclear(board, name))


def matches(cells: tuple[Cell, ...], text: str) -> tuple[int, ...]:
    """Indices of the members a typed text can mean: a code, a whole name, else beginnings."""
    wanted = " ".join(_plain(text).split())
    if not wanted:
        return ()
    exact = tuple(
        i for i, cell in enumerate(cells) if wanted in (cell.code.lower(), _plain(cell.name))
    )
    if exact:
        return exact
    return tuple(
        i
        for i, cell in enumerate(cells)
        if cell.code.lower().startswith(wanted) or _plain(cell.name).startswith(wanted)
    )


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Lower case, without accents and apostrophes, hyphens as spaces: as typed on any keyboard."""
    return plain(text).replace("-", " ").replace("'", "").replace("’", "")


def _unclear(board: Board, text: str) -> str:
    found = matches(board.cells, text)
    if not found:
        return f"No member begins with '{text.strip()}'"
    names = ", ".join(board.cells[i].name for i in found[:4])
    more = f" and {len(found) - 4} more" if len(found) > 4 else ""
    return f"'{text.strip()}' can be {names}{more}"
