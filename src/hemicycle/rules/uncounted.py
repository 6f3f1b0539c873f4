"""Answers that need no counting: adoption without a vote, outcomes only announced, and gaps."""

from __future__ import annotations

from hemicycle.domain.vote import Nature, Position
from hemicycle.rules.announced import stated_outcome
from hemicycle.rules.answer import Code, Decision, Outcome, Reason
from hemicycle.rules.case import Case
from hemicycle.rules.effect import binding_of
from hemicycle.rules.law import Law


def without_vote(case: Case, law: Law, before: tuple[Reason, ...] = ()) -> Decision:
    """Silence adopts; an objection turns the question into a vote."""
    provision = law.get("without_vote")
    number, source, said = (
        (provision.number, provision.source, provision.text)
        if provision is not None
        else ("Adoption without a vote", "as recorded", "")
    )
    if case.objection:
        text = f"There was an objection, so a vote is required. {said}".strip()
        asked = Reason(number, source, text, holds=False)
        return Decision(Outcome.NO_DECISION, Code.VOTE_REQUIRED, (*before, asked))
    text = f"Nobody asked for a vote. {said}".strip()
    binding, effect = binding_of(case, law, None)
    reasons = (*before, Reason(number, source, text, holds=True), *effect)
    return Decision(Outcome.ADOPTED, Code.ADOPTED_WITHOUT_VOTE, reasons, binding=binding)


def as_announced(case: Case, law: Law) -> Decision:
    """Only the outcome is known: it is repeated, not derived."""
    outcome = stated_outcome(case)
    if outcome is None:
        return untold("the votes and the outcome")
    text = f"The source gives the outcome ({case.announced}) without the votes; not derived here."
    reason = Reason("No rule applied", "as announced", text, holds=True)
    against = tuple(sorted(m for m in case.permanent if case.positions.get(m) is Position.NO))
    vetoed = case.announced == "veto" or (
        outcome is Outcome.NOT_ADOPTED and bool(against) and case.nature is Nature.SUBSTANTIVE
    )
    binding, effect = binding_of(case, law, None) if outcome is Outcome.ADOPTED else (None, ())
    return Decision(
        outcome,
        Code.AS_ANNOUNCED,
        (reason, *effect),
        vetoes=against if vetoed else (),
        negative_permanent=() if vetoed else against,
        binding=binding,
    )


def untold(what: str) -> Decision:
    """Nothing to decide on: the source leaves out what the rule needs."""
    text = f"The source does not give {what}."
    reason = Reason("No rule applied", "the source", text, holds=False)
    return Decision(Outcome.UNDETERMINED, Code.UNKNOWN_TALLY, (reason,))


def no_provision(case: Case) -> Decision:
    """No rule to apply: an honest gap, not a guess."""
    when = "without a date" if case.day is None else f"on {case.day}"
    text = f"No provision is compiled for {case.question} in {case.book.name} {when}."
    reason = Reason("No provision compiled", f"rulebook {case.book.body}", text, holds=False)
    return Decision(Outcome.UNDETERMINED, Code.NEEDS_RULING, (reason,))
