"""The days of a record: the votes of one, the newest, the nearest."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import polars as pl


class _Place(NamedTuple):
    vote_id: str
    body: str
    parent: str | None


class Calendar:
    """Votes by day.

    Parameters
    ----------
    votes
        The table.
    """

    def __init__(self, votes: pl.DataFrame) -> None:
        self._votes = votes

    def on(self, day: date, body: str | None = None) -> list[str]:
        """Votes of a day in order of body and symbol, children right after their text."""
        rows = self._votes[self._by_day.get(day, [])]
        columns = (rows[name] for name in _Place._fields)
        there = (_Place(*one) for one in zip(*columns, strict=True))
        found = (place for place in there if body is None or place.body == body)
        return [place.vote_id for place in sorted(found, key=_texts_first)]

    @cached_property
    def _by_day(self) -> dict[date, list[int]]:
        """Rows of the votes of each day."""
        held: dict[date, list[int]] = {}
        for place, day in enumerate(self._votes["date"].to_list()):
            held.setdefault(day, []).append(place)
        return held

    def newest(self) -> date | None:
        """Latest day with a vote whose date is not in doubt."""
        exact = pl.col("date_quality").fill_null("exact") == "exact"
        found = self._votes.filter(exact)["date"].max()
        return found if isinstance(found, date) else None

    def nearest(self, day: date) -> tuple[date, ...]:
        """The last day with a vote before that one and the first after it."""
        days = self._votes["date"].drop_nulls()
        found = (days.filter(days < day).max(), days.filter(days > day).min())
        return tuple(near for near in found if isinstance(near, date))


def _texts_first(place: _Place) -> tuple[str, list[tuple[int, int, str]], bool, list[Any]]:
    text = natural(place.parent or place.vote_id)
    return (place.body, text, place.parent is not None, natural(place.vote_id))


def natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which ``L-9`` comes before ``L-10``."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in text.split("-") if part
    ]
