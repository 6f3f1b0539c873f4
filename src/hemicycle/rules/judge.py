"""One reading applied to one tally: the votes first, then the veto, then the tie."""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.domain.tally import Tally
from hemicycle.rules.answer import Code, Condition, Outcome, Reason, Required
from hemicycle.rules.case import Case
from hemicycle.rules.counting import Count, counts
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
    conditions: tuple[Condition, ...] = ()


def judge(case: Case, reading: Reading, tally: Tally) -> Verdict:
    """Apply one reading: enough votes? then a veto? else a tie or a plain loss?"""
    found = counts(case, reading, tally)
    permanent = permanent_votes(case, tally) if case.permanent else None
    outcome, code = _by_votes(case, reading, found, tally)
    reasons = (*_nature_reason(reading), *(count.reason for count in found))
    if outcome is not Outcome.ADOPTED:
        reasons += _tie_reason(reading, code)
    elif reading.veto is not None and permanent is not None:
        outcome, code, text = _veto_words(case, permanent)
        held = outcome is Outcome.ADOPTED
        reasons += (Reason(reading.veto.number, reading.veto.source, text, held),)
    return Verdict(
        outcome,
        code,
        reading,
        found[0].required,
        reasons,
        permanent,
        () if reading.by_heads else tuple(count.condition for count in found),
    )


def _by_votes(
    case: Case, reading: Reading, found: tuple[Count, ...], tally: Tally
) -> tuple[Outcome, Code]:
    """A requirement known to be missed settles it, whatever is not known of the others."""
    missed = [count for count in found if count.holds is False]
    if missed and missed[0] is found[0]:
        return shortfall(reading, missed[0].tally or tally, case.ballot_number)
    if missed:
        return Outcome.NOT_ADOPTED, _lost(missed[0].requirement, tally)
    gaps = [count.gap for count in found if count.gap is not None]
    return (Outcome.UNDETERMINED, gaps[0]) if gaps else (Outcome.ADOPTED, Code.ADOPTED)


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


def _tie_reason(reading: Reading, code: Code) -> tuple[Reason, ...]:
    if code not in (Code.TIE_SECOND_VOTE, Code.TIE_REJECTED) or reading.tie is None:
        return ()
    tie = reading.tie
    return (Reason(tie.number, tie.source, f"The vote is equally divided. {tie.text}", True),)
