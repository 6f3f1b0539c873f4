"""The spellings of United Nations document symbols, reduced to one.

Libraries, secretariats, data sets and the press write one symbol in many ways
(``A/RES/181(II)[A]``, ``A/RES/181 (II) A``; ``E/CN.4/RES/VI[X]``; ``A/HRC/27L.3``). This module
takes a text apart into segments; :mod:`hemicycle.domain.symbol` says what they mean.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hemicycle.domain.roman import NUMERAL, from_roman, to_roman

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"\u00a0": " ", "\u202f": " "})

#: Segments that are words of their own, in the case the United Nations prints them.
_WORDS = {
    word.upper(): word
    for word in ("RES", "DEC", "PRST", "HRC", "HR", "OM", "INF", "NGO", "BUR", "Agenda")
}
#: Marks before a number: ``L.`` limited, ``PV.`` and ``SR.`` meeting records, ``C.`` committee.
_MARKS = {
    mark.upper(): mark
    for mark in (
        "L", "PV", "SR", "C", "CN", "AC", "CONF", "CRP", "INF", "NGO", "WG", "WP", "Sub", "Rev",
        "Add", "Corr", "Amend", "R", "P",
    )
}  # fmt: skip

_SESSION = re.compile(r"(ES|S)-(\d+)")
_MARKED = re.compile(rf"({'|'.join(_MARKS)})\.?(\d+)([A-Z]?)")
_FUSED_WORD = re.compile(r"(RES|DEC|PRST)(?=[\dIVXLC])(.+)")
_FUSED_MARK = re.compile(r"(\d+)(L\.?\d+.*)")
_OLD_NUMBER = re.compile(
    rf"(\d+)\.?([A-Z]{{0,2}}(?:-[A-Z]{{1,2}})?)|((?=[IVXLC]){NUMERAL}|[A-Z])([A-D]?)"
)
_CHR_PARAGRAPHS = re.compile(r"([IVXLC]+)(PARAGRAPHS?)([\d-]+)")
_UNOPENED = re.compile(r"^([^(\[]*?)([IVXLC]+)([)\]])")

_JOINT = re.compile(r"(?<=\d)-(?=[ASE]/)", re.IGNORECASE)

_HEAD = re.compile(r"[ASET](?:/[A-Z0-9.\-]*)+", re.IGNORECASE)
_BRACKETED = re.compile(rf"\s*[(\[]?\s*((?:ES-|S-)?(?:{NUMERAL}|\d{{1,4}}))\s*[)\]]", re.IGNORECASE)
_LETTER_BEFORE = re.compile(r"\s*([A-Z])\s*(?=[(\[])", re.IGNORECASE)
_LETTER = r"(?:[A-Z]{1,2}|[a-z])"
_LETTERS = re.compile(
    rf"[.\s]*[(\[]?\s*({_LETTER}(?:\s*(?:-|,|and|\s)\s*{_LETTER})*)\s*[)\]]?\.?(?![\w'])"
)
_PART = re.compile(rf"\s*PART\s*/?\s*({NUMERAL}|[A-Z])(?!\w)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\s(paragraphs? \d+(?:-\d+)?)$", re.IGNORECASE)
_RESUMED = re.compile(r"\s*\((Resumption \d+|resumed)\)", re.IGNORECASE)

_REMARK = re.compile(
    r"""(?:
        [\s.,;:+&|-]
      | \((?:and\s)?(?:as\s|incorporating\s|annex|paras?\b|p\.|part\b|supp)[^)]*\)
      | (?:paras?\b\.?|paragraphs?\b)(?:\s?\d+(?:-\d+)?)?(?:\s?\([a-z]+\))?
      | last\sparagraph
      | as\s(?:orally\s)?(?:and\s)?(?:revised|amended|corrected)\b
      | in\b | as\b | and\b | by\b
      | (?:Add|Corr|Rev)\.\d+(?:\s*(?:,|&|and)\s*\d+)*
      | [ASET]/[A-Z0-9./-]*[A-Z0-9]
    )*+""",
    re.IGNORECASE | re.VERBOSE,
)


class Spelling(NamedTuple):
    """A symbol taken apart.

    ``path``: segments between slashes, in canonical spelling; ``session``: what stands in
    brackets after a resolution number (``XXVI``, ``ES-I``); ``part``: letters or words after it;
    ``year``: the year in brackets after a Council resolution; ``remark``: what followed the
    symbol and is no part of it (``as amended``, ``para. 7``, ``and Add.1``).
    """

    path: tuple[str, ...]
    session: str | None = None
    part: str | None = None
    year: int | None = None
    remark: str = ""


class SpellingError(ValueError):
    """The text, or the segment named in the message, fits no known form."""


def level_dashes(text: str) -> str:
    """The text with plain hyphens and blanks; every character keeps its place."""
    return text.translate(_DASHES)


def clean(text: str) -> str:
    """The text with plain hyphens and blanks, none of them around slashes.

    A bracket that closes without having opened opens before the numeral (``5XXXII)``), and the
    two symbols of a joint document (``A/79/251-S/2024/506``) are set apart.
    """
    flat = re.sub(r" ?/ ?", "/", " ".join(level_dashes(text).split()))
    return _UNOPENED.sub(r"\1(\2)", _JOINT.sub(" - ", flat))


def take_apart(text: str) -> Spelling:
    """Take a cleaned symbol with its organ apart; SpellingError says which segment is unknown."""
    head = _HEAD.match(text)
    if head is None:
        raise SpellingError("it does not begin with an organ such as A/, S/ or E/")
    symbol = head[0].rstrip("-./")
    path, part = _path([piece for piece in symbol.upper().split("/") if piece])
    tail = text[len(symbol) :].lstrip("/")
    if "RES" in path or "DEC" in path:
        return _numbered(path, part, tail)
    if resumed := _RESUMED.match(tail):
        words = resumed[1].lower().replace("resumption", "Resumption")
        return Spelling(path, part=f"({words})", remark=_remark(tail[resumed.end() :]))
    return Spelling(path, remark=_remark(tail))


def _path(raw: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Canonical segments, and the part that a resolution carries inside its number."""
    queue = [piece for segment in raw for piece in _unfuse(segment)]
    path: list[str] = []
    part = None
    for segment in queue:
        again = bool(path) and segment == path[0]  # A/74/A/74/379, doubled by the source
        known = segment if again or not path else _segment(segment)
        if known is None and {"RES", "DEC"} & set(path):
            known, part = _number_with_part(segment)
        if known is None:
            raise SpellingError(f"'{segment}' is no part of a symbol")
        path.append(known)
    return tuple(path), part


