"""What kind of effect an adopted question has: it decides, recommends, or orders the work."""

from __future__ import annotations

from hemicycle.domain.vote import Nature, Question
from hemicycle.rules.answer import Binding, Outcome, Reason
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict
from hemicycle.rules.reading import MOTIONS
from hemicycle.rules.rulebook import Law

_PROCEDURAL = MOTIONS | {Question.PRELIMINARY, Question.RECONSIDERATION}
_PARTS = frozenset({Question.AMENDMENT, Question.PART})


def binding_of(
    case: Case, law: Law, verdict: Verdict | None
) -> tuple[Binding | None, tuple[Reason, ...]]:
    """The effect and the reason for it; nothing where nothing was adopted.

    ``verdict`` None stands for an adoption without a vote.
    """
    if verdict is not None and verdict.outcome is not Outcome.ADOPTED:
        return None, ()
    nature = verdict.reading.nature if verdict is not None else case.nature
    if case.question in _PROCEDURAL or nature is Nature.PROCEDURAL:
        return Binding.PROCEDURAL, ()
    provision = law.get(f"effect.{_key(case.question)}") or law.get("effect.text")
    if provision is None:
        return None, ()
    reason = Reason(provision.number, provision.source, provision.text, holds=True)
    return Binding(str(provision.value)), (reason,)


def _key(question: Question) -> str:
    if question in _PARTS:
        return "part"
    return "text" if question is Question.DRAFT else str(question)
