"""Sentences of a pasted text, and which of them tell the result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hemicycle.brief.entry.totals import results
from hemicycle.domain.vote import Position

#: A sentence ends before a capital letter, or where a paragraph or a bracketed remark begins. The
#: abbreviations are those that stand before a capital in press releases.
_END = re.compile(
    r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!\bSt)(?<!U\.S)(?<!U\.N)(?<!\bNo)(?<!\bno)"
    r"[.!?][\])”\"]?(?=\s+[\[A-Z“\"])|\n[ \t]*\n"
)
_ACT = re.compile(
    r"\b(?:adopt(?:ed|s|ing|ion)|reject(?:ed|s|ing)|approv(?:ed|es|ing)|defeat(?:ed|s)|carried|"
    r"retained|veto(?:ed|es)?|recorded\s+vote|vot(?:ed?|es|ing)|fail(?:ed|s))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, where it stands, and what makes it speak of the vote."""

    text: str
    start: int
    counts: bool
    """Whether a count of the result stands in it."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def acts(self) -> bool:
        """Whether it speaks of adopting, rejecting or voting."""
        return _ACT.search(self.text) is not None


def sentences(text: str, announced: Mapping[Position, int]) -> tuple[Sentence, ...]:
    """The sentences in reading order.

    Parameters
    ----------
    announced
        Totals given beside the text: counts of another result then make no sentence of the vote.
    """
    told = results(text)
    fitting = [one for one in told if one.agrees(announced)] if announced else told
    counts = sorted(clause.start for one in fitting for clause in one.clauses)
    found, start, index = [], 0, 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        before = index
        while index < len(counts) and counts[index] < end:
            index += 1
        if text[start:end].strip():
            found.append(Sentence(text[start:end], start, index > before))
        start = end
    return tuple(found)


def of_the_vote(told: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Sentences with a count of the result; else those that speak of a vote at all."""
    return tuple(s for s in told if s.counts) or tuple(s for s in told if s.acts)
