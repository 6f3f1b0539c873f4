"""The forecast model of one year: weights of the clues, learnt from the years before.

Texts that were voted on before and new texts have weights of their own, since the answer last time
says almost everything about the former and nothing about the latter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.forecast import FEWEST_VOTES, TRAINING_YEARS
from hemicycle.measure.forecast.baselines import Baselines, learn, own_record
from hemicycle.measure.forecast.clues import Clues
from hemicycle.measure.forecast.dependence import Dependence, estimate
from hemicycle.measure.forecast.past import Past
from hemicycle.measure.forecast.weigh import Weights, weigh

Floats = npt.NDArray[np.float64]

LAPSE = {True: 0.001, False: 0.2}
"""Share of ballots cast as if nothing were known of the text, by the member's own record: on texts
voted on before, and on new ones. Estimated by maximum likelihood on held-out forecasts of the
General Assembly, 2000 to 2004, before the first year that is reported; it keeps the chances of
what nearly never happens from being smaller than it is.
"""

_FEWEST_OF_A_KIND = 25
"""Votes on repeated (or on new) texts below which both kinds share one set of weights."""


@dataclass(frozen=True, eq=False)
class Model:
    """What forecasts the ballots of one year.

    Parameters
    ----------
    year
        The year it is for.
    weights, dependence
        For texts voted on before (True) and for new texts (False).
    baselines
        What it is compared with, learnt from the same ballots.
    first, last
        First and last day of the training ballots.
    votes
        Training votes.
    """

    year: int
    weights: Mapping[bool, Weights]
    dependence: Mapping[bool, Dependence]
    baselines: Baselines
    first: date
    last: date
    votes: int

    def chances(self, past: Past, clues: Clues) -> Floats:
        """float64 (n_rows, 4): chance of each answer, by rows of the clues."""
        repeated = past.before[clues.vote] >= 0
        found = np.empty((clues.vote.size, 4))
        for kind in (True, False):
            own = repeated == kind
            if own.any():
                weighed = self.weights[kind].chances(clues.rows[own])
                found[own] = (1.0 - LAPSE[kind]) * weighed + LAPSE[kind] * own_record(clues)[own]
        return found


def training_start(past: Past, year: int) -> int:
    """First column that the model of a year needs clues of."""
    return int(np.searchsorted(past.years, year - TRAINING_YEARS))


def fit(past: Past, clues: Clues, year: int) -> Model:
    """Learn the model of a year from the clues of the years before.

    Raises
    ------
    NotIdentifiedError
        Too few votes in those years.
    """
    here = (past.years >= year - TRAINING_YEARS) & (past.years < year)
    train = clues.of(here)
    columns = np.unique(train.vote)
    refuse_thin(past, year)
    answers = past.answers[train.member, train.vote]
    repeated = past.before[train.vote] >= 0
    known = past.before[columns] >= 0
    apart = min(known.sum(), (~known).sum()) >= _FEWEST_OF_A_KIND
    weights, dependence = {}, {}
    for kind in (True, False):
        own = repeated == kind if apart else np.ones(answers.size, dtype=np.bool_)
        weights[kind] = weigh(train.rows[own], answers[own])
        chances = weights[kind].chances(train.rows[own])
        dependence[kind] = estimate(chances, answers[own], train.place[own], train.vote[own])
    return Model(
        year=year,
        weights=weights,
        dependence=dependence,
        baselines=learn(train, answers),
        first=past.day(int(columns[0])),
        last=past.day(int(columns[-1])),
        votes=int(columns.size),
    )


def refuse_thin(past: Past, year: int) -> None:
    """Check that the years before hold enough votes to say what is usual.

    Raises
    ------
    NotIdentifiedError
        Fewer than :data:`FEWEST_VOTES`.
    """
    votes = int(((past.years >= year - TRAINING_YEARS) & (past.years < year)).sum())
    if votes >= FEWEST_VOTES:
        return
    raise NotIdentifiedError(
        f"too few votes to say what was usual in {past.body} before {year}: the record holds "
        f"{votes} with a complete roll call in the {TRAINING_YEARS} years before",
        where=f"record {past.record_version}" if past.record_version else "votes",
        right=f"at least {FEWEST_VOTES} votes in those years",
        todo="read fuller files with: hemicycle ingest FILE... (or hemicycle pull)",
    )
