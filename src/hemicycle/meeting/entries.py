"""What a meeting consists of: phases and stages, and the small facts its state is made of.

Frozen throughout; :mod:`.state` gathers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hemicycle.domain.proposal import DraftResolution, Part, Proposal
from hemicycle.domain.text import Text
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.meeting.acts import Appeal, Rule
from hemicycle.meeting.having import Entry
from hemicycle.meeting.words import Purpose, YieldTo
from hemicycle.rules.sequence import MotionRule


class Phase(StrEnum):
    """Where the meeting stands; what is in order depends on it."""

    BEFORE = "before"
    CONVENED = "convened"
    DEBATE = "debate"
    CAUCUS = "caucus"
    POINT = "point_of_order"
    APPEAL = "appeal"
    LOCKED = "voting_announced"
    BALLOT = "vote_under_way"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Stage(StrEnum):
    """What has become of a proposal."""

    PAPER = "working_paper"
    """Handed in, not yet introduced as a draft."""
    INTRODUCED = "introduced"
    """A working paper that became a draft under another symbol."""
    ACCEPTED = "accepted"
    """An amendment that the sponsors made their own: their text is revised."""
    PENDING = "pending"
    TIED = "tied"
    """Equally divided; a second vote is due."""
    OPEN = "open"
    """Voted, but the outcome waits for a ruling on the majority."""
    UNTOLD = "untold"
    """Voted, but our sources do not tell enough for an outcome."""
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NOT_PUT = "not_put"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


LIVE = frozenset({Stage.PENDING, Stage.TIED, Stage.OPEN})


GONE = frozenset({Stage.WITHDRAWN, Stage.LAPSED, Stage.NOT_PUT, Stage.INTRODUCED, Stage.ACCEPTED})
"""Out of the meeting without a vote."""


@dataclass(frozen=True)
class Standing(Entry):
    """A proposal and how it stands."""

    proposal: Proposal
    stage: Stage = Stage.PENDING
    adopted: tuple[str, ...] = ()
    """Amendments adopted, in their order."""
    becomes: str = ""
    classifies: str = ""
    as_nature: Nature | None = None
    seconders: tuple[str, ...] = ()
    costs_pending: bool = False
    asked: bool = True
    voted: bool = False
    tied_in: int = 0
    """Number of the sitting in which it was equally divided; 0 if never."""
    parts: tuple[Part, ...] = ()
    kept: Mapping[str, bool] = field(default_factory=dict)
    objections: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    tabled: Text | None = None
    """A draft's words as they were submitted."""
    circulated: date | None = None

    @property
    def is_draft(self) -> bool:
        return isinstance(self.proposal, DraftResolution)

    @property
    def live(self) -> bool:
        return self.stage in LIVE

    @property
    def changed(self) -> bool:
        """Whether the body has amended it or taken parts out."""
        return bool(self.adopted) or not all(self.kept.values())


@dataclass(frozen=True, slots=True)
class RulingState:
    """A ruling, its challenge, and whether it stands."""

    ruling: Rule
    appeal: Appeal | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class MotionState:
    """A motion; ``carried`` None while it is pending."""

    id: str
    kind: MotionRule
    member: str
    about: str
    text: str
    parts: tuple[Part, ...] = ()
    spoken_for: int = 0
    spoken_against: int = 0
    objections: tuple[str, ...] = ()
    carried: bool | None = None
    total: int = 0
    each: int = 0


@dataclass(frozen=True)
class OpenVote(Entry):
    """A vote under way. The roll is frozen when it is opened.

    ``pressed`` are ballots that do not count. ``passed`` are members to be called again, in the
    second round; ``again`` those of them that have answered in it. ``rights``: members that voted
    with rights; ``refrained``: members that said they do not participate.
    """

    target: str
    question: Question
    method: Method
    lot: str
    roll: frozenset[str] | None
    ballots: Mapping[str, Position] = field(default_factory=dict)
    pressed: Mapping[str, Position] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    refrained: tuple[str, ...] = ()
    by_letter: bool = False
    until: datetime | None = None
    placed: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor, and for how long.

    Times are in seconds. ``since`` is the instant from which time runs, None while it does not:
    nobody told it, or a point interrupts. ``used`` is the time before that; ``timed`` False where
    it is not known. ``yielded`` is set once the speaker has yielded.
    """

    member: str
    purpose: Purpose
    about: str = ""
    allowed: int | None = None
    since: datetime | None = None
    used: float = 0
    timed: bool = False
    yielded: YieldTo | None = None

    def spent(self, at: datetime | None) -> float | None:
        """Seconds used up to an instant; None where not known."""
        if not self.timed:
            return None
        running = (at - self.since).total_seconds() if at is not None and self.since else 0
        return self.used + running

    def left(self, at: datetime | None) -> float | None:
        """Seconds left, below 0 when over time; None where not known or not limited."""
        spent = self.spent(at)
        return None if spent is None or self.allowed is None else self.allowed - spent


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech that is over; ``seconds`` None where nobody told its beginning and end."""

    member: str
    purpose: Purpose
    about: str
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Caucus:
    """A caucus that goes on, or the last one: ``each`` 0 where it is not moderated."""

    motion: str
    total: int
    each: int
    since: datetime | None
    over: bool = False

    def left(self, at: datetime | None) -> float | None:
        """Seconds left of the total, 0 or less when it is over; None where not known."""
        if at is None or self.since is None:
            return None
        return self.total - (at - self.since).total_seconds()


@dataclass(frozen=True, slots=True)
class ElectionState:
    """An election: ballots held, who is elected, and who may be voted for next."""

    id: str
    office: str
    seats: int
    title: str
    held: int = 0
    votes: Mapping[str, int] = field(default_factory=dict)
    elected: tuple[str, ...] = ()
    next_ballot: str | None = "unrestricted"
    eligible: frozenset[str] | None = None
