"""The state of a meeting: what the events so far amount to.

Frozen throughout; :mod:`.fold` makes the next state from the last. Mappings keep the order in
which things came up, which for proposals is the order of submission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from hemicycle.domain.proposal import DraftResolution, Part, Proposal
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.meeting.acts import Appeal, Convene, Correct, RaisePoint, Rule
from hemicycle.meeting.consequences import Decided
from hemicycle.rules.answer import Code
from hemicycle.rules.house import House
from hemicycle.rules.reading import MOTIONS
from hemicycle.rules.rulebook import Rulebook
from hemicycle.rules.sequence import MotionRule, Procedure, voting_order
from hemicycle.rules.timer import Timer


class Phase(StrEnum):
    """Where the meeting stands; what is in order depends on it."""

    BEFORE = "before"
    CONVENED = "convened"
    DEBATE = "debate"
    POINT = "point_of_order"
    APPEAL = "appeal"
    LOCKED = "voting_announced"
    BALLOT = "vote_under_way"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Stage(StrEnum):
    """What has become of a proposal."""

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


GONE = frozenset({Stage.WITHDRAWN, Stage.LAPSED, Stage.NOT_PUT})
"""Out of the meeting without a vote."""


@dataclass(frozen=True, slots=True)
class Standing:
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
    tied_on: date | None = None
    parts: tuple[Part, ...] = ()
    kept: Mapping[str, bool] = field(default_factory=dict)
    objections: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A vote under way. The roll is frozen when it is opened."""

    target: str
    question: Question
    method: Method
    lot: str
    roll: frozenset[str] | None
    ballots: Mapping[str, Position] = field(default_factory=dict)
    pressed: Mapping[str, Position] = field(default_factory=dict)


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


