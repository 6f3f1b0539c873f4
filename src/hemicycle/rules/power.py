"""How much a vote in a body weighs before anybody votes: two exact indices of voting power.

The game is the one the rulebook describes for a substantive question: a number of affirmative
votes, among them those of every member that can veto. An abstention counts as a vote withheld, so
a permanent member's abstention blocks here, as in the published figures; in practice it does not.

Reference
---------
L. S. Shapley and M. Shubik, "A method for evaluating the distribution of power in a committee
system", American Political Science Review 48 (1954), 787-792; J. F. Banzhaf, "Weighted voting
doesn't work", Rutgers Law Review 19 (1965), 317-343.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import comb, factorial

from hemicycle.errors import RuleGapError
from hemicycle.rules.case import members_of, permanent_of, roll_of
from hemicycle.rules.majority import votes_needed
from hemicycle.rules.rulebook import rulebook


@dataclass(frozen=True, slots=True)
class Power:
    """Two indices of one member.

    Parameters
    ----------
    shapley_shubik
        Share of all orders of the members in which this one turns a losing line into a winning
        one. **Range** 0 to 1; the members add up to 1.
    banzhaf
        Share of all swings (coalitions that win with the member and lose without it) that are this
        member's: the normalised index. **Range** 0 to 1; the members add up to 1.
    """

    shapley_shubik: Fraction
    banzhaf: Fraction


def voting_power(body: str, on: date) -> dict[str, Power]:
    """Power of every member of a body on a day, by member code.

    Raises
    ------
    RuleGapError
        The roll of that day, or a majority for its decisions, is not compiled.
    """
    book = rulebook(body)
    law = book.at(on)
    provision = law.get("majority.substantive") or law.get("majority.ordinary")
    roll = roll_of(book.roll or body, on)
    if provision is None or provision.requirement is None or not roll:
        raise RuleGapError(
            f"The voting power in {body} on {on} cannot be told",
            where=f"rulebook {body}, {on}",
            right="a body whose roll and majority are compiled, such as SC or GA",
            todo="Choose another body or day",
        )
    members = members_of(book.roll or body, on) or len(roll)
    permanent = permanent_of(book.roll or body, on) if law.get("veto") else frozenset()
    needed = votes_needed(provision.requirement, members)
    vetoing, other = council_power(len(permanent), len(roll) - len(permanent), needed)
    return {member: vetoing if member in permanent else other for member in sorted(roll)}


def council_power(permanent: int, elected: int, needed: int) -> tuple[Power, Power]:
    """Power of one permanent and of one elected member, exactly.

    A coalition wins with every permanent member and ``needed`` votes in all. An elected member
    turns it with all permanent and exactly ``needed - permanent - 1`` other elected members; a
    permanent one with the other permanent members and any number of elected ones that suffices.
    The power of a kind without members is nil.
    """
    size, least = permanent + elected, max(0, needed - permanent)
    elected_swings = comb(elected - 1, least - 1) if elected and least else 0
    permanent_swings = sum(comb(elected, k) for k in range(least, elected + 1)) if permanent else 0
    swings = permanent * permanent_swings + elected * elected_swings
    before = permanent + least - 1
    orders = factorial(before) * factorial(size - before - 1) if elected_swings else 0
    elected_share = Fraction(elected_swings * orders, factorial(size))
    rest = 1 - elected * elected_share
    return (
        Power(rest / permanent, Fraction(permanent_swings, swings))
        if permanent
        else Power(Fraction(0), Fraction(0)),
        Power(elected_share, Fraction(elected_swings, swings)),
    )
