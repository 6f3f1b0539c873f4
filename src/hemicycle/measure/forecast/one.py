"""The forecast of one text: a recorded vote as if unknown, or a draft nobody has voted on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from hemicycle.domain.vote import Position
from hemicycle.measure.forecast.adoption import outcomes
from hemicycle.measure.forecast.clues import walk
from hemicycle.measure.forecast.dependence import Dependence, draw
from hemicycle.measure.forecast.model import Model
from hemicycle.measure.forecast.past import ANSWERS, Past
from hemicycle.measure.forecast.results import Forecast, Known
from hemicycle.measure.forecast.texts import Text
from hemicycle.measure.forecast.year import YearForecasts
from hemicycle.measure.whatif_change import MemberChange, read_changes
from hemicycle.rules.case import Case

DRAWS = 2_000
"""Roll calls drawn by default: shares of outcomes are then known to about one in a hundred."""

_ALIKE = 5


def of_vote(
    year: YearForecasts, vote_id: str, *, label: str = "", draws: int = DRAWS, seed: int = 0
) -> Forecast:
    """A recorded vote as it was to be expected the day before.

    Raises
    ------
    InputError
        A vote that is not among those of the year.
    """
    rows, fact = year.rows(vote_id), year.fact(vote_id)
    chances, place = year.chances(vote_id), rows["place"].to_numpy()
    dependence = year.dependence[fact["linked_to"] is not None]
    return Forecast(
        label=label or vote_id,
        body=year.body,
        day=fact["day"],
        members=tuple(rows["member"]),
        chances=chances,
        rolls=_rolls(chances, place, dependence, draws, seed),
        known=Known(year.weights_until, fact["line_until"], fact["votes_until"]),
        seed=seed,
        linked_to=fact["linked_to"],
        alike=tuple(fact["alike"]),
        vote_id=vote_id,
        answers=year.answers(vote_id),
        record_version=year.record_version,
    )


def of_draft(
    past: Past,
    model: Model,
    label: str,
    day: date,
    text: Text,
    roll: Collection[str],
    *,
    period: int | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Forecast:
    """A draft put to a roll on a day, from the votes before that day."""
    ready = past.with_draft(label, day, text, roll, period=period)
    column = len(ready.votes) - 1
    clues = walk(ready, column)
    before = int(ready.before[column])
    chances = model.chances(ready, clues)
    until = clues.fitted_until[column]
    return Forecast(
        label=label,
        body=past.body,
        day=day,
        members=tuple(ready.members[k] for k in clues.member),
        chances=chances,
        rolls=_rolls(chances, clues.place, model.dependence[before >= 0], draws, seed),
        known=Known(model.last, until, day - timedelta(days=1)),
        seed=seed,
        linked_to=ready.votes[before] if before >= 0 else None,
        alike=tuple(ready.votes[k] for k in clues.likeness[column].columns[:_ALIKE]),
        record_version=past.record_version,
    )


def supposing(forecast: Forecast, case: Case, changes: Iterable[str]) -> Forecast:
    """The forecast with members set to a position and put to the rules.

    Only the members named move: their ballots are supposed, not observed, so they say nothing
    about anybody else.

    Parameters
    ----------
    case
        The question, with its roll; :func:`hemicycle.measure.whatif_change.read_changes` reads the
        changes against it.
    changes
        ``FRA=no``, ``EU=abstain``, ..., in order; a later one wins.

    Raises
    ------
    InputError
        A change that cannot be read or is none of members.
    """
    read = [change for change in read_changes(changes, case) if isinstance(change, MemberChange)]
    chances, rolls = forecast.chances.copy(), forecast.rolls.copy()
    place = {member: k for k, member in enumerate(forecast.members)}
    for change in read:
        answer = ANSWERS.index(str(Position(change.position)))
        rows = [place[member] for member in change.members if member in place]
        chances[rows] = np.eye(len(ANSWERS))[answer]
        rolls[:, rows] = answer
    return replace(
        forecast,
        chances=chances,
        rolls=rolls,
        outcomes=outcomes(case, forecast.members, rolls),
        changes=tuple(change.asked for change in read),
    )


def _rolls(
    chances: npt.NDArray[np.float64],
    place: npt.NDArray[np.floating],
    dependence: Dependence,
    draws: int,
    seed: int,
) -> npt.NDArray[np.int8]:
    generator = np.random.default_rng(seed)
    return draw(chances, place, dependence, draws=draws, generator=generator)
