"""What the chamber itself knows beside the meeting: who has which seat, what waits, urns, clocks.

Like the state of the meeting it is folded from the entries of the journal, from those that begin
with ``"chamber"``; it holds no name of a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from hemicycle.chamber.roles import Role


@dataclass(frozen=True)
class Seat:
    """A person's place in the meeting, as journalled: no name."""

    role: Role
    member: str = ""
    open: bool = True

    @property
    def words(self) -> str:
        """By whom something was done, as a log says it: the member, or the office."""
        return self.member or self.role.words


@dataclass(frozen=True)
class Hold:
    """A command that takes effect when others agree.

    Parameters
    ----------
    id
        Its name in the meeting.
    by
        The person that sent it.
    act
        The act, as plain values.
    why
        ``second``: a second officer confirms; ``sponsors``: the delegations named agree.
    agreed, waits_for
        Members that agreed, and those still asked.
    """

    id: str
    by: str
    act: Mapping[str, Any]
    why: str
    agreed: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Urn:
    """A secret ballot: one ballot of an election."""

    urn: str
    election: str
    candidates: tuple[str, ...]
    most: int
    voters: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True)
class Timer:
    """A clock of the room. ``ends`` None while it stands; ``left`` are seconds, then."""

    label: str
    seconds: int
    ends: datetime | None = None
    left: float = 0

    def to_dict(self, now: datetime | None) -> dict[str, Any]:
        """As the board shows it."""
        left = self.left if self.ends is None or now is None else (self.ends - now).total_seconds()
        ends = self.ends.isoformat() if self.ends else None
        return {"label": self.label, "seconds": self.seconds, "ends": ends, "left": left}


@dataclass(frozen=True)
class Pause:
    """The speaker's time stands: since when, and seconds it stood before in this speech."""

    speech: int = 0
    since: datetime | None = None
    stood: float = 0

    def lost(self, speech: int, now: datetime | None) -> float:
        """Seconds that this speech stood still."""
        if speech != self.speech:
            return 0
        running = (now - self.since).total_seconds() if now and self.since else 0
        return self.stood + running


@dataclass(frozen=True)
class Room:
    """Everything the chamber's own entries amount to."""

    title: str = ""
    world: str = "real"
    seconded: bool | None = None
    """Whether results that one officer enters wait for another; None: once there are two."""
    seats: Mapping[str, Seat] = field(default_factory=dict)
    holds: Mapping[str, Hold] = field(default_factory=dict)
    held: int = 0
    """How many commands were ever held: names of holds are never used again."""
    urns: Mapping[str, Urn] = field(default_factory=dict)
    timer: Timer | None = None
    pause: Pause = Pause()

    @property
    def simulation(self) -> bool:
        """Whether its votes are no votes of the real world."""
        return self.world != "real"

    @property
    def officers(self) -> int:
        """Officers with a seat."""
        return sum(seat.open and seat.role.officer for seat in self.seats.values())

    @property
    def wants_second(self) -> bool:
        """Whether a result entered by one officer waits for another."""
        return self.officers > 1 if self.seconded is None else self.seconded

    def after(self, event: Mapping[str, Any], at: datetime) -> Room:
        """The room after one of the chamber's entries; words it does not know are passed over."""
        step = _STEPS.get(str(event["chamber"]))
        return self if step is None else step(self, event, at)


_Plain = Mapping[str, Any]


def _begun(room: Room, event: _Plain, _: datetime) -> Room:
    return replace(
        room,
        title=str(event.get("title", "")),
        world=str(event.get("world", "real")),
        seconded=event.get("seconded"),
    )


def _person(room: Room, event: _Plain, _: datetime) -> Room:
    seat = Seat(Role(event["role"]), str(event.get("member", "")))
    return replace(room, seats={**room.seats, str(event["person"]): seat})


def _revoked(room: Room, event: _Plain, _: datetime) -> Room:
    return _reseated(room, str(event["person"]), open_=False)


