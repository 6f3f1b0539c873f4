"""Which majority governs a question: the nature of the question, and the provision it leads to.

Where the nature was ruled there is one reading. Where nobody ruled, every nature the book knows is
tried; if they agree the question is decided all the same (un-procedure dossier 1.3, step 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from hemicycle.domain.vote import Nature, Question
from hemicycle.rules.case import Case
from hemicycle.rules.law import Law
from hemicycle.rules.provision import Provision, Requirement

MOTIONS = frozenset(
    {
        Question.MOTION,
        Question.DIVISION,
        Question.PRIORITY,
        Question.APPEAL,
        Question.CLASSIFICATION,
    }
)
"""Procedural where nothing else is said."""

_ALWAYS_OWN = frozenset({Question.RECONSIDERATION, Question.CHARTER_AMENDMENT})
_TEXT_PARTS = frozenset({Question.AMENDMENT, Question.PART})

_OVERRIDES = {
    "simple": Requirement("present_and_voting", Fraction(1, 2), strict=True),
    "two_thirds": Requirement("present_and_voting", Fraction(2, 3)),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of classing the question, and what follows from it.

    ``because`` says why the question has this nature where a provision and not a ruling gives it.
    ``also`` are requirements to be met besides; ``blocking`` holds the fewest members that can
    keep a question from meeting them.
    """

    nature: Nature
    number: str
    source: str
    text: str
    requirement: Requirement
    veto: Provision | None
    tie: Provision | None
    because: Provision | None = None
    also: tuple[Provision, ...] = ()
    blocking: Provision | None = None

    @property
    def by_heads(self) -> bool:
        """One requirement, one member one vote."""
        return self.requirement.weight is None and not self.also


def nature_of(case: Case, law: Law) -> Nature:
    """The nature ruled or recorded; else procedural for motions; else what the book says."""
    if case.nature is not None and case.nature is not Nature.UNDETERMINED:
        return case.nature
    if case.question in MOTIONS:
        return Nature.PROCEDURAL
    said = law.get(case.question)
    if said is not None and isinstance(said.value, str):
        return Nature(said.value)
    return Nature.PROCEDURAL if case.question is Question.PRELIMINARY else Nature.UNDETERMINED


def readings(case: Case, law: Law) -> tuple[Reading, ...]:
    """One reading where the nature is settled, several where not, none where the book is silent."""
    return _readings(law, case.question, nature_of(case, law), case.majority, case.motion)


@lru_cache(maxsize=1024)
def _readings(
    law: Law, question: Question, nature: Nature, majority: str | None, motion: str | None
) -> tuple[Reading, ...]:
    """Thousands of recorded votes share a handful of readings, so each is built once."""
    if majority is not None:
        return (_override(law, question, nature, majority),)
    kind = law.get(f"majority.motion.{motion}") if motion is not None else None
    if kind is not None:
        return (_reading(law, question, nature, kind),)
    own = law.get(f"majority.{question}")
    if own is not None and (question in _ALWAYS_OWN or nature is Nature.PROCEDURAL):
        return (_reading(law, question, nature, own),)
    natures = (nature,) if nature is not Nature.UNDETERMINED else _natures(law)
    found = tuple(
        _reading(law, question, each, provision)
        for each in natures
        if (provision := _majority(law, question, each)) is not None
    )
    return found if len(found) == len(natures) else _all_readings(law, question)


def _natures(law: Law) -> tuple[Nature, ...]:
    return tuple(Nature(word) for word in law.book.readings)


def _majority(law: Law, question: Question, nature: Nature) -> Provision | None:
    if nature is Nature.IMPORTANT and question in _TEXT_PARTS:
        return law.get("majority.important_part")
    return law.get(f"majority.{nature}")


def _all_readings(law: Law, question: Question) -> tuple[Reading, ...]:
    """Every majority the book knows: for parts of important texts before any rule or practice."""
    return tuple(
        _reading(law, question, nature, provision)
        for nature in _natures(law)
        if (provision := law.get(f"majority.{nature}")) is not None
    )


def _reading(law: Law, question: Question, nature: Nature, provision: Provision) -> Reading:
    assert provision.requirement is not None, provision.key
    veto, said = law.get("veto"), law.get(question)
    kind = provision.key.removeprefix("majority.")
    return Reading(
        nature=nature,
        number=provision.number,
        source=provision.source,
        text=provision.text,
        requirement=provision.requirement,
        veto=veto if veto is not None and veto.value == nature else None,
        tie=_tie(law, question, nature),
        because=said if said is not None and said.value == nature else None,
        also=law.under(f"also.{kind}"),
        blocking=law.get(f"blocking.{kind}"),
    )


def _override(law: Law, question: Question, nature: Nature, majority: str) -> Reading:
    return Reading(
        nature=nature,
        number="Ruling or practice",
        source="stated in the case",
        text="The presiding officer ruled, or the practice of the body was, that this majority "
        "governs the question.",
        requirement=_OVERRIDES[majority],
        veto=None,
        tie=_tie(law, question, nature),
    )


def _tie(law: Law, question: Question, nature: Nature) -> Provision | None:
    if nature is Nature.PROCEDURAL:
        return law.get("tie.procedural")
    return law.get(f"tie.{question}") or law.get("tie.procedural")
