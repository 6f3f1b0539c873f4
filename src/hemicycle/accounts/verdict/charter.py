"""Statements of the Charter and the rules of procedure, each against what is written there.

One judge for each relation of :mod:`hemicycle.accounts.claims.charter`. What a sentence leaves open
stays open: only what is plainly said otherwise is contradicted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hemicycle.accounts.finding import Finding, contradicted, judged, supported, unknown
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.veto_rules import DENIES, VETO_JUDGES, denied, who_of
from hemicycle.domain.state import register

_TERM = 2
_TERM_HRC = 3
_ARREARS = 2
_YEARLY = 5


def _term(question: Question) -> Finding:
    years = _TERM_HRC if "rights" in question.words else _TERM
    return judged(
        question.claim.value == years,
        f"elected for {years} years, claimed {question.claim.value}",
        provision="Charter Art. 23(2)" if years == _TERM else "General Assembly resolution 60/251",
    )


def _re_election(question: Question) -> Finding:
    said = "a retiring member is not eligible for immediate re-election"
    if "immediate" not in question.own and not denied(question):
        return unknown(f"{said}; later on it is", provision="Charter Art. 23(2)")
    return judged(denied(question), said, provision="Charter Art. 23(2)")


def _presidency(question: Question) -> Finding:
    own = question.own
    said = "each member presides for a month, in the English alphabetical order of names"
    wrong = re.search(
        r"\byear|annual|week|\bquarter|elect|seniority|by lot|\bonly\b|among the (?:N )?permanent",
        own,
    )
    right = re.search(r"month|alphabet", own)
    if wrong or not right:
        return contradicted(said, provision="rule 18 of the Council") if wrong else unknown(said)
    return supported(said, provision="rule 18 of the Council")


def _presiding(question: Question) -> Finding:
    said = "one of the members presides, for a month"
    if "secretary" in who_of(question):
        return contradicted(said, provision="rule 18 of the Council")
    return unknown(said)


def _casting_vote(question: Question) -> Finding:
    return judged(
        denied(question),
        "a presiding officer has no second vote; a tie is no majority",
        provision="rules 95 and 104 of the Assembly",
    )


def _arrears(question: Question) -> Finding:
    own, years = question.own, question.claim.more.get("n", question.claim.value)
    said = "two full years' contributions in arrears: no vote in the Assembly, which may permit it"
    if "council" in own and "assembly" not in own:
        return contradicted(said, provision="Charter Art. 19")
    if isinstance(years, int) and years != _ARREARS:
        return contradicted(said, provision="Charter Art. 19")
    return supported(said, provision="Charter Art. 19")


def _party_abstains(question: Question) -> Finding:
    own = question.own
    said = "a party to a dispute abstains in decisions under Chapter VI and Article 52(3)"
    if "vote" in own and "abstain" not in own:
        return unknown(said, provision="Charter Art. 27(3)")
    if re.search(r"procedural|chapter (?:vii\b|N\b)|all (?:decisions|votes|matters)|any vote", own):
        seven = not re.search(r"chapter vi\b", own)
        return judged(seven == denied(question), said, provision="Charter Art. 27(3)")
    return judged(not denied(question), said, provision="Charter Art. 27(3)")


def _appointment(question: Question) -> Finding:
    who, said = who_of(question), "by the Assembly upon the recommendation of the Council"
    assembly = re.search(r"assembly|unga", who)
    council = re.search(r"council|unsc", who)
    provision = "Charter Art. 97"
    if "without" in who:
        return contradicted(said, provision=provision)
    if assembly and council:
        right = re.search(
            r"(?:assembly|unga)\b.*(?:recommend|propos|nominat|advice).*(?:council|unsc)", who
        )
        return judged(bool(right), said, provision=provision)
    if council and not assembly:
        return contradicted(said, provision=provision)
    if assembly:
        return supported(said, provision=provision, shaky="the Council's recommendation left out")
    return contradicted(said, provision=provision) if "permanent" in who else unknown(said)


def _electors(question: Question) -> Finding:
    who, said = who_of(question), "by the Assembly, with two thirds of those present and voting"
    provision = "Charter Arts. 18(2) and 23"
    if "simple majority" in who or not re.search(r"assembly|unga", who):
        plainly = re.search(r"simple majority|council|permanent|P5|secretary|region", who)
        return contradicted(said, provision=provision) if plainly else unknown(said)
    return supported(said, provision=provision)


def _elected_yearly(question: Question) -> Finding:
    return judged(
        question.claim.value == _YEARLY,
        "five of the ten seats fall vacant each year",
        provision="Charter Art. 23, rule 142",
    )


def _admission(question: Question) -> Finding:
    more, said = question.claim.more, "by the Assembly upon the recommendation of the Council"
    provision = "Charter Art. 4(2)"
    if more.get("without"):
        return judged(denied(question), said, provision=provision)
    if more.get("verb"):
        return judged(not denied(question), said, provision=provision)
    who = who_of(question)
    if re.search(r"assembly|unga", who) and "without" not in who:
        return supported(said, provision=provision)
    return contradicted(said, provision=provision) if "council" in who else unknown(said)


def _charter_amendment(question: Question) -> Finding:
    own = question.words[question.start :]
    said = "two thirds of all Members, ratified by two thirds with every permanent member"
    provision = "Charter Art. 108"
    if re.search(
        r"simple majority|present and voting|\bunanim|without the (?:consent|approval)", own
    ):
        return judged(bool(DENIES.search(own)), said, provision=provision)
    if re.search(r"(?:two|N)[- ]thirds|ratif|permanent members|\bveto", own):
        return supported(said, provision=provision) if not DENIES.search(own) else unknown(said)
    return unknown(said, provision=provision)


def _quorum(question: Question) -> Finding:
    own = question.words[question.start :][:160]
    said = "one third may open the debate; a majority must be present for a decision"
    provision = "rule 67 of the Assembly"
    opening = re.search(r"open|debat|begin|start|discuss|declare", own)
    deciding = re.search(r"decision|decid|vot|adopt|resolution", own)
    third = re.search(r"(?:one|a|\bN)[- ]third(?!s)", own)
    majority = re.search(r"\bmajority|more than half", own)
    if re.search(r"thirds|\ball (?:of|the|its|N)\b|three[- ]quarters|unanim", own):
        return contradicted(said, provision=provision)
    if third and majority:
        return supported(said, provision=provision)
    if third:
        return judged(not deciding or bool(opening), said, provision=provision)
    if majority:
        return judged(not opening or bool(deciding), said, provision=provision)
    return unknown(said, provision=provision)


def _present_voting(question: Question) -> Finding:
    return supported(
        "members present and voting: those who cast a yes or a no", provision="rule 86"
    )


def _permanent_votes(question: Question) -> Finding:
    return judged(
        question.claim.value == 1,
        "each member has one vote",
        provision="Charter Arts. 18(1) and 27(1)",
    )


def _observers_vote(question: Question) -> Finding:
    codes = [codes[0] for codes in question.claim.subjects]
    if codes and all(code in register().members(question.on) for code in codes):
        return unknown("a member's right to vote is not in question")
    return judged(denied(question), "only Members have a vote", provision="Charter Art. 18(1)")


def _tie(question: Question) -> Finding:
    own = question.own
    said = "a tie is no majority; in the plenary a second vote follows within 48 hours"
    if re.search(r"\badopt|\bpass(?:es|ed)?\b|carried", own) and not DENIES.search(own):
        return contradicted(said, provision="rules 95 and 133")
    if re.search(r"committee", own) and re.search(r"reject|defeat|lost|fail", own):
        return supported(said, provision="rule 133")
    if re.search(r"second vote|N hours", own):
        return supported(said, provision="rule 95")
    return unknown(said, provision="rules 95 and 133")


def _expelled_for_arrears(question: Question) -> Finding:
    return judged(
        denied(question),
        "two full years' arrears cost the vote in the Assembly, no more",
        provision="Charter Art. 19",
    )


def _veto_on(question: Question) -> Finding:
    """Admissions and the choice of a Secretary-General are recommended: the veto applies."""
    what, own = str(question.claim.more.get("what")), question.own
    if what in ("election", "selection", "choice") and "secretary" not in own:
        return unknown("which election is meant cannot be told")
    denies = denied(question) or bool(question.claim.more.get("no"))
    said = "the Council's recommendation is a question of substance"
    return judged(not denies, said, provision="Charter Arts. 4(2), 27(3) and 97")


CHARTER_JUDGES: Mapping[str, Callable[[Question], Finding]] = {
    **VETO_JUDGES,
    "term": _term,
    "re_election": _re_election,
    "presidency": _presidency,
    "presiding": _presiding,
    "casting_vote": _casting_vote,
    "arrears": _arrears,
    "expelled_for_arrears": _expelled_for_arrears,
    "veto_on": _veto_on,
    "party_abstains": _party_abstains,
    "appointment": _appointment,
    "electors": _electors,
    "elected_yearly": _elected_yearly,
    "admission": _admission,
    "charter_amendment": _charter_amendment,
    "quorum": _quorum,
    "present_voting": _present_voting,
    "permanent_votes": _permanent_votes,
    "observers_vote": _observers_vote,
    "tie": _tie,
}
