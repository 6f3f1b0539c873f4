"""Whose ballots count: members barred in arrears (Art. 19) and parties to a dispute (Art. 27(3)).

A ballot pressed by such a member is discarded, and the answer says so. Neither is ever inferred:
both lists come from the case, where a ruling or the Secretariat put them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Reason
from hemicycle.rules.case import Case
from hemicycle.rules.provision import Provision
from hemicycle.rules.reading import Reading
from hemicycle.rules.rulebook import Law

_CAST = (Position.YES, Position.NO, Position.ABSTAIN)


def discard(case: Case, law: Law, readings: Sequence[Reading]) -> tuple[Case, tuple[Reason, ...]]:
    """The case without the ballots that do not count, and what was done.

    Members without a vote become NON_VOTING; a case without any comes back unchanged.
    """
    assert case.tally is not None
    if not case.barred and not case.parties:
        return case, ()
    parties = case.parties if _parties_barred(law, readings) else frozenset()
    without = case.barred | parties
    pressed = [p for m, p in case.positions.items() if m in without and p in _CAST]
    positions = {**case.positions, **dict.fromkeys(without, Position.NON_VOTING)}
    counted = replace(case, positions=positions, tally=_less(case.tally, pressed))
    reasons = _reasons(case, law, "barred", case.barred) + _reasons(case, law, "party", parties)
    return counted, reasons


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
