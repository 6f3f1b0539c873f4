"""Articles against a vote that is only provisional: the list as taken down, not yet official.

The record is read with the vote laid over it. What an article says otherwise is never wrong by
that: a provisional list may err, and so the answer is that it differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Protocol

from hemicycle.accounts.index import VoteIndex
from hemicycle.domain.vote import Position, VoteEvent


class ProvisionalVote(Protocol):
    """A vote taken down by hand, as the entry of a brief reads it."""

    @property
    def event(self) -> VoteEvent: ...
    @property
    def positions(self) -> Mapping[str, Position]: ...


def with_provisional(index: VoteIndex, votes: Sequence[ProvisionalVote]) -> VoteIndex:
    """The index with the votes added; the index given stays as it was."""
    laid = copy(index)
    laid.rows, laid.events = dict(index.rows), dict(index.events)
    laid.stands, laid.memory = dict(index.stands), {}
    laid.provisional_names = dict(index.provisional_names)
    laid.by_day = defaultdict(list, {day: list(ids) for day, ids in index.by_day.items()})
    laid.provisional = index.provisional | {vote.event.vote_id for vote in votes}
    for vote in votes:
        event, name = vote.event, vote.event.vote_id
        laid.rows[name] = _row(event)
        laid.events[name] = event
        laid.stands[name] = dict(vote.positions)
        for reference in filter(None, (name, event.symbol, event.draft)):
            laid.provisional_names[reference] = (name,)
        if event.date:
            laid.by_day[event.date] = [name, *laid.by_day[event.date]]
    return laid


def _row(event: VoteEvent) -> dict[str, Any]:
    """The vote as a row of the index."""
    row: dict[str, Any] = {
        "vote_id": event.vote_id,
        "body": event.body,
        "date": event.date,
        "symbol": event.symbol or event.draft,
        "question": event.question.value,
        "parent": None,
        "series": event.series,
        "source": event.source,
    }
    for kind, tally in (("counted", event.counted), ("announced", event.announced)):
        for column in ("yes", "no", "abstain"):
            row[f"{kind}_{column}"] = getattr(tally, column) if tally else None
    return row
