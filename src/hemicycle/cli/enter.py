"""``hemicycle enter``: type in a vote as the board shows it."""

from __future__ import annotations

import importlib.util
import shlex
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from hemicycle.cli.common import RecordOption, day_of, note, say
from hemicycle.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from hemicycle.brief.sheet_app.board import Board
    from hemicycle.brief.sheet_app.store import Sheet


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("enter")(enter)


def enter(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="Symbol of what is voted on: A/ES-11/L.10.")
    ],
    body: Annotated[
        str | None, typer.Option("--body", help="Body that votes; by default the draft's.")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Day of the vote; default: today.")
    ] = None,
    prefill: Annotated[
        str | None,
        typer.Option(
            "--prefill", metavar="SYMBOL", help="Show an earlier vote's positions, unconfirmed."
        ),
    ] = None,
    announced: Annotated[
        str | None, typer.Option("--announced", metavar="Y-N-A", help="Announced: 93-18-65.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where the sheet is kept; default: here."),
    ] = None,
    record: RecordOption = None,
) -> None:
    """Type in a vote as it appears on the board; every change is saved, and resumed here."""
    if importlib.util.find_spec("textual") is None:
        raise MissingExtraError(
            "The terminal sheet needs Textual, which is not installed",
            where="hemicycle enter",
            right="hemicycle installed with the extra `enter`",
            todo="pip install 'hemicycle[enter]', or paste it into `hemicycle brief --vote -`",
        )
    from hemicycle.brief.entry.totals import parse_announced
    from hemicycle.brief.sheet_app.app import SheetApp

    if announced is not None:
        parse_announced(announced)
    sheet, board = open_sheet(
        draft, body=body, day=day_of(day, "--date"), announced=announced, out=out
    )
    told = sheet.options.announced
    totals = parse_announced(told, str(sheet.path)) if told else {}
    if prefill is not None:
        board = _prefilled(board, prefill, record)
    _needs_terminal()
    finished = SheetApp(sheet, board, totals).run()
    _report(sheet, finished)


def _needs_terminal() -> None:
    """Refuse piped input or output: the sheet would wait for keys that never come."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return
    piped = "output" if sys.stdin.isatty() else "input"
    raise InputError(
        f"The sheet is typed in at a terminal; its {piped} is none here",
        where="hemicycle enter",
        right="a terminal, without a pipe or a redirection",
        todo="start it in a terminal, or pipe the text into `hemicycle brief --vote -`",
    )


def open_sheet(
    draft: str,
    *,
    body: str | None = None,
    day: date | None = None,
    announced: str | None = None,
    out: Path | None = None,
) -> tuple[Sheet, Board]:
    """The sheet for a vote, resumed from its file where there is one."""
    from hemicycle.brief.entry import VoteOptions
    from hemicycle.brief.sheet_app.board import Board, Cell, Mark
    from hemicycle.brief.sheet_app.store import Sheet, load
    from hemicycle.domain.state import register as states_register
    from hemicycle.domain.symbol import parse_symbol

    symbol = parse_symbol(draft)
    on = day or datetime.now(ZoneInfo("America/New_York")).date()
    code = (body or symbol.body or "GA").upper()
    states = states_register()
    cells = tuple(
        Cell(member, states.name(member, on)) for member in states.alphabetical(_roll(code, on), on)
    )
    path = out or Path(f"{symbol.slug}.vote.txt")
    options = VoteOptions(
        body=code, date=on, draft=str(symbol), source="typed from the board", announced=announced
    )
    sheet, saved = load(Sheet(options, path), cells)
    if saved:
        note(f"Resuming {path}: {len(saved)} of {len(cells)} members are in.")
    return sheet, Board(cells, {member: Mark(position) for member, position in saved.items()})


def _roll(code: str, on: date) -> frozenset[str]:
    from hemicycle.domain.body import body as body_of

    roll = body_of(code).roll(on)
    if not roll:
        raise InputError(
            f"The roll of {code} on {on:%Y-%m-%d} is not compiled",
            where="hemicycle enter",
            right="GA, a Main Committee (GA-C1 to GA-C6) or SC, on a day it existed",
            todo="paste the result into `hemicycle brief --vote -` instead",
        )
    return roll


def _prefilled(board: Board, prefill: str, record: str | None) -> Board:
    from hemicycle.record.record import open_record

    book = open_record(record)
    vote_id = book.one(prefill)
    positions = book.positions(vote_id)
    if positions is None:
        raise InputError(
            f"The vote {vote_id} is known by its tally only",
            where=f"--prefill {prefill}",
            right="a vote whose members' positions are in the record",
            todo="name another vote, or leave out --prefill",
        )
    return board.prefill(positions)


def _report(sheet: Sheet, finished: Board | None) -> None:
    if finished is None:
        note(f"Kept in {sheet.path}. Start the same command again to go on.")
        return
    from hemicycle.brief.sheet_app.board import KEY_OF, said

    counts = finished.count()
    told = ", ".join(f"{counts[position]} {said(position)}" for position in KEY_OF)
    say(f"{sheet.options.draft}: {told}; {finished.open} open. Saved in {sheet.path}.")
    say(f"Brief it: hemicycle brief --vote {shlex.quote(str(sheet.path))}")
