"""Convening, opening, counting, resuming and closing a meeting; credentials; undoing."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hemicycle.domain.state import register
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State
from hemicycle.rules.house import House, house

Answer = Consequences | Refusal


def convene(state: State, act: a.Convene) -> Answer:
    home = state.house or house(act.body)
    name, rules = home.book.name, home.procedure
    seated = home.roll(act.day)
    if act.body not in (home.book.body, home.procedure.body):
        return Refusal(f"This house is the {name}", rules.rule("order"), (home.book.body,))
    if not home.exists(act.day) or not seated:
        what = f"The {name} has no compiled members on {act.day}"
        return Refusal(what, rules.rule("order"), ("convene a body on a day of its life",))
    if not home.book.at(act.day).provisions:
        what = f"No rule of the {name} is in force on {act.day}"
        return Refusal(what, rules.rule("order"), ("convene on a day the rulebook covers",))
    for member in (*act.barred, *act.waived, *act.provisional):
        if member not in seated:
            what = f"{member} is no member of the {name} on {act.day}"
            return Refusal(what, rules.rule("seat"), ("name members of that day",))
    return (_composed(home, act.day),)


def _composed(home: House, day: date) -> c.Composed:
    members = tuple(sorted(home.roll(day) or ()))
    names = members if home.book.members is not None else _names(members, day)
    return c.Composed(members, tuple(sorted(home.permanent(day))), names)


@lru_cache(maxsize=64)
def _names(members: tuple[str, ...], day: date) -> tuple[str, ...]:
    return tuple(register().name(member, day) for member in members)


def open_meeting(state: State, act: a.Open) -> Answer:
    return _opening(state, act.present) or ()


def resume(state: State, act: a.Resume) -> Answer:
    assert state.day is not None
    if act.day < state.day:
        return refuse(state, f"The meeting cannot go on before {state.day}", "order")
    short = _opening(state, act.present)
    if short is not None or act.day == state.day:
        return short or ()
    assert state.house is not None
    return (_composed(state.house, act.day),)


def count_present(state: State, act: a.CountPresent) -> Answer:
    return _fits(state, act.present) or ()


def attend(state: State, act: a.Attend) -> Answer:
    if not state.procedure.attendance:
        return refuse(state, "Here members do not answer the roll before they vote", "order")
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "seat")
    return ()


def _opening(state: State, present: int | None) -> Refusal | None:
    if present is None or (refusal := _fits(state, present)):
        return None if present is None else refusal
    roll = state.roll
    needed = state.procedure.opening_quorum(len(roll)) if roll is not None else 0
    if present >= needed:
        return None
    assert roll is not None
    what = f"{present} of {len(roll)} members are present; {needed} are needed to open"
    return refuse(state, what, "opening")


def _fits(state: State, present: int) -> Refusal | None:
    roll = state.roll
    if present < 0 or (roll is not None and present > len(roll)):
        return refuse(state, f"{present} members cannot be present", "opening")
    return None


def take_chair(state: State, act: a.TakeChair) -> Answer:
    if not state.is_member(act.member) or act.member == state.presiding:
        return refuse(state, f"{act.member} cannot take the chair", "chair")
    return ()


def accept(_: State, __: object) -> Answer:
    """An act that is always in order where its phase allows it."""
    return ()


def challenge_credentials(state: State, act: a.ChallengeCredentials) -> Answer:
    for member in (act.member, act.of):
        if not state.is_member(member):
            return refuse(state, f"{member} is no member of the body", "seat")
    if act.of == act.member:
        return refuse(state, "Nobody challenges its own credentials", "seat")
    if act.of in state.provisional:
        return refuse(state, f"The credentials of {act.of} are challenged already", "seat")
    return ()


def undo(state: State, act: a.Undo) -> Answer:
    reach = sum(before["sitting"] is not None for before in state.history)
    if 1 <= act.acts <= reach:
        return ()
    what = f"The last {act.acts} acts cannot be undone; {reach} can"
    return refuse(state, what, "order")
