"""Received files: what is opened, and every way of being refused, with its place."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import lzma
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import SourceError
from hemicycle.record.readers import guard
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.readers.guard import MAX_BYTES, MAX_LINE

Pack = Callable[[bytes], bytes]
TABLE = b"rcid,vote\n3,yes\n4,no\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_plain_gz_and_xz_are_told_by_content(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "votes.dat"
    packed = pack(TABLE)
    path.write_bytes(packed)
    file = SourceFile.from_path(path)
    assert file.open_bytes() == TABLE
    assert file.head.columns == ("rcid", "vote")
    assert file.csv()["vote"].to_list() == ["yes", "no"]
    assert file.sha256 == hashlib.sha256(packed).hexdigest()


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_streams_in_one_file_follow_one_another(pack: Pack) -> None:
    first, second = TABLE[:9], TABLE[9:]
    file = SourceFile("a", pack(first) + pack(second))
    assert file.open_bytes() == TABLE


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_large_stream_comes_out_whole(pack: Pack) -> None:
    rows = b"rcid,vote\n" + b"".join(b"%d,yes\n" % number for number in range(150_000))
    file = SourceFile("a", pack(rows))
    assert file.open_bytes() == rows


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
@pytest.mark.parametrize("kept", [0.3, 0.9, 0.999])
def test_a_truncated_stream_is_refused(pack: Pack, kept: float) -> None:
    whole = pack(b"rcid,vote\n" + bytes(range(48, 58)) * 1000)
    file = SourceFile("cut.csv", whole[: int(len(whole) * kept)])
    with pytest.raises(SourceError, match="compressed stream") as caught:
        file.open_bytes()
    assert "cut.csv" in caught.value.where


def test_a_garbled_stream_is_refused() -> None:
    whole = bytearray(lzma.compress(TABLE * 1000))
    whole[len(whole) // 2] ^= 0xFF
    with pytest.raises(SourceError, match="compressed stream is damaged"):
        SourceFile("a", bytes(whole)).open_bytes()


def test_bytes_after_the_stream_are_refused() -> None:
    with pytest.raises(SourceError, match="belong to no stream"):
        SourceFile("a", lzma.compress(TABLE) + b"rm -rf").open_bytes()


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: lzma.compress(data, preset=0)])
def test_a_bomb_is_refused_before_it_unpacks(pack: Pack) -> None:
    bomb = pack(b"0,0\n" * 16 * 1024**2)
    with pytest.raises(SourceError, match="unpack to more than 500 times"):
        SourceFile("bomb.xz", bomb).open_bytes()


def test_a_small_regular_table_is_no_bomb() -> None:
    rows = b"0,0\n" * (guard.RATIO_FLOOR // 4)
    assert len(SourceFile("a", lzma.compress(rows, preset=0)).open_bytes()) == guard.RATIO_FLOOR


def test_a_file_of_four_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(4 * 1024**3)
    with pytest.raises(SourceError, match="more than 2 GiB"):
        SourceFile.from_path(path)


@pytest.mark.parametrize(("length", "passes"), [(-1, True), (0, True), (1, False)])
def test_the_longest_line(tmp_path: Path, length: int, passes: bool) -> None:
    path = tmp_path / "line.csv"
    path.write_bytes(b"a,b\n" + b"x" * (MAX_LINE + length) + b"\ny,z\n")
    if passes:
        assert SourceFile.from_path(path).open_bytes()
        return
    with pytest.raises(SourceError, match="line is longer than 8 MiB"):
        SourceFile.from_path(path)


def test_a_line_without_end_inside_xz_is_refused() -> None:
    packed = lzma.compress(b"ab,cd;" * (2 * MAX_LINE // 6), preset=0)
    with pytest.raises(SourceError, match="line is longer"):
        SourceFile("a.xz", packed).open_bytes()


def test_the_size_bound_counts_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_BYTES == 2 * 1024**3
    monkeypatch.setattr(guard, "MAX_BYTES", len(TABLE))
    assert SourceFile("on", TABLE).open_bytes() == TABLE
    with pytest.raises(SourceError, match="holds more than"):
        SourceFile("above", TABLE + b"\n").open_bytes()


def test_a_nul_byte_is_named_with_its_place() -> None:
    with pytest.raises(SourceError, match="NUL byte") as caught:
        SourceFile("a.csv", b"a,b\n1,\x002\n").open_bytes()
    assert "byte 7" in caught.value.where


def test_utf16_is_refused_as_no_utf8() -> None:
    with pytest.raises(SourceError, match="NUL byte"):
        SourceFile("a.csv", TABLE.decode().encode("utf-16")).open_bytes()


def test_a_byte_that_is_not_utf8_has_row_and_column() -> None:
    file = SourceFile("a.csv", "name,x\nBénin,1\nTogo,2\n".encode() + b"C\xf4te d'Ivoire,3\n")
    for read in (file.csv, file.text):
        with pytest.raises(SourceError, match="byte 0xf4 is not UTF-8") as caught:
            read()
        assert caught.value.where == "a.csv, row 4, column 2"


def test_latin1_is_read_where_the_source_is_known_to_use_it() -> None:
    file = SourceFile("a.csv", b"name,x\nC\xf4te d'Ivoire,3\n")
    assert file.csv(encoding="latin-1")["name"][0] == "Côte d'Ivoire"
    assert "Côte" in file.text("latin-1")


def test_text_across_the_pieces_of_the_check_is_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hemicycle.record.readers.base.PIECE", 1)
    words = "a,b\n" + "é€😀,ü\n" * 20
    assert SourceFile("a", words.encode()).csv()["a"].unique().to_list() == ["é€😀"]


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    file = SourceFile("a.csv", b"\xef\xbb\xbf" + TABLE)
    assert file.head.columns == ("rcid", "vote")
    assert file.csv().columns == ["rcid", "vote"]
    assert file.text().startswith("rcid")


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


@pytest.mark.parametrize("data", [b"", b"\n\n", lzma.compress(b"")])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="the file is empty"):
        SourceFile("a.csv", data).open_bytes()


def test_the_head_of_json_has_no_columns() -> None:
    assert SourceFile("a", b'{"a": 1, "b": 2}\n').head.columns == ()


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
