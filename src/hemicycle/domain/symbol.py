"""United Nations document symbols: parse, compare, print, find in running text.

>>> parse_symbol("a/res/181(II)[A]")
Symbol('A/RES/181 (II) A')
>>> parse_symbol("S/RES/2774(2025)").vote_id
'SC-2774'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from hemicycle.domain.roman import from_roman
from hemicycle.domain.symbol_form import Symbol, SymbolKind
from hemicycle.domain.symbol_spelling import (
    Spelling,
    SpellingError,
    clean,
    level_dashes,
    take_apart,
)
from hemicycle.errors import SymbolError

__all__ = ["Symbol", "SymbolKind", "find_symbols", "parse_symbol"]

_LONGEST = 300
_LAST_ROMAN_SESSION = 30
_EXAMPLES = (
    "a symbol such as A/RES/ES-11/7, A/RES/68/262, A/RES/2758 (XXVI), A/ES-11/L.10, "
    "S/RES/2774 (2025), S/2022/155 or A/HRC/RES/49/1"
)
_GA_FORMS = (
    "A/RES/68/262, A/RES/75/254 A-C or A/RES/ES-11/7; up to the thirtieth session the number "
    "comes first: A/RES/2758 (XXVI), A/RES/997 (ES-I)"
)


def _refused(text: str, why: str, right: str = _EXAMPLES) -> SymbolError:
    shown = text if len(text) <= 80 else text[:77] + "..."
    return SymbolError(
        f"'{shown}' is no United Nations document symbol: {why}",
        where=f"symbol '{shown}'",
        right=right,
        todo="copy the symbol from the head of the document, or name the vote by its vote_id",
    )


_LEAD = re.compile(
    r"^(?:(?:the|un|united nations)\s+)*"
    r"(?P<body>(?:un)?(?:ga|scr?|hrc)\b|general assembly|security council|human rights council)?"
    r"\s*(?P<kind>res\.?(?=\s|/)|resolution|dec\.?(?=\s|/)|decision)?[\s/]*(?=[\dES])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(R|ESS|SS|GOAR)/(\d+[A-Z]{0,2}(?: \d+)?(?:/(?:\d+[A-Z]{0,2}|[IVXL]+|[A-Z]))*)"
)
_YEAR = re.compile(r"(19|20)\d\d")
_SERIES = re.compile(r"(ES|S)-\d+|(C|CN|AC|CONF)\.\d+")
_BODY_BY_WORD = {
    **dict.fromkeys(("GENERAL ASSEMBLY", "UNGA", "GA"), "GA"),
    **dict.fromkeys(("SECURITY COUNCIL", "UNSC", "UNSCR", "SCR", "SC"), "SC"),
    **dict.fromkeys(("HUMAN RIGHTS COUNCIL", "UNHRC", "HRC"), "HRC"),
}
_PREFIX_BY_BODY = {"GA": "A", "SC": "S", "HRC": "A/HRC"}


def parse_symbol(text: str, *, body: str | None = None) -> Symbol:
    """Read one symbol in any known spelling.

    Remarks that follow a symbol (``as amended``, ``para. 7``, ``and Add.1``) are left aside: the
    document named first is returned.

    Parameters
    ----------
    text
        With its organ, or bare: ``ES-11/7``, ``68/262`` and ``2758 (XXVI)`` are resolutions of
        the General Assembly, ``2774 (2025)`` of the Security Council.
    body
        ``GA``, ``SC`` or ``HRC``: whose resolution a bare number is (``2774``, ``49/1``).

    Raises
    ------
    SymbolError
        Says which part is not understood and what was expected.
    """
    return _parse(text, body)


@lru_cache(maxsize=32_768)  # one ingest meets every symbol several times
def _parse(text: str, body: str | None) -> Symbol:
    if not text.strip() or len(text) > _LONGEST:
        raise _refused(text, "it is too long" if text.strip() else "it is empty")
    flat = clean(text)
    if label := _LABEL.fullmatch(flat.upper()):
        return Symbol((label[1], *label[2].split("/")))
    if not re.match(r"[ASET]/|[ASE]\d", flat, re.IGNORECASE):
        flat = _with_organ(text, flat, body)
    try:
        spelling = take_apart(re.sub(r"^([ASE])(?=\d)", r"\1/", flat, flags=re.IGNORECASE))
    except SpellingError as error:
        raise _refused(text, str(error)) from None
    return _checked(text, spelling)


def _with_organ(text: str, flat: str, body: str | None) -> str:
    """A bare symbol with the organ that its form, a word before it, or ``body`` tells."""
    lead = _LEAD.match(flat)
    if lead is None:
        raise _refused(text, "it does not begin with an organ such as A/, S/ or E/")
    rest = flat[lead.end() :]
    named = _BODY_BY_WORD.get((lead["body"] or "").upper(), body or "")
    kind = "DEC" if (lead["kind"] or "").upper().startswith("DEC") else "RES"
    organ = _PREFIX_BY_BODY.get(named) or _organ_by_form(rest)
    if organ is None:
        raise _refused(text, "a bare number does not say whose it is")
    return f"{organ}/{kind}/{rest}"


def _organ_by_form(rest: str) -> str | None:
    if re.match(r"\d+\s*\((19|20)\d\d\)", rest):
        return "S"
    if re.match(r"(ES-|S-|\d)\d*/\d|\d+\s*[A-Z]?\s*[(\[](E?S-)?[IVXLC\d]+[)\]]", rest, re.I):
        return "A"
    return None


def _checked(text: str, spelling: Spelling) -> Symbol:
    """The symbol, if its segments fit the organ's way of numbering."""
    path = spelling.path
    if "RES" in path:
        _check_resolution(text, spelling, path[path.index("RES") + 1 :])
    elif not _ends_well(path):
        raise _refused(text, "it stops before the number")
    elif path[0] == "S" and _is_dated_badly(path):
        raise _refused(text, f"'{path[1]}' is no year", "S/2022/155, S/96/Rev.7, S/3710")
    return Symbol(path, spelling.session, spelling.part, spelling.year)


