"""Drawn roll calls put to the rules: how likely a text is to be adopted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.measure.forecast.past import ABSTAIN, ANSWERS, NO, NON_VOTING, YES
from hemicycle.rules.case import Case
from hemicycle.rules.decision import derive

_POSITIONS = tuple(Position(word) for word in ANSWERS)


def outcomes(case: Case, members: Sequence[str], rolls: npt.NDArray[np.int8]) -> dict[str, float]:
    """Share of the roll calls with each outcome, decided one by one.

    Parameters
    ----------
    case
        The question; its tally and positions are replaced by those of each roll call.
    members
        Columns of the roll calls.
    rolls
        int8 (n_draws, n_members).

    Returns
    -------
    dict
        Outcome to share, ``adopted`` and the like; they add up to 1.
    """
    # Only permanent members' positions matter beside the counts; equal ones are decided once.
    seats = [k for k, member in enumerate(members) if member in case.permanent]
    counts = np.stack([(rolls == k).sum(axis=1) for k in range(len(ANSWERS))], axis=1)
    keys = np.concatenate([counts, rolls[:, seats]], axis=1)
    _, first, size = np.unique(keys, axis=0, return_index=True, return_counts=True)
    found: Counter[str] = Counter()
    for row, times in zip(first, size, strict=True):
        found[str(derive(with_roll(case, members, rolls[row], only=case.permanent)).outcome)] += (
            int(times)
        )
    return {word: times / len(rolls) for word, times in found.most_common()}


def with_roll(
    case: Case,
    members: Sequence[str],
    roll: npt.NDArray[np.int8],
    *,
    only: Collection[str] | None = None,
) -> Case:
    """The case as decided by one roll call.

    Parameters
    ----------
    only
        Members to be known by name; None: all. The rest are counted.
    """
    count = [int((roll == k).sum()) for k in range(len(ANSWERS))]
    tally = Tally(count[YES], count[NO], count[ABSTAIN], count[NON_VOTING])
    positions = {
        member: _POSITIONS[at]
        for member, at in zip(members, roll.tolist(), strict=True)
        if only is None or member in only
    }
    return replace(case, tally=tally, positions=positions, announced=None)
