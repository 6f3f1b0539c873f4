"""The difference of two texts, word by word and side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from hemicycle.domain.text import Paragraph, Place, Text


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are kept (``=``), taken out (``-``) or put in (``+``)."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph side by side; a number is empty where the paragraph is not in that text."""

    before: str
    after: str
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        return any(run.sign != "=" for run in self.runs)


def word_difference(before: str, after: str) -> tuple[Run, ...]:
    """Runs of words: those with ``=`` and ``-`` read as before, those with ``=`` and ``+`` after.

    Examples
    --------
    >>> [run.sign + run.words for run in word_difference("a lasting peace", "a just peace")]
    ['=a', '-lasting', '+just', '=peace']
    """
    old, new = before.split(), after.split()
    runs: list[Run] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("=", " ".join(old[a:b])))
            continue
        if a < b:
            runs.append(Run("-", " ".join(old[a:b])))
        if c < d:
            runs.append(Run("+", " ".join(new[c:d])))
    return tuple(runs)


def side_by_side(before: Text, after: Text) -> tuple[Row, ...]:
    """The paragraphs of two states of one text, in the order of the later one.

    Paragraphs are matched by the place they were tabled at, so that a renumbered paragraph is
    compared with itself.
    """
    was: dict[Place | None, tuple[str, str]] = {
        p.tabled: (str(place), p.text) for place, p in before.numbered() if p.tabled
    }
    now = {id(p): str(place) for place, p in after.numbered()}
    return tuple(_row(paragraph, was, now) for paragraph in after.paragraphs)


def _row(
    paragraph: Paragraph, was: Mapping[Place | None, tuple[str, str]], now: dict[int, str]
) -> Row:
    old_number, old = was.get(paragraph.tabled, ("", ""))
    wording = "" if paragraph.removed else paragraph.text
    return Row(old_number, now.get(id(paragraph), ""), word_difference(old, wording))
