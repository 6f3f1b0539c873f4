"""An article's bytes as text, line ends untouched."""

from __future__ import annotations

import codecs

from hemicycle.errors import SourceError

_LARGEST = 32 * 1024 * 1024
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises
    ------
    SourceError
        The file is no text, or larger than 32 MiB.
    """
    if len(data) > _LARGEST:
        raise SourceError(
            f"the file has {len(data):,} bytes",
            where=name,
            right=f"an article of at most {_LARGEST:,} bytes",
            todo="give the article alone",
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data or _is_junk(data):
        raise SourceError(
            "the file is no text",
            where=name,
            right="plain text or HTML",
            todo="save the article as text",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _is_junk(data: bytes) -> bool:
    """Whether control characters abound in the first kilobytes."""
    head = data[:4096]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return controls > len(head) // 50
