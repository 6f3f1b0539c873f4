"""How much a vote in a body weighs before anybody votes: two exact indices of voting power.

The game is the one the rulebook describes: enough members or weight in favour, every requirement
met, and every member that can veto among those in favour. An abstention counts as a vote withheld,
so a permanent member's abstention blocks here, as in the published figures; in practice it does
not. Weights are taken as the book has them, rounded or not.

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
from math import factorial

from hemicycle.errors import InputError, RuleGapError
from hemicycle.rules.case import permanent_of, roll_of
from hemicycle.rules.game import Game, Quota
from hemicycle.rules.law import Law, Rulebook
from hemicycle.rules.majority import votes_needed
from hemicycle.rules.provision import Provision, Requirement
from hemicycle.rules.rulebook import rulebook

_USUAL = ("ordinary", "substantive")


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


def voting_power(body: str | Rulebook, on: date, *, nature: str | None = None) -> dict[str, Power]:
    """Power of every member of a body on a day, by member.

    Parameters
    ----------
    body
        Code of a body, or a rulebook of one's own.
    nature
        Class of question, such as ``important``; by default the ordinary one, in the Security
        Council the substantive one.

    Raises
    ------
    InputError
        The rulebook knows no such class of question.
    RuleGapError
        The roll, the majority or the weights of that day are not compiled.
    """
    book = body if isinstance(body, Rulebook) else rulebook(body)
    _known(book, nature)
    law = book.at(on)
    asked = nature or usual_nature(book, on)
    roll = book.members if book.members is not None else roll_of(book.roll or book.body, on)
    provision = law.get(f"majority.{asked}")
    if provision is None or provision.requirement is None or not roll:
        raise _untold(book, on, f"roll and the majority for {asked} questions", "SC or GA")
    voting = sorted(roll - book.silent_on(asked))
    found = indices(_game(book, law, on, asked, provision, voting))
    return {**dict(zip(voting, found, strict=True)), **_nothing(roll, voting)}


def _known(book: Rulebook, nature: str | None) -> None:
    """Refuse a class of question that the book has never had a majority for."""
    keys = (provision.key for provision in book.provisions)
    classes = dict.fromkeys(
        key.removeprefix("majority.") for key in keys if key.startswith("majority.")
    )
    if nature is not None and classes and nature not in classes:
        raise InputError(
            f"The rulebook of {book.name} has no majority for {nature} questions",
            where="nature",
            right="one of " + ", ".join(classes),
            todo="Choose one of these, or none for the usual one",
        )


def usual_nature(book: Rulebook, on: date) -> str:
    """The class of question a body's power is told for where no other is asked for."""
    law = book.at(on)
    return next((n for n in _USUAL if law.get(f"majority.{n}")), _USUAL[0])


def _nothing(roll: frozenset[str], voting: list[str]) -> dict[str, Power]:
    """Members that have no vote on such a question have no power in it."""
    return dict.fromkeys(sorted(roll - set(voting)), Power(Fraction(0), Fraction(0)))


def _game(
    book: Rulebook, law: Law, on: date, nature: str, provision: Provision, voting: list[str]
) -> Game:
    """The game of one class of questions."""
    also = law.under(f"also.{nature}")
    asked = [p.requirement for p in (provision, *also) if p.requirement is not None]
    heads = [votes_needed(r, len(voting)) for r in asked if r.weight is None]
    veto, block = law.get("veto"), law.get(f"blocking.{nature}")
    deemed = len(voting) - int(block.value or 0) + 1 if block is not None else None
    vetoing = veto is not None and veto.value == nature
    own, body = book.members is not None, book.roll or book.body
    permanent = book.permanent if own else permanent_of(body, on)
    return Game(
        members=len(voting),
        needed=max(heads, default=1),
        blockers=frozenset(n for n, m in enumerate(voting) if vetoing and m in permanent),
        quotas=tuple(
            _quota(book, on, r, voting, deemed if number else None)
            for number, r in enumerate(asked)
            if r.weight is not None
        ),
    )


def _quota(
    book: Rulebook, on: date, requirement: Requirement, voting: list[str], deemed: int | None
) -> Quota:
    table = book.weighing(str(requirement.weight), on)
    if table is None:
        days = [f"{w.since} to {w.until}" for w in book.weights if w.name == requirement.weight]
        raise _untold(book, on, f"{requirement.weight}", "; ".join(days))
    weight = tuple(table.by_member[member] for member in voting)
    return Quota(weight, votes_needed(requirement, sum(weight)), deemed)


def _untold(book: Rulebook, on: date, lacking: str, known: str) -> RuleGapError:
    return RuleGapError(
        f"The voting power in {book.name} on {on} cannot be told",
        where=f"rulebook {book.body}, {on}",
        right=f"a body and a day whose {lacking} are compiled: {known}",
        todo="Choose another body or day",
    )


def indices(game: Game) -> list[Power]:
    """Power of every member of a game, in the order of its places; members alike counted once."""
    kinds = [game.kind(member) for member in range(game.members)]
    swings = {kind: game.swings(kinds.index(kind)) for kind in set(kinds)}
    every = sum(sum(swings[kind]) for kind in kinds)
    orders = [factorial(k) * factorial(game.members - k - 1) for k in range(game.members)]
    power = {
        kind: Power(
            Fraction(
                sum(s * o for s, o in zip(found, orders, strict=True)), factorial(game.members)
            ),
            Fraction(sum(found), every),
        )
        for kind, found in swings.items()
    }
    return [power[kind] for kind in kinds]
