"""The sheet on disk: the entry format itself, written anew after every change, never in part."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hemicycle.brief.entry import VoteOptions, decode
from hemicycle.brief.entry.header import KEYS, read_header
from hemicycle.brief.sheet_app.board import KEY_OF, POSITION_OF, Board, Cell
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

COLUMNS = ("member", "vote", "name")


@dataclass(frozen=True)
class Sheet:
    """What is being voted on, as header lines, and where the sheet is kept."""

    options: VoteOptions
    path: Path

    @property
    def title(self) -> str:
        """Draft, body and day, for the first line on the screen."""
        return f"{self.options.draft}, {self.options.body}, {self.options.date}"

    def header(self) -> str:
        """The header lines that :func:`hemicycle.brief.entry.header.read_header` reads."""
        said = {key: getattr(self.options, key) for key in KEYS}
        lines = [f"{key}: {value}" for key, value in said.items() if value is not None]
        return "\n".join([*lines, "", ""])


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


def load(sheet: Sheet, cells: tuple[Cell, ...]) -> tuple[Sheet, dict[str, Position]]:
    """The sheet as saved earlier, with its positions; as given, and none, where there is no file.

    Header lines of the file that were not given anew are kept.

    Raises
    ------
    InputError
        The file is no saved sheet, or one of another vote.
    """
    try:
        text = decode(sheet.path.read_bytes(), str(sheet.path))
    except FileNotFoundError:
        return sheet, {}
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
    return Sheet(_kept(header, sheet.options), sheet.path), positions


def _kept(saved: VoteOptions, given: VoteOptions) -> VoteOptions:
    news = {key: value for key in KEYS if (value := getattr(given, key)) is not None}
    return replace(saved, **news)


def _row(sheet: Sheet, row: list[str], number: int) -> tuple[str, Position]:
    if len(row) != len(COLUMNS) or row[1].casefold() not in POSITION_OF:
        raise _not_ours(sheet, f"line {number} is no row of a sheet")
    return row[0], POSITION_OF[row[1].casefold()]


def _same_vote(sheet: Sheet, header: VoteOptions) -> None:
    for key in ("draft", "body", "date"):
        value = getattr(sheet.options, key)
        if getattr(header, key) != value:
            raise _not_ours(sheet, f"its {key} is {getattr(header, key)}, not {value}")


def _not_ours(sheet: Sheet, why: str) -> InputError:
    return InputError(
        f"The file is not the saved sheet of this vote: {why}",
        where=str(sheet.path),
        right=f"a saved sheet of {sheet.title}, or no file",
        todo="name another file with --out, or give the --date the sheet was begun with",
    )
