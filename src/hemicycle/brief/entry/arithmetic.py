"""Which positions the totals still leave open to a member that is not named.

Pure and exact. Each member of the roll takes exactly one of four positions; a total, where one is
known, is met exactly. A position is *possible* for a member if at least one way of filling the
whole roll gives it to that member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from hemicycle.domain.vote import Position

#: The positions a member can take; UNKNOWN is not one.
TAKEN = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)

Choice = frozenset[Position]
ANY: Choice = frozenset(TAKEN)

_SUBSETS = tuple(frozenset(subset) for size in range(1, 5) for subset in combinations(TAKEN, size))


def complete_totals(totals: Mapping[Position, int], roll: int) -> dict[Position, int]:
    """The totals with the fourth one derived, where three are known.

    Examples
    --------
    >>> full = complete_totals({Position.YES: 93, Position.NO: 18, Position.ABSTAIN: 65}, 193)
    >>> full[Position.NON_VOTING]
    17
    """
    known = {position: totals[position] for position in TAKEN if position in totals}
    missing = [position for position in TAKEN if position not in known]
    left = roll - sum(known.values())
    if len(missing) == 1 and left >= 0:
        known[missing[0]] = left
    return known


def totals_by_names(
    totals: Mapping[Position, int], named: Mapping[Position, int], roll: int
) -> dict[Position, int]:
    """Totals of the votes cast, missing ones by their names, where both fill the roll exactly.

    Examples
    --------
    Eleven in favour, two named against and two named abstaining are all fifteen of the Council:

    >>> found = totals_by_names(
    ...     {Position.YES: 11}, {Position.NO: 2, Position.ABSTAIN: 2}, 15)
    >>> found[Position.NO], found[Position.ABSTAIN]
    (2, 2)
    """
    missing = [position for position in TAKEN[:3] if position not in totals]
    full = {**totals, **{position: named.get(position, 0) for position in missing}}
    return full if totals and sum(full.values()) == roll else dict(totals)


def feasible(choices: Mapping[Choice, int], totals: Mapping[Position, int]) -> bool:
    """Whether members with these choices can meet every total exactly.

    Parameters
    ----------
    choices
        How many members are confined to each set of positions.
    totals
        Members each position must get; a position without a total may get any number.

    Notes
    -----
    Hall's condition on both sides of the bipartite graph of members and positions, over the 15
    non-empty sets of positions: members confined to a set must fit into it, and enough members
    must be able to reach it. Members all placed (one side) and totals all filled (other side)
    then hold at once (Mendelsohn and Dulmage 1958).
    """
    for subset in _SUBSETS:
        confined = sum(n for choice, n in choices.items() if choice <= subset)
        reaching = sum(n for choice, n in choices.items() if choice & subset)
        room = sum(totals.get(position, 0) for position in subset)
        if subset <= totals.keys() and confined > room:
            return False
        if reaching < room:
            return False
    return all(choice for choice, n in choices.items() if n)


def open_positions(
    choices: Mapping[str, Choice], totals: Mapping[Position, int]
) -> dict[str, Choice] | None:
    """The positions that remain possible for each member; None where nothing fits.

    Parameters
    ----------
    choices
        For each member of the roll the positions the text leaves it: one where it is named under
        one heading, two where it is named under two, all four where it is not named.
    totals
        Totals as announced, for the positions that have one.
    """
    groups = Counter(choices.values())
    if not feasible(groups, totals):
        return None
    answer = {choice: _open(choice, groups, totals) for choice in groups}
    return {member: answer[choice] for member, choice in choices.items()}


def _open(choice: Choice, groups: Counter[Choice], totals: Mapping[Position, int]) -> Choice:
    def holds(position: Position) -> bool:
        fixed = frozenset({position})
        trial = groups.copy()
        trial[choice] -= 1
        trial[fixed] += 1
        return feasible(trial, totals)

    return choice if len(choice) == 1 else frozenset(p for p in choice if holds(p))
