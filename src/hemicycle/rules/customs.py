"""Customs: what an assembly does otherwise than the General Assembly, as data of its procedure.

How a roll call is answered, what a speaker may do with time left, which points may be raised, who
may reply, how working papers become drafts, and which periods an outcome sets running.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from hemicycle.errors import InputError

_ANSWERS = ("yes", "no", "abstain", "pass")
_POINTS = ("order", "inquiry", "privilege")
_YIELDS = ("delegation", "questions", "chair")
_REPLIES = ("any", "ruled")
_EXPLAIN = ("any", "rights")


@dataclass(frozen=True, slots=True)
class RollCall:
    """How members answer when they are called.

    Parameters
    ----------
    answers
        What may be said: ``yes``, ``no``, ``abstain``, ``pass``.
    second_round
        What those that passed may say when they are called again.
    rights
        Whether a vote may be given *with rights*: the right to explain it afterwards.
    """

    answers: tuple[str, ...] = ("yes", "no", "abstain")
    second_round: tuple[str, ...] = ("yes", "no", "abstain")
    rights: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """What a text needs before it can be introduced.

    ``signatures`` counts sponsors and signatories together: a number, or a share of the members.
    """

    sponsors: int = 1
    signatures: int | Fraction = 0

    @property
    def working(self) -> bool:
        """Whether texts begin as working papers: where a draft needs more than one name."""
        return self.sponsors > 1 or self.signatures > 0

    def signatures_needed(self, members: int) -> int:
        """Names that must stand under a text; a share is rounded up."""
        if isinstance(self.signatures, int):
            return self.signatures
        return -(-self.signatures.numerator * members // self.signatures.denominator)


@dataclass(frozen=True, slots=True)
class TimerRule:
    """A period that an outcome (``after``: ``tie`` or ``veto``) sets running.

    ``hours`` or ``working_days`` is its length; ``hours_before`` is a term that ends so many hours
    before the last day. ``since``: the first day on which the rule is in force.
    """

    kind: str
    after: str
    number: str
    source: str
    text: str
    hours: int = 0
    working_days: int = 0
    hours_before: int = 0
    since: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Customs:
    """The customs of one body.

    Parameters
    ----------
    reply
        ``any``: who asks for a right of reply has it; ``ruled``: the presiding officer grants it.
    explanations
        ``any`` member may explain its vote, or only those that voted with ``rights``.
    motions_fall
        Whether a motion that is carried ends the others that were pending beside it.
    by_letter
        Whether a question may be voted by letter, within a period that is set.
    circulated
        Days a draft must have been circulated before it is put; a ruling may waive it.
    """

    points: tuple[str, ...] = ("order",)
    yields: tuple[str, ...] = ()
    reply: str = "any"
    explanations: str = "any"
    motions_fall: bool = False
    by_letter: bool = False
    circulated: int = 0
    roll_call: RollCall = RollCall()
    papers: Papers = Papers()
    timers: tuple[TimerRule, ...] = ()


PLAIN = Customs()


def read_customs(data: Mapping[str, Any], edition: str, where: str) -> Customs:
    """The tables ``customs``, ``roll_call``, ``papers`` and ``timer`` of a procedure, if given.

    Raises
    ------
    InputError
        A word that no meeting knows.
    """
    for table, known in _KEYS.items():
        for key in data.get(table, {}):
            if key not in known:
                raise _unknown(f"the table {table}", key, known, where)
    said, called = data.get("customs", {}), data.get("roll_call", {})
    plain = RollCall()
    return Customs(
        points=_words(said, "points", _POINTS, ("order",), where),
        yields=_words(said, "yields", _YIELDS, (), where),
        reply=_word(said, "reply", _REPLIES, where),
        explanations=_word(said, "explanations", _EXPLAIN, where),
        motions_fall=bool(said.get("motions_fall", False)),
        by_letter=bool(said.get("by_letter", False)),
        circulated=int(said.get("circulated", 0)),
        roll_call=RollCall(
            _words(called, "answers", _ANSWERS, plain.answers, where),
            _words(called, "second_round", _ANSWERS[:3], plain.second_round, where),
            bool(called.get("rights", False)),
        ),
        papers=_papers(data.get("papers", {})),
        timers=tuple(_timer(kind, facts, edition) for kind, facts in data.get("timer", {}).items()),
    )


_KEYS = {
    "customs": (
        "points", "yields", "reply", "explanations", "motions_fall", "by_letter", "circulated"
    ),
    "roll_call": ("answers", "second_round", "rights"),
    "papers": ("sponsors", "signatures"),
}  # fmt: skip


def _words(
    data: Mapping[str, Any], key: str, known: tuple[str, ...], usual: tuple[str, ...], where: str
) -> tuple[str, ...]:
    words = tuple(data.get(key, usual))
    for word in words:
        if word not in known:
            raise _unknown(key, word, known, where)
    return words


def _word(data: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> str:
    word = str(data.get(key, known[0]))
    if word not in known:
        raise _unknown(key, word, known, where)
    return word


def _unknown(key: str, word: object, known: tuple[str, ...], where: str) -> InputError:
    return InputError(
        f"{word!r} is not known for {key}",
        where=where,
        right="one of " + ", ".join(known),
        todo="correct the word; docs/houses.md says what each does",
    )


def _papers(data: Mapping[str, Any]) -> Papers:
    signed = data.get("signatures", 0)
    signatures = signed if isinstance(signed, int) else Fraction(str(signed))
    return Papers(int(data.get("sponsors", 1)), signatures)


def _timer(kind: str, facts: Mapping[str, Any], edition: str) -> TimerRule:
    return TimerRule(
        kind=kind,
        after=facts["after"],
        number=facts["number"],
        source=facts.get("source", edition),
        text=facts["text"],
        hours=facts.get("hours", 0),
        working_days=facts.get("working_days", 0),
        hours_before=facts.get("hours_before", 0),
        since=facts.get("from"),
        note=facts.get("note", ""),
    )
