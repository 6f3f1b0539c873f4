"""Steps of the fold: the list of speakers, the floor and the time on it, caucuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import Caucus, Floor, Speech, State
from hemicycle.meeting.words import Purpose, YieldTo


def _inscribed(state: State, event: a.Inscribe) -> State:
    return state.having(speakers=(*state.speakers, event.member))


# --- who has the floor ------------------------------------------------------------------------


def _spoke(state: State, event: a.Speak) -> State:
    if event.purpose is Purpose.QUESTION:
        return state
    state = floor_free(state, event.at)
    note = _SPOKEN.get(event.purpose)
    state = note(state, event) if note is not None else state
    floor = Floor(
        event.member,
        event.purpose,
        event.about,
        _allowed(state, event),
        since=event.at,
        timed=event.at is not None,
    )
    return state.having(floor=floor)


def _allowed(state: State, event: a.Speak) -> int | None:
    """Seconds the speech may last."""
    if event.purpose is not Purpose.STATEMENT:
        return None
    if state.in_caucus and state.caucus is not None:
        return state.caucus.each
    return state.speaking_time


def _statement(state: State, event: a.Speak) -> State:
    if state.in_caucus:
        return state
    rest = tuple(member for member in state.speakers if member != event.member)
    return state.having(speakers=rest)


def _for_motion(state: State, event: a.Speak) -> State:
    motion = state.motions[event.about]
    return state.with_motion(replace(motion, spoken_for=motion.spoken_for + 1))


def _against_motion(state: State, event: a.Speak) -> State:
    motion = state.motions[event.about]
    return state.with_motion(replace(motion, spoken_against=motion.spoken_against + 1))


def _reply(state: State, event: a.Speak) -> State:
    """A right of reply is used up."""
    replies = {member: said for member, said in state.replies.items() if member != event.member}
    return state.having(replies=replies)


_Asked = Mapping[str, tuple[str, ...]]


def _explanation(state: State, event: a.Speak) -> State:
    """A right to explain that came with the vote is used up, and so is having asked to."""
    return state.having(
        rights=_without(state.rights, event), explaining=_without(state.explaining, event)
    )


def _without(
    listed: Mapping[str, tuple[str, ...]], event: a.Speak
) -> Mapping[str, tuple[str, ...]]:
    """Members by text, less the speaker"""
    if event.about not in listed:
        return listed
    return {**listed, event.about: tuple(m for m in listed[event.about] if m != event.member)}


_SPOKEN: dict[Purpose, Callable[[State, a.Speak], State]] = {
    Purpose.STATEMENT: _statement,
    Purpose.FOR_MOTION: _for_motion,
    Purpose.AGAINST_MOTION: _against_motion,
    Purpose.REPLY: _reply,
    Purpose.EXPLANATION: _explanation,
}


def floor_free(state: State, at: datetime | None = None) -> State:
    """Nobody has the floor any more; the speech that ends is noted with its time."""
    floor = state.floor
    if floor is None:
        return state
    seconds = floor.spent(at if at is not None else state.now)
    speech = Speech(floor.member, floor.purpose, floor.about, seconds)
    return state.having(floor=None, speeches=(*state.speeches, speech))


def floor_halted(state: State, at: datetime | None) -> State:
    """A point interrupts: the time of the speaker stands still."""
    floor = state.floor
    if floor is None or floor.since is None or at is None:
        return state
    used = floor.spent(at) or 0
    return state.having(floor=replace(floor, since=None, used=used))


def floor_resumed(state: State, at: datetime | None) -> State:
    """The point is settled: the time of the speaker runs again."""
    floor = state.floor
    if floor is None or not floor.timed or floor.since is not None:
        return state
    return state.having(floor=replace(floor, since=at))


def _yielded(state: State, event: a.Yield) -> State:
    floor = state.floor
    assert floor is not None
    if event.to is YieldTo.QUESTIONS:
        return state.having(floor=replace(floor, yielded=event.to))
    left = floor.left(event.at)
    state = floor_free(state, event.at)
    if event.to is YieldTo.CHAIR:
        return state
    given = Floor(
        event.receiver,
        floor.purpose,
        floor.about,
        None if left is None else max(0, int(left)),
        since=event.at,
        timed=event.at is not None,
        yielded=event.to,
    )
    return state.having(floor=given)


def _finished(state: State, event: a.Finish) -> State:
    return floor_free(state, event.at)


def _reply_asked(state: State, event: a.AskReply) -> State:
    return state.having(replies={**state.replies, event.member: None})


def _explaining(state: State, event: a.AskExplain) -> State:
    asked = (*state.explaining.get(event.about, ()), event.member)
    return state.having(explaining={**state.explaining, event.about: asked})


# --- caucuses and times -----------------------------------------------------------------------


def _caucus(state: State, event: c.CaucusBegun) -> State:
    """The time of a caucus runs from the act that carried the motion for it."""
    caucus = Caucus(event.motion, event.total, event.each, state.now)
    return state.having(caucus=caucus).settled()


def _caucus_over(state: State, event: a.EndCaucus) -> State:
    assert state.caucus is not None
    return floor_free(state, event.at).having(caucus=replace(state.caucus, over=True)).settled()


def _time_set(state: State, event: c.SpeakingTimeSet) -> State:
    return state.having(speaking_time=event.each)


def _list_opened(state: State, _: c.ListOpened) -> State:
    return state.having(list_closed=False)


STEPS: dict[type, Callable[[State, Any], State]] = {
    a.Inscribe: _inscribed,
    a.Speak: _spoke,
    a.Finish: _finished,
    a.Yield: _yielded,
    a.AskReply: _reply_asked,
    a.AskExplain: _explaining,
    a.EndCaucus: _caucus_over,
    c.CaucusBegun: _caucus,
    c.SpeakingTimeSet: _time_set,
    c.ListOpened: _list_opened,
}
