"""What kind of effect an adopted question has: it decides, recommends, or orders the work."""

from __future__ import annotations

from hemicycle.domain.vote import Nature, Question
from hemicycle.rules.answer import Binding, Outcome, Reason
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict
from hemicycle.rules.law import Law
from hemicycle.rules.reading import MOTIONS

_PROCEDURAL = MOTIONS | {Question.PRELIMINARY, Question.RECONSIDERATION}
_DOES = {
    Binding.DECISION: "decides",
    Binding.INTERNAL: "orders the body's own affairs",
    Binding.RECOMMENDATION: "recommends",
}
EFFECTS = tuple(str(effect) for effect in _DOES)
"""Effects that a case may state of a text."""
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
    if case.effect is not None and case.question is Question.DRAFT:
        return case.effect, (_stated(case.effect, law),)
    provision = law.get(f"effect.{_key(case.question)}") or law.get("effect.text")
    if provision is None:
        return None, ()
    reason = Reason(provision.number, provision.source, provision.text, holds=True)
    return Binding(str(provision.value)), (reason,)


def _stated(effect: Binding, law: Law) -> Reason:
    """The votes do not tell what a text is about; here the case does."""
    said = f"By its content, as the case states, this text {_DOES[effect]}."
    provision = law.get(f"effect.{effect}") or law.get("effect.text")
    if provision is None:
        return Reason("Content of the text", "stated in the case", said, holds=True)
    return Reason(provision.number, provision.source, f"{said} {provision.text}", holds=True)


def _key(question: Question) -> str:
    if question in _PARTS:
        return "part"
    return "text" if question is Question.DRAFT else str(question)