def _check_resolution(text: str, spelling: Spelling, numbers: tuple[str, ...]) -> None:
    if spelling.path[0] == "S":
        if len(numbers) != 1 or not _counts(numbers[0]) or spelling.part:
            raise _refused(text, "a Council resolution has one number", "S/RES/2774 (2025)")
    elif spelling.path[:2] == ("A", "HRC"):
        if len(numbers) < 2:
            raise _refused(text, "session and number are needed", "A/HRC/RES/49/1")
    elif spelling.path[0] == "A":
        if spelling.session is None:
            _check_by_session(text, numbers)
        else:
            _check_numbered(text, numbers, spelling.session)


def _check_by_session(text: str, numbers: tuple[str, ...]) -> None:
    """Assembly resolutions numbered anew each session: since the thirty-first, 1976."""
    if len(numbers) != 2 or not _counts(numbers[1]):
        raise _refused(text, "session and number are needed", _GA_FORMS)
    if numbers[0].isdigit() and int(numbers[0]) <= _LAST_ROMAN_SESSION:
        raise _refused(text, f"session {numbers[0]} used the older form", _GA_FORMS)
    if not re.fullmatch(r"(ES-|S-)?[1-9]\d*", numbers[0]):
        raise _refused(text, f"'{numbers[0]}' is no session", _GA_FORMS)


def _check_numbered(text: str, numbers: tuple[str, ...], session: str) -> None:
    """Assembly resolutions numbered through, with the session in brackets: until 1976."""
    last = from_roman(session.rpartition("-")[2]) or 0
    if len(numbers) != 1 or not _counts(numbers[0]) or last > _LAST_ROMAN_SESSION:
        raise _refused(text, f"'({session})' does not fit its number", _GA_FORMS)


