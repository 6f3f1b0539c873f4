"""Votes on the matter of a vote: its series, those beside it, texts that name the same State."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from hemicycle.domain.state import register
from hemicycle.domain.vote import VoteEvent
from hemicycle.errors import InputError
from hemicycle.record.embedded.kinds import series_beside
from hemicycle.record.record import Record
from hemicycle.record.related import same_title

_OFTEN = 0.5
"""Share of a series' titles that name a State for the series to be about it."""

_SHORTEST = 4
"""Letters below which a name is not looked for in titles."""


@dataclass(frozen=True)
class Matter:
    """Votes on one matter.

    Parameters
    ----------
    votes
        ``vote_id`` of all of them, whenever they were, the vote itself included.
    words
        What they have in common, to be read after *texts*.
    """

    votes: frozenset[str]
    words: str


def matter_of(record: Record, event: VoteEvent) -> Matter:
    """The votes on the matter of a vote.

    Texts of the same title, of its series and of those beside it, and texts whose title names a
    State that its own title names, or that at least half of the series' titles do. Nothing more
    is guessed.
    """
    series = (event.series, *series_beside(event.series)) if event.series else ()
    votes = record.votes.filter(pl.col("body") == event.body).select("vote_id", "title", "series")
    own = votes.filter(pl.col("series").is_in(list(series)))
    states = _named([event.title or "", *own["title"].drop_nulls()], event.title or "")
    found = {event.vote_id, *own["vote_id"]}
    for name in states:
        titled = votes.filter(pl.col("title").str.contains(_whole(name)))
        found |= set(titled["vote_id"])
    found |= {other.vote_id for other in same_title(record, event)}
    if states:
        return Matter(frozenset(found), "about " + " and ".join(states))
    return Matter(frozenset(found), "of the same series" if series else "of the same title")


def _named(titles: list[str], title: str) -> list[str]:
    """Names of States in the title, or in most of the titles."""
    names = _names()
    counts = Counter(name for text in titles for name in names if re.search(_whole(name), text))
    own = {name for name in names if re.search(_whole(name), title)}
    often = {name for name, times in counts.items() if times >= _OFTEN * len(titles)}
    return sorted(own | often)


def _names() -> Iterable[str]:
    return {
        name.text
        for state in register().states.values()
        for name in state.names
        if len(name.text) >= _SHORTEST
    }


def _whole(name: str) -> str:
    return rf"\b{re.escape(name)}\b"


def votes_on(record: Record, issue: str) -> tuple[str, list[str]]:
    """The subject that a word names (one of Voeten's codes, or itself), and its votes.

    Raises
    ------
    InputError
        No vote of the record is on it.
    """
    from hemicycle.record.readers.voeten import ISSUES

    subject = ISSUES.get(issue.lower(), issue)
    same = pl.col("subjects").list.eval(pl.element().str.to_lowercase() == subject.lower())
    found = record.votes.filter(same.list.any())["vote_id"].to_list()
    if found:
        return subject, found
    raise InputError(
        f"no vote of this record is on {subject}",
        where="issue",
        right=f"one of Voeten's codes ({', '.join(ISSUES)}), or a subject as the record has it",
        todo='see the subjects with: hemicycle sql "SELECT DISTINCT unnest(subjects) FROM votes"',
    )
