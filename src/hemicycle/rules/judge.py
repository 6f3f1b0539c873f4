"""One reading applied to one tally: the vote count first, then the veto, then the tie."""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.domain.tally import Tally
from hemicycle.rules.answer import Code, Outcome, Reason, Required
from hemicycle.rules.case import Case
from hemicycle.rules.majority import base_of, votes_needed
from hemicycle.rules.provision import Requirement
from hemicycle.rules.reading import Reading
from hemicycle.rules.veto import PermanentVotes, permanent_votes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reading says; ``permanent`` is None in bodies without permanent members."""

    outcome: Outcome
    code: Code
    reading: Reading
    required: Required
    reasons: tuple[Reason, ...]
    permanent: PermanentVotes | None = None


def judge(case: Case, reading: Reading, tally: Tally) -> Verdict:
    """Apply one reading: enough votes? then a veto? else a tie or a plain loss?"""
    requirement = reading.requirement
    of = base_of(requirement, tally, case.members if requirement.base == "members" else None)
    permanent = permanent_votes(case, tally) if case.permanent else None
    if requirement.votes is None and of is None:
        return _untold(reading)
    needed = votes_needed(requirement, of or 0)
    met = tally.yes >= needed
    out_of = of if requirement.votes is None else case.members
    required = Required(needed, out_of, requirement.base_words, requirement.words)
    reasons = (*_nature_reason(reading), _count_reason(reading, tally, needed, of, met))
    if met and reading.veto is not None and permanent is not None:
        return _after_veto(case, reading, required, reasons, permanent)
    if met:
        return Verdict(Outcome.ADOPTED, Code.ADOPTED, reading, required, reasons, permanent)
    outcome, code = shortfall(reading, tally, case.ballot_number)
    reasons += _tie_reason(reading, code)
    return Verdict(outcome, code, reading, required, reasons, permanent)


def shortfall(reading: Reading, tally: Tally, ballot_number: int) -> tuple[Outcome, Code]:
    """Outcome and code of a question that lacks the votes it needs."""
    requirement = reading.requirement
    if requirement.is_simple and tally.yes == tally.no:
        second = reading.tie is not None and reading.tie.value == "second_vote"
        if second and ballot_number == 1:
            return Outcome.NO_DECISION, Code.TIE_SECOND_VOTE
        return Outcome.NOT_ADOPTED, Code.TIE_REJECTED
    return Outcome.NOT_ADOPTED, _lost(requirement, tally)


def _lost(requirement: Requirement, tally: Tally) -> Code:
    if requirement.votes is not None:
        return Code.INSUFFICIENT_AFFIRMATIVE
    if tally.no is not None and tally.yes < tally.no:
        return Code.REJECTED_NO_MAJORITY
    if requirement.is_two_thirds:
        return Code.FAILED_TWO_THIRDS
    return Code.FAILED_MAJORITY


def _untold(reading: Reading) -> Verdict:
    base = reading.requirement.base_words
    text = f"The number of {base} is not known, so the share cannot be taken."
    reason = Reason(reading.number, reading.source, text, holds=False)
    required = Required(None, None, base, reading.requirement.words)
    return Verdict(Outcome.UNDETERMINED, Code.UNKNOWN_TALLY, reading, required, (reason,))


def _after_veto(
    case: Case,
    reading: Reading,
    required: Required,
    reasons: tuple[Reason, ...],
    permanent: PermanentVotes,
) -> Verdict:
    """The votes suffice; does a permanent member's vote against defeat the question?"""
    assert reading.veto is not None
    outcome, code, text = _veto_words(case, permanent)
    holds = outcome is Outcome.ADOPTED
    reason = Reason(reading.veto.number, reading.veto.source, text, holds)
    return Verdict(outcome, code, reading, required, (*reasons, reason), permanent)


def _veto_words(case: Case, permanent: PermanentVotes) -> tuple[Outcome, Code, str]:
    if permanent.against or permanent.certain:
        against = _named(case, permanent.against) or "a permanent member not named"
        more = " Who else voted against is not known by name." if permanent.open else ""
        text = f"Permanent members against: {against}.{more}"
        return Outcome.NOT_ADOPTED, Code.VETO, text
    if permanent.possible:
        text = (
            f"Votes against are unnamed, and {_named(case, permanent.open)} may be among them: "
            "a veto cannot be told."
        )
        return Outcome.UNDETERMINED, Code.UNKNOWN_VOTERS, text
    return Outcome.ADOPTED, Code.ADOPTED, "No permanent member voted against."


def _named(case: Case, members: tuple[str, ...]) -> str:
    return "; ".join(case.name(member) for member in members)


def _nature_reason(reading: Reading) -> tuple[Reason, ...]:
    said = reading.because
    return (Reason(said.number, said.source, said.text, holds=True),) if said is not None else ()


def _count_reason(reading: Reading, tally: Tally, needed: int, of: int | None, met: bool) -> Reason:
    """What was needed and what was there, in exact numbers."""
    requirement = reading.requirement
    if requirement.votes is not None:
        text = f"{needed} affirmative votes needed; {tally.yes} cast."
    elif requirement.is_simple:
        text = f"More votes in favour than against needed; {tally.yes} to {tally.no}."
    else:
        words = requirement.words.capitalize()
        text = f"{words}, {needed} of {of}, needed; {tally.yes} in favour."
    return Reason(reading.number, reading.source, f"{text} {reading.text}", met)


def _tie_reason(reading: Reading, code: Code) -> tuple[Reason, ...]:
    if code not in (Code.TIE_SECOND_VOTE, Code.TIE_REJECTED) or reading.tie is None:
        return ()
    tie = reading.tie
    return (Reason(tie.number, tie.source, f"The vote is equally divided. {tie.text}", True),)
