"""Convening, opening, counting, resuming and closing a meeting; who may speak."""

from __future__ import annotations

from datetime import date

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State
from hemicycle.meeting.words import Purpose
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
    return c.Composed(tuple(sorted(home.roll(day) or ())), tuple(sorted(home.permanent(day))))


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


# --- the floor --------------------------------------------------------------------------------


def inscribe(state: State, act: a.Inscribe) -> Answer:
    if not _may_speak(state, act.member):
        return refuse(state, f"{act.member} does not take part in the meeting", "floor")
    if state.list_closed:
        return refuse(state, "The list of speakers is closed", "list")
    if act.member in state.speakers:
        return refuse(state, f"{act.member} is on the list already", "floor")
    return ()


def speak(state: State, act: a.Speak) -> Answer:
    if not _may_speak(state, act.member):
        return refuse(state, f"{act.member} does not take part in the meeting", "floor")
    if act.purpose in (Purpose.FOR_MOTION, Purpose.AGAINST_MOTION):
        return _on_motion(state, act)
    if act.purpose is Purpose.EXPLANATION:
        return _explanation(state, act)
    if state.announced is not None:
        return refuse(state, "The voting has been announced: no statements now", "lock")
    if act.purpose is Purpose.REPLY:
        return ()
    if state.debate_closed:
        return refuse(state, "The debate is closed", "precedence")
    if state.speakers and state.speakers[0] != act.member:
        return refuse(state, f"{state.speakers[0]} is next on the list of speakers", "floor")
    return ()


def _on_motion(state: State, act: a.Speak) -> Answer:
    motion = state.motions.get(act.about)
    if motion is None or motion.carried is not None:
        return refuse(state, f"No motion {act.about!r} is pending", "precedence")
    favour = act.purpose is Purpose.FOR_MOTION
    allowed = motion.kind.speakers_for if favour else motion.kind.speakers_against
    spoken = motion.spoken_for if favour else motion.spoken_against
    if spoken < allowed:
        return ()
    side = "for" if favour else "against"
    what = f"No more speakers {side} this motion: {motion.kind.rule.number} allows {allowed}"
    return refuse(state, what, "precedence")


def _explanation(state: State, act: a.Speak) -> Answer:
    standing = state.proposals.get(act.about)
    if standing is None:
        return refuse(state, f"There is no text {act.about!r} to explain a vote on", "explain")
    if not state.procedure.sponsors_explain and act.member in standing.proposal.sponsors:
        what = f"{act.member} is a sponsor of {act.about}"
        return refuse(state, f"{what} and does not explain its vote on it", "explain")
    return ()


def _may_speak(state: State, member: str) -> bool:
    return state.is_member(member) or member in state.convened.observers
