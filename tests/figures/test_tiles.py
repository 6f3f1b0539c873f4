"""The world tiles: a cell for every member of every day, never two in one."""

from __future__ import annotations

from datetime import date

from hemicycle.domain.state import register
from hemicycle.domain.vote import Position
from hemicycle.figures.marks import Seat
from hemicycle.figures.tiles import cells, tile_grid

DAYS = [date(year, month, 15) for year in range(1946, 2027) for month in (3, 6, 9, 12)]


def test_every_member_of_every_day_has_a_cell_of_its_own() -> None:
    grid = cells()
    for day in DAYS:
        roll = register().members(day)
        assert roll <= grid.keys(), (day, roll - grid.keys())
        assert len({grid[code] for code in roll}) == len(roll), day


def test_ended_members_that_sat_beside_their_neighbours_have_their_own_cell() -> None:
    grid = cells()
    for ended, neighbour in (("DDR", "DEU"), ("YMD", "YEM"), ("ZAN", "TZA")):
        assert grid[ended] != grid[neighbour]
    assert grid["CSK"] == grid["CZE"]
    assert grid["YUG"] == grid["SRB"]


def test_a_state_not_in_the_body_is_absent_not_empty() -> None:
    svg = tile_grid([Seat("FRA", "France", Position.YES)], label="world")
    assert svg.count("<rect") == 1
    assert "France: yes" in svg


def test_code_above_letter_below() -> None:
    svg = tile_grid(
        [Seat("FRA", "France", Position.YES), Seat("RUS", "Russian Federation", Position.NO)],
        label="world",
    )
    assert svg.index(">FRA<") < svg.index(">Y<") < svg.index(">RUS<") < svg.index(">N<")
