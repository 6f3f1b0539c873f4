"""Keys by name and by cell, and how many of them 193 members take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from tests.brief.entry.known import ES_11_7, known_vote

from hemicycle.brief.sheet_app.board import KEY_OF, Board, Cell
from hemicycle.brief.sheet_app.keys import matches, press
from hemicycle.domain.state import register
from hemicycle.domain.vote import Position

DAY = date(2025, 2, 24)
ROWS = 28
#: Keys a practised person strikes in a second, and the time the sheet must not exceed.
KEYS_PER_SECOND = 3
FOUR_MINUTES = 240


@pytest.fixture(scope="module")
def sheet() -> Board:
    states = register()
    roll = states.alphabetical(states.members(DAY), DAY)
    return Board(tuple(Cell(code, states.name(code, DAY)) for code in roll))


def typed(board: Board, keys: Iterable[str]) -> Board:
    for key in keys:
        board = press(board, key, rows=ROWS)
    return board


@pytest.mark.parametrize(
    ("keys", "member", "position"),
    [
        ("usa n", "USA", Position.NO),
        ("USA N", "USA", Position.NO),
        ("niger y", "NER", Position.YES),
        ("nigeria a", "NGA", Position.ABSTAIN),
        ("cote d'iv -", "CIV", Position.NON_VOTING),
        ("turki y", "TUR", Position.YES),
        ("guinea-b a", "GNB", Position.ABSTAIN),
        ("south africa y", "ZAF", Position.YES),
        ("viet n", "VNM", None),
        ("viet nam y", "VNM", Position.YES),
        ("papua n", "PNG", None),
        ("papua new guinea y", "PNG", Position.YES),
        ("united n", "USA", None),
        ("xyz n", "USA", None),
    ],
)
def test_by_name(sheet: Board, keys: str, member: str, position: Position | None) -> None:
    assert typed(sheet, keys).confirmed() == ({member: position} if position else {})


def test_enter_settles_letters_that_could_go_on_as_a_name(sheet: Board) -> None:
    waiting = typed(sheet, "papua n")
    assert "Papua New Guinea" in waiting.message
    assert press(waiting, "enter", rows=ROWS).confirmed() == {"PNG": Position.NO}


def test_a_beginning_of_several_names_says_which(sheet: Board) -> None:
    assert "can be United Arab Emirates" in typed(sheet, "united y").message


def test_letters_mark_cells_only_after_an_arrow(sheet: Board) -> None:
    assert typed(sheet, "n").confirmed() == {}
    assert typed(sheet, ["home", "n", "y"]).confirmed() == {
        "AFG": Position.NO,
        "ALB": Position.YES,
    }
    assert typed(sheet, ["home", "escape", "n"]).typed == "n"


def test_arrows_go_down_columns_and_across(sheet: Board) -> None:
    assert typed(sheet, ["down", "down", "right"]).selected == 2 + ROWS
    assert typed(sheet, ["left"]).selected == 0
    assert typed(sheet, ["end", "down", "right"]).selected == 192


def test_a_name_and_enter_selects_its_cell(sheet: Board) -> None:
    board = typed(sheet, [*"yemen", "enter"])
    assert board.cell.code == "YEM"
    assert typed(board, "n").confirmed() == {"YEM": Position.NO}


def test_enter_confirms_what_was_prefilled(sheet: Board) -> None:
    board = sheet.prefill({"AFG": Position.ABSTAIN})
    assert typed(board, ["home", "enter", "enter"]).confirmed() == {"AFG": Position.ABSTAIN}


def test_every_member_can_be_typed_by_its_code(sheet: Board) -> None:
    for index, cell in enumerate(sheet.cells):
        assert matches(sheet.cells, cell.code) == (index,)
        assert typed(sheet, f"{cell.code} -").confirmed() == {cell.code: Position.NON_VOTING}


def down_the_board(board: Board) -> list[str]:
    vote = known_vote("A/ES-11/L.10", ES_11_7)
    return ["home", *(KEY_OF[vote.positions[cell.code]] for cell in board.cells)]


def test_193_members_down_the_board_in_194_keys(sheet: Board) -> None:
    keys = down_the_board(sheet)
    board = typed(sheet, keys)
    assert board.confirmed() == known_vote("A/ES-11/L.10", ES_11_7).positions
    assert len(keys) == 194
    assert len(keys) / KEYS_PER_SECOND < FOUR_MINUTES


def shortest(board: Board, code: str, letter: str) -> str:
    """The fewest letters of a code that do it, as a practised hand has them."""
    fresh = replace(board, history=())
    for size in range(1, 4):
        keys = f"{code[:size].lower()} {letter}"
        if set(typed(fresh, keys).confirmed()) == {code}:
            return keys
    raise AssertionError(code)


def test_prefilled_from_the_last_vote_only_those_who_moved_are_typed(sheet: Board) -> None:
    """Enter confirms a cell that stays; a cell that moved takes its letter: a key a member."""
    vote = known_vote("A/ES-11/L.10", ES_11_7).positions
    before = vote | {"USA": Position.YES, "HUN": Position.YES}
    board = sheet.prefill(before)
    keys = ["home"]
    for cell in board.cells:
        keys.append("enter" if before[cell.code] is vote[cell.code] else KEY_OF[vote[cell.code]])
    assert typed(board, keys).confirmed() == vote
    assert len(keys) == 194


def test_out_of_order_a_member_takes_five_keys_at_most(sheet: Board) -> None:
    keys = [len(shortest(sheet, cell.code, "y")) for cell in sheet.cells]
    assert max(keys) == len("usa n")
