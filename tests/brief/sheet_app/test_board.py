"""The sheet as a value: counting, prefilling, and an undo that takes back exactly one change."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hemicycle.brief.sheet_app.board import POSITION_OF, Board, Cell, Mark
from hemicycle.brief.sheet_app.keys import press
from hemicycle.domain.vote import Position

CELLS = tuple(Cell(code, name) for code, name in [
    ("ALB", "Albania"), ("NER", "Niger"), ("NGA", "Nigeria"), ("PNG", "Papua New Guinea"),
    ("USA", "United States of America"),
])  # fmt: skip

positions = st.sampled_from(list(POSITION_OF.values()))
indices = st.integers(0, len(CELLS) - 1)
KEYS = [*"yna-usgi ", "up", "down", "left", "right", "home", "end", "enter", "backspace", "escape"]


class UndoMachine(RuleBasedStateMachine):
    """Against a plain list of all sheets there have been."""

    def __init__(self) -> None:
        super().__init__()
        self.board = Board(CELLS).prefill({"NER": Position.NO, "USA": Position.UNKNOWN})
        self.before = [dict(self.board.marks)]

    def _after(self, board: Board) -> None:
        if board.marks != self.board.marks or len(board.history) > len(self.board.history):
            self.before.append(dict(board.marks))
        self.board = board

    @rule(index=indices, position=positions)
    def mark(self, index: int, position: Position) -> None:
        self._after(self.board.mark(index, position))

    @rule(index=indices)
    def confirm(self, index: int) -> None:
        self._after(self.board.confirm(index))

    @rule(key=st.sampled_from(KEYS))
    def key(self, key: str) -> None:
        self._after(press(self.board, key, rows=2))

    @rule()
    def undo(self) -> None:
        self.board = self.board.undo()
        if len(self.before) > 1:
            self.before.pop()

    @invariant()
    def marks_are_those_of_the_last_change_not_undone(self) -> None:
        assert dict(self.board.marks) == self.before[-1]
        assert len(self.board.history) == len(self.before) - 1

    @invariant()
    def every_cell_is_counted_or_open(self) -> None:
        assert self.board.count().total() + self.board.open == len(CELLS)

    @invariant()
    def selection_stays_on_the_sheet(self) -> None:
        assert 0 <= self.board.selected < len(CELLS)


UndoMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestUndo = UndoMachine.TestCase


def test_prefilled_cells_do_not_count_until_touched() -> None:
    board = Board(CELLS).prefill({"NER": Position.NO, "XXX": Position.YES})
    assert board.count().total() == 0
    assert board.open == len(CELLS)
    touched = board.confirm(1)
    assert touched.confirmed() == {"NER": Position.NO}
    assert touched.undo().marks["NER"] == Mark(Position.NO, confirmed=False)


def test_prefilling_never_covers_what_was_typed() -> None:
    board = Board(CELLS).mark(1, Position.YES).prefill({"NER": Position.NO})
    assert board.confirmed() == {"NER": Position.YES}


def test_undo_on_an_untouched_sheet_does_nothing() -> None:
    assert Board(CELLS).undo().marks == {}
