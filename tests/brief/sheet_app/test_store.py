"""The sheet on disk: what is saved is what ``brief --vote`` reads, and only what is confirmed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.brief.entry.known import ES_11_7, known_vote

from hemicycle.brief.entry import Form, VoteOptions, read_vote
from hemicycle.brief.sheet_app.board import Board, Cell, Mark
from hemicycle.brief.sheet_app.store import Sheet, load, save, text_of
from hemicycle.domain.state import register
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

DAY = date(2025, 2, 24)


def a_sheet(folder: Path, announced: str | None = None, title: str | None = None) -> Sheet:
    options = VoteOptions(
        body="GA", date=DAY, draft="A/ES-11/L.10", source="the board", announced=announced,
        title=title,
    )  # fmt: skip
    return Sheet(options, folder / "vote.txt")


def a_board(positions: dict[str, Position]) -> Board:
    states = register()
    roll = states.alphabetical(states.members(DAY), DAY)
    cells = tuple(Cell(code, states.name(code, DAY)) for code in roll)
    return Board(cells, {code: Mark(position) for code, position in positions.items()})


def test_a_full_sheet_is_the_vote(tmp_path: Path) -> None:
    known = known_vote("A/ES-11/L.10", ES_11_7)
    vote = read_vote(text_of(a_sheet(tmp_path, announced="93-18-65"), a_board(known.positions)))
    assert vote.form is Form.TABLE_LONG
    assert vote.positions == known.positions
    assert vote.problems == ()
    assert vote.said_by == "the board"


def test_half_a_sheet_leaves_the_rest_open_and_congo_clear(tmp_path: Path) -> None:
    board = a_board({"COG": Position.NO, "GIN": Position.YES, "KOR": Position.ABSTAIN})
    vote = read_vote(text_of(a_sheet(tmp_path), board))
    assert vote.positions["COG"] is Position.NO
    assert sum(p is Position.UNKNOWN for p in vote.positions.values()) == 190


def test_prefilled_cells_are_not_saved(tmp_path: Path) -> None:
    board = a_board({"USA": Position.NO}).prefill({"FRA": Position.YES})
    assert "FRA" not in text_of(a_sheet(tmp_path), board)


def test_saved_and_loaded_again(tmp_path: Path) -> None:
    sheet, board = a_sheet(tmp_path), a_board({"CIV": Position.NON_VOTING, "USA": Position.NO})
    save(sheet, board)
    assert load(sheet, board.cells) == (sheet, board.confirmed())
    assert [path.name for path in tmp_path.iterdir()] == ["vote.txt"]


def test_nothing_saved_yet(tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path)
    assert load(sheet, a_board({}).cells) == (sheet, {})


def test_header_lines_added_by_hand_are_kept(tmp_path: Path) -> None:
    board = a_board({"USA": Position.NO})
    save(a_sheet(tmp_path, announced="93-18-65", title="Peace: a draft"), board)
    resumed, _ = load(a_sheet(tmp_path), board.cells)
    assert (resumed.options.announced, resumed.options.title) == ("93-18-65", "Peace: a draft")
    corrected, _ = load(a_sheet(tmp_path, announced="93-18-64"), board.cells)
    assert corrected.options.announced == "93-18-64"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("A/ES-11/L.10", "A/ES-11/L.11"), "its draft is A/ES-11/L.11"),
        (("2025-02-24", "2025-02-25"), "its date is 2025-02-25"),
        (("USA,N", "USA,Q"), "is no row of a sheet"),
        (("USA,N", "XXX,N"), "XXX is not on the roll"),
    ],
)
def test_another_file_is_never_taken_for_the_sheet(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    sheet, board = a_sheet(tmp_path), a_board({"USA": Position.NO})
    sheet.path.write_text(text_of(sheet, board).replace(*change), encoding="utf-8")
    with pytest.raises(InputError, match=words):
        load(sheet, board.cells)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path / "none")
    with pytest.raises(InputError, match="cannot be saved"):
        save(sheet, a_board({}))
