"""The guards: damaged streams, bombs, endless lines, NUL bytes, and what stands on each bound."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from hemicycle.errors import SourceError
from hemicycle.record.readers import guard
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.readers.guard import MAX_BYTES, MAX_LINE

Pack = Callable[[bytes], bytes]
TABLE = b"rcid,vote\n3,yes\n4,no\n"


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
