"""Text as pasted, made plain without changing what it says: marks, spaces and line ends."""

from __future__ import annotations

import re
import unicodedata

from hemicycle.errors import InputError

#: Longest text accepted, in characters. A recorded vote of 193 names has about four thousand, a
#: long press release a hundred thousand.
MAX_CHARACTERS = 400_000

#: Soft hyphens, zero-width characters, marks of writing direction, byte-order marks.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ud800-\udfff]")
#: Runs of blanks longer than any layout has; cut, so that no search goes over them again and again.
_LONG_GAP = re.compile(r"[ \t]{80,}")
_EMPTY_LINES = re.compile(r"(?:[ \t]*\n){80,}")
#: UTF-8 read as Windows-1252 or Latin-1: A with tilde or circumflex before what no word goes on
#: with (Côte becomes CÃ´te), and the three characters an apostrophe becomes.
_MOJIBAKE = re.compile(
    "Ã[\u0080-\u00bf\u2018-\u203a\u20ac\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]"
    "|â€|Â[\u00a1-\u00bf]"
)


def decode(data: bytes, where: str = "the text") -> str:
    """Bytes of a file or of standard input as text: UTF-8, or UTF-16 with its mark.

    Raises
    ------
    InputError
        For any other encoding; it is not guessed.
    """
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "The text is not in UTF-8",
            where=f"{where}, byte {error.start + 1}",
            right="plain text in UTF-8 (or UTF-16 with a byte-order mark)",
            todo="save it again as UTF-8, or paste it with `hemicycle brief --vote -`",
        ) from None


def clean(text: str) -> str:
    """The text with one kind of space and line end, and without invisible marks.

    Line numbers stay those of the text as pasted (more than 80 empty lines count as 80). Words
    are not touched.

    Raises
    ------
    InputError
        Empty, too long, binary, or decoded with the wrong encoding.
    """
    if len(text) > MAX_CHARACTERS:
        raise _error(
            f"The text is too long for a vote: {len(text):,} characters",
            right=f"at most {MAX_CHARACTERS:,} characters, one or a few votes",
            todo="paste only the passage with the vote, or read data files with `hemicycle ingest`",
        )
    plain = _SPACES.sub(" ", _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text)))
    if not plain.strip():
        raise _error(
            "The text is empty",
            right="a result with its totals or names",
            todo="paste a sentence, a list, a sheet or a table; see `hemicycle brief --help`",
        )
    _refuse_junk(plain)
    plain = _EMPTY_LINES.sub("\n" * 80, _LONG_GAP.sub(" " * 80, plain))
    return unicodedata.normalize("NFC", plain)


def _refuse_junk(plain: str) -> None:
    if found := _CONTROL.search(plain):
        raise _error(
            f"The text holds a character that no text has (U+{ord(found.group()):04X})",
            where=_place(plain, found.start()),
            right="plain text",
            todo="copy the words themselves; a PDF or a spreadsheet must first be saved as text",
        )
    if found := _MOJIBAKE.search(plain):
        raise _error(
            f"Letters were garbled on the way here ('{_around(plain, found.start())}')",
            where=_place(plain, found.start()),
            right="letters with accents as they are, for example Côte d’Ivoire",
            todo="copy the text again, or save its file as UTF-8; nothing is repaired silently",
        )


def _around(plain: str, start: int) -> str:
    line = plain[max(0, start - 12) : start + 16]
    return " ".join(line.split())


def _place(plain: str, start: int) -> str:
    line = plain.count("\n", 0, start) + 1
    return f"line {line}, column {start - plain.rfind(chr(10), 0, start)}"


def _error(what: str, *, right: str, todo: str, where: str = "the pasted text") -> InputError:
    return InputError(what, where=where, right=right, todo=todo)
