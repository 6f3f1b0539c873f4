"""Outcomes as a source states them: repeated where the votes are not known or leave it open.

A stated outcome never overrides the rules. It is taken only where some reading of the rules, or
some way of naming the unnamed votes, comes to it; otherwise the derived answer stands and the
audit shows the disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hemicycle.domain.vote import Nature
from hemicycle.rules.answer import Binding, Code, Decision, Outcome, Reason
from hemicycle.rules.case import Case
from hemicycle.rules.effect import binding_of
from hemicycle.rules.judge import Verdict
from hemicycle.rules.law import Law

_STATED = {
    "adopted": Outcome.ADOPTED,
    "not_adopted": Outcome.NOT_ADOPTED,
    "rejected": Outcome.NOT_ADOPTED,
    "veto": Outcome.NOT_ADOPTED,
    "no_decision": Outcome.NO_DECISION,
    "elected": Outcome.ELECTED,
    "not_elected": Outcome.NOT_ELECTED,
}
_OPEN_BY_VOTES = frozenset({Code.UNKNOWN_VOTERS, Code.UNKNOWN_TALLY})
_EITHER_WAY = frozenset({Outcome.ADOPTED, Outcome.NOT_ADOPTED})


def stated_outcome(case: Case) -> Outcome | None:
    """The outcome that the source of a case states; None for none, or words not known here."""
    return _STATED.get(case.announced or "")


def listed_as(outcome: Outcome) -> str:
    return f"the source lists it as {str(outcome).replace('_', ' ')}"


def settled_by_source(
    case: Case, law: Law, verdicts: Sequence[Verdict], before: tuple[Reason, ...]
) -> Decision | None:
    """The stated outcome of an open question; None where none is stated or no reading allows it.

    The margin stays unknown: it would be that of a reading nobody confirmed.
    """
    stated = stated_outcome(case)
    allowing = [verdict for verdict in verdicts if stated in _allowed(case, verdict)]
    if stated is None or not allowing:
        return None
    chosen = allowing[-1]
    binding, effect = binding_of(case, law, replace(chosen, outcome=stated))
    against = chosen.permanent.against if chosen.permanent is not None else ()
    vetoed = chosen.code is Code.VETO
    return Decision(
        outcome=stated,
        code=Code.AS_ANNOUNCED,
        vetoes=against if vetoed else (),
        negative_permanent=() if vetoed else against,
        required=allowing[0].required,
        binding=binding,
        reasons=(*before, *_reasons(case, verdicts, allowing, stated), *effect),
    )


def _allowed(case: Case, verdict: Verdict) -> frozenset[Outcome]:
    if verdict.outcome is not Outcome.UNDETERMINED:
        return frozenset({verdict.outcome})
    if case.tally is not None and not case.tally.yes:
        return frozenset({Outcome.NOT_ADOPTED})
    return _EITHER_WAY if verdict.code in _OPEN_BY_VOTES else frozenset()


def _reasons(
    case: Case, verdicts: Sequence[Verdict], allowing: Sequence[Verdict], stated: Outcome
) -> tuple[Reason, ...]:
    """The gap, what the source says about it, and the readings that it leaves behind."""
    chosen = allowing[-1]
    reasons = _told(chosen, stated) if chosen.code in _OPEN_BY_VOTES else chosen.reasons
    if len(verdicts) == 1:
        return reasons
    dropped = [verdict for verdict in verdicts if verdict not in allowing]
    text = _why(case, chosen, dropped, stated) if dropped else _either(case, verdicts, stated)
    why = Reason(chosen.reading.number, chosen.reading.source, text, holds=True)
    return (why, *reasons, *(reason for verdict in dropped for reason in supposing(verdict)))


def supposing(verdict: Verdict) -> tuple[Reason, ...]:
    """The reasons of a reading that may not be the one that governed."""
    nature = verdict.reading.nature
    return tuple(replace(r, text=f"If {nature}: {r.text}") for r in verdict.reasons)


def _told(verdict: Verdict, stated: Outcome) -> tuple[Reason, ...]:
    """The last reason of an open verdict that does not hold names the gap; the source closes it."""
    place = max(n for n, reason in enumerate(verdict.reasons) if not reason.holds)
    gap, adopted = verdict.reasons[place], stated is Outcome.ADOPTED
    text = f"{gap.text[:-1]}; {listed_as(stated)}"
    if verdict.code is Code.UNKNOWN_VOTERS and verdict.reading.veto is not None:
        text += ", so none was cast" if adopted else ", which takes a veto where votes suffice"
    closed = replace(gap, text=f"{text}.", holds=adopted)
    return (*verdict.reasons[:place], closed, *verdict.reasons[place + 1 :])


def _either(case: Case, verdicts: Sequence[Verdict], stated: Outcome) -> str:
    natures = " or ".join(verdict.reading.nature for verdict in verdicts)
    return f"{no_ruling(case, verdicts)}; {listed_as(stated)}, as it can be, {natures}."


def _why(case: Case, chosen: Verdict, dropped: Sequence[Verdict], stated: Outcome) -> str:
    """Why one reading is taken: ``..., so no two-thirds majority was required``."""
    given, tally = no_ruling(case, (chosen, *dropped)), case.tally
    if tally is not None and tally.no is not None and tally.yes > tally.no:
        between = "more votes in favour than against, fewer than two thirds"
        if _asks_two_thirds(dropped) and stated is Outcome.ADOPTED:
            return (
                f"{given}; {between}: {listed_as(stated)}, so no two-thirds majority was required."
            )
        if _asks_two_thirds([chosen]) and stated is Outcome.NOT_ADOPTED:
            return f"{given}; {between}: {listed_as(stated)}, so two thirds were required."
    return f"{given}; {listed_as(stated)}, which it is if the question is {chosen.reading.nature}."


def _asks_two_thirds(verdicts: Sequence[Verdict]) -> bool:
    asked = [verdict.reading.requirement for verdict in verdicts]
    return all(r.is_two_thirds and r.base == "present_and_voting" for r in asked)


def no_ruling(case: Case, verdicts: Sequence[Verdict]) -> str:
    """What is missing in the sources, so that several readings are tried."""
    if case.nature not in (None, Nature.UNDETERMINED):
        return f"No rule or practice is compiled for this kind of question on {case.day}"
    counted = any(verdict.reading.requirement.votes is not None for verdict in verdicts)
    asked = "the nature of the question" if counted else "the majority"
    return f"No ruling on {asked} is in the sources"


def settled_among(answers: Sequence[Decision], stated: Outcome | None) -> Decision | None:
    """The same for whole answers that differ, such as those by the rules of other days."""
    allowing = [answer for answer in answers if answer.outcome is stated]
    if stated is None or not allowing:
        return None
    bindings: set[Binding | None] = {answer.binding for answer in allowing}
    return replace(
        allowing[-1],
        code=Code.AS_ANNOUNCED,
        required=None,
        margin=None,
        binding=bindings.pop() if len(bindings) == 1 else None,
    )