def _reissued(room: Room, event: _Plain, _: datetime) -> Room:
    return _reseated(room, str(event["person"]), open_=True)


def _reseated(room: Room, person: str, *, open_: bool) -> Room:
    seat = room.seats.get(person)
    if seat is None:
        return room
    return replace(room, seats={**room.seats, person: replace(seat, open=open_)})


def _held(room: Room, event: _Plain, _: datetime) -> Room:
    hold = Hold(
        id=str(event["held"]),
        by=str(event["by"]),
        act=event["act"],
        why=str(event["why"]),
        agreed=tuple(event.get("agreed", ())),
        waits_for=tuple(event.get("waits_for", ())),
    )
    return replace(room, holds={**room.holds, hold.id: hold}, held=room.held + 1)


def _agreed(room: Room, event: _Plain, _: datetime) -> Room:
    hold = room.holds.get(str(event["held"]))
    if hold is None:
        return room
    member = event.get("member")
    left = tuple(one for one in hold.waits_for if one != member)
    after = replace(hold, agreed=(*hold.agreed, str(member)), waits_for=left)
    return replace(room, holds={**room.holds, hold.id: after})


def _let_go(room: Room, event: _Plain, _: datetime) -> Room:
    holds = {name: hold for name, hold in room.holds.items() if name != event["held"]}
    return replace(room, holds=holds)


def _urn(room: Room, event: _Plain, _: datetime) -> Room:
    urn = Urn(
        urn=str(event["urn"]),
        election=str(event["election"]),
        candidates=tuple(event["candidates"]),
        most=int(event["most"]),
    )
    return replace(room, urns={**room.urns, urn.urn: urn})


def _voted(room: Room, event: _Plain, _: datetime) -> Room:
    urn = room.urns.get(str(event["urn"]))
    if urn is None:
        return room
    after = replace(urn, voters=(*urn.voters, str(event["member"])))
    return replace(room, urns={**room.urns, urn.urn: after})


def _opened(room: Room, event: _Plain, _: datetime) -> Room:
    urn = room.urns.get(str(event["urn"]))
    if urn is None:
        return room
    return replace(room, urns={**room.urns, urn.urn: replace(urn, open=False)})


def _timed(room: Room, event: _Plain, at: datetime) -> Room:
    action, seconds = event["action"], int(event.get("seconds", 0))
    label = str(event.get("label", ""))
    if action == "stop":
        return replace(room, timer=None)
    if action == "start":
        ends = at + timedelta(seconds=seconds)
        return replace(room, timer=Timer(label, seconds, ends, seconds))
    timer = room.timer
    if timer is None:
        return room
    if action == "pause" and timer.ends is not None:
        left = (timer.ends - at).total_seconds()
        return replace(room, timer=replace(timer, ends=None, left=left))
    if action == "resume" and timer.ends is None:
        return replace(room, timer=replace(timer, ends=at + timedelta(seconds=timer.left)))
    return room


def _paused(room: Room, event: _Plain, at: datetime) -> Room:
    speech = int(event["speech"])
    stood = room.pause.lost(speech, at)
    return replace(room, pause=Pause(speech, at, stood))


def _resumed(room: Room, event: _Plain, at: datetime) -> Room:
    speech = int(event["speech"])
    return replace(room, pause=Pause(speech, None, room.pause.lost(speech, at)))


_STEPS: Mapping[str, Callable[[Room, _Plain, datetime], Room]] = {
    "begun": _begun,
    "person": _person,
    "revoked": _revoked,
    "reissued": _reissued,
    "held": _held,
    "agreed": _agreed,
    "let_go": _let_go,
    "urn": _urn,
    "secret_ballot": _voted,
    "urn_opened": _opened,
    "timer": _timed,
    "floor_paused": _paused,
    "floor_resumed": _resumed,
}
"""What each word of the chamber does to it."""
