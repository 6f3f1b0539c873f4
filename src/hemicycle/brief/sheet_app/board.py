"""The sheet as a value: who is marked how, which cell is selected, what can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hemicycle.domain.vote import Position

#: The key for each position, as the board and the library write it.
KEY_OF = MappingProxyType(
    {Position.YES: "y", Position.NO: "n", Position.ABSTAIN: "a", Position.NON_VOTING: "-"}
)
POSITION_OF = MappingProxyType({key: position for position, key in KEY_OF.items()})


@dataclass(frozen=True)
class Cell:
    """One member of the roll: code and name of the day."""

    code: str
    name: str


@dataclass(frozen=True)
class Mark:
    """A position in a cell; unconfirmed where it was only prefilled."""

    position: Position
    confirmed: bool = True


Change = tuple[str, Mark | None]
"""A cell and what stood in it before."""


@dataclass(frozen=True)
class Board:
    """The whole sheet.

    Parameters
    ----------
    cells
        The roll in the alphabetical order of the day, as the board shows it.
    marks
        Code to mark; a cell without one is open.
    selected
        Index of the selected cell.
    on_cells
        Whether single letters mark the selected cell (after an arrow key) or begin a name.
    typed
        What was typed so far of a name and its position.
    history
        Changes, latest last; undo takes them back one by one.
    message
        What the last key did, in words.
    """

    cells: tuple[Cell, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)
    selected: int = 0
    on_cells: bool = False
    typed: str = ""
    history: tuple[Change, ...] = ()
    message: str = ""

    @property
    def cell(self) -> Cell:
        return self.cells[self.selected]

    def index_of(self, code: str) -> int:
        return next(i for i, cell in enumerate(self.cells) if cell.code == code)

    def mark(self, index: int, position: Position) -> Board:
        """Confirm a position in a cell and select the next one."""
        cell = self.cells[index]
        before = self.marks.get(cell.code)
        return replace(
            self,
            marks={**self.marks, cell.code: Mark(position)},
            selected=min(index + 1, len(self.cells) - 1),
            history=(*self.history, (cell.code, before)),
            typed="",
            message=f"{cell.name}: {said(position)}",
        )

    def confirm(self, index: int) -> Board:
        """Confirm what was prefilled in a cell; without a mark only go on to the next."""
        mark = self.marks.get(self.cells[index].code)
        if mark is None or mark.confirmed:
            return self.select(index + 1)
        return self.mark(index, mark.position)

    def undo(self) -> Board:
        """Take back the latest change and select its cell; nothing where there is none."""
        if not self.history:
            return replace(self, typed="", message="Nothing to undo")
        code, before = self.history[-1]
        marks = dict(self.marks)
        if before is None:
            del marks[code]
        else:
            marks[code] = before
        index = self.index_of(code)
        return replace(
            self,
            marks=marks,
            selected=index,
            history=self.history[:-1],
            typed="",
            message=f"Undone: {self.cells[index].name}",
        )

    def select(self, index: int) -> Board:
        """Select a cell; beyond an end, the end."""
        return replace(self, selected=max(0, min(index, len(self.cells) - 1)))

    def prefill(self, positions: Mapping[str, Position]) -> Board:
        """Put earlier positions into open cells, unconfirmed and outside of undo."""
        roll = {cell.code for cell in self.cells}
        known = {
            code: Mark(position, confirmed=False)
            for code, position in positions.items()
            if code in roll and position in KEY_OF
        }
        return replace(self, marks={**known, **self.marks})

    def confirmed(self) -> dict[str, Position]:
        """Positions as they count and are saved: confirmed ones only."""
        return {code: mark.position for code, mark in self.marks.items() if mark.confirmed}

    def count(self) -> Counter[Position]:
        """Confirmed cells by position."""
        return Counter(self.confirmed().values())

    @property
    def open(self) -> int:
        """Cells not confirmed."""
        return len(self.cells) - len(self.confirmed())


def said(position: Position) -> str:
    """A position in the words of the status line."""
    return {
        Position.YES: "in favour",
        Position.NO: "against",
        Position.ABSTAIN: "abstaining",
        Position.NON_VOTING: "not voting",
    }[position]
