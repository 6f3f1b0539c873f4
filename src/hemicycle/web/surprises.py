"""How surprising votes and ballots were, where the forecasts of their year are kept."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from hemicycle import kept
from hemicycle.domain.vote import VoteEvent
from hemicycle.errors import HemicycleError
from hemicycle.measure.surprise.votes import (
    VoteSurprise,
    ballots_by_surprise,
    surprise_of,
    votes_by_surprise,
)
from hemicycle.web.library import Shelf
from hemicycle.web.rows import lines_of

if TYPE_CHECKING:
    from hemicycle.measure.forecast.year import YearForecasts

BODY = "GA"
"""The body that is forecast."""
_MOST = 12


def year_of(shelf: Shelf, year: int) -> YearForecasts | None:
    """Forecasts of a year, where they are kept; None is asked for again the next time."""
    key = ("forecasts", year)
    if not shelf.has(key):
        found = kept.forecasts(shelf.record, year, BODY)
        if found is None:
            return None
        shelf.once(key, lambda: found)
    return shelf.once(key, lambda: None)


def vote_surprise(shelf: Shelf, event: VoteEvent) -> VoteSurprise | None:
    """Surprise of one vote; None where its year is not kept or the vote was not forecast."""
    if event.body != BODY or event.date is None:
        return None
    year = year_of(shelf, event.date.year)
    if year is None:
        return None
    try:
        return surprise_of(year, event.vote_id)
    except HemicycleError:
        return None


def newest_day(shelf: Shelf) -> date:
    """The last day with votes."""
    return shelf.once("newest day", shelf.record.newest_day)


def newest_year(shelf: Shelf) -> int:
    """The last year with votes."""
    return newest_day(shelf).year


def member_surprises(shelf: Shelf, body: str, member: str) -> list[dict[str, Any]]:
    """The member's most surprising ballots of the last two years, as far as they are kept."""
    if body != BODY:
        return []
    last = newest_year(shelf)
    found = []
    for year in (last, last - 1):
        held = year_of(shelf, year)
        if held is not None:
            ballots = shelf.once(("ballots", year), partial(ballots_by_surprise, held))
            found.append(ballots.filter(pl.col("member") == member).head(_MOST))
    if not found:
        return []
    rows = pl.concat(found).sort("bits", descending=True).head(_MOST)
    lines = lines_of(shelf, rows["vote_id"])
    own = rows.select("position", "chance", "bits").to_dicts()
    return [{**line, **ballot} for line, ballot in zip(lines, own, strict=True)]


def year_votes(shelf: Shelf, held: YearForecasts, number: int) -> list[dict[str, Any]]:
    """The most surprising votes of a year."""
    rows = votes_by_surprise(held).head(number)
    others = [name for name in rows.columns if name in ("bits", "mean", "expected", "rank")]
    own = rows.select(others).to_dicts()
    return [
        {**line, **told} for line, told in zip(lines_of(shelf, rows["vote_id"]), own, strict=True)
    ]
