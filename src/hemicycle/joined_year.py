"""An opened record joined to a year's forecasts: made where none are kept, by one writer.

What is made is kept beside the record (:mod:`hemicycle.kept`), so that nobody waits twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle import kept
from hemicycle.domain.body import body as known_body
from hemicycle.joined import BALLOT_COLUMNS, need_estimation

if TYPE_CHECKING:
    from hemicycle.measure.forecast.model import Model
    from hemicycle.measure.forecast.past import Past
    from hemicycle.measure.forecast.year import YearForecasts
    from hemicycle.measure.surprise.together import Together
    from hemicycle.record.record import Record

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in all."""

OPPONENTS = ("EU", "G77")
"""Groups against which pairs of permanent members are looked for."""


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


def past(record: Record, *, body: str = "GA") -> Past:
    """The roll calls of a body, day after day; see :mod:`hemicycle.measure.forecast.past`."""
    need_estimation()
    from hemicycle.measure.forecast.past import past_of

    ballots = record.scan("ballots").select(BALLOT_COLUMNS).collect()
    return past_of(ballots, record.votes, body=body, record_version=record.version)


def make_forecasts(
    record: Record, year: int, body: str = "GA", *, progress: Progress = no_progress
) -> YearForecasts:
    """Forecasts of a year, kept or made now and kept.

    Raises
    ------
    NotIdentifiedError
        No vote in that year, or a record too thin to forecast from.
    """
    found = kept.forecasts(record, year, body)
    if found is not None:
        return found
    return _made(record, year, body, progress)[0]


def make_model(
    record: Record, year: int, body: str = "GA", *, progress: Progress = no_progress
) -> Model:
    """What forecasts a year's ballots, kept or learnt now; a year without votes is not kept.

    Raises
    ------
    NotIdentifiedError
        A record too thin to forecast from.
    """
    from hemicycle.measure.forecast.clues import walk
    from hemicycle.measure.forecast.model import fit, training_start
    from hemicycle.measure.forecast.saved import read_model

    found = kept.read(kept.forecasts_folder(record, year, body), read_model)
    if found is not None:
        return found
    roll_calls = past(record, body=body)
    if (roll_calls.years == year).any():
        return _made(record, year, body, progress)[1]
    ended = roll_calls.until(date(year, 1, 1))
    return fit(ended, walk(ended, training_start(ended, year), progress), year)


def _made(record: Record, year: int, body: str, progress: Progress) -> tuple[YearForecasts, Model]:
    from hemicycle.measure.forecast.make_year import forecast_year
    from hemicycle.measure.forecast.saved import write_forecasts

    votes = past(record, body=body)
    made, model = forecast_year(votes, year, progress)
    together = [one.to_dict() for one in pairs_of_year(record, votes, year)]

    def fill(part: Path) -> None:
        (part / kept.PAIRS).write_text(json.dumps(together), encoding="utf-8")
        write_forecasts(made, model, part)

    kept.keep(record, kept.forecasts_folder(record, year, body), fill)
    return made, model


def pairs_of_year(record: Record, votes: Past, year: int) -> list[Together]:
    """Pairs of permanent members of the Security Council that stood together against a group.

    For every vote of the year, and the groups of :data:`OPPONENTS`.
    """
    from itertools import combinations

    from hemicycle.domain.group import group
    from hemicycle.measure.surprise.together import history
    from hemicycle.measure.surprise.together import together as measure
    from hemicycle.record.matter import matter_of

    columns = [column for column, there in enumerate(votes.years == year) if there]
    seats = sorted(known_body("SC").permanent(votes.day(columns[-1])) & set(votes.members))
    found = []
    for first, second in combinations(seats, 2):
        for code in OPPONENTS:
            pair = history(votes, first, second, group(code))
            for column in columns:
                if pair.sides[column]:
                    vote = votes.votes[column]
                    matter = matter_of(record, record.event(vote))
                    words = matter.words
                    found.append(
                        measure(votes, vote, pair, matter=matter.votes, matter_words=words)
                    )
    return found