def _unfuse(segment: str) -> list[str]:
    """``DEC22`` gives DEC and 22, ``27L.3`` gives 27 and L.3: the source left out the slash."""
    fused = _FUSED_WORD.fullmatch(segment) or _FUSED_MARK.fullmatch(segment)
    return [fused[1], fused[2]] if fused else [segment]


def _segment(segment: str) -> str | None:
    if segment.isdigit():
        return str(int(segment))
    if segment in _WORDS:
        return _WORDS[segment]
    if session := _SESSION.fullmatch(segment):
        return f"{session[1]}-{int(session[2])}"
    if segment.startswith("L.SR."):  # so printed once by the source of E/CN.4/1989/L.SR.46
        return segment
    if marked := _MARKED.fullmatch(segment):
        return f"{_MARKS[marked[1]]}.{int(marked[2])}{marked[3]}"
    return None


def _number_with_part(segment: str) -> tuple[str | None, str | None]:
    """Number and part of a resolution: ``84A``, ``2B``, ``VI``, ``IIB``, ``IPARAGRAPHS1-2``."""
    if paragraphs := _CHR_PARAGRAPHS.fullmatch(segment):
        return paragraphs[1], f"{paragraphs[2].lower()} {paragraphs[3]}"
    number = _OLD_NUMBER.fullmatch(segment)
    if number is None:
        return None, None
    if number[1]:
        return str(int(number[1])), number[2] or None
    return number[3], number[4] or None


def _numbered(path: tuple[str, ...], part: str | None, tail: str) -> Spelling:
    """A resolution or decision: what stands in brackets and behind them."""
    if part is None and (before := _LETTER_BEFORE.match(tail)):
        part, tail = before[1].upper(), tail[before.end() :]
    session, year = None, None
    if len(path) <= path.index("RES" if "RES" in path else "DEC") + 2:
        bracket = _BRACKETED.match(tail)
        if bracket and bracket[1]:
            session, year = _session_or_year(bracket[1].upper(), council=path[0] == "S")
            tail = tail[bracket.end() :]
    if part is None:
        part, tail = _part(tail, commission=path[0] == "E")
    return Spelling(path, session, part, year, _remark(tail))


def _session_or_year(text: str, *, council: bool) -> tuple[str | None, int | None]:
    if council:
        if not re.fullmatch(r"(19|20)\d\d", text):
            raise SpellingError(f"'({text})' is no year")
        return None, int(text)
    kind, _, number = text.rpartition("-")
    value = int(number) if number.isdigit() else from_roman(number)
    if not value or (number.isdigit() and not kind):
        raise SpellingError(f"'({text})' is no session in Roman numerals")
    return (f"{kind}-" if kind else "") + to_roman(value), None


def _part(tail: str, *, commission: bool) -> tuple[str | None, str]:
    """Letters or words that name a part of a text, and what follows."""
    if commission and (paragraphs := _PARAGRAPHS.match(tail)):
        return paragraphs[1].lower(), ""
    if worded := _PART.match(tail):
        return f"Part {worded[1].upper()}", tail[worded.end() :]
    lettered = _LETTERS.match(tail)
    if lettered is None:
        return None, tail
    letters = re.findall(r"[A-Z]{1,2}", lettered[1].upper().replace("AND", " "))
    return _range(letters, hyphened="-" in lettered[1]), tail[lettered.end() :]


def _range(letters: list[str], *, hyphened: bool) -> str:
    """``A B C``, ``A-B-C`` and ``A-C`` all mean the parts A to C."""
    if len(letters) == 1:
        return letters[0]
    first, last = letters[0], letters[-1]
    run = [chr(code) for code in range(ord(first[0]), ord(last[0]) + 1)]
    if letters == run or (hyphened and len(letters) == 2 and first < last):
        return f"{first}-{last}"
    raise SpellingError(f"'{' '.join(letters)}' is no run of parts such as A-C")


def _remark(tail: str) -> str:
    match = _REMARK.fullmatch(tail)
    if match is None:
        raise SpellingError(f"'{tail.strip()}' behind it is not understood")
    return tail.strip(" .,;:-")
