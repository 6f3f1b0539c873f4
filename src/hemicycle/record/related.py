"""Texts related to a vote: the same title again, the same matter in another series."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import polars as pl

from hemicycle.domain.casing import readable
from hemicycle.domain.vote import VoteEvent
from hemicycle.record.embedded import notes
from hemicycle.record.embedded.kinds import series_beside, text_kind
from hemicycle.record.record import Record

#: How labels of the research files begin; a United Nations symbol begins with its organ.
SOURCE_LABEL = ("R/", "ESS/", "SS/", "GOAR/")
_TITLED: WeakKeyDictionary[Record, dict[str, dict[str, list[str]]]] = WeakKeyDictionary()
_OFFICIAL: WeakKeyDictionary[Record, dict[str, str]] = WeakKeyDictionary()
_LABELLED: WeakKeyDictionary[Record, dict[str, str]] = WeakKeyDictionary()
_LIBRARY_SUFFIX = re.compile(r"\s*:\s*resolution\s*/.*$", re.IGNORECASE)


def title_key(title: str | None) -> str:
    """A title without case, punctuation and the library's suffix, to see a repeated text."""
    return " ".join(re.findall(r"\w+", _LIBRARY_SUFFIX.sub("", title or "").casefold()))


def same_title(record: Record, event: VoteEvent) -> list[VoteEvent]:
    """Votes of the same body whose title is the same but for case and punctuation, oldest first."""
    wanted = title_key(event.title)
    if not wanted:
        return []
    return [record.event(vote_id) for vote_id in _titled(record, event.body).get(wanted, ())]


def _titled(record: Record, body: str) -> Mapping[str, Sequence[str]]:
    """A body's votes by title key, oldest first; made once for a record."""
    bodies = _TITLED.setdefault(record, {})
    if body not in bodies:
        held: dict[str, list[str]] = {}
        votes = record.votes.filter(pl.col("body") == body, pl.col("title").is_not_null())
        ordered = votes.sort("date", "vote_id", nulls_last=True)
        for vote_id, title in ordered.select("vote_id", "title").iter_rows():
            held.setdefault(title_key(title), []).append(vote_id)
        bodies[body] = held
    return bodies[body]


def beside(record: Record, event: VoteEvent) -> list[VoteEvent]:
    """Texts of the same matter and body that belong to other series, oldest first."""
    if event.series is None:
        return []
    return [
        other
        for series in series_beside(event.series)
        for other in record.series(series, event.body)
    ]


def order_of_voting(event: VoteEvent) -> int | None:
    """Place in the order of voting at its meeting: a presiding officer's ruling, kept as data."""
    places = [row["order"] for row in _notes_on(event) if row["order"] is not None]
    return int(places[0]) if places else None


def _notes_on(event: VoteEvent) -> list[dict[str, Any]]:
    held = _notes_by_key()
    return [*held.get(event.symbol or "", ()), *held.get(f"{event.body} {event.source_id}", ())]


@cache
def _notes_by_key() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in notes().iter_rows(named=True):
        found.setdefault(row["key"], []).append(row)
    return found


def remarks(event: VoteEvent) -> tuple[str, ...]:
    """What our own compiled facts note about a vote: uncertainties and what is inferred."""
    return tuple(row["note"] for row in _notes_on(event) if row["note"])


def official_symbol(record: Record, event: VoteEvent) -> str | None:
    """The resolution's United Nations symbol, where the source prints a label of its own.

    Old files name a vote ``R/26/2758G``; where that is certain to be A/RES/2758 (XXVI), the record
    keeps it as an alias.
    """
    if event.symbol is None or not event.symbol.startswith(SOURCE_LABEL):
        return None
    return official_symbols(record).get(event.vote_id)


def official_symbols(record: Record) -> Mapping[str, str]:
    """The same of every vote that has one beside its source's label, by ``vote_id``."""
    known = _OFFICIAL.get(record)
    if known is None:
        known = _OFFICIAL[record] = _official(record)
    return known


def _official(record: Record) -> dict[str, str]:
    labelled = pl.any_horizontal(pl.col("symbol").str.starts_with(mark) for mark in SOURCE_LABEL)
    votes = record.scan("votes").filter(labelled).select("vote_id")
    found = record.scan("vote_aliases").filter(
        pl.col("kind") == "resolution", pl.col("value").str.contains("/RES/", literal=True)
    )
    pairs = found.join(votes, on="vote_id", how="semi").select("vote_id", "value").collect()
    return dict(pairs.sort("value", descending=True).iter_rows())


def labels(record: Record) -> Callable[[str], str]:
    """From a ``vote_id`` to the symbol that readers know, or itself where it has none."""
    known = _LABELLED.get(record)
    if known is None:
        known = dict(record.votes.select("vote_id", "symbol").drop_nulls().iter_rows())
        known |= official_symbols(record)
        _LABELLED[record] = known
    held = known
    return lambda vote_id: held.get(vote_id, vote_id)


def heading_of(record: Record, event: VoteEvent) -> str:
    """Symbol and title as people read them; the id where there is no symbol."""
    named = official_symbol(record, event) or event.symbol or event.vote_id
    return f"{named} {readable(event.title)}" if event.title else named


def effect_of(record: Record, event: VoteEvent) -> str | None:
    """What a text does, where our own table says it: ``decision`` or ``internal``."""
    symbol = official_symbol(record, event) or event.symbol
    return text_kind(symbol).get("effect")


def citations(record: Record, sources: Iterable[str]) -> tuple[str, ...]:
    """The citation each source asks for, sorted."""
    wanted, table = set(sources), record.sources
    pairs = zip(table["source"], table["citation"], strict=True)
    return tuple(sorted(asked for source, asked in pairs if asked is not None and source in wanted))
