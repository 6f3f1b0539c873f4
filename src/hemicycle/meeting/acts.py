"""Acts: what the presiding officer and the members do. Each is one line of a script.

An act names who does it and what it is about, never what follows from it. Proposals are named by
their symbol; motions, rulings and elections by an id that the script gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hemicycle.domain.edit import Edit
from hemicycle.domain.proposal import Part
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.meeting.words import Purpose, RulingKind

# --- the sitting ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Convene:
    """The meeting that is to be: body, day, and who takes part on what terms.

    Parameters
    ----------
    barred, waived
        Members in arrears under Charter Art. 19, and those of them the Assembly lets vote.
    observers, proposing
        Who takes part without a vote, and which of them may propose.
    provisional
        Members whose credentials are challenged; they sit and vote until the body decides.
    voting
        False while a body does business without any formal vote (nineteenth session).
    """

    body: str
    day: date
    title: str = ""
    session: str = ""
    meeting: str = ""
    presiding: str = ""
    world: str = "real"
    agenda: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    proposing: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()
    voting: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """The meeting is opened; ``present`` None where nobody counted."""

    present: int | None = None


@dataclass(frozen=True, slots=True)
class CountPresent:
    """Presence is counted anew."""

    present: int


@dataclass(frozen=True, slots=True)
class Attend:
    """A member answers the roll: present, or present and ``voting``, and then may not abstain."""

    member: str
    voting: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """A suspended or adjourned meeting goes on, perhaps on a later day."""

    day: date
    present: int | None = None


@dataclass(frozen=True, slots=True)
class TakeChair:
    """Another member presides: a vice-president, or the next in the Council (rule 20)."""

    member: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Close:
    """The meeting is closed. After that nothing moves."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence for the reader of the record; it has no effect."""

    text: str
    source: str = ""


# --- the floor --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Inscribe:
    """A member asks to be on the list of speakers."""

    member: str


@dataclass(frozen=True, slots=True)
class Speak:
    """A member has the floor. ``about`` is the motion, or the text whose vote is explained.

    ``text`` keeps what is said where the record needs it: explanations and disassociations, which
    have no effect on a result.
    """

    member: str
    purpose: Purpose = Purpose.STATEMENT
    about: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RaisePoint:
    """A point of order: it interrupts everything and must be ruled on."""

    member: str
    text: str


# --- rulings --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling: what, by whom, and why. It stands unless an appeal overrules it."""

    id: str
    kind: RulingKind
    why: str
    on: str = ""
    value: Nature | None = None
    values: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Appeal:
    """A challenge to a ruling; ``put`` says whether yes means to overrule or to uphold."""

    ruling: str
    member: str
    put: str = "overrule"


# --- texts --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Table:
    """A draft resolution is submitted; ``text`` is number to wording, empty if not at hand.

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


@dataclass(frozen=True, slots=True)
class Amend:
    """An amendment is submitted to a draft, or to another amendment."""

    symbol: str
    to: str
    title: str
    sponsors: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinSponsors:
    """A member becomes a sponsor."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class LeaveSponsors:
    """A sponsor leaves."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class Revise:
    """All sponsors revise their text: by edits, or by a new text."""

    symbol: str
    by: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    text: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The sponsors withdraw their proposal."""

    symbol: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reintroduce:
    """Another member takes up a proposal that was withdrawn."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class AskVote:
    """A member of the Council asks that an invited State's proposal be put (rule 38)."""

    symbol: str
    member: str


@dataclass(frozen=True, slots=True)
class StateCosts:
    """The Secretariat has stated what a draft would cost."""

    symbol: str


# --- motions --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """A procedural motion; ``motion`` is one of the kinds the body's procedure knows.

    ``parts`` belong to a division: the words to be voted separately, in their order.
    """

    id: str
    motion: str
    member: str
    about: str = ""
    text: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class DropMotion:
    """The mover withdraws a motion."""

    id: str
    member: str


@dataclass(frozen=True, slots=True)
class Object:
    """A member objects to what would else be taken as agreed, or asks for a vote."""

    to: str
    member: str


@dataclass(frozen=True, slots=True)
class Agree:
    """The presiding officer takes it that there is no objection to a motion or a draft."""

    to: str


# --- voting --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Announce:
    """The beginning of the voting on a draft is announced: the conduct lock."""

    draft: str


@dataclass(frozen=True, slots=True)
class Put:
    """A question is put: a draft, an amendment, a part (``DRAFT#NAME``), a motion or an appeal.

    ``lot`` is the member drawn to vote first in a roll-call vote.
    """

    target: str
    method: Method = Method.RECORDED
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """One member's ballot."""

    member: str
    position: Position


@dataclass(frozen=True, slots=True)
class CloseVote:
    """The voting on the question ends and its result is announced."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of the question put, as far as the sources tell it, in one line.

    Either counts with the members known by name, or only the outcome the sources state.
    """

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    non_voting: int | None = None
    positions: Mapping[Position, tuple[str, ...]] = field(default_factory=dict)
    outcome: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correct:
    """A member says later how it intended to vote. The result stands."""

    vote: str
    member: str
    intended: Position
    source: str = ""


@dataclass(frozen=True, slots=True)
class DeclareParty:
    """A member declares itself a party to the dispute a text is about."""

    member: str
    on: str


# --- elections --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenElection:
    """An election begins; offices as in the rulebook (SC-seat, ICJ, HRC ...)."""

    id: str
    office: str
    seats: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class CountBallots:
    """One ballot of an election as counted; several seats need ``valid_ballots``.

    ``elsewhere``: for judges, those with a majority in the other organ; None if not known.
    """

    election: str
    candidates: Mapping[str, int]
    abstentions: int = 0
    invalid: int = 0
    valid_ballots: int | None = None
    elsewhere: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class DrawLot:
    """The lot decides between candidates that tie (rule 93)."""

    election: str
    winner: str


Act = (
    Convene | Open | CountPresent | Attend | Resume | TakeChair | Close | Remark
    | Inscribe | Speak | RaisePoint | Rule | Appeal
    | Table | Amend | JoinSponsors | LeaveSponsors | Revise | Withdraw | Reintroduce | AskVote
    | StateCosts | Move | DropMotion | Object | Agree
    | Announce | Put | Cast | CloseVote | Result | Correct | DeclareParty
    | OpenElection | CountBallots | DrawLot
)  # fmt: skip
