"""Elections: who has the majority, and which kind of ballot comes next (GA rules 92 to 94).

Ballot papers are secret, so there is no margin and nothing about who voted how. A veto does not
exist in the election of judges (ICJ Statute Art. 10(2)).
"""

from __future__ import annotations

from hemicycle.rules.answer import Binding, Code, Decision, Outcome, Reason, Required
from hemicycle.rules.case import Case, Election
from hemicycle.rules.law import Law
from hemicycle.rules.majority import votes_needed
from hemicycle.rules.provision import Provision, Requirement


def decide_election(case: Case, law: Law, before: tuple[Reason, ...]) -> Decision:
    """Who is elected on this ballot, and what follows."""
    election = case.election
    assert election is not None
    provision = law.get(f"election.{election.office}")
    requirement = provision.requirement if provision is not None else None
    of = _electors(case, election, requirement)
    if provision is None or requirement is None or of is None:
        return _no_provision(case, election)
    needed = votes_needed(requirement, of)
    winners = [name for name, votes in _ranked(election) if votes >= needed]
    elected, crowded = _seated(election, winners)
    upcoming, why = _next(case, election, requirement, elected, crowded)
    count = _count(provision, election, needed, of, bool(elected))
    return Decision(
        outcome=Outcome.ELECTED if elected else Outcome.NOT_ELECTED,
        code=Code.ELECTED if elected else Code.INCONCLUSIVE,
        reasons=(*before, count, *_step(_procedure(law, election), why)),
        required=_required(requirement, needed, of),
        binding=_binding(law) if elected else None,
        elected=tuple(elected),
        next_ballot=upcoming,
    )


def _electors(case: Case, election: Election, requirement: Requirement | None) -> int | None:
    """What the share is taken of: the valid ballots, or all members of the day."""
    if requirement is not None and requirement.base == "members":
        return case.members
    return election.valid_ballots


def _required(requirement: Requirement, needed: int, of: int) -> Required:
    return Required(needed, of, requirement.base_words, requirement.words)


def _ranked(election: Election) -> list[tuple[str, int]]:
    return sorted(election.candidates.items(), key=lambda pair: (-pair[1], pair[0]))


def _seated(election: Election, winners: list[str]) -> tuple[list[str], bool]:
    """Those elected, and whether more had the majority than could be seated without a tie.

    Winners are taken in the order of their votes (rule 94). Equal votes across the last seat seat
    neither. For judges more majorities than seats elect nobody: the ballot is repeated.
    """
    if len(winners) <= election.seats:
        return winners, False
    if election.office == "ICJ":
        return [], True
    votes = election.candidates
    line = votes[winners[election.seats]]
    clear = [name for name in winners[: election.seats] if votes[name] > line]
    return clear, len(clear) < election.seats


def _next(
    case: Case, election: Election, requirement: Requirement, elected: list[str], crowded: bool
) -> tuple[str | None, str]:
    """The next ballot, if any, and why in words."""
    if election.office == "ICJ":
        return _next_for_judges(election, elected, crowded)
    if len(elected) == election.seats:
        return None, ""
    if crowded:
        return "restricted", "Equal votes at the last seat: a ballot among those candidates."
    simple = requirement.base == "valid_ballots" and requirement.strict
    if election.seats == 1 and simple and case.ballot_number >= 2 and _tied(election):
        return "lot", "The two candidates tie on a restricted ballot: the President draws lots."
    if election.seats == 1 and simple:
        return "restricted", "The next ballot is restricted to the two leading candidates."
    kind = ballot_kind(case.ballot_number + 1)
    return kind, f"Ballot {case.ballot_number + 1} is {kind}."


def ballot_kind(number: int) -> str:
    """Restricted or not, by the number of the ballot (rules 93 and 94).

    The first is open, the second and third restricted; then three unrestricted and three
    restricted ones alternate.
    """
    if number < 4:
        return "unrestricted" if number == 1 else "restricted"
    return "unrestricted" if (number - 4) // 3 % 2 == 0 else "restricted"


def _tied(election: Election) -> bool:
    votes = [count for _, count in _ranked(election)]
    return len(votes) > 1 and votes[0] == votes[1]


def _next_for_judges(
    election: Election, elected: list[str], crowded: bool
) -> tuple[str | None, str]:
    if crowded:
        return "unrestricted", "More candidates than seats have the majority: the ballot is void."
    if len(elected) < election.seats:
        return "unrestricted", "Balloting goes on at the same meeting for the seats left."
    if election.elsewhere is not None and election.elsewhere != set(elected):
        return "second_meeting", "The other organ chose differently: a further meeting is held."
    return None, ""


def _procedure(law: Law, election: Election) -> Provision | None:
    if election.office == "ICJ":
        return law.get("ballots.ICJ")
    return law.get("ballots.one_seat" if election.seats == 1 else "ballots.many_seats")


def _count(provision: Provision, election: Election, needed: int, of: int, holds: bool) -> Reason:
    assert provision.requirement is not None
    words = provision.requirement.words.capitalize()
    votes = ", ".join(f"{name} {count}" for name, count in _ranked(election))
    text = f"{words}, {needed} of {of}, needed; {votes}. {provision.text}"
    return Reason(provision.number, provision.source, text, holds)


def _step(procedure: Provision | None, why: str) -> tuple[Reason, ...]:
    if procedure is None or not why:
        return ()
    return (Reason(procedure.number, procedure.source, f"{why} {procedure.text}", holds=True),)


def _binding(law: Law) -> Binding | None:
    effect = law.get("effect.election")
    return Binding(str(effect.value)) if effect is not None else None


def _no_provision(case: Case, election: Election) -> Decision:
    text = f"No provision is compiled for electing {election.office} in {case.book.name}."
    reason = Reason("No provision compiled", f"rulebook {case.book.body}", text, holds=False)
    return Decision(
        Outcome.UNDETERMINED, Code.NEEDS_RULING, (reason,), elected=(), next_ballot=None
    )
