"""The fold: events into state. Pure.

Every event has its step in a table of :mod:`.steps_floor`, :mod:`.steps_texts` or
:mod:`.steps_votes`.

A step trusts its event: whether an act is in order is asked before, in :mod:`.engine`.
"""

from __future__ import annotations

from collections.abc import Iterable

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting import steps_floor, steps_texts, steps_votes
from hemicycle.meeting.state import EMPTY, State

Event = a.Act | c.Consequence


def fold(events: Iterable[Event], start: State = EMPTY) -> State:
    """The state that the events amount to, from the beginning or from a state before them."""
    state = start
    for event in events:
        state = evolve(state, event)
    return state


def evolve(state: State, event: Event) -> State:
    """The state after one event."""
    kind = type(event)
    return state if kind in _SILENT else _STEPS[kind](state, event)


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

_STEPS = {**steps_floor.STEPS, **steps_texts.STEPS, **steps_votes.STEPS}
