"""Whose ballots count: not those of members barred in arrears (Art. 19), of parties to a dispute
(Art. 27(3)), or of members that have no vote on questions of this nature.

A ballot pressed by such a member is discarded, and the answer says so. The first two are never
inferred: both lists come from the case, where a ruling or the Secretariat put them. The third is
in the rulebook of an assembly of one's own; such members are no part of the roll for the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Reason
from hemicycle.rules.case import Case
from hemicycle.rules.law import Law
from hemicycle.rules.provision import Provision
from hemicycle.rules.reading import Reading

_CAST = (Position.YES, Position.NO, Position.ABSTAIN)


def discard(case: Case, law: Law, readings: Sequence[Reading]) -> tuple[Case, tuple[Reason, ...]]:
    """The case without the ballots that do not count, and what was done.

    Members without a vote become NON_VOTING; a case without any comes back unchanged.
    """
    assert case.tally is not None
    spectators = _spectators(case, readings)
    if not case.barred and not case.parties and not spectators:
        return case, ()
    parties = case.parties if _parties_barred(law, readings) else frozenset()
    without = case.barred | parties
    pressed = [p for m, p in case.positions.items() if m in without | spectators and p in _CAST]
    kept = {m: p for m, p in case.positions.items() if m not in spectators}
    counted = replace(
        case,
        book=case.book.without(spectators),
        positions={**kept, **dict.fromkeys(without, Position.NON_VOTING)},
        tally=_less(case.tally, pressed),
    )
    reasons = _reasons(case, law, "barred", case.barred) + _reasons(case, law, "party", parties)
    return counted, reasons + _no_vote(case, law, spectators, readings)


def _spectators(case: Case, readings: Sequence[Reading]) -> frozenset[str]:
    """Members without a vote under any nature the question may have."""
    if not case.book.votes_on:
        return frozenset()
    return frozenset().union(*(case.book.silent_on(reading.nature) for reading in readings))


def _no_vote(
    case: Case, law: Law, spectators: frozenset[str], readings: Sequence[Reading]
) -> tuple[Reason, ...]:
    if not spectators:
        return ()
    cited = law.get("votes_on")
    number, source, said = (
        (cited.number, cited.source, f" {cited.text}")
        if cited is not None
        else ("Members of the body", f"rulebook {case.book.body}", "")
    )
    natures = " or ".join(reading.nature for reading in readings)
    pressed = sorted(m for m in spectators if case.positions.get(m) in _CAST)
    discarded = f"; discarded: {', '.join(pressed)}" if pressed else ""
    text = f"No vote on {natures} questions: {', '.join(sorted(spectators))}{discarded}.{said}"
    return (Reason(number, source, text, holds=True),)


def _parties_barred(law: Law, readings: Sequence[Reading]) -> bool:
    """A party votes on procedural matters like any other member."""
    provision = law.get("party")
    return provision is not None and any(r.nature == provision.value for r in readings)


def _less(tally: Tally, pressed: list[Position]) -> Tally:
    no, abstain = tally.no, tally.abstain
    return Tally(
        tally.yes - pressed.count(Position.YES),
        None if no is None else no - pressed.count(Position.NO),
        None if abstain is None else abstain - pressed.count(Position.ABSTAIN),
        tally.non_voting,
    )


def _reasons(case: Case, law: Law, key: str, members: frozenset[str]) -> tuple[Reason, ...]:
    provision = law.get(key)
    if not members or provision is None:
        return ()
    return tuple(_reason(case, provision, member) for member in sorted(members))


def _reason(case: Case, provision: Provision, member: str) -> Reason:
    if case.positions.get(member) in _CAST:
        text = f"The ballot of {member} is discarded. {provision.text}"
    else:
        text = f"{member} has no vote on this question; no ballot of it is known."
    return Reason(provision.number, provision.source, text, holds=True)
