"""Every ballot of a year, forecast from what was known the day before it was cast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError
from hemicycle.measure.forecast.dependence import Dependence
from hemicycle.measure.forecast.past import ANSWERS
from hemicycle.measure.forecast.scores import Score, reliability, score

Floats = npt.NDArray[np.float64]

CHANCES = ("yes", "abstain", "no", "non_voting")
"""Columns with the chance of each answer, in the order of :data:`ANSWERS`."""


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
    dependence
        How members err together, on texts voted on before (True) and on new ones.
    weights_until
        Last day of the ballots that the clues' weights were learnt from.
    """

    body: str
    year: int
    ballots: pl.DataFrame
    votes: pl.DataFrame
    dependence: Mapping[bool, Dependence]
    weights_until: date
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
