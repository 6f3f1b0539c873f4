"""The likeliest way for a text's fate to turn: changes of position, each at what it would cost.

A change costs the logarithm of how much less likely the new position is than the likeliest one of
that member. For every number of yes and of no the cheapest changes are found exactly (a knapsack
over the members); then the numbers are put to the rules, the cheapest first, until the outcome
turns. A permanent member's "no" in the Security Council is tried one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.forecast.adoption import with_roll
from hemicycle.measure.forecast.past import ABSTAIN, ANSWERS, NO, NON_VOTING, YES
from hemicycle.rules.answer import Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.decision import derive

Floats = npt.NDArray[np.float64]

_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Turn:
    """One member that would have to change.

    Parameters
    ----------
    before, after
        Its position in the roll call that is turned, and the one it would have to take.
    chance
        The forecast chance of the latter.
    """

    member: str
    before: str
    after: str
    chance: float


@dataclass(frozen=True)
class Flip:
    """The likeliest set of changes that turns an outcome.

    Parameters
    ----------
    turns
        Who changes, the least likely change first.
    flips_from, flips_to
        Outcomes.
    cost
        Sum of the logarithms: exp(-cost) is how much less likely the changed positions are, were
        members to decide apart.
    """

    turns: tuple[Turn, ...]
    flips_from: str
    flips_to: str
    cost: float


def likeliest_flip(
    case: Case, members: Sequence[str], chances: Floats, roll: npt.NDArray[np.int8]
) -> Flip | None:
    """The likeliest changes that turn the outcome of a roll call to another decided one, if any do.

    Parameters
    ----------
    case
        The question; its tally and positions are replaced.
    chances
        float64 (n_members, 4).
    roll
        int8 (n_members,): the roll call to turn.
    """
    start = derive(with_roll(case, members, roll)).outcome
    costs = -np.log(np.maximum(chances, _LEAST))
    costs = costs - costs[np.arange(roll.size), roll][:, None]
    costs = np.maximum(costs, 0.0)
    seats = [k for k, member in enumerate(members) if member in case.permanent]
    found = [
        flip
        for free in _freedoms(costs, seats)
        if (flip := _cheapest(case, members, chances, roll, free, start)) is not None
    ]
    return min(found, key=lambda flip: flip.cost, default=None)


def _freedoms(costs: Floats, seats: Sequence[int]) -> Iterator[Floats]:
    """The costs with the permanent members bound: none says no, or a given one does."""
    if not seats:
        yield costs
        return
    calm = costs.copy()
    calm[seats, NO] = np.inf
    yield calm
    for seat in seats:
        bound = costs.copy()
        bound[seat] = np.inf
        bound[seat, NO] = costs[seat, NO]
        yield bound


def _cheapest(
    case: Case,
    members: Sequence[str],
    chances: Floats,
    roll: npt.NDArray[np.int8],
    costs: Floats,
    start: Outcome,
) -> Flip | None:
    total, choice = _knapsack(costs)
    permanent = [k for k, member in enumerate(members) if member in case.permanent]
    for flat in np.argsort(total, axis=None, kind="stable"):
        yes, no = divmod(int(flat), total.shape[1])
        if not np.isfinite(total[yes, no]):
            return None
        # Without permanent members only the numbers matter, and the names can wait.
        new = _roll_of(choice, yes, no) if permanent else _stand_in(len(members), yes, no)
        if _turned(derive(with_roll(case, members, new, only=case.permanent)).outcome, start):
            full = _roll_of(choice, yes, no)
            after = derive(with_roll(case, members, full)).outcome
            turns = _turns(members, chances, roll, full)
            return Flip(turns, str(start), str(after), float(total[yes, no]))
    return None


def _turned(after: Outcome, start: Outcome) -> bool:
    """Whether the outcome is another, and one that is decided."""
    return after is not start and after is not Outcome.UNDETERMINED


def _stand_in(members: int, yes: int, no: int) -> npt.NDArray[np.int8]:
    """A roll call of these numbers, whoever they are."""
    found = np.full(members, ABSTAIN, dtype=np.int8)
    found[:yes], found[yes : yes + no] = YES, NO
    return found


def _knapsack(costs: Floats) -> tuple[Floats, list[npt.NDArray[np.int8]]]:
    """Least cost of every number of yes and no, and each member's choice on the way there."""
    n = len(costs)
    total = np.full((n + 1, n + 1), np.inf)
    total[0, 0] = 0.0
    choices = []
    for own in costs:
        rest = ABSTAIN if own[ABSTAIN] <= own[NON_VOTING] else NON_VOTING
        options = np.stack(
            [_moved(total + own[YES], 1, 0), total + own[rest], _moved(total + own[NO], 0, 1)]
        )
        best = options.argmin(axis=0)
        total = np.take_along_axis(options, best[None], axis=0)[0]
        choices.append(np.array([YES, rest, NO], dtype=np.int8)[best])
    return total, choices


def _moved(table: Floats, rows: int, columns: int) -> Floats:
    found = np.full_like(table, np.inf)
    found[rows:, columns:] = table[: table.shape[0] - rows, : table.shape[1] - columns]
    return found


def _roll_of(choices: list[npt.NDArray[np.int8]], yes: int, no: int) -> npt.NDArray[np.int8]:
    roll = np.empty(len(choices), dtype=np.int8)
    for member in range(len(choices) - 1, -1, -1):
        roll[member] = choices[member][yes, no]
        yes -= int(roll[member] == YES)
        no -= int(roll[member] == NO)
    return roll


def _turns(
    members: Sequence[str],
    chances: Floats,
    roll: npt.NDArray[np.int8],
    new: npt.NDArray[np.int8],
) -> tuple[Turn, ...]:
    changed = np.flatnonzero(new != roll).tolist()
    found = [
        Turn(members[k], ANSWERS[roll[k]], ANSWERS[new[k]], float(chances[k, new[k]]))
        for k in changed
    ]
    return tuple(sorted(found, key=lambda turn: (turn.chance, turn.member)))
