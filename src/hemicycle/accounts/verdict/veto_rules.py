"""What a veto is, who has one, and what the Assembly may do when one was cast."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from hemicycle.accounts.finding import Finding, contradicted, judged, names, supported, unknown
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.body import BODIES

DENIES = re.compile(r"\bnot\b|n't\b|cannot|\bno\b|\black|\bneed not\b|\bnever\b|fails\b")
#: Seven members sufficed while the Council had eleven (rule 8).
_FEW_UNTIL = date(1965, 8, 31)
_HOURS = 24
_WORKING_DAYS = 10


def who_of(question: Question) -> str:
    """The words that say by whom."""
    return str(question.claim.more.get("who") or "")


def denied(question: Question) -> bool:
    """Whether the statement is that it is not so."""
    more = question.claim.more
    said = str(more.get("verb") or more.get("verb2") or "")
    return bool(more.get("not") or DENIES.search(said))


def _overrule(question: Question) -> Finding:
    own = question.own
    return judged(
        denied(question) or own.startswith("no "),
        "no organ can set a veto aside; the Assembly may only recommend",
        provision="Charter Art. 27(3)",
    )


def _emergency_session(question: Question) -> Finding:
    who, denies = who_of(question), denied(question)
    few = 7 if question.on < _FEW_UNTIL else 9
    said = f"by any {few} members of the Council or by a majority of the Members"
    provision = "resolution 377 A (V), rule 8(b)"
    stated = question.claim.more.get("few")
    if isinstance(stated, int) and "council" in who:
        return judged((stated == few) != denies, said, provision=provision)
    if re.search(r"majority of (?:the |un |its )*(?:N )?(?:member|state)", who):
        return judged(not denies, said, provision=provision)
    if re.search(r"secretary-?general|permanent member|president|two[- ]thirds|N[- ]third", who):
        return judged(denies, said, provision=provision)
    if "council" in who:
        return judged(not denies, said, provision=provision)
    return unknown(said, provision=provision)


def _emergency_veto(question: Question) -> Finding:
    return judged(
        denied(question),
        "the call is procedural: nine members of the Council, whoever is against",
        provision="Charter Art. 27(2), resolution 377 A (V)",
    )


def _emergency_hours(question: Question) -> Finding:
    more = question.claim.more
    holds = question.claim.value == _HOURS and more.get("unit") == "hours"
    return judged(holds, "within 24 hours of the request", provision="resolution 377 A (V)")


def _veto_debate(question: Question) -> Finding:
    holds = question.claim.value == _WORKING_DAYS and question.claim.more.get("unit") == "days"
    return judged(holds, "within ten working days of a veto", provision="resolution 76/262")


def _uniting(question: Question) -> Finding:
    own = question.words[question.start :]
    said = "where the Council fails to act for want of unanimity, the Assembly may recommend"
    provision = "resolution 377 A (V)"
    if re.search(r"\bbinding|\bimpose\b|\border\b", own):
        return contradicted(said, provision=provision)
    return supported(said, provision=provision)


def _procedural_no(question: Question) -> Finding:
    own = question.own
    return judged(
        bool(DENIES.search(own)),
        "on procedural questions nine votes of any members decide",
        provision="Charter Art. 27(2)",
    )


def _member_abstains(question: Question) -> Finding:
    own = question.own
    blocked = re.search(r"cannot|can not|fail|reject|block|vetoed|defeat|dead|lost", own)
    return judged(
        not blocked,
        "an abstention of a permanent member does not defeat a text",
        provision="Charter Art. 27(3)",
    )


def _veto_held(question: Question) -> Finding:
    permanent = BODIES["SC"].permanent(question.on)
    named = {codes[0] for codes in question.claim.subjects}
    said = f"permanent members: {names(sorted(permanent))}"
    if denied(question):
        return judged(not named & permanent, said, provision="Charter Art. 23")
    return judged(named <= permanent, said, provision="Charter Art. 23")


#: What a text does that is not adopted, and what a no does to it.
_FALLS = re.compile(
    r"\b(?:fails?|lost|dead|blocks?|blocked|rejected|defeats?|defeated|kills|sinks|stops|prevents|"
    r"veto|vetoes)\b|not (?:pass|be )|not adopted"
)


def _fails_if(question: Question) -> Finding:
    """What one member's no, or abstention, does to a text."""
    more, own = question.claim.more, question.own
    permanent = str(more.get("who")) in ("permanent", "P5")
    falls = _FALLS.search(own) is not None
    said = "a permanent member's no defeats a substantive text, no abstention does"
    return judged(
        falls == (permanent and not more.get("out")), said, provision="Charter Art. 27(3)"
    )


def _veto_only(question: Question) -> Finding:
    said = "the five permanent members, and only they, can veto"
    holds = question.claim.more.get("who") == "permanent"
    return judged(holds, said, provision="Charter Art. 27(3)")


def _adopted_by(question: Question) -> Finding:
    """A text with so many votes for it, adopted or not."""
    more, votes = question.claim.more, question.claim.value
    if not isinstance(votes, int):
        return unknown("no number could be read")
    needed = 7 if question.on < _FEW_UNTIL else 9
    said = f"{needed} affirmative votes, and no permanent member against"
    adopted = str(more.get("how")) in ("adopted", "passed", "carried", "passes", "pass")
    if more.get("not"):
        adopted = not adopted
    if votes >= needed and not adopted:
        return unknown(said, provision="Charter Art. 27(3)")
    return judged((votes >= needed) == adopted, said, provision="Charter Art. 27(3)")


def _absence(question: Question) -> Finding:
    denies = bool(question.claim.more.get("not") or question.claim.more.get("not2"))
    said = "an absent permanent member has not prevented decisions, as in 1950"
    return judged(denies, said, provision="Charter Art. 27(3)")


def _outvote(question: Question) -> Finding:
    return judged(
        denied(question), "each permanent member's no suffices", provision="Charter Art. 27(3)"
    )


def _veto_elsewhere(question: Question) -> Finding:
    denies = denied(question) or question.own.startswith("no ")
    return judged(denies, "only the Security Council knows a veto", provision="Charter Art. 27(3)")


VETO_JUDGES: Mapping[str, Callable[[Question], Finding]] = {
    "overrule": _overrule,
    "emergency_session": _emergency_session,
    "emergency_veto": _emergency_veto,
    "emergency_hours": _emergency_hours,
    "veto_debate": _veto_debate,
    "uniting": _uniting,
    "procedural_no": _procedural_no,
    "member_abstains": _member_abstains,
    "veto_held": _veto_held,
    "fails_if": _fails_if,
    "veto_only": _veto_only,
    "adopted_by": _adopted_by,
    "absence": _absence,
    "outvote": _outvote,
    "veto_elsewhere": _veto_elsewhere,
}
