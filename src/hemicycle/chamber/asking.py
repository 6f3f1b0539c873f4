"""From what somebody sends to what it would do: access first, then the rules. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from hemicycle.chamber import clocks, held, secret, taking_back
from hemicycle.chamber.access import Scope, may
from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import (
    Errand,
    Moment,
    Planned,
    done,
    instant,
    not_allowed,
    not_now,
)
from hemicycle.chamber.wanted import Draw, wanted
from hemicycle.meeting import acts as a
from hemicycle.meeting.actors import actors
from hemicycle.meeting.engine import perform
from hemicycle.meeting.refusal import Refusal

_ERRANDS: Mapping[str, Errand] = {
    **held.ERRANDS,
    **secret.ERRANDS,
    **clocks.ERRANDS,
    **taking_back.ERRANDS,
}
"""Commands that make entries; those about persons are in :mod:`.staffing`."""
_SECONDED = (a.Result, a.CountBallots)
"""Counts that one officer enters and another confirms."""


def plan(
    moment: Moment, person: Person, command: Mapping[str, Any], *, now: datetime, draw: Draw
) -> Planned:
    """What a command by a person would do.

    Raises
    ------
    AccessError
        It is not for this person.
    InputError
        It cannot be read, or names what there is not.
    """
    asked = wanted(command, moment.state, draw)
    allowed = may(asked.kind, person.role, moment.state.phase)
    if allowed.scope is Scope.NONE:
        raise not_allowed(allowed.why)
    if asked.act is None:
        if not allowed.allowed:
            raise not_now(allowed.why)
        return _ERRANDS[asked.kind](moment, person, asked.fields, now)
    act = replace(asked.act, at=instant(moment.state, now))
    if allowed.scope is Scope.OWN and person.member not in actors(act):
        raise not_allowed(f"this is for {', '.join(actors(act))} to do")
    return _act(moment, person, act)


def _act(moment: Moment, person: Person, act: a.Act) -> Planned:
    found = perform(moment.state, act)
    if isinstance(found, Refusal):
        return found
    if person.role.officer:
        if isinstance(act, _SECONDED) and moment.room.wants_second:
            return held.hold(moment, person, act, "second", ())
        return done(act, found)
    others = tuple(one for one in actors(act) if one != person.member)
    if others:
        return held.hold(moment, person, act, "sponsors", others)
    return done(act, found)
