"""What comes first: the order of motions, texts and amendments, as data per body.

A :class:`Procedure` is read from ``procedures/*.toml``: the motions a body knows, with their rank,
the speakers each allows and what follows when it is carried; and the rules a meeting cites. The
majority each motion needs is in the rulebook, never here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from typing import Any

from hemicycle.domain.vote import Question
from hemicycle.errors import InputError
from hemicycle.rules.customs import PLAIN, Customs, read_customs
from hemicycle.rules.likeness import procedure_data
from hemicycle.rules.majority import votes_needed
from hemicycle.rules.provision import Requirement
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.shelf import BOOK_OF_BODY

LAST = 99
"""Rank of a motion without precedence over others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of procedure as a meeting cites it."""

    number: str
    source: str
    text: str

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"


@dataclass(frozen=True, slots=True)
class MotionRule:
    """One kind of motion.

    Parameters
    ----------
    rank
        Place in the order of precedence, 1 first; :data:`LAST` without one.
    speakers_for, speakers_against
        Members that may speak on it, the mover not counted; 0 means no debate.
    effect
        What follows when it is carried: ``suspend``, ``adjourn``, ``division`` and so on.
    during_voting
        Whether it may be moved once the beginning of the voting is announced.
    mover_blocks
        Whether an objection of the original mover of the text ends it without a vote.
    about
        Whether it needs a text it is about.
    asks
        What it must state: ``total`` time, speaking time ``each``, both in seconds.
    """

    name: str
    rank: int
    rule: Rule
    question: Question
    effect: str
    speakers_for: int = 0
    speakers_against: int = 0
    during_voting: bool = False
    mover_blocks: bool = False
    about: bool = False
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """How one body conducts its business.

    ``reintroduce`` says who may take up a text that was withdrawn: ``any`` member, or only
    ``seconders``. ``observers_vote``: on procedure, as in many Model UN committees.
    ``attendance``: members answer the roll as present, or as present and voting, and the latter
    may not abstain.
    """

    body: str
    presiding: str
    opening: Requirement | None
    rules: Mapping[str, Rule]
    motions: Mapping[str, MotionRule]
    withdraw_when_amended: bool
    reintroduce: str
    sponsors_explain: bool
    invited_need_a_member: bool
    observers_vote: bool = False
    attendance: bool = False
    customs: Customs = PLAIN

    def rule(self, key: str) -> Rule:
        """The rule for something; for a few finer things the general one, if there is no own."""
        return self.rules.get(key) or self.rules[_GENERAL[key]]

    def opening_quorum(self, members: int) -> int:
        """Members that must be present to open the meeting; 0 where no rule asks for any."""
        return votes_needed(self.opening, members) if self.opening is not None else 0

    def in_precedence(self, motions: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Ids of pending motions, given as (id, kind) in the order moved: which is put first."""
        ranked = sorted(motions, key=lambda motion: self.motions[motion[1]].rank)
        return tuple(identity for identity, _ in ranked)


def voting_order(submitted: Sequence[str], first: Sequence[str]) -> tuple[str, ...]:
    """Texts in the order of submission, after those given priority or ruled to come first.

    Examples
    --------
    >>> voting_order(["L.1", "L.2", "L.3"], ["L.3"])
    ('L.3', 'L.1', 'L.2')
    """
    ahead = [text for text in first if text in submitted]
    return (*ahead, *(text for text in submitted if text not in ahead))


def eligible(votes: Mapping[str, int], seats: int) -> frozenset[str]:
    """Candidates of a restricted ballot: two for one seat, twice as many as seats otherwise.

    Candidates with equal votes at the edge all stay (GA rules 93 and 94 leave the tie to a
    special ballot among them).
    """
    places = 2 * seats
    ranked = sorted(votes.values(), reverse=True)
    if len(ranked) <= places:
        return frozenset(votes)
    return frozenset(name for name, count in votes.items() if count >= ranked[places - 1])


@lru_cache(maxsize=64)
def procedure(body: str) -> Procedure:
    """The procedure of a body with a shipped rulebook.

    Raises
    ------
    InputError
        For a body whose procedure is not compiled.
    """
    book = rulebook(body)
    name = BOOK_OF_BODY[body]
    folder = resources.files("hemicycle.rules").joinpath("procedures")
    path = folder.joinpath(f"{name}.toml")
    if not path.is_file():
        known = ", ".join(b for b, n in BOOK_OF_BODY.items() if n in ("ga", "ga-committee", "sc"))
        raise InputError(
            f"How the {book.name} conducts a meeting is not compiled",
            where="body",
            right=f"one of {known}",
            todo="choose one of these bodies",
        )
    return read_procedure(path.read_text("utf-8"), body=body, presiding=book.presiding)


