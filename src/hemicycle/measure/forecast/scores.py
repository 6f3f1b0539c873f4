"""How good a forecast was: log loss, Brier score, and whether chances mean what they say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Floats = npt.NDArray[np.float64]

LEAST = 1e-6
"""Chance below which the log loss does not look, so that one certainty gone wrong stays finite."""


@dataclass(frozen=True)
class Score:
    """Mean scores of a set of ballots.

    Parameters
    ----------
    ballots
        How many.
    log_loss
        Mean of -log of the chance given to what happened (natural logarithm); 0 is perfect.
    brier
        Mean squared distance from what happened, over all four answers: 0 to 2 (Brier 1950).
    accuracy
        Share of ballots whose likeliest answer happened.
    """

    ballots: int
    log_loss: float
    brier: float
    accuracy: float


def score(chances: Floats, answers: npt.NDArray[np.integer]) -> Score:
    """Score of chances (n_rows, n_answers) against what happened (n_rows,)."""
    rows = np.arange(answers.size)
    happened = np.eye(chances.shape[1])[answers]
    loss = -np.log(np.maximum(chances[rows, answers], LEAST))
    return Score(
        ballots=int(answers.size),
        log_loss=float(loss.mean()),
        brier=float(((chances - happened) ** 2).sum(axis=1).mean()),
        accuracy=float((chances.argmax(axis=1) == answers).mean()),
    )


_EDGES = (
    0.0,
    0.0005,
    0.001,
    0.002,
    0.005,
    0.01,
    0.02,
    0.05,
    0.1,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.9,
    0.95,
    0.98,
    0.99,
    1.0,
)


def reliability(chances: Floats, answers: npt.NDArray[np.integer]) -> pl.DataFrame:
    """Of all answers that were given a chance in a range, how many happened.

    Returns
    -------
    polars.DataFrame
        ``above, up_to`` (the range), ``n`` (answers of ballots in it), ``mean_chance``,
        ``happened`` (share). Every ballot counts four times, once an answer.
    """
    given = chances.ravel()
    hit = np.eye(chances.shape[1])[answers].ravel()
    edges = np.array(_EDGES)
    bin_ = np.clip(np.searchsorted(edges, given, side="left") - 1, 0, edges.size - 2)
    n = np.bincount(bin_, minlength=edges.size - 1)
    size = np.maximum(n, 1)
    return pl.DataFrame(
        {
            "above": edges[:-1],
            "up_to": edges[1:],
            "n": n,
            "mean_chance": np.bincount(bin_, given, edges.size - 1) / size,
            "happened": np.bincount(bin_, hit, edges.size - 1) / size,
        }
    ).filter(pl.col("n") > 0)
