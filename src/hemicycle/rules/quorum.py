"""Presence needed to decide (GA rules 67 and 108); the Security Council has no such rule."""

from __future__ import annotations

from hemicycle.rules.answer import Reason
from hemicycle.rules.case import Case
from hemicycle.rules.law import Law
from hemicycle.rules.majority import votes_needed


def quorum(case: Case, law: Law) -> Reason | None:
    """Whether enough members were present; None where presence or rule or roll is not given."""
    provision = law.get("quorum.decide")
    members = case.members
    if case.present is None or provision is None or members is None:
        return None
    assert provision.requirement is not None
    needed = votes_needed(provision.requirement, members)
    text = f"{needed} of {members} members must be present; {case.present} were. {provision.text}"
    return Reason(provision.number, provision.source, text, case.present >= needed)
