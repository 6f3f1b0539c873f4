"""Every ballot of a year, forecast from what was known the day before it was cast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.forecast.baselines import BASELINES
from hemicycle.measure.forecast.clues import Clues, walk
from hemicycle.measure.forecast.model import Model, fit, training_start
from hemicycle.measure.forecast.past import ANSWERS, Past
from hemicycle.measure.forecast.scores import Score, reliability, score

Floats = npt.NDArray[np.float64]

CHANCES = ("yes", "abstain", "no", "non_voting")
"""Columns with the chance of each answer, in the order of :data:`ANSWERS`."""

_ALIKE = 5


@dataclass(frozen=True, eq=False)
class YearForecasts:
    """Forecasts of all votes of a body in one year.

    Parameters
    ----------
    ballots
        ``vote_id, member, yes, abstain, no, non_voting, place, position``: chances, the member's
        place on the line the day before, and what happened. In order of day, vote and member.
    votes
        ``vote_id, day, linked_to, alike, line_until, votes_until``: the last earlier vote on the
        same text, the texts most like it, and the last days that the line was fitted and
        filtered to.
    model
        What made them.
    """

    body: str
    year: int
    ballots: pl.DataFrame
    votes: pl.DataFrame
    model: Model
    record_version: str | None = None

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        runs = self.ballots.select(pl.col("vote_id").rle()).unnest("vote_id")
        starts = runs["len"].cum_sum() - runs["len"]
        return dict(zip(runs["value"], zip(starts, runs["len"], strict=True), strict=True))

    def rows(self, vote_id: str) -> pl.DataFrame:
        """Ballots of one vote.

        Raises
        ------
        InputError
            A vote that is not among them.
        """
        if vote_id not in self._spans:
            raise InputError(
                f"{vote_id} is not among the votes of {self.body} forecast in {self.year}",
                where=f"record {self.record_version}" if self.record_version else "forecasts",
                right="a vote with a complete roll call and a day in that year",
                todo="check the vote and the year",
            )
        return self.ballots.slice(*self._spans[vote_id])

    def fact(self, vote_id: str) -> Mapping[str, Any]:
        """The row of one vote."""
        self.rows(vote_id)
        return self.votes.row(by_predicate=pl.col("vote_id") == vote_id, named=True)

    def chances(self, vote_id: str | None = None) -> Floats:
        """float64 (n_rows, 4): chances of one vote's ballots, or of all."""
        rows = self.ballots if vote_id is None else self.rows(vote_id)
        return rows.select(CHANCES).to_numpy()

    def answers(self, vote_id: str | None = None) -> npt.NDArray[np.int64]:
        """int64 (n_rows,): what happened, as places in :data:`ANSWERS`."""
        rows = self.ballots if vote_id is None else self.rows(vote_id)
        place = {word: k for k, word in enumerate(ANSWERS)}
        return rows["position"].replace_strict(place, return_dtype=pl.Int64).to_numpy()

    def reliability(self) -> pl.DataFrame:
        """Whether chances mean what they say; see :func:`~.scores.reliability`."""
        return reliability(self.chances(), self.answers())

    def scores(self) -> Score:
        """Mean scores of all ballots."""
        return score(self.chances(), self.answers())


def forecast_year(
    past: Past, year: int, progress: Callable[[int, int], None] = lambda done, of: None
) -> YearForecasts:
    """Forecast every ballot of a year, each from the days before its own.

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
    return forecasts_of(ended, clues, fit(ended, clues, year))


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
    return YearForecasts(past.body, model.year, ballots, votes, model, past.record_version)


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
