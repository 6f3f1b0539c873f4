"""Rules, binding force, membership: from the rulebook and the rolls."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from hemicycle.accounts.finding import Finding, contradicted, judged, supported, unknown
from hemicycle.accounts.stand import possible
from hemicycle.accounts.verdict.charter import CHARTER_JUDGES
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.texts import adopted
from hemicycle.domain.body import BODIES
from hemicycle.domain.vote import Position
from hemicycle.rules.decision import decide

ART_27 = "Charter Art. 27"
GA_86 = "General Assembly rules 85 and 86"


#: Statements that hold as they stand, with what is debatable about them.
_PLAIN: dict[str, tuple[str, str, str | None]] = {
    "no_veto": ("a permanent member's no defeats a substantive text", ART_27, None),
    "veto_scope": (
        "a permanent member may veto any substantive resolution",
        ART_27,
        "not procedural ones",
    ),
}


def rule(question: Question) -> Finding:
    """A rule of voting, as stated, against the rule in force on the day."""
    relation = question.claim.relation
    if relation in _PLAIN:
        text, provision, shaky = _PLAIN[relation]
        return supported(text, provision=provision, shaky=shaky)
    judges: dict[str, Callable[[Question], Finding]] = {
        "required_yes": _required,
        "required_yes_no_veto": _required,
        "veto_holders": _holders,
        "procedural_veto": _procedural,
        "veto_in_assembly": _assembly_veto,
        "majority": _majority,
        "abstention_counts": _abstentions,
        "abstention_veto": _abstention_veto,
        "one_vote": _one_vote,
        **CHARTER_JUDGES,
    }
    return judges[relation](question)


def _one_vote(question: Question) -> Finding:
    number = question.claim.value
    holds = not isinstance(number, int) or number == 1
    return judged(holds, "each member has one vote", provision="Charter Art. 18(1)")


@lru_cache(maxsize=512)
def _fewest(day: date, size: int) -> int | None:
    """Fewest affirmative votes that adopt a substantive text, tried one by one."""
    for n in range(1, size + 1):
        case: dict[str, Any] = {
            "body": "SC",
            "date": day,
            "question": "draft",
            "nature": "substantive",
            "ballots": {"yes": n, "no": 0, "abstain": size - n},
        }
        if decide(case).outcome.value == "adopted":
            return n
    return None


def _required(question: Question) -> Finding:
    number = question.claim.value
    if not isinstance(number, int):
        return unknown("no number could be read")
    of = question.claim.more.get("of") or question.claim.more.get("of2")
    size = BODIES["SC"].size(question.on) or 15
    # Without a body named the Council is meant, but not by more votes than it has members.
    if question.body == "GA" or (question.body is None and number > size):
        return _of_all(question, of)
    needed = _fewest(question.on, size)
    said = f"{needed} affirmative votes of {size} on {question.on}"
    if isinstance(of, int) and of not in (size, 5):
        return contradicted(f"{said}, claimed of {of}", provision=ART_27)
    return judged(number == needed, f"{said}, claimed {number}", provision=ART_27)


def _of_all(question: Question, of: object) -> Finding:
    """A number of all members: the Assembly counts those present and voting."""
    size = BODIES["GA"].size(question.on)
    said = "the Assembly needs a majority of those voting, no fixed number"
    two_thirds = -(-2 * size // 3) if size else None
    fixed = of == size or question.claim.value == two_thirds
    if fixed and not re.search(r"charter|amend", question.words):
        return contradicted(said, provision=GA_86)
    return unknown(said)


def _holders(question: Question) -> Finding:
    words = question.words
    who = str(question.claim.more.get("who") or "")
    said = "the five permanent members, and only they, can veto"
    neg = str(question.claim.more.get("neg") or "")
    denied = bool(neg) and not neg.startswith(("have a", "hold a"))
    negative = "cannot veto" in words or "no elected" in words or denied
    if who in ("elected", "non-permanent", "council"):
        return judged(negative, said, provision=ART_27)
    if who in ("permanent", "P5", "P-5"):
        falls = bool(question.claim.more.get("falls"))
        return judged(falls or "cannot" not in words, said, provision=ART_27)
    return (
        contradicted(said, provision=ART_27)
        if "any " in words or "every" in words
        else unknown(said)
    )


def _procedural(question: Question) -> Finding:
    verb = str(question.claim.more.get("verb") or question.claim.more.get("verb2") or "")
    if question.claim.more.get("barred"):
        return _barred(question)
    says_can = verb in ("can be", "are", "may be", "applies", "can be used")
    return judged(
        not says_can,
        "procedural questions need nine votes of any members",
        provision="Charter Art. 27(2)",
    )


def _barred(question: Question) -> Finding:
    """ "Russia could not use its veto": true of a procedural vote, said or known to be one."""
    said = "procedural questions need nine votes of any members"
    if "procedur" in question.words or any(_carried_over_a_no(question, v) for v in question.votes):
        return supported(said, provision="Charter Art. 27(2)")
    return unknown(f"{said}; whether this one was procedural is not said")


def _carried_over_a_no(question: Question, vote: str) -> bool:
    """Whether the Council adopted it over the no of a permanent member, as on procedure only."""
    event = question.index.event(vote)
    if event.body != "SC" or not adopted(question.index, vote):
        return False
    permanent = BODIES["SC"].permanent(question.on)
    return any(possible(question.index, vote, c) == {Position.NO} for c in permanent)


def _assembly_veto(question: Question) -> Finding:
    words = question.words
    denies = bool(question.claim.more.get("none")) or bool(
        re.search(r"\bno\b|\bnobody\b|do(?:es)? not|cannot|none", words)
    )
    return judged(
        denies, "each member has one vote; there is no veto", provision="Charter Art. 18(1)"
    )


def _majority(question: Question) -> Finding:
    more = question.claim.more
    words = question.words
    base = str(more.get("base") or "")
    value = str(more.get("value2") or "")
    voting = "voting" in base or "votes cast" in base or "cast" in base
    if question.body == "SC":
        return judged(
            value.startswith(("N", "majority")) is None,
            "nine affirmative votes and no veto",
            provision=ART_27,
        )
    two_thirds = "third" in value
    if value == "simple majority" and _IMPORTANT.search(words):
        return contradicted("important questions need two thirds", provision="Charter Art. 18(2)")
    if re.search(r"suspen[^.;]{0,50}rights council", words) and not two_thirds:
        return contradicted("suspension needs two thirds", provision="resolution 60/251, para. 8")
    of_assembly = "assembly" in base and not re.search(r"member|nation|countr|state|N", base)
    if base and not voting and not of_assembly and re.search(r"member|nation|countr|state|N", base):
        return contradicted(
            "the base is members present and voting; abstentions do not count", provision=GA_86
        )
    if voting:
        return supported("members present and voting", provision=GA_86)
    if two_thirds:
        return _two_thirds(question)
    important = re.search(r"suspen|expel|expul|peace|admission|important|budget", words)
    return (
        unknown("whether the question is important decides", provision=GA_86)
        if important
        else supported(
            "other questions need a majority of members present and voting", provision=GA_86
        )
    )


#: Questions that the Charter lists as important ones, told as a rule.
_IMPORTANT = re.compile(
    r"\b(?:un |the )?budget is\b|adopts the (?:un )?budget|admi(?:ts|tted) (?:new )?members?\b"
    r"|new members? (?:is|are) admitted|members? (?:is|are|can be) expelled"
)


def _two_thirds(question: Question) -> Finding:
    if re.search(r"charter amendment", question.words):
        return unknown(
            "amending the Charter needs two thirds of all members", provision="Charter Art. 108"
        )
    return supported(
        "important questions need two thirds of members present and voting",
        provision="Charter Art. 18(2), rules 83 and 86",
    )


def _abstentions(question: Question) -> Finding:
    words = question.words
    if "veto" in words:
        return judged(
            bool(re.search(r"not", words)),
            "an abstention of a permanent member is no veto",
            provision=ART_27,
        )
    counted = not (question.claim.more.get("excluded") or re.search(r"n't|\bnot\b", words))
    if question.body == "SC":
        return unknown("in the Council an abstention is one affirmative vote less")
    return judged(
        not counted, "members that abstain are considered as not voting", provision="rule 86"
    )


def _abstention_veto(question: Question) -> Finding:
    said = "an abstention of a permanent member does not defeat a text"
    denied = re.search(r"\b(?:not|no|never)\b|n't", question.own)
    denies = bool(question.claim.more.get("not") or denied)
    return judged(denies, said, provision=ART_27)


#: The other body that is spoken of: "resolutions, unlike those of the Security Council, are".
_UNLIKE = re.compile(
    r"unlike (?:(?:those|(?:the )?\w+) (?:of|from|in|adopted by)|(?:an? |the )?(?:un )?"
    r"(?:security council|council|general assembly|assembly)(?:'s)? (?:resolution|decision|text)s?)"
    r"[^,.;]*,? ?"
)


def binding(question: Question) -> Finding:
    """Assembly texts recommend; Council decisions bind, texts that only urge may not."""
    claim, words = question.claim, question.words
    body = question.body or (
        question.index.rows[question.votes[0]]["body"] if question.votes else None
    )
    if claim.more.get("unlike"):
        return supported(
            "members agree to carry out the Council's decisions",
            provision="Charter Art. 25",
            shaky="only decisions bind, not every paragraph",
        )
    says_binding = not claim.more.get("not")
    own = _UNLIKE.sub("", question.own)
    if "unlike" in words and not re.search(r"council|assembly|unga|unsc", own):
        own = _UNLIKE.sub("", words[: question.start])[-20:] + own
    voted = {question.index.rows[v]["body"] for v in question.votes}
    if "rights council" in own or ("council" in own and "HRC" in voted and "security" not in own):
        body = "HRC"
    elif claim.relation == "binding" and "council" in own and "resolutions" in own:
        body = "SC"
    elif "assembly" in own or "unga" in own:
        body = "GA"
    if body == "HRC":
        return judged(
            not says_binding,
            "the Council on Human Rights recommends",
            provision="General Assembly resolution 60/251",
        )
    if body == "GA":
        return judged(
            not says_binding,
            "resolutions of the Assembly are recommendations",
            provision="Charter Arts. 10-14",
            shaky=None,
        )
    if body != "SC":
        return unknown("which body is meant cannot be told")
    general = "resolutions" in own or "decisions" in own or "members" in own
    if general:
        return judged(
            says_binding,
            "members agree to carry out the Council's decisions",
            provision="Charter Art. 25",
            shaky="only decisions bind, not every paragraph",
        )
    return unknown(
        "members carry out the Council's decisions; whether this text decides depends on its verbs",
        provision="Charter Art. 25",
        shaky="depends on the text",
    )
