"""A provision: one value of one rule, in force from a day, with its number and its source.

Law is data here. History is a list of provisions under one key; nothing in the code asks for a
year. The engine reads :attr:`Provision.requirement` and :attr:`Provision.value`; people read the
number, the source and the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

BASE_WORDS = {
    "present_and_voting": "members present and voting",
    "members": "members",
    "cast": "members casting a vote",
    "not_abstaining": "members that do not abstain",
    "valid_ballots": "valid ballots",
    "votes": "members",
}
_WEIGHT_WORDS = {
    "members": "{}",
    "present_and_voting": "{} voting yes or no",
    "cast": "{} cast",
    "not_abstaining": "{} not abstaining",
    "votes": "{}",
}
_HALF, _TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
_SHARE_WORDS = {
    (_HALF, True): "a majority",
    (_TWO_THIRDS, False): "two thirds",
    (Fraction(3, 4), False): "three quarters",
    (_HALF, False): "half",
    (Fraction(1), False): "all",
}


@dataclass(frozen=True)
class Requirement:
    """Affirmative votes needed: a share of a base, or a number of votes.

    Parameters
    ----------
    base
        ``present_and_voting`` (yes and no), ``members`` (all members of that day), ``cast`` (yes,
        no and abstentions), ``not_abstaining`` (all members but those abstaining),
        ``valid_ballots`` (elections) or ``votes`` (a fixed number).
    share
        Exact share of the base; None when the base is ``votes``.
    strict
        True asks for more than the share (a majority), False for at least the share.
    votes
        The fixed number; None otherwise.
    weight
        Name of the table of weights it is taken of; None where each member counts one.
    """

    base: str
    share: Fraction | None = None
    strict: bool = False
    votes: int | None = None
    weight: str | None = None

    @cached_property
    def is_simple(self) -> bool:
        """More yes than no: the only requirement under which a tie is possible."""
        return self.base == "present_and_voting" and self.strict and self.share == _HALF

    @cached_property
    def is_two_thirds(self) -> bool:
        return self.share == _TWO_THIRDS

    @cached_property
    def words(self) -> str:
        """As a delegate would say it: ``two thirds of the members present and voting``."""
        if self.share is None:
            return f"{self.votes} affirmative votes" if self.weight is None else f"{self.votes}"
        plain = f"{'more than ' if self.strict else ''}{_plain(self.share)}"
        share = _SHARE_WORDS.get((self.share, self.strict), plain)
        return f"{share} of the {self.base_words}"

    @property
    def base_words(self) -> str:
        if self.weight is not None:
            return _WEIGHT_WORDS[self.base].format(self.weight)
        return BASE_WORDS[self.base]


def _plain(share: Fraction) -> str:
    """``3/5``; a share that only hundredths tell, such as 55 or 72 of a hundred, in per cent."""
    if share.denominator in (20, 25, 50, 100):
        return f"{share * 100} per cent"
    return str(share)


@dataclass(frozen=True)
class Provision:
    """One dated value of one rule.

    Parameters
    ----------
    key
        The question it answers, for example ``majority.important`` or ``tie.ordinary``.
    since
        First day in force.
    until
        Last day in force, None while it is; set only where nothing of the same key follows.
    number
        Rule or article, as a delegate would cite it.
    source
        Edition or resolution it is cited from.
    text
        What it says, in our words.
    value
        A word or number the engine reads; None where the requirement says it all.
    requirement
        The votes needed, for keys that begin with ``majority`` or ``election``.
    note
        What is uncertain about it, or how it came about.
    """

    key: str
    since: date
    number: str
    source: str
    text: str
    value: str | int | None = None
    requirement: Requirement | None = None
    until: date | None = None
    note: str | None = None

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def to_dict(self) -> dict[str, object]:
        """The provision as plain JSON values."""
        needed = self.requirement
        return {
            "key": self.key,
            "from": self.since.isoformat(),
            "to": self.until.isoformat() if self.until else None,
            "number": self.number,
            "source": self.source,
            "text": self.text,
            "value": self.value,
            "share": str(needed.share) if needed and needed.share else None,
            "strict": needed.strict if needed and needed.share else None,
            "base": needed.base if needed and needed.share else None,
            "votes": needed.votes if needed else None,
            "weight": needed.weight if needed else None,
            "note": self.note,
        }
