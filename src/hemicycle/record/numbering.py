"""Resolutions by series, session, number and lettered part: which symbol means which other.

Records hold ``A/RES/75/254 A-C`` where somebody asks for ``A/RES/75/254 A``, and ``A/RES/377 (V)``
where somebody asks for part A of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hemicycle.domain.roman import from_roman

_MODERN = re.compile(r"(A/RES|A/DEC)/(\d+)/(\d+)(?: (.+))?")
_SPECIAL = re.compile(r"((?:A/RES|A/DEC)/E?S-\d+)/(\d+)(?: (.+))?")
_OLD = re.compile(r"A/RES/(\d+) \(([IVXL]+)\)(?: (.+))?")
_COUNCIL = re.compile(r"S/RES/(\d+)(?: \(\d{4}\))?")
_OTHER = re.compile(r"(.+)/(?:L\.)?(\d+)(?:/(?:Rev|Add)\.\d+)?")
_PARTS = re.compile(r"([A-Z])(?:\s*(?:-|to)\s*([A-Z]))?")


@dataclass(frozen=True)
class Numbered:
    """Where a symbol stands: the series it is numbered in, the session, its number, its parts.

    ``session`` is 0 where numbers run on without sessions; ``parts`` are single letters, none for
    the whole.
    """

    series: str
    session: int
    number: int
    parts: frozenset[str] = frozenset()

    def means(self, other: Numbered) -> bool:
        """Whether they can be one text: the same number, and a part in common or none named."""
        same = (self.series, self.session, self.number) == (
            other.series,
            other.session,
            other.number,
        )
        return same and (not self.parts or not other.parts or bool(self.parts & other.parts))

    def distance(self, other: Numbered) -> tuple[int, int]:
        """Sessions and numbers between them; for symbols of one series."""
        return abs(self.session - other.session), abs(self.number - other.number)


def numbered(symbol: str) -> Numbered | None:
    """The place of a canonical symbol; None where it has no number.

    Examples
    --------
    >>> numbered("A/RES/75/254 A-C").means(numbered("A/RES/75/254 B"))
    True
    >>> numbered("A/RES/377 (V) A").distance(numbered("A/RES/181 (II)"))
    (3, 196)
    """
    if match := _OLD.fullmatch(symbol):
        session = from_roman(match[2]) or 0
        return Numbered("A/RES old", session, int(match[1]), _letters(match[3]))
    if match := _MODERN.fullmatch(symbol):
        return Numbered(match[1], int(match[2]), int(match[3]), _letters(match[4]))
    if match := _SPECIAL.fullmatch(symbol):
        return Numbered(match[1], 0, int(match[2]), _letters(match[3]))
    if match := _COUNCIL.fullmatch(symbol):
        return Numbered("S/RES", 0, int(match[1]))
    match = _OTHER.fullmatch(symbol)
    return Numbered(match[1], 0, int(match[2])) if match else None


def _letters(text: str | None) -> frozenset[str]:
    letters = set()
    for first, last in _PARTS.findall(text or ""):
        letters |= {chr(code) for code in range(ord(first), ord(last or first) + 1)}
    return frozenset(letters)
