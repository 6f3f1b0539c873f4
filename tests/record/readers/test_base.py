"""Received files: opened by content, hashed as received, decoded or refused."""

from __future__ import annotations

import gzip
import hashlib
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from hemicycle.errors import SourceError
from hemicycle.record.readers.base import SourceFile

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


@pytest.mark.parametrize("table", [TABLE, b'"rcid","vote"\n"3","yes"\n', TABLE + "é,ü\n".encode()])
def test_a_byte_order_mark_is_no_part_of_the_header(table: bytes) -> None:
    file = SourceFile("a.csv", b"\xef\xbb\xbf" + table)
    assert file.head.columns == ("rcid", "vote")
    assert file.csv(columns=["rcid", "vote"])["vote"][0] == "yes"
    assert file.text().lstrip('"').startswith("rcid")


@pytest.mark.parametrize("data", [b"", b"\n\n", lzma.compress(b"")])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="the file is empty"):
        SourceFile("a.csv", data).open_bytes()


def test_the_head_of_json_has_no_columns() -> None:
    assert SourceFile("a", b'{"a": 1, "b": 2}\n').head.columns == ()


def test_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    for strange in (tmp_path, Path("/dev/zero")):
        with pytest.raises(SourceError, match="is no file") as caught:
            SourceFile.from_path(strange)
        assert caught.value.where == str(strange)
