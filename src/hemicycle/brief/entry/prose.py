"""A sentence of the press: totals, with names in brackets after some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hemicycle.brief.entry.model import Form, Said, SaidName
from hemicycle.brief.entry.sayings import intentions, outcome
from hemicycle.brief.entry.sentences import Sentence
from hemicycle.brief.entry.split import Knows, split_names
from hemicycle.brief.entry.totals import Tallied
from hemicycle.brief.entry.verbs import leading_names, names_by_verb
from hemicycle.domain.vote import Position

#: Brackets that hold no names: "(see Annex XV)", "(resolution ES-11/7)", "(17 did not vote)".
_NO_NAMES = re.compile(r"\s*(?:see\b|for\b|annex|resolution|document|decision|[A-Z]+/|\d)", re.I)
_BETWEEN = re.compile(r"[ \t\n]*(?:votes?\s*)?(?=\()")
#: Longest bracket of names, in characters: the whole roll takes under four thousand.
MAX_BRACKET = 8_000
#: Counts of one result looked at for names; a release repeats its result a few times.
MAX_CLAUSES = 40
#: "three countries abstained: China, India and the United Arab Emirates."
_COLON = re.compile(
    r"(?:[ \t]*:|[ \t]*[–—]|,?[ \t]+(?:including|namely|among\s+them))"
    r"\s*(?P<names>[^.;:–—]{2,4000})",
    re.IGNORECASE,
)


def read_prose(
    text: str, line: int, knows: Knows, told: Sequence[Tallied], near: tuple[Sentence, ...]
) -> Said:
    """What a passage says, once the result it is about has been chosen.

    Parameters
    ----------
    told
        The one result meant (a passage may repeat it), or none where the totals stand elsewhere.
    near
        The sentences of the text.
    """
    names: list[SaidName] = []
    for result in told:
        for clause in result.clauses[:MAX_CLAUSES]:
            names += _after(text, line, knows, clause.position, clause.end)
    counts = [clause for result in told for clause in result.clauses]
    voiced = names_by_verb(text, line, knows, near, counts)
    names += voiced.names
    totals = told[0].totals if told else {}
    return Said(
        Form.PROSE if names or text.strip() else Form.TOTALS,
        _once(names),
        totals,
        outcome=outcome(text),
        intentions=intentions(text, line, knows),
        notes=voiced.notes,
    )


def _after(text: str, line: int, knows: Knows, position: Position, end: int) -> Iterator[SaidName]:
    end = _word_end(text, end)
    if opening := _BETWEEN.match(text, end):
        inside = _inside(text, opening.end())
        if inside is not None and not _NO_NAMES.match(inside):
            at = line + text.count("\n", 0, opening.end())
            for name, where in split_names(inside, at, knows):
                yield SaidName(name, position, where)
    elif listed := _COLON.match(text, end):
        at = line + text.count("\n", 0, listed.start("names"))
        names = leading_names(listed["names"], knows)
        yield from (SaidName(name, position, at + below) for name, below in names)


def _word_end(text: str, end: int) -> int:
    """End of the word that a count closes with (`abst|entions`)."""
    while end < len(text) and text[end].isalpha():
        end += 1
    return end


def _inside(text: str, start: int) -> str | None:
    """Text between a bracket and its partner; names have brackets of their own."""
    depth = 0
    for offset in range(start, min(len(text), start + MAX_BRACKET)):
        depth += (text[offset] == "(") - (text[offset] == ")")
        if depth == 0:
            return text[start + 1 : offset]
    return None


def _once(names: list[SaidName]) -> tuple[SaidName, ...]:
    """A passage may name a member in its headline and again below; that is one naming."""
    kept = {(name.text, name.position): name for name in reversed(names)}
    return tuple(reversed(kept.values()))
