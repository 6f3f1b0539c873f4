"""Which form a pasted vote has, told by its content alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hemicycle.brief.entry.lists import has_headings, read_lists
from hemicycle.brief.entry.model import Form, Said
from hemicycle.brief.entry.prose import read_prose
from hemicycle.brief.entry.sentences import sentences
from hemicycle.brief.entry.sheet import looks_like_sheet, read_sheet
from hemicycle.brief.entry.split import Knows
from hemicycle.brief.entry.table import find_table
from hemicycle.brief.entry.totals import Tallied, results
from hemicycle.brief.entry.words import SPOKEN
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

#: More results than any vote tells; a text with so many is refused without comparing them all.
_MANY = 100


def recognise(text: str, line: int, knows: Knows, announced: Mapping[Position, int]) -> Said:
    """Read a text by its form: table, sheet, lists or shorthand, else prose.

    Parameters
    ----------
    text, line
        The text after its header lines, and the line it begins on.
    knows
        Whether a text is a name the register knows.
    announced
        Totals given beside the text; they choose among several results in it.

    Raises
    ------
    InputError
        No form fits, or the text tells several results and nothing says which is meant.
    """
    if not text.strip():
        return Said(Form.TOTALS)
    table = find_table(text, line, knows)
    if table is not None:
        return table
    if looks_like_sheet(text, knows):
        said, told = read_sheet(text, line, knows)
    elif has_headings(text):
        said, told = read_lists(text, line, knows)
    else:
        told = _meant(results(text), announced)
        said = read_prose(text, line, knows, told, sentences(text, announced))
        if not told and not said.names:
            raise _not_recognised(text)
        return said
    return _with_totals(said, _meant(told, announced))


def _meant(told: Sequence[Tallied], announced: Mapping[Position, int]) -> list[Tallied]:
    """The one result meant: all told ones merged where they agree, else the announced one."""
    fitting = [result for result in told if result.agrees(announced)] if announced else list(told)
    fullest = _fullest((fitting or list(told))[:_MANY])
    if len(fullest) > 1:
        raise InputError(
            f"The text tells {len(fullest)} results: {', '.join(map(str, fullest[:6]))}",
            where="the pasted text",
            right="one result, or several votes separated by a line ---",
            todo="paste only the passage about one vote, or say which with --announced 93-18-65",
        )
    return fullest


def _fullest(told: Sequence[Tallied]) -> list[Tallied]:
    """Results that no other one contains: "93 votes" may stand before "93-18-65"."""
    kept: list[Tallied] = []
    for result in sorted(told, key=lambda result: -len(result.totals)):
        holder = next((k for k in kept if result.totals.items() <= k.totals.items()), None)
        if holder is None:
            kept.append(result)
        else:
            merged = Tallied(holder.totals, holder.clauses + result.clauses)
            kept[kept.index(holder)] = merged
    return kept


def _with_totals(said: Said, told: Sequence[Tallied]) -> Said:
    """Counts beside the headings, and the totals told around the lists where those are silent."""
    around = dict(told[0].totals) if told else {}
    clash = tuple(
        f"{said.totals[p]} {SPOKEN[p]} in the heading, {around[p]} in the sentence"
        for p in said.totals.keys() & around.keys()
        if said.totals[p] != around[p]
    )
    return replace(said, totals={**around, **said.totals}, contradictions=clash)


def _not_recognised(text: str) -> InputError:
    first = " ".join(text.split())[:50]
    return InputError(
        "No vote was found in the text",
        where=f"the text beginning '{first}'",
        right="a sentence with totals (by 93 votes to 18, with 65 abstentions), lists under "
        "'In favour:', 'Against:', 'Abstaining:', a sheet (Y ALBANIA), a table of members and "
        "votes, or shorthand (no: USA RUS)",
        todo="paste the passage with the result; `hemicycle enter` types one in",
    )
