"""What waits for others: counts that a second officer confirms, and what sponsors do together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import (
    Errand,
    Moment,
    Plan,
    Planned,
    done,
    instant,
    label_of,
    not_allowed,
)
from hemicycle.chamber.room import Hold, Room
from hemicycle.chamber.wanted import text_of
from hemicycle.errors import InputError
from hemicycle.meeting import acts as a
from hemicycle.meeting.codec import from_plain, to_plain
from hemicycle.meeting.engine import perform
from hemicycle.meeting.refusal import Refusal


def hold(moment: Moment, person: Person, act: a.Act, why: str, waits_for: tuple[str, ...]) -> Plan:
    plain = {name: value for name, value in to_plain(act).items() if name != "at"}
    agreed = (person.member,) if why == "sponsors" else ()
    waits = Hold(f"H {moment.room.held + 1}", person.id, plain, why, agreed, waits_for)
    note = {
        "chamber": "held",
        "held": waits.id,
        "by": waits.by,
        "act": waits.act,
        "why": why,
        "agreed": list(agreed),
        "waits_for": list(waits_for),
    }
    return Plan(f"{words_of(waits)}, held", (note,), held=waits)


def words_of(waiting: Hold) -> str:
    """What waits, in a few words."""
    return label_of(waiting.act)


def _second(moment: Moment, person: Person, fields: Mapping[str, Any], now: datetime) -> Planned:
    hold = _held(moment.room, fields)
    if hold.why != "second":
        raise not_allowed(f"{hold.id} waits for {', '.join(hold.waits_for)}, not for an officer")
    if hold.by == person.id:
        raise not_allowed("who entered a count cannot confirm it: another officer does")
    return _released(moment, hold, {"member": person.role.words}, now)


def _consent(moment: Moment, person: Person, fields: Mapping[str, Any], now: datetime) -> Planned:
    hold = _held(moment.room, fields)
    if person.member not in hold.waits_for:
        raise not_allowed(f"{hold.id} does not wait for {person.member}")
    return _released(moment, hold, {"member": person.member}, now)


def _released(moment: Moment, hold: Hold, by: Mapping[str, Any], now: datetime) -> Planned:
    """One more agrees; when nobody is left to be asked, the act is done."""
    note = {"chamber": "agreed", "held": hold.id, **by}
    if [one for one in hold.waits_for if one != by["member"]]:
        return Plan(f"agreed to {hold.id}", (note,))
    act = replace(_act_of(hold), at=instant(moment.state, now))
    found = perform(moment.state, act)
    if isinstance(found, Refusal):
        return found
    return done(act, found, note, {"chamber": "let_go", "held": hold.id})


def _decline(moment: Moment, person: Person, fields: Mapping[str, Any], _: datetime) -> Planned:
    hold = _held(moment.room, fields)
    if person.member not in (*hold.waits_for, *hold.agreed):
        raise not_allowed(f"{hold.id} does not wait for {person.member}")
    return Plan(f"declined {hold.id}", (_let_go(hold, person.member),))


def _drop(moment: Moment, person: Person, fields: Mapping[str, Any], _: datetime) -> Planned:
    hold = _held(moment.room, fields)
    if not person.role.officer and hold.by != person.id and person.member not in hold.agreed:
        raise not_allowed(f"{hold.id} was not asked for by {person.member}")
    by = person.member or person.role.words
    return Plan(f"took back {hold.id}", (_let_go(hold, by),))


def _let_go(hold: Hold, by: str) -> Mapping[str, Any]:
    return {"chamber": "let_go", "held": hold.id, "member": by}


def _held(room: Room, fields: Mapping[str, Any]) -> Hold:
    name = text_of(fields, "held")
    hold = room.holds.get(name)
    if hold is None:
        raise InputError(
            f"Nothing waits under the name {name!r}",
            where=f"command {fields['do']}",
            right="one of " + (", ".join(room.holds) or "nothing: nothing waits"),
            todo="look at the page as it is now",
        )
    return hold


def _act_of(hold: Hold) -> a.Act:
    return from_plain(hold.act, f"held command {hold.id}")  # type: ignore[return-value]


ERRANDS: Mapping[str, Errand] = {
    "second": _second,
    "consent": _consent,
    "decline": _decline,
    "drop": _drop,
}
