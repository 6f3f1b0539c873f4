"""The fold: events into state. Pure.

Every event has its step in a table of :mod:`.steps_sitting`, :mod:`.steps_floor`,
:mod:`.steps_texts` or :mod:`.steps_votes`. A step trusts its event: whether an act is in order is
asked before, in :mod:`.engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting import steps_floor, steps_sitting, steps_texts, steps_votes
from hemicycle.meeting.state import EMPTY, State
from hemicycle.meeting.timed import Timed

Event = a.Act | c.Consequence

UNDO_REACHES = 32
"""Acts that can be undone, at most: so many states are remembered."""


def fold(events: Iterable[Event], start: State = EMPTY) -> State:
    """The state that the events amount to, from the beginning or from a state before them."""
    state = start
    for event in events:
        state = evolve(state, event)
    return state


def evolve(state: State, event: Event) -> State:
    """The state after one event.

    Before an act the state is remembered, for an undo; a remark has nothing to undo.
    """
    kind = type(event)
    if kind is a.Undo:
        return _undone(state, event)  # type: ignore[arg-type]
    after = state if kind in _SILENT else _STEPS[kind](state, event)
    if not isinstance(event, Timed):
        return after
    if kind is a.Remark:
        return after.having(now=event.at or state.now)
    return _remembering(state, after, event)


def _remembering(before: State, after: State, act: Timed) -> State:
    if act.at is not None:
        after = after.having(now=act.at)
    return after.after_act(before, UNDO_REACHES)


def _undone(state: State, undo: a.Undo) -> State:
    """The state before the acts undone; what time it is stays known."""
    before = state.back(undo.acts)
    now = undo.at or state.now
    return before if before.now == now else before.having(now=now)


def counting(events: Iterable[Event]) -> tuple[bool, ...]:
    """Which events still count: not those that were undone, nor the undoing itself.

    What still counts folds to the same state as all of them, but for the time.
    """
    kept: list[bool] = []
    remarks: list[int] = []
    acts: list[int] = []
    for place, event in enumerate(events):
        kept.append(not isinstance(event, a.Undo))
        if isinstance(event, a.Undo):
            first = acts[-event.acts]
            kept[first:] = [False] * (len(kept) - first)
            del acts[-event.acts :]
        elif isinstance(event, a.Remark):
            remarks.append(place)
        elif isinstance(event, Timed):
            acts.append(place)
    for place in remarks:
        kept[place] = True
    return tuple(kept)


def _elsewhere(state: State, body: str, event: Event) -> State:
    """The other body's own state moves; nothing here does."""
    there = evolve(state.beside.get(body, EMPTY), event)
    return state.having(beside={**state.beside, body: there})


def _done_elsewhere(state: State, event: a.Elsewhere) -> State:
    return _elsewhere(state, event.body, inner(event))


def _followed_elsewhere(state: State, event: c.FollowedElsewhere) -> State:
    return _elsewhere(state, event.body, event.event)  # type: ignore[arg-type]


def inner(event: a.Elsewhere) -> a.Act:
    """What is done in the other body, at the instant told for it."""
    does = event.does if event.at is None else replace(event.does, at=event.at)
    return does  # type: ignore[return-value]


_SILENT: frozenset[type] = frozenset(
    {
        a.Remark,
        a.Withdraw,
        a.DropMotion,
        a.Agree,
        a.CloseVote,
        a.Result,
        c.Composed,
        c.ConflictNamed,
        c.TextAmended,
        c.PartDeleted,
    }
)
"""Events that say something and change nothing: their consequences do, or nothing does."""

_STEPS: dict[type, Callable[[State, Any], State]] = {
    **steps_sitting.STEPS,
    **steps_floor.STEPS,
    **steps_texts.STEPS,
    **steps_votes.STEPS,
    a.Elsewhere: _done_elsewhere,
    c.FollowedElsewhere: _followed_elsewhere,
}
