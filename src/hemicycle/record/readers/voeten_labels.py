"""Voeten's labels of texts (``unres``), and when one certainly names a document.

``R/43/87`` is resolution 87 of session 43. In the first thirty sessions the number is sometimes
the resolution's (``R/26/2758G``), often the page of the Official Records where the vote stands
(``R/14/746B``: the resolutions of session 14 run from 1349 to 1514), and the letter counts the
votes on one item. The label itself is kept as printed; a document symbol is derived only where
session and number leave no doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hemicycle.domain.roman import to_roman

#: First and last resolution of the sessions whose labels carry resolution numbers: sessions 1 to
#: 17 are labelled by page, 19 and 20 not at all. Numbers run on from session to session, special
#: ones between (2248 to 2257 are S-V and ES-V, 3201 and 3202 S-VI, 3362 S-VII). Source: the
#: symbols of the resolutions themselves, e.g. 2751 (XXVI) to 2902 (XXVI).
RESOLUTIONS = {
    18: (1881, 1992),
    21: (2134, 2247),
    22: (2258, 2373),
    23: (2374, 2497),
    24: (2498, 2606),
    25: (2607, 2750),
    26: (2751, 2902),
    27: (2903, 3049),
    28: (3050, 3200),
    29: (3203, 3361),
    30: (3363, 3541),
}
FIRST_MODERN_SESSION = 31
"""Since 1976 resolutions are numbered by session and lettered parts are parts of the text."""

_FIRST_DECISION = 401
_LAST_SESSION_BELOW_301 = 56
"""Up to here no session reached resolution 301: 301 and more are decisions (appointments)."""

_OLD = re.compile(r"R/(\d{1,2})/(\d{1,4})([A-Z]?)")
#: ``R/42/209/C`` is part C, but ``R/31/208/I`` section I, which is no document of its own.
_MODERN = re.compile(r"(?:R|A/RES)/(\d{2})/(\d{1,3})(?:/(?![IVX]$))?([A-Z]?)")
_SPECIAL = re.compile(r"A/RES/(?:ES|S)-\d+/\d+")
_SPECIAL_LABEL = re.compile(r"(A/RES/)?(ES|S)S?[-/](\d+)(?:/|$)")


@dataclass(frozen=True)
class Label:
    """A label as printed, and what it certainly says.

    Parameters
    ----------
    text
        As printed.
    symbol
        Document symbol of the text, where the label alone proves it (sessions from 31 on).
    number
        Resolution symbol without letter, ``A/RES/2758 (XXVI)``, where the label has its number:
        one vote of several under that number adopted it.
    """

    text: str
    symbol: str | None = None
    number: str | None = None

    @property
    def shared(self) -> str:
        """What the votes on one text have in common: ``R/72/50`` and ``A/RES/72/50`` are one."""
        return self.symbol or self.text


def read_label(text: str, session: int) -> Label:
    """What a label says in the row of a roll call of that session.

    Examples
    --------
    >>> read_label("R/43/75S", 43).symbol
    'A/RES/43/75 S'
    >>> read_label("R/26/2758G", 26).number
    'A/RES/2758 (XXVI)'
    >>> read_label("R/14/746B", 14).number is None
    True
    """
    if _SPECIAL.fullmatch(text):
        return Label(text, symbol=text)
    modern = _MODERN.fullmatch(text)
    if modern and session >= FIRST_MODERN_SESSION and int(modern[1]) == session:
        return Label(text, symbol=_modern_symbol(session, int(modern[2]), modern[3]))
    old = _OLD.fullmatch(text)
    if old and int(old[1]) == session and _is_number(session, int(old[2])):
        number = f"A/RES/{old[2]} ({to_roman(session)})"
        return Label(text, number=number)
    return Label(text)


def _is_number(session: int, number: int) -> bool:
    first, last = RESOLUTIONS.get(session, (1, 0))
    return first <= number <= last


def _modern_symbol(session: int, number: int, part: str) -> str:
    above = number > 300 and session <= _LAST_SESSION_BELOW_301
    kind = "DEC" if above or number >= _FIRST_DECISION else "RES"
    return f"A/{kind}/{session}/{number}" + (f" {part}" if part else "")


def session_of(text: str | None, session: int) -> str:
    """Session in words of the record: ``ES-1`` for ``ESS/1/34``, ``S-5`` for ``SS/5``, else ``26``.

    The source counts votes of special and emergency special sessions with a regular one.
    """
    special = _SPECIAL_LABEL.match(text or "")
    return f"{special[2]}-{special[3]}" if special else str(session)
