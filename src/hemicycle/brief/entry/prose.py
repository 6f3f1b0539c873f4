"""A sentence of the press: totals, with names in brackets after some of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hemicycle.brief.entry.model import Form, Said, SaidName
from hemicycle.brief.entry.sayings import intentions, outcome
from hemicycle.brief.entry.sentences import Sentence
from hemicycle.brief.entry.split import Knows, split_names
from hemicycle.brief.entry.totals import Tallied
from hemicycle.brief.entry.verbs import known_names, leading_names, names_by_verb, not_understood
from hemicycle.domain.vote import Position

#: Brackets that hold no names: "(see Annex XV)", "(resolution ES-11/7)", "(17 did not vote)".
_NO_NAMES = re.compile(r"\s*(?:see\b|for\b|annex|resolution|document|decision|[A-Z]+/|\d)", re.I)
_BETWEEN = re.compile(r"[ \t\n]*(?:votes?\s*)?(?=\()")
#: Longest bracket of names, in characters: the whole roll takes under four thousand.
MAX_BRACKET = 8_000
#: Counts of one result looked at for names; a release repeats its result a few times.
MAX_CLAUSES = 40
#: "three countries abstained: China, India and the United Arab Emirates."
_COLON = re.compile(r"[ \t]*:\s*(?P<names>[^.;:]{2,4000})")
#: "35 abstained, including China and India", "five voted against — Belarus, Mali — and"
_AMONG = re.compile(
    r"(?:[ \t]*[–—]|,?[ \t]+(?:including|namely|among\s+them))\s*(?P<names>[^.;:–—]{2,4000})",
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
    unread: list[str] = []
    for result in told:
        for clause in result.clauses[:MAX_CLAUSES]:
            end = _word_end(text, clause.end)
            at = line + text.count("\n", 0, end)
            found = list(_after(text, at, knows, clause.position, end))
            names += found
            if not found and (listed := _COLON.match(text, end)):
                unread.append(text[clause.start : end] + listed.group())
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
        notes=(*not_understood(unread), *voiced.notes),
    )


def _after(text: str, line: int, knows: Knows, position: Position, end: int) -> Iterator[SaidName]:
    """Names in the bracket behind a count, behind its colon, or the first ones of `including`."""
    if opening := _BETWEEN.match(text, end):
        line += text.count("\n", end, opening.end())
        inside = _inside(text, opening.end())
        found: Iterable[tuple[str, int]] = (
            [] if inside is None or _NO_NAMES.match(inside) else split_names(inside, 0, knows)
        )
    elif listed := _COLON.match(text, end):
        line += text.count("\n", end, listed.start("names"))
        found = known_names(listed["names"], knows)
    else:
        among = _AMONG.match(text, end)
        found = leading_names(among["names"], knows) if among else []
    yield from (SaidName(name, position, line + below) for name, below in found)


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
