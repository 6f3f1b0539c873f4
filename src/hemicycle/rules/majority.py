"""Exact arithmetic of majorities: integers only, no rounding.

For a share p/q of those present and voting, yes is enough when ``(q - p) * yes >= p * no``: the
same as yes / (yes + no) >= p/q, without a division (GA rules 83, 85, 86).
"""

from __future__ import annotations

from hemicycle.domain.tally import Tally
from hemicycle.rules.provision import Requirement


def votes_needed(requirement: Requirement, of: int) -> int:
    """Fewest affirmative votes that satisfy the requirement out of a base of ``of``.

    Returns
    -------
    int
        Votes, at least 1: nothing is adopted without an affirmative vote.

    Examples
    --------
    >>> votes_needed(Requirement("present_and_voting", Fraction(2, 3)), 111)
    74
    >>> votes_needed(Requirement("members", Fraction(1, 2), strict=True), 193)
    97
    """
    if requirement.votes is not None:
        return requirement.votes
    assert requirement.share is not None
    p, q = requirement.share.numerator, requirement.share.denominator
    exact, rest = divmod(p * of, q)
    if rest or requirement.strict:
        exact += 1
    return max(1, exact)


def base_of(requirement: Requirement, tally: Tally, members: int | None) -> int | None:
    """Size of the base that the share is taken of; None where it is not known."""
    if requirement.base == "present_and_voting":
        return tally.present_and_voting
    if requirement.base == "not_abstaining":
        if members is None or tally.abstain is None:
            return None
        return members - tally.abstain
    return tally.cast if requirement.base == "cast" else members