def _is_dated_badly(path: tuple[str, ...]) -> bool:
    """Council documents of two numbers begin with the year, since 1994."""
    two_numbers = len(path) > 2 and path[1].isdigit() and path[2].isdigit()
    return two_numbers and not _YEAR.fullmatch(path[1])


def _counts(text: str) -> bool:
    return text.isdigit() and text != "0"


def _ends_well(path: tuple[str, ...]) -> bool:
    """Whether the last segment numbers a document, not a session, committee or series."""
    last = path[-1]
    if path[0] == "E" and last == "DEC":  # the Commission's first sessions gave no number
        return True
    return bool(re.search(r"\d", last) or "DEC" in path[:-1]) and not _SERIES.fullmatch(last)


_SESSION_TEXT = r"(?:(?:E?S-)?[IVXLC]+|(?:E?S-)\d{1,2}|(?:19|20)\d\d)"
#: A capital straight behind a symbol names a part; ``I`` may be the pronoun, ``U.S.`` a name.
_PART_TEXT = (
    r"(?:\s?\[[A-Z]\]|\s?[A-Z]\s?-\s?[A-Z](?!\w)|[A-Z](?!\w)"
    r"|\s(?:[A-HJ-Z]|I(?!\s[a-z]))(?![\w'’/]|\.\w))"
)
_WHOLE = re.compile(
    rf"""(?<![A-Z0-9_])(?:
        (?P<bare>[ASE]/(?:(?:E?S-\d+|[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)/)*
                (?:E?S-|\d+L\.?|[A-Za-z]{{0,5}}\.?)\d+)
            (?:\s?[(\[]{_SESSION_TEXT}[)\]])?{_PART_TEXT}?
      | (?<![\w/.-])ES-\d{{1,2}}/\d{{1,3}}(?![\w/-])
      | (?<![\w/.-])\d{{3,4}}(?:\s[A-Z])?\s?\((?:E?S-)?[IVXL]+\){_PART_TEXT}?
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    rf"(?:\d{{2,3}}/\d{{1,3}}|\d{{1,4}}(?:\s[A-Z])?\s?\({_SESSION_TEXT}\)){_PART_TEXT}?"
    r"|\d{3,4}(?![\d/(]|\s\()"
)
_AFTER_WORD = re.compile(
    r"(?:(?P<body>Security\sCouncil|UNSC|Human\sRights\sCouncil|UNHRC|HRC)\s)?"
    r"[Rr]esolutions?\s"
    rf"(?P<list>(?:{_NUMBER.pattern})(?:(?:,|,?\sand)\s(?:{_NUMBER.pattern}))*)"
)


def find_symbols(text: str) -> list[tuple[int, int, Symbol]]:
    """Symbols in running text, as (start, end, symbol), offsets in code points, end exclusive.

    Bare forms are taken only where nothing else can be meant: ``ES-11/7``, ``2758 (XXVI)``;
    ``68/262`` and ``2774 (2025)`` after the word resolution; ``2774`` only after "Security
    Council resolution", and ``49/1`` is the Human Rights Council's where that is named before.
    """
    level = level_dashes(text)
    found: dict[int, tuple[int, int, Symbol]] = {}
    for match in _WHOLE.finditer(level):
        ends = dict.fromkeys((match.end(), match.end("bare")))
        _keep_first(found, level, match.start(), ends, None)
    for match in _AFTER_WORD.finditer(level):
        body = _BODY_BY_WORD.get(" ".join((match["body"] or "").split()).upper())
        for number in _NUMBER.finditer(level, *match.span("list")):
            if number.start() not in found:
                _keep_first(found, level, number.start(), [number.end()], body)
    return sorted(found.values())


def _keep_first(
    found: dict[int, tuple[int, int, Symbol]],
    text: str,
    start: int,
    ends: Iterable[int],
    body: str | None,
) -> None:
    """Keep the longest of the given stretches that is a symbol."""
    for end in ends:
        try:
            found[start] = (start, end, parse_symbol(text[start : max(start, end)], body=body))
        except SymbolError:
            continue
        return
