"""The text of an article, repaired, with the way back to the file as received.

Every repair but one puts one character in the place of one; broken UTF-8 read as a Western code
page (several characters for one) is put together again. So each repaired character knows the code
points of the raw text it stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hemicycle.accounts.page_text import looks_like_html, strip_markup

_ONE_FOR_ONE = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2212": "-",
    "\ufeff": " ",
    "\u200b": " ",
    "\r": " ",
}
#: The letter left of a no-break space read as Latin-1: only before a blank or a line end.
_STRAY = re.compile("\u00c2(?=[ \n]|$)")
#: UTF-8 bytes of curly quotes, dashes and accented letters read as Windows-1252.
_MOJIBAKE = re.compile(
    "\u00e2\u20ac[\u0080-\uffff]|[\u00c3\u00c5\u00c4][\u0080-\u00bf\u2013-\u2122]"
)
#: One of these begins every broken letter: looked for first, many times faster.
_BREAKS = ("\u00e2\u20ac", "\u00c3", "\u00c5", "\u00c4")
_OPAQUE = {"\u00e2\u20ac\u009d": "\u201d"}


#: A flag (two regional letters) or another picture, with the blanks behind it.
_PICTURE = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\u2600-\u27bf\U0001f300-\U0001f6ff\U0001f900-\U0001faff])[\ufe0f\u200d]?[ ]*"
)
#: All pictures are in this range: it is looked for first, many times faster.
_PICTURED = re.compile("[\u2600-\U0001faff]")
_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z][\w.'\u2019-]*[ ]$")


@dataclass(frozen=True)
class Clean:
    """Repaired text.

    Parameters
    ----------
    text
        What readers of the article see.
    at
        For each character the first code point of the raw text it stands for, and one more
        number, the length of the raw text; None where the two are aligned.
    """

    text: str
    at: tuple[int, ...] | None

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Code points of the raw file for a stretch of the repaired text."""
        return (start, end) if self.at is None else (self.at[start], self.at[end])


def clean(raw: str) -> Clean:
    """Repair what encodings and page makers broke."""
    text, at = _mended(raw)
    if _PICTURED.search(text) and _PICTURE.search(text):
        text, at = _without_pictures(text, at)
    if looks_like_html(text):
        text, places = strip_markup(text)
        at = places if at is None else tuple(at[place] for place in places)
    for odd, usual in _ONE_FOR_ONE.items():
        text = text.replace(odd, usual)
    return Clean(_STRAY.sub(" ", text), at)


def _mended(raw: str) -> tuple[str, tuple[int, ...] | None]:
    if not any(broken in raw for broken in _BREAKS):
        return raw, None
    pieces: list[str] = []
    at: list[int] = []
    done = 0
    for found in _MOJIBAKE.finditer(raw):
        letter = _letter(found.group())
        if letter is None:
            continue
        pieces += [raw[done : found.start()], letter]
        at += [*range(done, found.start()), found.start()]
        done = found.end()
    if not at:
        return raw, None
    pieces.append(raw[done:])
    at += range(done, len(raw) + 1)
    return "".join(pieces), tuple(at)


def _without_pictures(text: str, at: tuple[int, ...] | None) -> tuple[str, tuple[int, ...]]:
    """The text without flags and other pictures; one between two names parts them by a comma."""
    places = at or tuple(range(len(text) + 1))
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for found in _PICTURE.finditer(text):
        start, end = found.span()
        pieces.append(text[done:start])
        kept += places[done:start]
        named = _NAME_BEFORE.search(text, max(done, start - 40), start)
        if (
            named and text[end : end + 1].isupper()
        ):  # the blank becomes a comma, the picture a blank
            pieces[-1] = pieces[-1][:-1] + ", "
            kept.append(places[start])
        if start == 0:  # the text begins where the file does
            pieces.append(" ")
            kept.append(places[0])
        done = end
    pieces.append(text[done:])
    kept += places[done:]
    kept[0] = places[0]  # a picture at the head belongs to what follows it
    return "".join(pieces), tuple(kept)


def _letter(broken: str) -> str | None:
    if broken in _OPAQUE:
        return _OPAQUE[broken]
    try:
        letter = broken.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return letter if len(letter) == 1 else None
