"""Acts of voting: putting a question, ballots, results, corrections, elections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hemicycle.domain.vote import Detail, Method, Position
from hemicycle.meeting.timed import Timed

# --- voting --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Announce(Timed):
    """The beginning of the voting on a draft is announced: the conduct lock."""

    draft: str


@dataclass(frozen=True, slots=True)
class Put(Timed):
    """A question is put: a draft, an amendment, a part (``DRAFT#NAME``), a motion or an appeal.

    ``lot`` is the member drawn to vote first in a roll-call vote. ``by_letter``: the ballots come
    in writing, and none counts that was given after ``until``.
    """

    target: str
    method: Method = Method.RECORDED
    lot: str = ""
    by_letter: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cast(Timed):
    """One member's ballot; ``rights`` asks for the right to explain it afterwards."""

    member: str
    position: Position
    rights: bool = False


@dataclass(frozen=True, slots=True)
class Pass(Timed):
    """A member called in a roll call passes: it is called again in the second round."""

    member: str


@dataclass(frozen=True, slots=True)
class Recast(Timed):
    """A member changes its ballot before the vote is closed."""

    member: str
    position: Position


@dataclass(frozen=True, slots=True)
class Refrain(Timed):
    """A member that is present says that it does not participate in the vote."""

    member: str


@dataclass(frozen=True, slots=True)
class CloseVote(Timed):
    """The voting on the question ends and its result is announced."""


@dataclass(frozen=True, slots=True)
class Result(Timed):
    """The result of the question put, as far as the sources tell it, in one line.

    Either counts with the members known by name, or only the outcome the sources state.
    ``details`` tells why members did not vote, where somebody said it.
    """

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    non_voting: int | None = None
    positions: Mapping[Position, tuple[str, ...]] = field(default_factory=dict)
    outcome: str = ""
    source: str = ""
    note: str = ""
    details: Mapping[Detail, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publish(Timed):
    """The count that the record prints later, where it is not the one announced.

    Both are kept; the result announced stands.
    """

    vote: str
    yes: int
    no: int
    abstain: int
    non_voting: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Correct(Timed):
    """A member says later how it intended to vote. The result stands."""

    vote: str
    member: str
    intended: Position
    source: str = ""


@dataclass(frozen=True, slots=True)
class DeclareParty(Timed):
    """A member declares itself a party to the dispute a text is about."""

    member: str
    on: str


# --- elections --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenElection(Timed):
    """An election begins; offices as in the rulebook (SC-seat, ICJ, HRC ...)."""

    id: str
    office: str
    seats: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class CountBallots(Timed):
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
class DrawLot(Timed):
    """The lot decides between candidates that tie (rule 93)."""

    election: str
    winner: str


@dataclass(frozen=True, slots=True)
class Confer(Timed):
    """A joint conference of the two organs proposes a judge for a seat they could not fill.

    Three members are chosen by each organ; ``votes`` are those in the conference. The name is then
    put to each organ, as an election called ``id`` (ICJ Statute Art. 12).
    """

    id: str
    members: tuple[str, ...]
    name: str
    votes: int


@dataclass(frozen=True, slots=True)
class Elsewhere(Timed):
    """An act in another body that meets at the same time, by its own rules."""

    body: str
    does: Timed
