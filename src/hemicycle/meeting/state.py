"""The state of a meeting: what the events so far amount to.

Frozen throughout; :mod:`.fold` makes the next state from the last. Mappings keep the order in
which things came up, which for proposals is the order of submission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from hemicycle.domain.proposal import DraftResolution
from hemicycle.domain.vote import Method, Nature, Question
from hemicycle.meeting.acts import Convene, Correct, Publish, RaisePoint
from hemicycle.meeting.consequences import Decided, TimerStarted
from hemicycle.meeting.entries import (
    GONE,
    LIVE,
    Caucus,
    ElectionState,
    Floor,
    MotionState,
    OpenVote,
    Phase,
    RulingState,
    Speech,
    Stage,
    Standing,
)
from hemicycle.meeting.having import Remembering
from hemicycle.rules.answer import Code
from hemicycle.rules.house import House
from hemicycle.rules.law import Rulebook
from hemicycle.rules.reading import MOTIONS
from hemicycle.rules.sequence import Procedure, voting_order

__all__ = [
    "EMPTY", "GONE", "LIVE", "Caucus", "ElectionState", "Floor", "MotionState", "OpenVote",
    "Phase", "RulingState", "Speech", "Stage", "Standing", "State",
]  # fmt: skip


@dataclass(frozen=True)
class State(Remembering):
    """Everything the events so far amount to.

    ``house`` is set by convening a body of the United Nations or another shipped house; a meeting
    of a house of one's own starts from ``State(house=...)``.
    """

    house: House | None = None
    sitting: Convene | None = None
    day: date | None = None
    phase: Phase = Phase.BEFORE
    sittings: int = 0
    now: datetime | None = None
    """The latest instant that was told."""
    presiding: str = ""
    present: int | None = None
    attending: frozenset[str] = frozenset()
    """Members that answered the roll; empty where nobody called it."""
    must_vote: frozenset[str] = frozenset()
    """Members that answered the roll as present and voting: they may not abstain."""
    speakers: tuple[str, ...] = ()
    list_closed: bool = False
    debate_closed: bool = False
    floor: Floor | None = None
    speeches: tuple[Speech, ...] = ()
    speaking_time: int | None = None
    """Seconds a statement may last; None where nothing was decided."""
    caucus: Caucus | None = None
    replies: Mapping[str, bool | None] = field(default_factory=dict)
    """Rights of reply asked for: None while nobody ruled, True where granted and not yet used."""
    explaining: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Members that asked to explain their vote and have not yet, in order, by the text."""
    rights: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Members that may still explain a vote they gave with rights, by what was voted on."""
    provisional: frozenset[str] = frozenset()
    """Members whose credentials are challenged; they sit and vote."""
    unseated: frozenset[str] = frozenset()
    """Members whose credentials were found not to be in order: nobody sits for them."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names ruled on."""
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
    published: Mapping[str, Publish] = field(default_factory=dict)
    elections: Mapping[str, ElectionState] = field(default_factory=dict)
    timers: tuple[TimerStarted, ...] = ()
    beside: Mapping[str, State] = field(default_factory=dict)
    """Other bodies that meet at the same time."""

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
        elif self.announced:
            phase = Phase.LOCKED
        else:
            phase = Phase.CAUCUS if self.in_caucus else Phase.DEBATE
        return self if phase is self.phase else self.having(phase=phase)

    @property
    def in_caucus(self) -> bool:
        return self.caucus is not None and not self.caucus.over

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

    def voters(self, target: str) -> frozenset[str]:
        """Who votes on a target: the roll, and observers where they vote on procedure.

        Without members whose seat is empty, and those that do not vote on questions of its nature.
        """
        roll, procedural = self.roll or frozenset(), self.question_of(target) in MOTIONS
        nature = Nature.PROCEDURAL if procedural else self.nature_of(target)[0]
        without = self.unseated | (self.book.silent_on(nature) if nature else frozenset())
        if without:
            roll -= without
        if not procedural or not self.procedure.observers_vote:
            return roll
        return roll | frozenset(self.convened.observers)

    @property
    def barred(self) -> frozenset[str]:
        return _barred(self.convened.barred, self.convened.waived)

    def may_propose(self, member: str) -> bool:
        return self.is_member(member) or member in self.convened.proposing

    def may_move(self, member: str) -> bool:
        """Whether it may make procedural motions: observers too, where they vote on them."""
        return self.may_propose(member) or (
            self.procedure.observers_vote and member in self.convened.observers
        )

    def is_member(self, member: str) -> bool:
        roll = self.roll
        return (roll is None or member in roll) and member not in self.unseated

    # --- what is pending ----------------------------------------------------------------------

    def pending_motions(self) -> tuple[MotionState, ...]:
        """Motions not yet decided, the one to be put first at the head."""
        open_ones = [motion for motion in self.motions.values() if motion.carried is None]
        if not open_ones:
            return ()
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
