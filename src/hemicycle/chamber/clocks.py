"""Clocks that the officers set: of the room, and the speaker's, which they can stop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import Errand, Moment, Plan, Planned, not_now
from hemicycle.chamber.wanted import text_of, whole_of

_LONGEST = 24 * 3600


def _timer(moment: Moment, __: Person, fields: Mapping[str, Any], ___: datetime) -> Planned:
    """``start`` without seconds lets a clock that stands run on."""
    action, timer = text_of(fields, "action"), moment.room.timer
    if action not in ("start", "pause", "stop"):
        raise not_now("the clock of the room can start, pause and stop")
    note: dict[str, Any] = {"chamber": "timer", "action": action}
    if action == "start" and "seconds" not in fields and timer is not None:
        note["action"] = "resume"
    elif action == "start":
        note["seconds"] = whole_of(fields, "seconds", 1, _LONGEST)
        note["label"] = str(fields.get("label", ""))[:80]
    return Plan(f"clock of the room: {action}", (note,))


def _pause(moment: Moment, _: Person, fields: Mapping[str, Any], __: datetime) -> Planned:
    if moment.state.floor is None:
        raise not_now("nobody has the floor")
    word = "floor_paused" if fields["do"] == "pause_floor" else "floor_resumed"
    note = {"chamber": word, "speech": len(moment.state.speeches) + 1}
    return Plan(word.replace("_", " "), (note,))


ERRANDS: Mapping[str, Errand] = {
    "timer": _timer,
    "pause_floor": _pause,
    "resume_floor": _pause,
}