RULES = frozenset(
    {
        "agenda", "amendments", "ballot", "chair", "class", "competence", "correction", "costs",
        "division", "election", "explain", "floor", "list", "lock", "method", "no_voting",
        "observers", "opening", "order", "parties", "point_of_order", "precedence", "proposals",
        "reconsider", "revise", "seat", "submit", "tie", "withdraw", "without_vote",
    }
)  # fmt: skip
"""What a meeting may have to cite: every procedure gives a rule for each."""

_GENERAL = {
    "caucus": "floor",
    "papers": "submit",
    "rights": "explain",
    "reply": "floor",
    "roll_call": "method",
    "yields": "floor",
}
"""Rules that a procedure may give, and the one that is cited where it does not."""


def read_procedure(text: str, *, body: str, presiding: str) -> Procedure:
    """A procedure from its TOML.

    Raises
    ------
    InputError
        A rule that a meeting may have to cite is missing.
    """
    data = procedure_data(tomllib.loads(text), f"procedure of {body}")
    where = f"procedure of {body}"
    _known(data, _PROCEDURE_KEYS, "The procedure has", where)
    edition = data["source"]
    missing = sorted(RULES - set(data["rule"]))
    if missing:
        raise InputError(
            f"The procedure lacks the rule {missing[0]}",
            where=f"procedure of {body}, table rule",
            right="a rule for each of " + ", ".join(sorted(RULES)),
            todo=f'add {missing[0]} = {{ number = "...", text = "..." }}',
        )
    rules = {key: _rule(facts, edition) for key, facts in data["rule"].items()}
    opening = data.get("opening")
    return Procedure(
        body=body,
        presiding=presiding,
        opening=Requirement("members", Fraction(opening)) if opening else None,
        rules=rules,
        motions={key: _motion(key, facts, edition) for key, facts in data["motion"].items()},
        withdraw_when_amended=data["withdraw_when_amended"],
        reintroduce=data["reintroduce"],
        sponsors_explain=data["sponsors_explain"],
        invited_need_a_member=data["invited_need_a_member"],
        observers_vote=data.get("observers_vote", False),
        attendance=data.get("attendance", False),
        customs=read_customs(data, edition, f"procedure of {body}"),
    )


def _rule(facts: Mapping[str, Any], edition: str) -> Rule:
    return Rule(facts["number"], facts.get("source", edition), facts["text"])


_MOTION_KEYS = {
    "rank", "number", "source", "text", "question", "effect", "for", "against", "during_voting",
    "mover_blocks", "about", "asks",
}  # fmt: skip


EFFECTS = frozenset(
    {
        "adjourn", "adjourn_debate", "agenda", "caucus", "close_debate", "close_list", "division",
        "extend_caucus", "important", "none", "not_competent", "not_put", "open_list", "ordinary",
        "preliminary", "priority", "put", "reconsider", "recorded", "roll_call", "secret",
        "speaking_time", "suspend",
    }
)  # fmt: skip
"""What can follow when a motion is carried; :mod:`hemicycle.meeting.effects` does it."""
_TIMES = frozenset({"total", "each"})
_PROCEDURE_KEYS = frozenset(
    {
        "rulebook", "source", "opening", "withdraw_when_amended", "reintroduce",
        "sponsors_explain", "invited_need_a_member", "observers_vote", "attendance", "customs",
        "roll_call", "papers", "timer", "rule", "motion",
    }
)  # fmt: skip


def _known(words: Iterable[str], known: frozenset[str], what: str, where: str) -> None:
    """A word that nothing reads is a slip of the pen: it is named, not passed over."""
    for word in words:
        if word not in known:
            raise InputError(
                f"{what} an unknown word {word!r}",
                where=where,
                right="one of " + ", ".join(sorted(known)),
                todo="correct it; docs/houses.md says what each does",
            )


def _motion(name: str, facts: Mapping[str, Any], edition: str) -> MotionRule:
    unknown = sorted(set(facts) - _MOTION_KEYS)
    if unknown:
        raise InputError(
            f"The motion {name} has an unknown key {unknown[0]!r}",
            where=f"procedure, motion.{name}",
            right="one of " + ", ".join(sorted(_MOTION_KEYS)),
            todo=f"remove it; a majority of its own is majority.motion.{name} in the rulebook",
        )
    effect, asks = facts["effect"], tuple(facts.get("asks", ()))
    _known((effect,), EFFECTS, f"The motion {name} has", f"procedure, motion.{name}, effect")
    _known(asks, _TIMES, f"The motion {name} asks for", f"procedure, motion.{name}, asks")
    return MotionRule(
        name=name,
        rank=facts.get("rank", LAST),
        rule=_rule(facts, edition),
        question=Question(facts.get("question", "motion")),
        effect=effect,
        speakers_for=facts.get("for", 0),
        speakers_against=facts.get("against", 0),
        during_voting=facts.get("during_voting", False),
        mover_blocks=facts.get("mover_blocks", False),
        about=facts.get("about", False),
        asks=asks,
    )
