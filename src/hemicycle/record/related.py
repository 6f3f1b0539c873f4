"""Texts related to a vote: the same title again, the same matter in another series."""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from hemicycle.domain.vote import VoteEvent
from hemicycle.record.embedded import notes
from hemicycle.record.embedded.kinds import series_beside
from hemicycle.record.record import Record

_LIBRARY_SUFFIX = re.compile(r"\s*:\s*resolution\s*/.*$", re.IGNORECASE)


def title_key(title: str | None) -> str:
    """A title without case, punctuation and the library's suffix, to see a repeated text."""
    return " ".join(re.findall(r"\w+", _LIBRARY_SUFFIX.sub("", title or "").casefold()))


def same_title(record: Record, event: VoteEvent) -> list[VoteEvent]:
    """Votes of the same body whose title is the same but for case and punctuation, oldest first."""
    wanted = title_key(event.title)
    if not wanted:
        return []
    first = wanted.split()[0]
    titles = record.votes.filter(
        (pl.col("body") == event.body)
        & pl.col("title").str.to_lowercase().str.contains(first, literal=True)
    ).sort("date", "vote_id", nulls_last=True)
    found = [
        vote_id
        for vote_id, title in titles.select("vote_id", "title").iter_rows()
        if title_key(title) == wanted
    ]
    return [record.event(vote_id) for vote_id in found]


def beside(record: Record, event: VoteEvent) -> list[VoteEvent]:
    """Texts of the same matter and body that belong to other series, oldest first."""
    if event.series is None:
        return []
    return [
        other
        for series in series_beside(event.series)
        for other in record.series(series, event.body)
    ]


def remarks(event: VoteEvent) -> tuple[str, ...]:
    """What our own compiled facts note about a vote: uncertainties and what is inferred."""
    keys = {event.symbol, f"{event.body} {event.source_id}"} - {None}
    rows = notes().filter(pl.col("key").is_in(sorted(keys)))
    return tuple(note for note in rows["note"] if note)


def citations(record: Record, sources: Iterable[str]) -> tuple[str, ...]:
    """The citation each source asks for, sorted."""
    wanted = record.sources.filter(pl.col("source").is_in(sorted(set(sources))))
    return tuple(sorted(wanted["citation"].drop_nulls()))
