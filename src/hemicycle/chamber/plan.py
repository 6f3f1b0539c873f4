"""What a command would do: the entries it makes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hemicycle.chamber.people import Person
from hemicycle.chamber.room import Hold, Room
from hemicycle.chamber.urn import SecretBallot
from hemicycle.errors import AccessError, InputError
from hemicycle.meeting import acts as a
from hemicycle.meeting.codec import to_plain
from hemicycle.meeting.fold import Event, fold
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State

_SEALED = (
    a.Open, a.CloseVote, a.Result, a.Agree, a.CountBallots, a.DrawLot, a.Close, a.Resume,
)  # fmt: skip
"""Behind these a head is signed: at the opening, at each close and at the end."""


@dataclass(frozen=True)
class Moment:
    """The meeting at one point of its journal."""

    state: State
    room: Room
    sequence: int


@dataclass(frozen=True)
class Plan:
    """Entries to be made, all or none.

    Parameters
    ----------
    notes
        Entries of the chamber itself, before those of the meeting.
    events
        Of the meeting: an act and what follows from it.
    label
        What is done, in a few words.
    seal
        Whether a head is signed behind it.
    ballot, empties
        A secret ballot that goes into its urn; the urn that is opened.
    held
        What waits for others then.
    """

    label: str
    notes: tuple[Mapping[str, Any], ...] = ()
    events: tuple[Event, ...] = ()
    seal: bool = False
    ballot: SecretBallot | None = None
    empties: str | None = None
    held: Hold | None = None

    def after(self, moment: Moment, now: datetime) -> Moment:
        """The meeting when this is done."""
        room = moment.room
        for note in self.notes:
            room = room.after(note, now)
        size = len(self.notes) + len(self.events)
        return Moment(fold(self.events, moment.state), room, moment.sequence + size)


Planned = Plan | Refusal
Errand = Callable[[Moment, Person, Mapping[str, Any], datetime], Planned]
"""How a command of the chamber itself is planned, from its fields at an instant."""


def done(act: a.Act, found: tuple[Event, ...], *notes: Mapping[str, Any]) -> Plan:
    """An act carried out."""
    return Plan(label_of(to_plain(act)), notes, found, seal=isinstance(act, _SEALED))


def label_of(plain: Mapping[str, Any]) -> str:
    """What an act is, in a few words."""
    about = ("member", "position", "symbol", "target", "draft", "to", "id", "amendment", "vote")
    said = [str(plain[name]) for name in about if name in plain]
    return " ".join([str(plain["act"]).replace("_", " "), *said])


def instant(state: State, now: datetime) -> datetime:
    """The time of an act: the clock's, or that of the act before where the clock went back."""
    return now if state.now is None or now >= state.now else state.now


def not_allowed(why: str) -> AccessError:
    """The error for a command that is not for whoever sent it."""
    return AccessError(
        f"You may not do this: {why}",
        where="your seat in this meeting",
        right="what your page offers you",
        todo="ask an officer, who may enter it for you",
    )


def not_now(why: str) -> InputError:
    """The error for a command of the chamber at the wrong moment."""
    return InputError(
        f"That cannot be done now: {why}",
        where="this meeting as it stands",
        right="what the page offers now",
        todo="look at the page again",
    )
