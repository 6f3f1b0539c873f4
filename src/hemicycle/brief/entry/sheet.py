"""The voting sheet and the library line: a letter before each name, blank for those not voting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from hemicycle.brief.entry.model import Form, Said, SaidName
from hemicycle.brief.entry.split import Knows, check_count, tidy
from hemicycle.brief.entry.totals import Tallied, results
from hemicycle.brief.entry.words import POSITION_WORDS
from hemicycle.domain.vote import Position

_GAP = re.compile(r"\t+|\s*\|\s*|[ ]{2,}")
#: A letter that stands alone before a name. `-` and `X` count only beside these: a list may have
#: dashes as bullets.
_LETTERED = re.compile(r"(?:^|\s)[YNA][ \t]+(?=[^\W\d_])", re.MULTILINE)
#: Lettered cells looked at to recognise a sheet.
_PROBES = 40
_LETTER = re.compile(r"(?:(?P<letter>[YNAX–-])\s+)?(?P<name>.*)", re.DOTALL)
#: Words of the longest name of a state, with room.
_MAX_WORDS = 12


def looks_like_sheet(text: str, knows: Knows) -> bool:
    """Whether most lettered cells hold a name the register knows."""
    letters = list(islice(_LETTERED.finditer(text), _PROBES))
    known = sum(_begins_with_name(text, match.end(), knows) for match in letters)
    return 2 * known > len(letters)


def _begins_with_name(text: str, start: int, knows: Knows) -> bool:
    line = text[start : start + 120].split("\n", 1)[0]
    words = _GAP.split(line, maxsplit=1)[0].split()[:_MAX_WORDS]
    return any(knows(tidy(" ".join(words[:end]))) for end in range(1, len(words) + 1))


def read_sheet(text: str, line: int, knows: Knows) -> tuple[Said, list[Tallied]]:
    """Every printed member with its letter; a member printed without one did not vote.

    Lines of a heading (title, date, totals) hold no known name; they are read for totals only. A
    member that is not printed at all stays unknown.
    """
    names: list[SaidName] = []
    around: list[str] = []
    for offset, row in enumerate(text.split("\n")):
        found = list(_row(row, line + offset, knows))
        if _holds_votes(row, found, knows):
            names += found
            check_count(len(names), line + offset)
        else:
            around.append(row)
    told = results("\n".join(around))
    return Said(Form.SHEET, tuple(names)), told


def _holds_votes(row: str, found: list[SaidName], knows: Knows) -> bool:
    """Not a title: a lettered name, a cell that is a name as it stands, or names throughout."""
    known = [knows(name.text) for name in found]
    lettered = any(name.position is not Position.NON_VOTING for name in found)
    whole = any(knows(tidy(cell)) for cell in _GAP.split(row.strip()))
    return any(known) and (lettered or whole or all(known))


def _row(row: str, line: int, knows: Knows) -> Iterator[SaidName]:
    """Cells of one line; a lone letter belongs to the cell after it (`Y<tab>ALBANIA`)."""
    pending = ""
    for cell in _GAP.split(row.strip()):
        if cell in _LETTERS:
            pending = cell
            continue
        for letter, name in _run(f"{pending} {cell}" if pending else cell, knows):
            yield SaidName(name, _LETTERS.get(letter, Position.NON_VOTING), line)
        pending = ""


_LETTERS = {letter: POSITION_WORDS[letter.casefold()] for letter in "YNAX-–"}


def _run(cell: str, knows: Knows) -> Iterator[tuple[str, str]]:
    """(letter, name) pairs of a cell that may hold several names with single spaces between."""
    match = _LETTER.fullmatch(cell)
    if match and knows(tidy(match["name"])):
        yield match["letter"] or "", tidy(match["name"])
        return
    words = cell.split()
    index = 0
    while index < len(words):
        letter = words[index] if words[index] in _LETTERS else ""
        index += bool(letter)
        size = _longest(words, index, knows)
        name = tidy(" ".join(words[index : index + size]))
        if name:
            yield letter, name
        index += size


def _longest(words: list[str], index: int, knows: Knows) -> int:
    stop = min(len(words), index + _MAX_WORDS)
    letter = next((i for i in range(index + 1, stop) if words[i] in _LETTERS), stop)
    for end in range(letter, index, -1):
        if knows(tidy(" ".join(words[index:end]))):
            return end - index
    return _unknown(words, index, letter, knows)


def _unknown(words: list[str], index: int, stop: int, knows: Knows) -> int:
    """An unknown name runs to the next letter or the next word that begins a known name."""
    for end in range(index + 1, stop):
        if words[end] in _LETTERS or knows(words[end]):
            return end - index
    return max(1, stop - index)
