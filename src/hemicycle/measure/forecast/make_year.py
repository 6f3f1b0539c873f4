"""From the past to the forecasts of a year: clues gathered, weighed and compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.forecast.baselines import BASELINES
from hemicycle.measure.forecast.clues import Clues, walk
from hemicycle.measure.forecast.model import Model, fit, training_start
from hemicycle.measure.forecast.past import ANSWERS, Past
from hemicycle.measure.forecast.scores import score
from hemicycle.measure.forecast.year import CHANCES, YearForecasts

_ALIKE = 5


def forecast_year(
    past: Past, year: int, progress: Callable[[int, int], None] = lambda done, of: None
) -> tuple[YearForecasts, Model]:
    """Forecast every ballot of a year, each from the days before its own; and what forecast them.

    Parameters
    ----------
    progress
        Called with the votes done and the votes in all.

    Raises
    ------
    NotIdentifiedError
        No vote in that year, or too few in the years before.
    """
    ended = past.until(date(year + 1, 1, 1))
    if not (ended.years == year).any():
        raise NotIdentifiedError(
            f"no vote of {past.body} in {year} has a complete roll call",
            where=f"record {past.record_version}" if past.record_version else "votes",
            right="a year with votes",
            todo="choose another year, or read fuller files with: hemicycle ingest FILE...",
        )
    clues = walk(ended, training_start(ended, year), progress)
    model = fit(ended, clues, year)
    return forecasts_of(ended, clues, model), model


def forecasts_of(past: Past, clues: Clues, model: Model) -> YearForecasts:
    """Forecasts of the year that a model is for, from clues made already."""
    own = clues.of(past.years == model.year)
    chances = model.chances(past, own)
    answers = past.answers[own.member, own.vote]
    ballots = pl.DataFrame(
        {
            "vote_id": pl.Series(past.votes).gather(own.vote),
            "member": pl.Series(past.members).gather(own.member),
            **{name: chances[:, k] for k, name in enumerate(CHANCES)},
            "place": own.place,
            "position": pl.Series(ANSWERS).gather(answers),
        }
    )
    columns = np.unique(own.vote)
    votes = pl.DataFrame([_fact(past, own, int(column)) for column in columns])
    return YearForecasts(
        body=past.body,
        year=model.year,
        ballots=ballots,
        votes=votes,
        dependence=model.dependence,
        weights_until=model.last,
        record_version=past.record_version,
    )


def _fact(past: Past, clues: Clues, column: int) -> dict[str, Any]:
    before = int(past.before[column])
    day = past.day(column)
    return {
        "vote_id": past.votes[column],
        "day": day,
        "linked_to": past.votes[before] if before >= 0 else None,
        "alike": [past.votes[k] for k in clues.likeness[column].columns[:_ALIKE]],
        "line_until": clues.fitted_until[column],
        "votes_until": day - timedelta(days=1),
    }


def compared(past: Past, clues: Clues, model: Model) -> pl.DataFrame:
    """Scores of the model and of every baseline on the model's year.

    Returns
    -------
    polars.DataFrame
        ``year, texts`` (all, repeated, new), ``forecast`` (model or a baseline), ``ballots,
        log_loss, brier, accuracy``.
    """
    own = clues.of(past.years == model.year)
    answers = past.answers[own.member, own.vote].astype(np.int64)
    repeated = past.before[own.vote] >= 0
    rows = []
    for name in ("model", *BASELINES):
        given = (
            model.chances(past, own)
            if name == "model"
            else model.baselines.chances(name, past, own)
        )
        for texts, kept in (
            ("all", repeated | ~repeated),
            ("repeated", repeated),
            ("new", ~repeated),
        ):
            if kept.any():
                found = score(given[kept], answers[kept])
                rows.append({"year": model.year, "texts": texts, "forecast": name, **vars(found)})
    return pl.DataFrame(rows)
