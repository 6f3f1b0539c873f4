"""What was done, in sentences, with who did it: officers' acts are visible to all.

While a recorded vote is under way its ballots are not told: neither how somebody votes nor that it
changed its mind. They are told when the vote is closed, with the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hemicycle.chamber.entry import Entry
from hemicycle.chamber.plan import label_of
from hemicycle.chamber.room import Room
from hemicycle.meeting import acts as a
from hemicycle.meeting.fold import Event, counting, evolve
from hemicycle.meeting.state import State
from hemicycle.meeting.story import story
from hemicycle.meeting.timed import Timed

_OTHERS = {"operator": "operator of the server"}
_OWN = frozenset({"held", "agreed", "secret_ballot"})
"""Words of the chamber for which a person has a receipt of its own."""
_QUIET = (a.Recast, a.Cast, a.Refrain)
"""Ballots; in a roll call they are called out, and the board shows who has answered."""
_FOLDED = {"person": "invited", "reissued": "given new links"}
"""Words that come once for each person: what somebody does to many in a row is one line."""
_THINGS = {
    "table": "a draft",
    "paper": "a working paper",
    "amend": "an amendment",
    "revise": "a revision",
    "withdraw": "a withdrawal",
    "merge": "a merger",
    "accept": "a friendly amendment",
    "result": "a count",
    "count_ballots": "a count of ballots",
}
_NAMED = 12
"""Seats that such a line names; the journal has them all."""


@dataclass(frozen=True)
class Line:
    """One sentence. ``event`` is its place among the events, or None for a word of the chamber."""

    sequence: int
    at: str
    text: str
    rule: str
    kind: str
    by: str
    event: int | None = None
    counts: bool = True

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "sequence": self.sequence,
            "at": self.at,
            "text": self.text,
            "rule": self.rule,
            "kind": self.kind,
            "by": self.by,
            "undone": not self.counts,
        }


class Log:
    """The sentences of one meeting, in order; ``counts`` is False for what was undone.

    Parameters
    ----------
    start
        The state before the first event.
    """

    def __init__(self, start: State) -> None:
        self._state = start
        self._events: list[Event] = []
        self.lines: list[Line] = []
        self.made: dict[str, list[tuple[int, str]]] = {}
        """What each person did, for its receipts: sequence of the entry and a few words."""
        self.ballots: dict[str, list[dict[str, Any]]] = {}
        """Every ballot of each member on the question put last, also those that were changed."""
        self._row: tuple[str, str, tuple[str, ...]] = ("", "", ())
        """What the last line tells of several persons: the word, who did it, and their seats."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the meeting so far."""
        return tuple(self._events)

    def add(self, entry: Entry, event: Event, room: Room) -> None:
        """An event of the meeting."""
        before, place = self._state, len(self._events)
        self._state = evolve(before, event)
        self._events.append(event)
        self._ballot(entry, event)
        if isinstance(event, Timed):
            self._made(entry, label_of(entry.event))
        if not isinstance(event, _QUIET):
            for told in story((event,), before):
                line = told.line
                self._line(entry, line.text, line.rule, line.kind, room, place)
        if isinstance(event, a.Undo):
            self._strike()

    def note(self, entry: Entry, room: Room) -> None:
        """A word of the chamber itself."""
        if entry.event["chamber"] in _OWN:
            self._made(entry, str(entry.event["chamber"]).replace("_", " "))
        text = _told(entry.event, room)
        if not text:
            return
        row = self._in_a_row(entry, room)
        if len(row[2]) > 1:
            line = self.lines.pop()
            text = _folded(row)
            self.lines.append(replace(line, sequence=entry.sequence, at=entry.at, text=text))
        else:
            self._line(entry, text, "", "chamber", room, None)
        self._row = row

    def _in_a_row(self, entry: Entry, room: Room) -> tuple[str, str, tuple[str, ...]]:
        """What this entry tells together with the line before, where both tell the same."""
        word = str(entry.event["chamber"])
        if word not in _FOLDED:
            return ("", "", ())
        seat = room.seats.get(str(entry.event["person"]))
        seats = (seat.words,) if seat is not None else ()
        before, actor, named = self._row
        goes_on = (before, actor) == (word, entry.actor)
        return (word, entry.actor, (*named, *seats) if goes_on else seats)

    def _ballot(self, entry: Entry, event: Event) -> None:
        if isinstance(event, a.Put):
            self.ballots = {}
        elif isinstance(event, a.Cast | a.Recast):
            told = {"sequence": entry.sequence, "at": entry.at, "by": entry.actor}
            position = {"position": str(event.position)}
            self.ballots.setdefault(event.member, []).append(told | position)

    def _made(self, entry: Entry, label: str) -> None:
        self.made.setdefault(entry.actor, []).append((entry.sequence, label))

    def _line(
        self, entry: Entry, text: str, rule: str, kind: str, room: Room, place: int | None
    ) -> None:
        seat = room.seats.get(entry.actor)
        by = seat.words if seat is not None else _OTHERS.get(entry.actor, "chamber")
        line = Line(entry.sequence, entry.at, text, rule, kind, by, place)
        self.lines.append(line)
        self._row = ("", "", ())

    def _strike(self) -> None:
        """Mark what no longer counts."""
        counts = counting(self._events)
        self.lines = [
            line
            if line.event is None or isinstance(self._events[line.event], a.Undo)
            else replace(line, counts=counts[line.event])
            for line in self.lines
        ]


def _told(event: Mapping[str, Any], room: Room) -> str:
    """A word of the chamber as a sentence; empty for what is not told one by one."""
    match event["chamber"]:
        case "begun":
            return f"The chamber is set up: {event.get('title', '')}."
        case "held":
            waits = ", ".join(event["waits_for"]) or "a second officer"
            return f"{event['held']}: {_what_waits(event['act'])} waits for {waits}."
        case "agreed":
            return f"{event['member']} agrees to {event['held']}."
        case "let_go" if event.get("member"):
            return f"{event['held']} is dropped ({event['member']})."
        case "urn":
            return f"A secret ballot is opened: {event['urn']}."
        case "secret_ballot":
            return f"{event['member']} has voted in the secret ballot {event['urn']}."
        case "urn_opened":
            return f"The urn of {event['urn']} is opened: {event.get('voters', 0)} ballots."
        case "floor_paused":
            return "The speaker's time is stopped."
        case "floor_resumed":
            return "The speaker's time runs on."
        case "person" | "revoked" | "reissued":
            return _seated(event, room)
    return ""


def _what_waits(act: Mapping[str, Any]) -> str:
    """What somebody asked for, as a thing: ``a draft, L.1``."""
    kind = str(act.get("act", ""))
    thing = _THINGS.get(kind, kind.replace("_", " "))
    symbol = act.get("symbol") or act.get("amendment") or act.get("target")
    return f"{thing}, {symbol}," if symbol else thing


def _folded(row: tuple[str, str, tuple[str, ...]]) -> str:
    """One sentence for several persons."""
    word, _, seats = row
    more = f" and {len(seats) - _NAMED} more" if len(seats) > _NAMED else ""
    return f"{len(seats)} people are {_FOLDED[word]}: {', '.join(seats[:_NAMED])}{more}."


def _seated(event: Mapping[str, Any], room: Room) -> str:
    seat = room.seats.get(str(event["person"]))
    if seat is None:
        return ""
    who = f"{seat.role.words}{' of ' + seat.member if seat.member else ''}"
    does = {"person": "invited", "revoked": "taken off its seat", "reissued": "given a new link"}
    return f"Somebody is {does[event['chamber']]}: {who}."
