"""What the running text says beside who voted how: its day, its symbols, its nature.

Only what neither header line nor option states is read, and every reading leaves a note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hemicycle.brief.entry.day import day_told
from hemicycle.brief.entry.model import VoteOptions
from hemicycle.brief.entry.nature import council_nature
from hemicycle.brief.entry.place import body_named
from hemicycle.brief.entry.sentences import Sentence, sentences
from hemicycle.brief.entry.subject import symbols_told
from hemicycle.brief.model import Note
from hemicycle.domain.vote import Position

_COMMITTEE = re.compile(r"\bcommittee\b", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """Options completed from the text, with notes on what was read."""

    options: VoteOptions
    told: tuple[Sentence, ...] = ()
    notes: tuple[Note, ...] = ()

    def with_nature(self, body: str) -> Context:
        """The nature of a Council question, once the body is settled."""
        if body != "SC" or self.options.nature is not None:
            return self
        on_text = bool(self.options.symbol or self.options.draft or self.options.amends)
        nature, note = council_nature(self.told, self.options.title, on_text=on_text)
        return replace(
            self, options=replace(self.options, nature=str(nature)), notes=(*self.notes, note)
        )


def context_of(
    options: VoteOptions, text: str, today: date | None, announced: Mapping[Position, int]
) -> Context:
    """Day and symbols of the text, where nothing else states them.

    Raises
    ------
    InputError
        The text has dates, and which is the day of the vote is not certain.
    """
    told = sentences(text, announced)
    notes: tuple[Note, ...] = ()
    if options.date is None:
        day, notes = day_told(text, told, today)
        options = replace(options, date=day)
    body = (options.body or _plain_body(text) or "").strip().upper()
    options, read = symbols_told(told, options, body)
    return Context(options, told, (*notes, *read))


def _plain_body(text: str) -> str | None:
    """The body that the words name, unless a committee of it may be the one that voted."""
    return None if _COMMITTEE.search(text) else body_named(text)
