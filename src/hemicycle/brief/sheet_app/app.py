"""The Textual face of the sheet: keys in, drawing out, a save after every change."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Footer, Static

from hemicycle.brief.sheet_app import view
from hemicycle.brief.sheet_app.board import Board
from hemicycle.brief.sheet_app.keys import press
from hemicycle.brief.sheet_app.store import Sheet, save
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError


class BoardView(Widget):
    """The cells."""

    board: Board | None = None

    def render(self) -> Text:
        return (
            view.draw_board(self.board, self.size.width, self.size.height) if self.board else Text()
        )

    def show(self, board: Board) -> None:
        self.board = board
        self.refresh()


class SheetApp(App[Board]):
    """Type in a vote; the answer of :meth:`run` is the finished board, None when left early."""

    CSS = """
    Screen { layout: vertical; }
    #title { height: 1; text-style: bold; }
    BoardView { height: 1fr; }
    #count, #prompt { height: auto; min-height: 1; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012 - Textual's own form
        Binding("ctrl+z", "undo", "Undo", priority=True),
        Binding("ctrl+s", "finish", "Finish", priority=True),
        Binding("ctrl+q", "leave", "Leave, resume later", priority=True),
    ]

    def __init__(
        self, sheet: Sheet, board: Board, announced: Mapping[Position, int] | None = None
    ) -> None:
        super().__init__()
        self.sheet = sheet
        self.board = board
        self.announced = dict(announced or {})
        self.saved = board

    def compose(self) -> ComposeResult:
        yield Static(Text(self.sheet.title), id="title")
        yield BoardView()
        yield Static(id="count")
        yield Static(id="prompt")
        yield Footer()

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def on_key(self, event: Key) -> None:
        character = event.character if event.is_printable else None
        self._press(character or event.key)

    def action_undo(self) -> None:
        self._press("undo")

    def action_finish(self) -> None:
        if self._save():
            self.exit(self.board)

    def action_leave(self) -> None:
        if self._save():
            self.exit(None)

    def _press(self, key: str) -> None:
        width = self.query_one(BoardView).size.width
        rows = view.rows_for(len(self.board.cells), width)
        self.board = press(self.board, key, rows=rows)
        if self.board.marks != self.saved.marks:
            self._save()
        self._draw()

    def _save(self) -> bool:
        """Keep the sheet on disk; a failure stays on screen until a save succeeds."""
        try:
            save(self.sheet, self.board)
        except InputError as error:
            self.notify(f"{error.what}. {error.todo}", severity="error", timeout=30)
            return False
        self.saved = self.board
        return True

    def _draw(self) -> None:
        self.query_one(BoardView).show(self.board)
        self.query_one("#count", Static).update(view.draw_count(self.board, self.announced))
        self.query_one("#prompt", Static).update(view.draw_prompt(self.board))
