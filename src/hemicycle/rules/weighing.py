"""Votes counted by weight: the surplus over what a requirement asks for.

A share p/q of some base is met when ``q * yes >= p * base``. Whatever the base, that is a sum over
the members of weight times a factor that depends on the position alone, so it is exact in integers
and, where the names of some voters are not known, its least and its greatest value are found by
pairing: the heaviest unnamed member with the best unnamed position, or with the worst.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.case import Case
from hemicycle.rules.provision import Requirement
from hemicycle.rules.weights import Weights

YES, NO, ABSTAIN, SILENT = Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING
POSITIONS = (YES, NO, ABSTAIN, SILENT)


@dataclass(frozen=True, slots=True)
class Surplus:
    """By how much a requirement is exceeded, at least and at most; below 0 what is missing.

    A strict requirement counts one less, so that 0 is always just enough. ``tally`` holds the
    votes by weight where every voter is known by name.
    """

    least: int
    most: int
    tally: Tally | None

    @property
    def holds(self) -> bool | None:
        """Whether it is met, however the unnamed voted; None where that decides."""
        if self.least >= 0:
            return True
        return False if self.most < 0 else None


def factors(requirement: Requirement) -> dict[Position, int]:
    """What one unit of weight adds to the surplus, by position."""
    if requirement.share is None:
        return {YES: 1, NO: 0, ABSTAIN: 0, SILENT: 0}
    p, q = requirement.share.numerator, requirement.share.denominator
    base = {
        "present_and_voting": {YES, NO},
        "cast": {YES, NO, ABSTAIN},
        "members": set(POSITIONS),
        "not_abstaining": {YES, NO, SILENT},
    }[requirement.base]
    return {each: q * (each is YES) - p * (each in base) for each in POSITIONS}


def scale(requirement: Requirement) -> int:
    """What one unit of weight in favour counts in the sum, before the base is taken off."""
    return requirement.share.denominator if requirement.share is not None else 1


def asked(requirement: Requirement) -> int:
    """What the sum of the factors must reach."""
    return requirement.votes or int(requirement.strict)


def surplus(case: Case, requirement: Requirement, tally: Tally, weights: Weights) -> Surplus:
    """The surplus of one requirement over a tally in heads, by the weights of the day.

    Nothing is adopted without a vote in favour, whatever the share.
    """
    factor, weight = factors(requirement), weights.by_member
    named = {m: p for m, p in case.positions.items() if m in weight and p in POSITIONS}
    loose = sorted(weight[m] for m in weight if m not in named)
    worst, best = _unnamed(tally, list(named.values()), factor, len(loose))
    sure = sum(weight[m] * factor[p] for m, p in named.items()) - asked(requirement)
    least = sure + _paired(loose, sorted((factor[p] for p in worst), reverse=True))
    most = sure + _paired(loose, sorted(factor[p] for p in best))
    off = weights.within * scale(requirement)
    least, most = least - off, most + off
    if not tally.yes:
        least, most = min(least, -1), min(most, -1)
    known = set(worst) | set(best)
    alike = len(known) == 1 and tally.no is not None and tally.abstain is not None
    everybody = {**dict.fromkeys(weight, *known), **named} if alike else named
    exact = _by_weight(everybody, weight) if len(everybody) == len(weight) else None
    return Surplus(least, most, exact)


def _unnamed(
    tally: Tally, named: list[Position], factor: Mapping[Position, int], loose: int
) -> tuple[list[Position], list[Position]]:
    """Positions of the members not named, at their worst and at their best for the question."""
    counts = {YES: tally.yes, NO: tally.no, ABSTAIN: tally.abstain}
    told = {p: n - named.count(p) for p, n in counts.items() if n is not None}
    fixed = [position for position, n in told.items() for _ in range(n)]
    free = [position for position in POSITIONS if position not in told]
    rest = loose - len(fixed)
    worst, best = min(free, key=lambda p: factor[p]), max(free, key=lambda p: factor[p])
    return fixed + [worst] * rest, fixed + [best] * rest


def _paired(weights: Sequence[int], by_factor: Sequence[int]) -> int:
    return sum(weight * factor for weight, factor in zip(weights, by_factor, strict=True))


def _by_weight(positions: Mapping[str, Position], weight: Mapping[str, int]) -> Tally:
    sums = dict.fromkeys(POSITIONS, 0)
    for member, position in positions.items():
        sums[position] += weight[member]
    return Tally(sums[YES], sums[NO], sums[ABSTAIN], sums[SILENT])
