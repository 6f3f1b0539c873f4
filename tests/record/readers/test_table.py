"""Comma-separated tables: every cell as it stands, or the row and column of the first fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import SourceError
from hemicycle.record.readers.base import SourceFile

Pack = Callable[[bytes], bytes]
TABLE = b"rcid,vote\n3,yes\n4,no\n"


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (b"1,2,3\n4,5\n6,7,8\n", 3),
        (b"1,2,3\n4,5,6\n7,8,9,10\n", 4),
        (b"1,2,3\n\n4,5,6\n", 3),
        (b"1,2\n4,5,6,7\n", 2),
        (b"1,,\n4,,\n5,\n", 4),
    ],
)
def test_a_ragged_row_is_named(rows: bytes, row: int) -> None:
    with pytest.raises(SourceError, match="the row has") as caught:
        SourceFile("a.csv", b"a,b,c\n" + rows).csv()
    assert f"row {row}," in caught.value.where


def test_an_empty_last_cell_and_blank_end_are_no_ragged_rows() -> None:
    table = SourceFile("a.csv", b'a,b\n1,\n"x, y",\n\n\r\n').csv()
    assert table.rows() == [("1", None), ("x, y", None)]


def test_a_missing_column_is_named_with_the_header() -> None:
    with pytest.raises(SourceError, match="column 'ccode' is missing") as caught:
        SourceFile("a.csv", TABLE).csv(columns=["rcid", "ccode"])
    assert "rcid, vote" in caught.value.where


def test_a_column_twice_is_refused() -> None:
    with pytest.raises(SourceError, match="'a' stands twice"):
        SourceFile("a.csv", b"a,a\n1,2\n").csv()


def test_more_columns_than_any_table_has_are_refused() -> None:
    header = b",".join(b"c%d" % number for number in range(10_001))
    with pytest.raises(SourceError, match="10,001 columns"):
        SourceFile("a.csv", header + b"\n").csv()


def test_a_header_that_is_one_endless_cell_is_refused() -> None:
    with pytest.raises(SourceError, match="the header is none"):
        SourceFile("a.csv", b"x" * 200_000 + b"\n1\n").csv()


def test_an_open_quote_is_found_at_its_row() -> None:
    with pytest.raises(SourceError, match="broken quoting") as caught:
        SourceFile("a.csv", b'a,b\n1,2\n3,"4\n5,6\n').csv()
    assert "row 3," in caught.value.where


@pytest.mark.parametrize("cell", ["x", "1.5", "300", "99999999999999999999"])
def test_a_number_that_is_none_is_named(cell: str) -> None:
    file = SourceFile("a.csv", f"rcid,vote\n3,1\n4,{cell}\n".encode())
    with pytest.raises(SourceError, match="vote is") as caught:
        file.csv({"vote": pl.Int8})
    assert caught.value.where == "a.csv, row 3, column 'vote'"
    assert caught.value.right == "vote as a whole number"


def test_text_that_looks_like_a_path_or_a_formula_is_text() -> None:
    cells = ["../../etc/passwd", "=cmd|' /C calc'!A0", "@SUM(A1)", "file:///dev/zero", "%s{0}"]
    body = "".join(f"{cell},1\n" for cell in cells)
    assert SourceFile("a.csv", f"a,b\n{body}".encode()).csv()["a"].to_list() == cells


cell = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r\n"), min_size=1, max_size=8
)


@given(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=12))
def test_cells_come_back_as_another_reader_sees_them(rows: list[tuple[str, str, str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [("a", "b", "c"), *rows]
    )
    plain = list(csv.reader(io.StringIO(stream.getvalue())))[1:]
    table = SourceFile("a", stream.getvalue().encode()).csv()
    assert [list(row) for row in table.rows()] == plain
