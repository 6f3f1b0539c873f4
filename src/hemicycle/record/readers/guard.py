"""The guards at the door: decompression in small pieces, and a look at each piece.

Each piece is checked before the next is made, so that a bomb, a line without end or a truncated
stream is refused early and by name, and nothing huge is ever in memory.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from hemicycle.errors import SourceError

MAX_BYTES = 2 * 1024**3
"""Most bytes a file may hold, before and after decompression."""
MAX_RATIO = 500
"""Most bytes out per byte in; the real files reach 65 (a Voeten table of repeated rows)."""
RATIO_FLOOR = 16 * 1024**2
"""Below this size a ratio says nothing: a small, very regular table may shrink a lot."""
MAX_LINE = 8 * 1024**2
"""Longest line in bytes; the longest real one is a JavaScript table of 2.5 MB."""
PIECE = 1024**2

_XZ = b"\xfd7zXZ\x00"
_GZIP = b"\x1f\x8b"


class Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class _Gunzip:
    """``zlib`` behind the same three members as ``lzma.LZMADecompressor``."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)
        self._input = b""
        self._at = 0

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data + self._input[self._at :]

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        if data:
            self._input, self._at = data, 0
        made = b""
        while len(made) < max_length and not self._stream.eof:
            feed = self._stream.unconsumed_tail or self._next_input()
            if not feed:
                break
            made += self._stream.decompress(feed, max_length - len(made))
        return made

    def _next_input(self) -> bytes:
        piece = self._input[self._at : self._at + PIECE]
        self._at += len(piece)
        return piece


def compression(first: bytes) -> Callable[[], Decompressor] | None:
    """Maker of the decompressor for a file that begins so; None for a plain one."""
    if first.startswith(_XZ):
        return lambda: lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=1024**3)
    if first.startswith(_GZIP):
        return _Gunzip
    return None


def inflated(name: str, raw: bytes, make: Callable[[], Decompressor]) -> Iterator[bytes]:
    """Decompressed pieces of at most ``PIECE`` bytes; streams in one file follow one another.

    Raises
    ------
    SourceError
        For a damaged or truncated stream, one that unpacks beyond ``MAX_RATIO``, and for bytes
        after the last stream.
    """
    made = 0
    for piece in _streams(name, raw, make):
        made += len(piece)
        if made > RATIO_FLOOR and made > MAX_RATIO * len(raw):
            raise _bomb(name, len(raw))
        yield piece


def _streams(name: str, raw: bytes, make: Callable[[], Decompressor]) -> Iterator[bytes]:
    rest = raw
    while rest:
        stream = make()
        try:
            yield from _one_stream(name, stream, rest)
        except (lzma.LZMAError, zlib.error) as error:
            raise _damaged(name, f"the compressed stream is damaged ({error})") from None
        rest = stream.unused_data.lstrip(b"\0")
        if rest and compression(rest) is None:
            raise _damaged(name, "bytes that belong to no stream follow the compressed data")


def _one_stream(name: str, stream: Decompressor, data: bytes) -> Iterator[bytes]:
    piece = stream.decompress(data, PIECE)
    yield piece
    while not stream.eof:
        piece = stream.decompress(b"", PIECE)
        if not piece and not stream.eof:
            raise _damaged(name, "the compressed stream ends before its end mark")
        yield piece


class Guard:
    """Looks at each piece as it comes: total size, longest line, NUL bytes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.total = 0
        self.line = 0

    def passed(self, piece: bytes) -> bytes:
        """The piece itself, once it is known to be harmless."""
        self.total += len(piece)
        if self.total > MAX_BYTES:
            raise too_large(self.name)
        nul = piece.find(b"\0")
        if nul >= 0:
            raise self._nul(piece, nul)
        first = piece.find(b"\n")
        if self.line + (first if first >= 0 else len(piece)) > MAX_LINE:
            raise self._long_line(piece)
        self.line = self.line + len(piece) if first < 0 else len(piece) - piece.rfind(b"\n") - 1
        return piece

    def _nul(self, piece: bytes, at: int) -> SourceError:
        return SourceError(
            "the file holds a NUL byte, so it is no text in UTF-8",
            where=f"{self.name}, byte {self.total - len(piece) + at + 1:,}",
            right="CSV or JSON text in UTF-8 (UTF-16 and spreadsheets are not read)",
            todo="save the table as CSV in UTF-8, or download the file again",
        )

    def _long_line(self, piece: bytes) -> SourceError:
        return SourceError(
            f"a line is longer than {MAX_LINE // 1024**2} MiB",
            where=f"{self.name}, before byte {self.total:,}",
            right="one record a line",
            todo="check that this is the file meant; it is no table of votes",
        )


def too_large(name: str) -> SourceError:
    return SourceError(
        f"the file holds more than {MAX_BYTES // 1024**3} GiB",
        where=name,
        right="the largest known source is 360 MB",
        todo="check that this is the file meant",
    )


def _bomb(name: str, received: int) -> SourceError:
    return SourceError(
        f"{received:,} bytes unpack to more than {MAX_RATIO} times as many",
        where=name,
        right=f"a ratio below {MAX_RATIO}; real tables stay under 100",
        todo="do not open this file; download it again from its publisher",
    )


def _damaged(name: str, what: str) -> SourceError:
    return SourceError(
        what,
        where=name,
        right="a complete .gz or .xz file, and nothing after it",
        todo="download the file again",
    )
