"""Bytes of an article as text."""

from __future__ import annotations

import io
import zipfile

import pytest

from hemicycle.accounts.source import decode
from hemicycle.errors import SourceError


def _docx(member: str, xml: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(member, xml)
    return held.getvalue()


def test_paragraphs_of_a_docx() -> None:
    xml = (
        "<w:p><w:r><w:t>Hungary </w:t></w:r><w:r><w:t xml:space='preserve'>voted &amp; left.</w:t>"
        "</w:r></w:p><w:p/><w:p><w:r><w:t>The end.</w:t></w:r></w:p>"
    )
    assert decode(_docx("word/document.xml", xml), "a.docx") == "Hungary voted & left.\n\nThe end."


@pytest.mark.parametrize("data", [_docx("other.xml", "x"), b"PK\x03\x04 broken"])
def test_another_archive_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no readable document"):
        decode(data, "a.docx")


def test_a_pdf_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(SourceError, match="PDF") as caught:
        decode(b"%PDF-1.7 ...", "a.pdf")
    assert "pdftotext" in str(caught.value)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "empty") == ""


def test_line_ends_are_untouched() -> None:
    assert decode(b"a\r\nb\rc\n", "lines") == "a\r\nb\rc\n"


def test_a_file_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match="bytes"):
        decode(b"a" * (32 * 1024 * 1024 + 1), "big")
