"""``hemicycle enter`` in a real (headless) terminal: typed through, left, killed and resumed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("textual")

from tests.brief.entry.known import ES_11_7, known_vote

from hemicycle.brief.entry import read_vote
from hemicycle.brief.sheet_app.app import SheetApp
from hemicycle.brief.sheet_app.board import KEY_OF, Board
from hemicycle.brief.sheet_app.view import draw_board, draw_count
from hemicycle.cli.enter import open_sheet
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

DAY = date(2025, 2, 24)
NAMES = {"-": "minus", " ": "space"}


def opened(folder: Path, announced: str | None = None) -> SheetApp:
    sheet, board = open_sheet("A/ES-11/L.10", day=DAY, announced=announced, out=folder / "vote.txt")
    return SheetApp(sheet, board, {Position.YES: 93, Position.NO: 18, Position.ABSTAIN: 65})


def driven(app: SheetApp, *keys: str) -> SheetApp:
    """Press keys in the running application, which is then abandoned without leaving it."""

    async def drive() -> None:
        async with app.run_test(size=(140, 45)) as pilot:
            await pilot.press(*(NAMES.get(key, key) for key in keys))

    asyncio.run(drive())
    return app


def test_fifteen_members_of_the_council(tmp_path: Path) -> None:
    sheet, board = open_sheet("S/2025/115", day=DAY, announced="10-0-5", out=tmp_path / "vote.txt")
    abstained = {"DNK", "FRA", "GBR", "GRC", "SVN"}
    keys = ["home", *("a" if cell.code in abstained else "y" for cell in board.cells), "ctrl+s"]
    app = driven(SheetApp(sheet, board), *keys)
    assert app.return_value is not None
    vote = read_vote((tmp_path / "vote.txt").read_text(encoding="utf-8"))
    assert {m for m, p in vote.positions.items() if p is Position.ABSTAIN} == abstained
    assert str(vote.event.counted) == "10–0–5"


@pytest.mark.slow
def test_a_practised_person_types_the_whole_board(tmp_path: Path) -> None:
    known = known_vote("A/ES-11/L.10", ES_11_7)
    app = opened(tmp_path, announced="93-18-65")
    keys = ["home", *(KEY_OF[known.positions[cell.code]] for cell in app.board.cells), "ctrl+s"]
    driven(app, *keys)
    assert app.return_value is not None
    assert app.return_value.open == 0
    vote = read_vote((tmp_path / "vote.txt").read_text(encoding="utf-8"))
    assert vote.positions == known.positions
    assert vote.problems == ()


def test_names_undo_and_leaving(tmp_path: Path) -> None:
    app = driven(opened(tmp_path), *"usa n", *"mali y", "ctrl+z", *"fra a", "ctrl+q")
    assert app.return_value is None
    again = opened(tmp_path)
    assert again.board.confirmed() == {"USA": Position.NO, "FRA": Position.ABSTAIN}


def test_every_change_is_on_disk_at_once(tmp_path: Path) -> None:
    driven(opened(tmp_path), *"usa n")
    assert "USA,N" in (tmp_path / "vote.txt").read_text(encoding="utf-8")


def test_a_sheet_that_cannot_be_saved_does_not_close(tmp_path: Path) -> None:
    app = opened(tmp_path / "missing")
    driven(app, *"usa n", "ctrl+s")
    assert app.return_value is None
    assert app.board.confirmed() == {"USA": Position.NO}


def test_prefilled_cells_look_different(tmp_path: Path) -> None:
    board = opened(tmp_path).board.prefill({"AFG": Position.NO}).mark(1, Position.NO)
    lines = draw_board(board, 140, 60).plain.splitlines()
    assert lines[0].startswith(" n? AFG")
    assert lines[1].startswith(" N  ALB")
    assert "1 of 18" in draw_count(board, {Position.NO: 18}).plain
    assert "192 open, 1 of them prefilled" in draw_count(board, {}).plain


@pytest.mark.parametrize("size", [(140, 45), (80, 24), (26, 6)])
def test_the_selected_cell_is_always_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    board: Board = opened(tmp_path).board
    for index in range(0, 193, 16):
        here = board.select(index)
        assert here.cell.code in draw_board(here, *size).plain


def test_another_votes_file_is_refused(tmp_path: Path) -> None:
    driven(opened(tmp_path), *"usa n")
    with pytest.raises(InputError, match="not the saved sheet of this vote"):
        open_sheet("A/ES-11/L.11", day=DAY, out=tmp_path / "vote.txt")


_TYPIST = """
import asyncio, sys
from datetime import date
from pathlib import Path
from hemicycle.brief.sheet_app.app import SheetApp
from hemicycle.cli.enter import open_sheet

async def type_on():
    sheet, board = open_sheet("A/ES-11/L.10", day=date(2025, 2, 24), out=Path(sys.argv[1]))
    app = SheetApp(sheet, board)
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.press("home")
        for _ in range(193):
            await pilot.press("y")
            sys.__stdout__.write(f"{len(app.board.confirmed())}\\n")
            sys.__stdout__.flush()

asyncio.run(type_on())
"""


@pytest.mark.parametrize("after", [1, 20])
def test_a_killed_sheet_is_resumed_with_all_that_was_typed(tmp_path: Path, after: int) -> None:
    path = tmp_path / "vote.txt"
    with subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(path)], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        for _ in range(after):
            typist.stdout.readline()
        os.kill(typist.pid, signal.SIGKILL)
    resumed = opened(tmp_path).board
    assert len(resumed.confirmed()) >= after
    assert set(resumed.confirmed().values()) == {Position.YES}


# The command itself ----------------------------------------------------------------------------


def hemicycle(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a folder of its own."""
    code = "from hemicycle.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["resolution ten"], "resolution ten"),
        (["A/ES-11/L.10", "--announced", "93--18-65"], "cannot be read"),
        (["A/HRC/51/L.6", "--date", "2022-10-06"], "The roll of HRC on 2022-10-06 is not compiled"),
        (["A/ES-11/L.10", "--date", "24/02/2025"], "is no day"),
        (["A/ES-11/L.10", "--prefill", "A/RES/1/999", "--record", "embedded"], "A/RES/1/999"),
    ],
)
def test_bad_use_ends_in_four_parts(tmp_path: Path, words: list[str], said: str) -> None:
    done = hemicycle(tmp_path, "enter", *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "next:" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_no_terminal(tmp_path: Path) -> None:
    """Piped input would leave the sheet waiting for keys that never come."""
    done = hemicycle(tmp_path, "enter", "A/ES-11/L.10")
    assert done.returncode == 2
    assert "typed in at a terminal" in done.stderr
    assert all(f"{part}:" in done.stderr for part in ("where", "right", "next"))
    assert list(tmp_path.iterdir()) == []


def test_what_was_typed_can_be_briefed(tmp_path: Path) -> None:
    driven(opened(tmp_path, announced="93-18-65"), *"usa n", *"bel n", *"blr n", "ctrl+s")
    done = hemicycle(tmp_path, "brief", "--vote", "vote.txt", "--record", "embedded", "--json")
    assert done.returncode == 0, done.stderr
    (vote,) = json.loads(done.stdout)["votes"]
    assert vote["positions"]["NO"] == ["BEL", "BLR", "USA"]
