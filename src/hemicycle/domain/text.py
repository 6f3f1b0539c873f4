"""A resolution as numbered paragraphs: preambular, operative, and sub-paragraphs of either.

A paragraph keeps the place it had when the text was tabled, because every amendment is written
against that numbering; :meth:`Text.numbered` gives the numbers of the text as it now stands. What
was done to a paragraph stays with it as its history. Edits are in :mod:`hemicycle.domain.edit`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from hemicycle.errors import InputError


class Section(StrEnum):
    """The two halves of a resolution."""

    PREAMBULAR = "PP"
    OPERATIVE = "OP"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A paragraph's number: ``PP2``, ``OP1``, or ``OP1(a)`` for a sub-paragraph.

    Number 0 stands before the first paragraph: ``PP0`` is where an addition at the head goes.
    """

    section: Section
    number: int
    letter: str = ""

    def __str__(self) -> str:
        return f"{self.section}{self.number}" + (f"({self.letter})" if self.letter else "")


_PLACE = re.compile(r"(PP|OP)\s?(\d{1,3})(?:\s?\(([a-z]{1,2})\))?")


@lru_cache(maxsize=1024)
def place_of(text: str) -> Place:
    """Read a place.

    Raises
    ------
    InputError
        Any other spelling.

    Examples
    --------
    >>> str(place_of("OP 1 (a)"))
    'OP1(a)'
    """
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        raise InputError(
            f"{text!r} is no place in a resolution",
            where="place of a paragraph",
            right="PP2 for a preambular, OP1 for an operative paragraph, OP1(a) for its parts",
            todo="number the paragraph as in the draft as tabled",
        )
    return Place(Section(found[1]), int(found[2]), found[3] or "")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to a paragraph: by which proposal, in words, and what it read before."""

    by: str
    did: str
    before: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its history.

    ``tabled`` is its place in the text as tabled, None for one added since; a paragraph taken out
    stays, marked ``removed``, so that its history is not lost.
    """

    section: Section
    text: str
    tabled: Place | None = None
    is_sub: bool = False
    removed: bool = False
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs in reading order, those taken out included."""

    paragraphs: tuple[Paragraph, ...]

    def numbered(self) -> tuple[tuple[Place, Paragraph], ...]:
        """The paragraphs that stand, with the numbers they have now."""
        return tuple(_number(self.standing()))

    def standing(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.removed)

    def at(self, place: Place) -> Paragraph | None:
        """The paragraph tabled at that place if it still stands."""
        index = self.index_of(place)
        return None if index is None else self.paragraphs[index]

    def index_of(self, place: Place) -> int | None:
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.tabled == place and not paragraph.removed:
                return index
        return None

    def renumbered(self) -> Text:
        """The text as a new starting point: a revision by its sponsors is numbered afresh."""
        return Text(tuple(replace(p, tabled=place) for place, p in self.numbered()))

    def plain(self) -> dict[str, str]:
        """Number to wording, as it now stands."""
        return {str(place): paragraph.text for place, paragraph in self.numbered()}


def text_of(paragraphs: Mapping[str, str]) -> Text:
    """A text as tabled, from number to wording in reading order.

    Raises
    ------
    InputError
        A number out of order, a gap, an operative paragraph before a preambular one, or an
        empty paragraph.
    """
    read = [(place_of(label), wording.strip()) for label, wording in paragraphs.items()]
    for place, wording in read:
        if not wording:
            raise _wrong(f"Paragraph {place} is empty", str(place), "a wording for each paragraph")
    made = [Paragraph(p.section, wording, p, is_sub=bool(p.letter)) for p, wording in read]
    expected = [place for place, _ in _number(made)]
    for (place, _), right in zip(read, expected, strict=True):
        if place != right:
            raise _wrong(f"Paragraph {place} stands where {right} is due", str(place), str(right))
    if [p.section for p in made] != sorted((p.section for p in made), reverse=True):
        raise _wrong("An operative paragraph stands before a preambular one", "text", "PP, then OP")
    return Text(tuple(made))


def _number(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Place, Paragraph]]:
    counts = {Section.PREAMBULAR: 0, Section.OPERATIVE: 0}
    subs = 0
    for paragraph in paragraphs:
        if paragraph.is_sub and counts[paragraph.section]:
            subs += 1
            letter = _letter(subs)
        else:
            counts[paragraph.section] += 1
            subs, letter = 0, ""
        yield Place(paragraph.section, counts[paragraph.section], letter), paragraph


def _letter(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    first, second = divmod(number - 1, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)


def _wrong(what: str, where: str, right: str) -> InputError:
    return InputError(
        what,
        where=f"text of a draft, {where}",
        right=right,
        todo="number preambular paragraphs PP1, PP2 ... and operative ones OP1, OP1(a) ...",
    )
