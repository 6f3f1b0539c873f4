"""The sheet on disk: the entry format itself, written anew after every change, never in part."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hemicycle.brief.entry import VoteOptions, decode
from hemicycle.brief.entry.header import read_header
from hemicycle.brief.sheet_app.board import KEY_OF, POSITION_OF, Board, Cell
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

COLUMNS = ("member", "vote", "name")
SOURCE = "typed from the board"


@dataclass(frozen=True)
class Sheet:
    """What is being voted on, and where the sheet is kept."""

    draft: str
    body: str
    day: date
    path: Path
    announced: str | None = None

    def header(self) -> str:
        lines = [f"body: {self.body}", f"date: {self.day:%Y-%m-%d}", f"draft: {self.draft}"]
        lines += [f"announced: {self.announced}"] if self.announced else []
        return "\n".join([*lines, f"source: {SOURCE}", "", ""])


def text_of(sheet: Sheet, board: Board) -> str:
    """The sheet in the form that ``hemicycle brief --vote`` reads; confirmed cells only."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    marked = board.confirmed()
    for cell in board.cells:
        if cell.code in marked:
            rows.writerow([cell.code, KEY_OF[marked[cell.code]].upper(), cell.name])
    return sheet.header() + out.getvalue()


def save(sheet: Sheet, board: Board) -> None:
    """Write the sheet beside itself and rename it into place: a kill leaves the old or the new.

    Raises
    ------
    InputError
        The file cannot be written.
    """
    try:
        _replace(sheet.path, text_of(sheet, board))
    except OSError as error:
        raise InputError(
            f"The sheet cannot be saved: {error.strerror}",
            where=str(sheet.path),
            right="a folder that can be written, with room",
            todo="name another file with --out",
        ) from error


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load(sheet: Sheet, cells: tuple[Cell, ...]) -> dict[str, Position] | None:
    """Positions saved earlier in the sheet's file; None where there is no file.

    Raises
    ------
    InputError
        The file is no saved sheet, or one of another vote.
    """
    try:
        text = decode(sheet.path.read_bytes(), str(sheet.path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_ours(sheet, error.strerror or "cannot be read") from error
    header, body, line = read_header(text)
    _same_vote(sheet, header)
    roll = {cell.code for cell in cells}
    positions = {}
    for number, row in enumerate(csv.reader(io.StringIO(body)), line):
        if row and tuple(row) != COLUMNS:
            code, position = _row(sheet, row, number)
            if code not in roll:
                raise _not_ours(sheet, f"line {number}: {code} is not on the roll")
            positions[code] = position
    return positions


def _row(sheet: Sheet, row: list[str], number: int) -> tuple[str, Position]:
    if len(row) != len(COLUMNS) or row[1].casefold() not in POSITION_OF:
        raise _not_ours(sheet, f"line {number} is no row of a sheet")
    return row[0], POSITION_OF[row[1].casefold()]


def _same_vote(sheet: Sheet, header: VoteOptions) -> None:
    ours: Mapping[str, object] = {"draft": sheet.draft, "body": sheet.body, "date": sheet.day}
    for key, value in ours.items():
        if getattr(header, key) != value:
            raise _not_ours(sheet, f"its {key} is {getattr(header, key)}, not {value}")


def _not_ours(sheet: Sheet, why: str) -> InputError:
    return InputError(
        f"The file is not the saved sheet of this vote: {why}",
        where=str(sheet.path),
        right=f"a sheet of {sheet.draft} of {sheet.day:%Y-%m-%d}, or no file",
        todo="name another file with --out, or give the --date the sheet was begun with",
    )