@dataclass(frozen=True)
class State:
    """Everything the events so far amount to.

    ``house`` is set by convening a body of the United Nations or another shipped house; a meeting
    of a house of one's own starts from ``State(house=...)``.
    """

    house: House | None = None
    sitting: Convene | None = None
    day: date | None = None
    phase: Phase = Phase.BEFORE
    sittings: int = 0
    presiding: str = ""
    present: int | None = None
    must_vote: frozenset[str] = frozenset()
    """Members that answered the roll as present and voting: they may not abstain."""
    speakers: tuple[str, ...] = ()
    list_closed: bool = False
    debate_closed: bool = False
    proposals: Mapping[str, Standing] = field(default_factory=dict)
    priority: tuple[str, ...] = ()
    natures: Mapping[str, tuple[Nature, str]] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    parties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rulings: Mapping[str, RulingState] = field(default_factory=dict)
    motions: Mapping[str, MotionState] = field(default_factory=dict)
    point: RaisePoint | None = None
    appeal: str | None = None
    announced: str | None = None
    vote: OpenVote | None = None
    votes: Mapping[str, Decided] = field(default_factory=dict)
    disposed: tuple[tuple[str, Code], ...] = ()
    corrections: tuple[Correct, ...] = ()
    elections: Mapping[str, ElectionState] = field(default_factory=dict)
    timers: tuple[Timer, ...] = ()

    def having(self, **changes: Any) -> State:
        """This state with some fields changed.

        What ``dataclasses.replace`` does, at a tenth of its cost: a state has many fields, and
        each event changes one or two. (Hence no slots here.)
        """
        new = object.__new__(State)
        new.__dict__.update(self.__dict__, **changes)
        return new

    def with_text(self, standing: Standing) -> State:
        return self.having(proposals={**self.proposals, standing.proposal.symbol: standing})

    def with_motion(self, motion: MotionState) -> State:
        return self.having(motions={**self.motions, motion.id: motion})

    def settled(self) -> State:
        """In the phase to which the meeting returns when what interrupted it is over."""
        if self.point is not None:
            phase = Phase.POINT
        elif self.vote is not None:
            phase = Phase.BALLOT
        elif self.appeal is not None:
            phase = Phase.APPEAL
        else:
            phase = Phase.LOCKED if self.announced else Phase.DEBATE
        return self.having(phase=phase)

    # --- who and by which rules ---------------------------------------------------------------

    @property
    def convened(self) -> Convene:
        assert self.sitting is not None
        return self.sitting

    @property
    def procedure(self) -> Procedure:
        assert self.house is not None
        return self.house.procedure

    @property
    def book(self) -> Rulebook:
        assert self.house is not None
        return self.house.book

    @property
    def roll(self) -> frozenset[str] | None:
        """Members of the body on this day, all with a seat, some perhaps without a vote."""
        assert self.house is not None
        return self.house.roll(self.day)

    @property
    def permanent(self) -> frozenset[str]:
        assert self.house is not None
        return self.house.permanent(self.day)

    def voters(self, question: Question) -> frozenset[str] | None:
        """Who votes on a question: the roll, and observers where they vote on procedure."""
        roll = self.roll
        if roll is None or question not in MOTIONS or not self.procedure.observers_vote:
            return roll
        return roll | frozenset(self.convened.observers)

    @property
    def barred(self) -> frozenset[str]:
        return _barred(self.convened.barred, self.convened.waived)

    def may_propose(self, member: str) -> bool:
        return self.is_member(member) or member in self.convened.proposing

    def is_member(self, member: str) -> bool:
        roll = self.roll
        return roll is None or member in roll

    # --- what is pending ----------------------------------------------------------------------

    def pending_motions(self) -> tuple[MotionState, ...]:
        """Motions not yet decided, the one to be put first at the head."""
        open_ones = [motion for motion in self.motions.values() if motion.carried is None]
        order = self.procedure.in_precedence((m.id, m.kind.name) for m in open_ones)
        return tuple(self.motions[identity] for identity in order)

    def drafts(self) -> tuple[str, ...]:
        """Live drafts in the order in which they are to be voted."""
        live = [s for s, standing in self.proposals.items() if standing.is_draft and standing.live]
        return voting_order(live, self.priority)

    def amendments_to(self, symbol: str) -> tuple[str, ...]:
        """Live amendments to a text, in the order ruled, else of submission."""
        live = [
            name
            for name, standing in self.proposals.items()
            if not standing.is_draft and standing.live and _to(standing) == symbol
        ]
        return voting_order(live, self.order_ruled(symbol))

    def order_ruled(self, symbol: str) -> tuple[str, ...]:
        """The order of amendments as ruled; empty where nobody ruled."""
        for entry in reversed(list(self.rulings.values())):
            if entry.stands and entry.ruling.kind == "order" and entry.ruling.on == symbol:
                return entry.ruling.values
        return ()

    def excluded_by(self, symbol: str) -> tuple[str, ...]:
        """Amendments that the adoption of this one excludes, as ruled and still standing."""
        return tuple(
            name
            for entry in self.rulings.values()
            if entry.stands and entry.ruling.kind == "excludes" and entry.ruling.on == symbol
            for name in entry.ruling.values
        )

    def nature_of(self, target: str) -> tuple[Nature | None, str]:
        """Class of a text and what settled it; amendments and parts follow their text."""
        while target:
            if target in self.natures:
                return self.natures[target]
            target = self.parent(target)
        return None, ""

    def question_of(self, target: str) -> Question:
        """What kind of question a target is, in the words of a case."""
        if target in self.motions:
            return self.motions[target].kind.question
        if target in self.proposals:
            proposal = self.proposals[target].proposal
            if isinstance(proposal, DraftResolution):
                return proposal.question
            return Question.AMENDMENT
        return Question.PART if "#" in target else Question.APPEAL

    def parent(self, target: str) -> str:
        """The text that an amendment or a part belongs to; empty for a draft."""
        if "#" in target:
            return target.partition("#")[0]
        standing = self.proposals.get(target)
        return "" if standing is None or standing.is_draft else _to(standing)

    def is_gone(self, target: str) -> bool:
        """Whether a text, or one it belongs to, is out of the meeting without a vote."""
        while target:
            standing = self.proposals.get(target)
            if standing is not None and standing.stage in GONE:
                return True
            target = self.parent(target)
        return False

    def root(self, target: str) -> str:
        """The draft a target belongs to."""
        while up := self.parent(target):
            target = up
        return target


EMPTY = State()


@lru_cache(maxsize=256)
def _barred(barred: tuple[str, ...], waived: tuple[str, ...]) -> frozenset[str]:
    return frozenset(barred) - frozenset(waived)


def _to(standing: Standing) -> str:
    proposal = standing.proposal
    assert not isinstance(proposal, DraftResolution)
    return proposal.to
