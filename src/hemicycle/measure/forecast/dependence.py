"""Members err together: whole roll calls drawn from the chances of single ballots.

Each member's answer is a threshold on a standard normal, placed so that its own chances stay
exactly what they are; the normals of one vote share two factors, one that makes a text more or
less popular than expected with everybody and one that tilts it along the line of ideal points, and
a third one for taking part at all (a Gaussian copula: Joe 2014, *Dependence Modeling with
Copulas*, section 3.4). How strong the factors are is estimated from the training years by moments:
the variance of the sums of errors beyond what errors apart would give.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.forecast.past import ABSTAIN, NO, NON_VOTING, YES

Floats = npt.NDArray[np.float64]

_STRONGEST = 0.9
"""Most of a member's variance that the shared factors may make up."""

_FARTHEST = 2.5
_EDGE = 1e-9
_PER_DENSITY = 1.0 / np.sqrt(2.0 * np.pi)


@dataclass(frozen=True)
class Dependence:
    """Shared variance of members' answers to one text, each 0 (apart) to 1.

    Parameters
    ----------
    common
        Share of a member's variance that is the text's popularity with everybody.
    tilt
        The same for the tilt along the line, at one standard deviation from its middle.
    attendance
        Share of the variance of taking part that all members have in common.
    """

    common: float
    tilt: float
    attendance: float


def estimate(
    chances: Floats,
    answers: npt.NDArray[np.integer],
    place: npt.NDArray[np.floating],
    vote: npt.NDArray[np.integer],
) -> Dependence:
    """Dependence of answers whose chances were forecast.

    Parameters
    ----------
    chances
        float64 (n_rows, 4).
    answers
        (n_rows,): what happened.
    place
        (n_rows,): the members' places on the line.
    vote
        (n_rows,): which rows belong to one vote.
    """
    _, vote = np.unique(vote, return_inverse=True)
    voted = answers != NON_VOTING
    sums = _Sums(vote[voted])
    share = chances[voted, :NON_VOTING] / chances[voted, :NON_VOTING].sum(axis=1, keepdims=True)
    middle = share[:, YES] - share[:, NO]
    error = np.where(answers[voted] == YES, 1.0, np.where(answers[voted] == NO, -1.0, 0.0)) - middle
    variance = share[:, YES] + share[:, NO] - middle**2
    pull = _density(share[:, NO]) + _density(share[:, YES])
    tilted = _standard(place, vote)[voted]
    common, tilt = _two_factors(sums, error, variance, pull, tilted)
    return Dependence(common, tilt, _one_factor(_Sums(vote), chances[:, NON_VOTING], ~voted))


class _Sums:
    """Sums over the rows of each vote."""

    def __init__(self, vote: npt.NDArray[np.integer]) -> None:
        self._vote = vote

    def excess(self, first: Floats, second: Floats) -> float:
        """Σ over votes of Σ_i≠j first_i second_j."""
        a, b = (np.bincount(self._vote, values) for values in (first, second))
        return float((a * b).sum() - (first * second).sum())


def _two_factors(
    sums: _Sums, error: Floats, variance: Floats, pull: Floats, tilt: Floats
) -> tuple[float, float]:
    """Shares of variance from the excess of (Σ error)² and (Σ tilt error)² over votes."""
    from scipy.optimize import nnls

    found, left = np.empty(2), np.empty((2, 2))
    for k, weight in enumerate((np.ones_like(tilt), tilt)):
        scale = float((weight**2 * variance).sum())
        square = float(sums.excess(weight * error, weight * error))
        noise = float((weight**2 * (error**2 - variance)).sum())
        found[k] = (square + noise) / scale
        left[k, 0] = sums.excess(weight * pull, weight * pull) / scale
        left[k, 1] = sums.excess(weight * tilt * pull, weight * tilt * pull) / scale
    common, tilted = nnls(left, found)[0]
    total = max((common + tilted) / _STRONGEST, 1.0)
    return float(common / total), float(tilted / total)


def _one_factor(sums: _Sums, chance: Floats, happened: npt.NDArray[np.bool_]) -> float:
    error, pull = happened - chance, _density(chance)
    below = sums.excess(pull, pull)
    return float(np.clip(sums.excess(error, error) / below, 0.0, _STRONGEST)) if below else 0.0


def _density(share: Floats) -> Floats:
    """Normal density at the threshold that leaves ``share`` on one side."""
    found: Floats = _PER_DENSITY * np.exp(-0.5 * _threshold(share) ** 2)
    return found


def _threshold(share: Floats) -> Floats:
    from scipy.special import ndtri

    found: Floats = ndtri(np.clip(share, _EDGE, 1.0 - _EDGE))
    return found


def _standard(
    place: npt.NDArray[np.floating], vote: npt.NDArray[np.integer] | None = None
) -> Floats:
    """Places with mean 0 and standard deviation 1 among the members of each vote, clipped."""
    own = np.zeros(place.size, dtype=np.int64) if vote is None else vote
    size = np.maximum(np.bincount(own), 1)
    middle = np.bincount(own, place) / size
    width = np.sqrt(np.bincount(own, (place - middle[own]) ** 2) / size)
    spread = np.where(width > 0, width, 1.0)
    found: Floats = np.clip((place - middle[own]) / spread[own], -_FARTHEST, _FARTHEST)
    return found


def draw(
    chances: Floats,
    place: npt.NDArray[np.floating],
    dependence: Dependence,
    *,
    draws: int,
    generator: np.random.Generator,
) -> npt.NDArray[np.int8]:
    """Whole roll calls of one vote.

    Parameters
    ----------
    chances
        float64 (n_members, 4): kept exactly, member by member.
    place
        (n_members,): places on the line.

    Returns
    -------
    int8 (draws, n_members)
        Answers, 0 to 3.
    """
    members = chances.shape[0]
    tilt = _standard(place)
    shared = dependence.common + dependence.tilt * tilt**2
    shrink = np.minimum(1.0, _STRONGEST / np.maximum(shared, _EDGE))
    popular, tilted, present = generator.standard_normal((3, draws, 1))
    own, own_presence = generator.standard_normal((2, draws, members))
    favour = (
        np.sqrt(dependence.common * shrink) * popular
        + np.sqrt(dependence.tilt * shrink) * tilt * tilted
        + np.sqrt(1.0 - shared * shrink) * own
    )
    presence = (
        np.sqrt(dependence.attendance) * present
        + np.sqrt(1.0 - dependence.attendance) * own_presence
    )
    voting = np.maximum(1.0 - chances[:, NON_VOTING], _EDGE)
    answer = np.full((draws, members), ABSTAIN, dtype=np.int8)
    answer[favour < _threshold(chances[:, NO] / voting)] = NO
    answer[favour > -_threshold(chances[:, YES] / voting)] = YES
    answer[presence < _threshold(chances[:, NON_VOTING])] = NON_VOTING
    return answer
