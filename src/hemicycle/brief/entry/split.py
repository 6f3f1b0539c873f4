"""Runs of names cut into single names: commas, line breaks, `and`, never inside brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hemicycle.errors import InputError

Knows = Callable[[str], bool]

_MARK = re.compile(r"[(),;|•·\n]")
#: Where a name may end although no comma stands there. A line break may also fall inside a name.
_SOFT = re.compile(r"(\s*\n\s*|\s+and\s+|\s*&\s*)", re.IGNORECASE)
_WORD = re.compile(r"(\s+and\s+|\s+)", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:[-*–•]\s+|\d{1,3}[.)]\s+|and\s+|including\s+|as well as\s+)+", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z]{3}")
#: Words inside a name, never at its end.
_CONNECTORS = frozenset({"of", "the", "de", "du", "del", "la", "d'"})
#: Words at the beginning of names, never at their end.
_NEVER_LAST = frozenset(
    {"islamic", "democratic", "people's", "people’s", "plurinational", "bolivarian", "federated",
     "former", "saint"}
)  # fmt: skip
#: Longest official name, in words ("United Kingdom of Great Britain and Northern Ireland") and a
#: little over; a bound that keeps the search linear.
MAX_PARTS = 10
#: More names than any body of the United Nations has had members, several times over.
MAX_NAMES = 1_000


def check_count(names: int, line: int) -> None:
    """InputError where a text names more members than any body could have."""
    if names > MAX_NAMES:
        raise InputError(
            f"The text holds more than {MAX_NAMES} names",
            where=f"line {line}",
            right="each member of the body once",
            todo="paste only the passage with the vote; several votes are separated by ---",
        )


def split_names(
    block: str, line: int, knows: Knows, *, by_words: bool = False
) -> Iterator[tuple[str, int]]:
    """Names of a block of text, each with the line it begins on.

    Parameters
    ----------
    block
        Text between a heading and the next.
    line
        Line on which the block begins.
    knows
        Whether a text is a name the register knows. `Bosnia and Herzegovina` and
        `Israel and Palau` look alike; the longest known reading wins, and an unknown text is
        handed on as it stands.
    by_words
        Also cut at plain spaces, as shorthand does (`no: USA RUS BLR`).
    """
    for text, start in _items(block):
        at = line + block.count("\n", 0, start)
        yield from _parts(text, at, knows, _WORD if by_words else _SOFT)


def _items(block: str) -> Iterator[tuple[str, int]]:
    """Texts between commas and the like, outside brackets, with their offsets."""
    depth = start = 0
    for mark in _MARK.finditer(block):
        sign = mark.group()
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign != "\n" and depth == 0:
            yield from _item(block, start, mark.start())
            start = mark.end()
    yield from _item(block, start, len(block))


def _item(block: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    text = block[start:end]
    bare = text.lstrip()
    if bare.strip(" .\n"):
        yield bare.rstrip(), end - len(bare)


def _parts(text: str, line: int, knows: Knows, cut: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    whole = tidy(text)
    if not whole:
        return
    if knows(whole):
        yield whole, line
        return
    pieces = cut.split(text)
    index = 0
    while index < len(pieces):
        size = _longest(pieces, index, knows)
        chunk = "".join(pieces[index : index + size])
        if name := tidy(chunk):
            yield name, line
        step = "".join(pieces[index : index + size + 1])
        line += step.count("\n")
        index += size + 1


def _longest(pieces: list[str], index: int, knows: Knows) -> int:
    """How many pieces (names and cuts by turns) from ``index`` form the longest known name."""
    if all(_CODE.fullmatch(piece) for piece in pieces[index : index + 3 : 2]) and knows(
        pieces[index]
    ):
        return 1  # codes in a row; `LAO PEOPLE'S ...` begins with a code but goes on otherwise
    top = min(len(pieces) - index, 2 * MAX_PARTS + 1)
    top -= 1 - top % 2
    for size in range(top, 1, -2):
        if knows(tidy("".join(pieces[index : index + size]))):
            return size
    return 1 if knows(tidy(pieces[index])) else _unknown(pieces, index, knows)


def _unknown(pieces: list[str], index: int, knows: Knows) -> int:
    """A misspelled name keeps its `and` and `of`: `Bosna and Herzegovina`, `Republic of Chinn`."""
    if size := _bound(pieces, index):
        return size
    together = index + 2 < len(pieces) and pieces[index + 1].strip().casefold() == "and"
    return 3 if together and not knows(tidy(pieces[index + 2])) else 1


def _bound(pieces: list[str], index: int) -> int:
    """Pieces that `of`, `Islamic` and the like hold together from ``index`` on; 0 if none do."""
    size = 1
    top = min(len(pieces) - index, 2 * MAX_PARTS + 1)
    while size + 2 <= top and _holds(*pieces[index + size - 1 : index + size + 2]):
        size += 2
    return size if size > 1 else 0


def _holds(before: str, cut: str, after: str) -> bool:
    """Whether no name can end between two pieces with this cut."""
    if cut.strip() or not before.strip() or not after.strip():
        return False
    last, first = before.split()[-1].casefold(), after.split()[0].casefold()
    return last in _CONNECTORS | _NEVER_LAST or first in _CONNECTORS


def tidy(text: str) -> str:
    """A name on one line, without list marks, a final full stop or a leading `and`."""
    joined = re.sub(r"-\s*\n\s*", "-", text)
    plain = " ".join(joined.split()).strip(' .:*"“”[]')
    return _LEAD.sub("", plain)
