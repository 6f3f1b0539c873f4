"""Acts about texts: working papers, drafts, amendments and the motions about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hemicycle.domain.edit import Edit
from hemicycle.domain.proposal import Part
from hemicycle.domain.vote import Nature, Question
from hemicycle.meeting.timed import Timed

# --- texts --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Table(Timed):
    """A draft resolution is submitted; ``text`` is number to wording, empty if not at hand.

    ``item`` is the agenda item; ``circulated`` the day on which members had it before them.

    ``classifies`` and ``as_nature``: a draft (question CLASSIFICATION) that says which majority
    governs another. ``seconders`` may keep a Council draft alive (provisional rule 35).
    """

    symbol: str
    title: str
    sponsors: tuple[str, ...]
    text: Mapping[str, str] = field(default_factory=dict)
    question: Question = Question.DRAFT
    nature: Nature | None = None
    becomes: str = ""
    classifies: str = ""
    as_nature: Nature | None = None
    seconders: tuple[str, ...] = ()
    costs_pending: bool = False
    signatories: tuple[str, ...] = ()
    item: str = ""
    circulated: date | None = None


@dataclass(frozen=True, slots=True)
class Paper(Timed):
    """A working paper is handed in: a text before it may be introduced as a draft.

    Signatories want to see it discussed; they need not agree with it.
    """

    symbol: str
    title: str
    sponsors: tuple[str, ...]
    text: Mapping[str, str] = field(default_factory=dict)
    signatories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign(Timed):
    """A member signs a working paper."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class Introduce(Timed):
    """A working paper with its sponsors and signatories becomes a draft under a new symbol."""

    paper: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Merge(Timed):
    """Drafts, or working papers, become one by consent of the sponsors of each (``by``).

    The joint text has the sponsors of all and is submitted anew; those it is made of are gone.
    """

    symbols: tuple[str, ...]
    symbol: str
    title: str
    by: tuple[str, ...]
    text: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accept(Timed):
    """All sponsors of a text accept an amendment to it: their text is revised, without a vote."""

    amendment: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amend(Timed):
    """An amendment is submitted to a draft, or to another amendment."""

    symbol: str
    to: str
    title: str
    sponsors: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinSponsors(Timed):
    """A member becomes a sponsor."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class LeaveSponsors(Timed):
    """A sponsor leaves."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class Revise(Timed):
    """All sponsors revise their text: by edits, or by a new text."""

    symbol: str
    by: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    text: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw(Timed):
    """The sponsors withdraw their proposal."""

    symbol: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reintroduce(Timed):
    """Another member takes up a proposal that was withdrawn."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class AskVote(Timed):
    """A member of the Council asks that an invited State's proposal be put (rule 38)."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class StateCosts(Timed):
    """The Secretariat has stated what a draft would cost."""

    symbol: str


# --- motions --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move(Timed):
    """A procedural motion; ``motion`` is one of the kinds the body's procedure knows.

    ``parts`` belong to a division: the words to be voted separately, in their order. ``total`` is
    the time of a caucus, ``each`` the speaking time, in seconds.
    """

    id: str
    motion: str
    member: str
    about: str = ""
    text: str = ""
    parts: tuple[Part, ...] = ()
    total: int = 0
    each: int = 0


@dataclass(frozen=True, slots=True)
class DropMotion(Timed):
    """The mover withdraws a motion."""

    id: str
    member: str


@dataclass(frozen=True, slots=True)
class Object(Timed):
    """A member objects to what would else be taken as agreed, or asks for a vote."""

    to: str
    member: str


@dataclass(frozen=True, slots=True)
class Agree(Timed):
    """The presiding officer takes it that there is no objection to a motion or a draft.

    ``acclamation``: the officer called it so; in law it is an adoption without a vote all the same.
    """

    to: str
    acclamation: bool = False
