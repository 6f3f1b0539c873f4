"""What every reader shares: how a file is opened and recognised, and what a reader is.

A file is received as bytes that nobody has vouched for. Whatever is refused raises
:class:`hemicycle.errors.SourceError` with row and column where those can be told; text that looks
like a path or a formula is only text. The checks are in
:mod:`~hemicycle.record.readers.guard` (bytes) and :mod:`~hemicycle.record.readers.table` (rows).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import polars as pl

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.guard import MAX_BYTES, PIECE, Guard, compression, inflated, too_large
from hemicycle.record.readers.table import BOM, CsvTable, Dtypes, header_names, place, row_error

__all__ = ["Head", "Reader", "SourceFile", "place", "row_error"]

HEAD_BYTES = 64 * 1024


@dataclass(frozen=True)
class Head:
    """The first 64 KiB of a file after decompression: all that recognition may look at.

    ``name`` is a hint for messages; a file is recognised by content. ``columns`` are the names
    in the first CSV row, or empty where the file is no CSV.
    """

    name: str
    text: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """One source's reader: a test on the head of a file, and the parser."""

    name: str
    version: int
    sniff: Callable[[Head], bool]
    read: Callable[[SourceFile], Fragment]


@dataclass
class SourceFile:
    """One received file. ``raw`` is what arrived; everything else is derived from it."""

    name: str
    raw: bytes = field(repr=False)

    @classmethod
    def from_path(cls, path: Path) -> SourceFile:
        """Read a file; a plain one is looked through first, so that nothing huge is kept.

        Raises
        ------
        OSError
            As ``open`` does, for a file that is missing or may not be read.
        SourceError
            For anything but a plain file, and for one beyond the guards.
        """
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path.name)
        if not path.is_file():
            raise SourceError(
                "a folder or a device is no file",
                where=str(path),
                right="a file with votes, plain, .gz or .xz",
                todo="name the files inside, one by one",
            )
        with path.open("rb") as stream:
            _look_through(path.name, stream)
            stream.seek(0)
            return cls(path.name, stream.read())

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes as received, compressed or not."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def head(self) -> Head:
        """Name, first text and column names, made without decompressing the whole file."""
        first = b""
        for piece in self._pieces():
            first += piece
            if len(first) >= HEAD_BYTES:
                break
        text = first[:HEAD_BYTES].removeprefix(BOM).decode("utf-8", errors="replace")
        return Head(self.name, text, header_names(text))

    @cached_property
    def _content(self) -> bytes:
        guard = Guard(self.name)
        if compression(self.raw) is None:
            for piece in self._pieces():
                guard.passed(piece)
            data = self.raw
        else:
            data = b"".join(guard.passed(piece) for piece in self._pieces())
        if not data[:PIECE].strip() and not data.strip():
            raise SourceError(
                "the file is empty",
                where=self.name,
                right="a file with at least a header and one row",
                todo="download the file again",
            )
        return data

    def open_bytes(self) -> bytes:
        """Decompressed bytes, after every guard that needs no knowledge of the format."""
        return self._content

    def text(self, encoding: str = "utf-8") -> str:
        """The whole file as text, without byte-order mark.

        Only pass another encoding than UTF-8 where the source is known to use it.
        """
        data = self.open_bytes().removeprefix(BOM)
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            raise self._wrong_encoding(data, error.start) from None

    def csv(
        self,
        dtypes: Dtypes | None = None,
        *,
        columns: Sequence[str] | None = None,
        needs: Sequence[str] = (),
        encoding: str = "utf-8",
    ) -> pl.DataFrame:
        """The file as a frame: text columns unless ``dtypes`` says else, empty cells null.

        Parameters
        ----------
        dtypes
            Whole-number types of columns that must hold one, or nothing, in every row.
        columns
            The columns wanted; a missing one is an error. All by default.
        needs
            Columns that must be there, whichever are wanted.
        encoding
            ``utf-8`` unless the source is known to use another.
        """
        types: Mapping[str, pl.DataType | type[pl.DataType]] = dtypes or {}
        return CsvTable(self.name, self._utf8(encoding)).frame(types, columns, needs)

    def _utf8(self, encoding: str) -> bytes:
        data = self.open_bytes()
        if data.isascii():
            return data
        if encoding != "utf-8":
            return data.decode(encoding).encode()
        for start in range(0, len(data), 16 * PIECE):
            self._check_utf8(data, start, start + 16 * PIECE)
        return data

    def _check_utf8(self, data: bytes, start: int, end: int) -> None:
        while start and data[start] & 0xC0 == 0x80:
            start -= 1
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        try:
            data[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._wrong_encoding(data, start + error.start) from None

    def _wrong_encoding(self, data: bytes, at: int) -> SourceError:
        return SourceError(
            f"byte 0x{data[at]:02x} is not UTF-8",
            where=place(self.name, data, at),
            right="text in UTF-8, with or without byte-order mark",
            todo="download the file again, or convert it to UTF-8 from the encoding it is in",
        )

    def _pieces(self) -> Iterator[bytes]:
        make = compression(self.raw)
        if make is not None:
            return inflated(self.name, self.raw, make)
        starts = range(0, len(self.raw), PIECE)
        return (self.raw[start : start + PIECE] for start in starts)


def _look_through(name: str, stream: BinaryIO) -> None:
    """Guard a plain file before it is kept; a compressed one is guarded as it unpacks."""
    guard = Guard(name)
    first = stream.read(PIECE)
    if compression(first):
        return
    guard.passed(first)
    while piece := stream.read(PIECE):
        guard.passed(piece)
