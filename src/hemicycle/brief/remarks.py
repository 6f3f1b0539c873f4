"""What must be said beside a vote: doubts, disagreements of sources, what we inferred."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hemicycle.brief.model import Note
from hemicycle.domain.day import day_words
from hemicycle.domain.english import name_list
from hemicycle.domain.vote import DateQuality, VoteEvent
from hemicycle.record.record import Record
from hemicycle.record.related import remarks


def notes_on(record: Record, event: VoteEvent) -> tuple[Note, ...]:
    """Findings of the record, doubts about the day, and what our own compiled facts note."""
    found = list(record.findings_of(event.vote_id))
    notes = _days(event, [finding for finding in found if finding["kind"] == "doubtful_date"])
    notes += [
        Note("finding", printable(finding["text"]))
        for finding in found
        if finding["kind"] != "doubtful_date"
    ]
    if event.date_quality is DateQuality.DOUBTFUL:
        notes.append(Note("date", "Our sources are not sure of the day of this vote."))
    if event.date_quality is DateQuality.SESSION_ONLY:
        notes.append(Note("date", "Our sources give only the session of this vote, not the day."))
    return (*notes, *(Note("uncertain", text) for text in remarks(event)))


def _days(event: VoteEvent, findings: Iterable[Mapping[str, Any]]) -> list[Note]:
    """One note for all sources that have another day than the one shown."""
    others: dict[str, set[str]] = {}
    for finding in findings:
        for source, day in json.loads(finding["witness"]).items():
            if event.date is not None and day != event.date.isoformat():
                others.setdefault(str(day), set()).add(str(source))
    said = [
        f"{name_list(sorted(sources))} {'have' if len(sources) > 1 else 'has'} {_day(day)}"
        for day, sources in sorted(others.items())
    ]
    if not said or event.date is None:
        return []
    return [Note("date", f"Dated {day_words(event.date)} here; {'; '.join(said)}.")]


def _day(text: str) -> str:
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


def printable(text: str) -> str:
    """A source's text without characters that a terminal or a page would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def printable_event(event: VoteEvent) -> VoteEvent:
    """The event with every text of a source safe to show."""
    texts: dict[str, Any] = {
        name: printable(text)
        for name in ("title", "agenda", "symbol", "draft", "meeting", "session", "source_id")
        if (text := getattr(event, name)) is not None
    }
    return replace(event, **texts)
