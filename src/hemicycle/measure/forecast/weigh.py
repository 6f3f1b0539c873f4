"""How much each clue counts: a multinomial logistic regression with a ridge.

P(answer k) is proportional to exp(w_k . clues). The weights minimise the log loss over the
training years plus a ridge on the standardised weights (Hastie, Tibshirani and Friedman 2009,
*The Elements of Statistical Learning*, section 4.4); the minimum is unique.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from hemicycle.errors import NotConvergedError

Floats = npt.NDArray[np.float64]

RIDGE = 30.0
_ANSWERS = 4
_STEPS = 400
_FLAT = 1e-9


@dataclass(frozen=True, eq=False)
class Weights:
    """Weights of the clues.

    Parameters
    ----------
    weights
        float64 (n_clues, 4): on standardised clues, one column for each answer.
    middle, width
        float64 (n_clues,): mean and standard deviation of each clue in training; the constant
        has 0 and 1.
    """

    weights: Floats
    middle: Floats
    width: Floats

    def chances(self, rows: npt.NDArray[np.floating]) -> Floats:
        """float64 (n_rows, 4): chance of each answer; every row sums to 1."""
        return _softmax(((rows - self.middle) / self.width) @ self.weights)


def weigh(
    rows: npt.NDArray[np.floating], answers: npt.NDArray[np.integer], *, ridge: float = RIDGE
) -> Weights:
    """Weights that fit these answers best.

    Parameters
    ----------
    rows
        (n_rows, n_clues); the first column is the constant.
    answers
        (n_rows,): 0 to 3.

    Raises
    ------
    NotConvergedError
        The minimum was not reached.
    """
    middle, width = rows.mean(axis=0, dtype=np.float64), rows.std(axis=0, dtype=np.float64)
    middle[0], width[0] = 0.0, 1.0
    width[width < _FLAT] = 1.0
    scaled = (rows - middle) / width
    hit = np.eye(_ANSWERS)[answers]
    # In coordinates in which the clues are uncorrelated the descent is ten times shorter.
    gram = scaled.T @ scaled / 4.0 + ridge * np.eye(scaled.shape[1])
    upper = cholesky(gram)

    def loss(free: Floats) -> tuple[float, Floats]:
        weights = solve_triangular(upper, free.reshape(-1, _ANSWERS))
        score = scaled @ weights
        score -= score.max(axis=1, keepdims=True)
        chance = np.exp(score)
        total = chance.sum(axis=1, keepdims=True)
        value = float(np.log(total).sum() - (score * hit).sum() + 0.5 * ridge * (weights**2).sum())
        slope = scaled.T @ (chance / total - hit) + ridge * weights
        return value, solve_triangular(upper, slope, trans="T").ravel()

    start = np.zeros(scaled.shape[1] * _ANSWERS)
    options = {"maxiter": _STEPS, "ftol": 1e-9}
    with threadpool_limits(limits=1, user_api="blas"):  # products too small to be worth sharing
        found = minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    if not found.success:
        raise NotConvergedError(
            f"the weights of the clues did not settle: {found.message}",
            where=f"{rows.shape[0]} ballots, {rows.shape[1]} clues, {found.nit} steps",
            right=f"a minimum within {_STEPS} steps",
            todo="widen the training years",
        )
    return Weights(solve_triangular(upper, found.x.reshape(-1, _ANSWERS)), middle, width)


def _softmax(score: Floats) -> Floats:
    chance = np.exp(score - score.max(axis=1, keepdims=True))
    found: Floats = chance / chance.sum(axis=1, keepdims=True)
    return found
