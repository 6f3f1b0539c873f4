"""An article's bytes as text, line ends untouched."""

from __future__ import annotations

import codecs
import html
import io
import re
import zipfile
import zlib

from hemicycle.errors import SourceError

_LARGEST = 32 * 1024 * 1024
_RUN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    UTF-8, UTF-16 with its mark, else Windows-1252; a word processor's ``.docx`` gives its
    paragraphs, and offsets are then places in that text.

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
    if data.startswith(b"%PDF"):
        raise SourceError(
            "a PDF cannot be read",
            where=name,
            right="plain text, HTML or a .docx",
            todo="copy its text into a file, or turn it into text (pdftotext) and check that",
        )
    if data.startswith(b"PK\x03\x04"):
        return _docx(data, name)
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


def _docx(data: bytes, name: str) -> str:
    """Paragraphs of a ``.docx``, one a line."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = archive.getinfo("word/document.xml")
            if part.file_size > _LARGEST:
                raise KeyError(part.filename)
            xml = archive.read(part).decode("utf-8")
    except (KeyError, zipfile.BadZipFile, UnicodeDecodeError, OSError, zlib.error) as error:
        raise SourceError(
            "the archive holds no readable document",
            where=name,
            right="a .docx as a word processor writes it",
            todo="save the article as text",
        ) from error
    paragraphs = ("".join(_RUN.findall(paragraph)) for paragraph in xml.split("</w:p>"))
    return "\n\n".join(html.unescape(text) for text in paragraphs if text)


def _is_junk(data: bytes) -> bool:
    """Whether control characters abound in the first kilobytes."""
    head = data[:4096]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return controls > len(head) // 50
