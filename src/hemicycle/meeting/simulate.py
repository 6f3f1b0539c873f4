"""Whole meetings at random, held to the invariants after every event.

``run(seed, meetings)`` is a pure function of its arguments. The first violation is reported with
the shortest script found that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from hemicycle.meeting.acts import Act, Undo
from hemicycle.meeting.clerk import sensible, way_on, wild
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.engine import perform
from hemicycle.meeting.fold import Event, counting, evolve, fold
from hemicycle.meeting.invariants import broken
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.script import Script, parse_script, write_script
from hemicycle.meeting.state import EMPTY, Phase, State

_LONGEST = 400
_WILD_SHARE = 0.2
_AFTER_CLOSE = 3
_WRITTEN = 20
"""Of so many meetings one is written and read back: that takes longer than the meeting."""

Invariant = Callable[[State, Event, State], str | None]


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant broken: in which meeting, how, and a script that shows it."""

    meeting: int
    text: str
    script: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was simulated; ``violation`` None where every invariant held."""

    seed: int
    meetings: int
    events: int
    refusals: int
    votes: int
    violation: Violation | None

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        found = self.violation
        shown = None if found is None else {
            "meeting": found.meeting, "text": found.text, "script": found.script
        }  # fmt: skip
        return {
            "seed": self.seed,
            "meetings": self.meetings,
            "events": self.events,
            "refusals": self.refusals,
            "votes": self.votes,
            "violation": shown,
        }


@dataclass(frozen=True, slots=True)
class Course:
    """One simulated meeting: acts that were accepted, events, refusals, what broke."""

    acts: tuple[Act, ...]
    events: tuple[Event, ...]
    refusals: int
    broken: str | None


def run(seed: int, meetings: int, *, invariant: Invariant = broken) -> Report:
    """Simulate meetings until one breaks an invariant or all are done."""
    events = refusals = votes = 0
    for number in range(1, meetings + 1):
        course = one(Random(f"{seed}/{number}"), invariant, written=number % _WRITTEN == 1)
        events += len(course.events)
        refusals += course.refusals
        votes += sum(isinstance(event, Decided) for event in course.events)
        if course.broken is not None:
            script = _script(shortest(course.acts, invariant, course.broken))
            found = Violation(number, course.broken, script)
            return Report(seed, number, events, refusals, votes, found)
    return Report(seed, meetings, events, refusals, votes, None)


def one(rng: Random, invariant: Invariant = broken, *, written: bool = True) -> Course:
    """One meeting from a generator of chance; ``written`` also reads its script back."""
    state: State = EMPTY
    acts: list[Act] = []
    events: list[Event] = []
    refusals, closing = 0, _AFTER_CLOSE
    while len(acts) + refusals < _LONGEST and closing:
        closing -= state.phase is Phase.CLOSED
        is_wild = state.sitting is not None and rng.random() < _WILD_SHARE
        act = wild(rng, state) if is_wild else sensible(rng, state)
        answer = perform(state, act)
        if isinstance(answer, Refusal):
            refusals += 1
            continue
        acts.append(act)
        events.extend(answer)
        state, found = follow(state, answer, invariant)
        if found is not None:
            return Course(tuple(acts), tuple(events), refusals, found)
    return Course(tuple(acts), tuple(events), refusals, at_the_end(state, events, written))


def follow(state: State, events: Sequence[Event], invariant: Invariant) -> tuple[State, str | None]:
    """The state after the events of one act, and the first thing they break."""
    for event in events:
        after = evolve(state, event)
        found = invariant(state, event, after)
        if found is not None:
            return after, found
        state = after
    return state, stuck(state)


def stuck(state: State) -> str | None:
    """Every state but the last has an act that is in order.

    A vote under way is not asked: nothing stands against closing it, and counting it is dear.
    """
    if state.phase in (Phase.CLOSED, Phase.BALLOT):
        return None
    if any(not isinstance(perform(state, act), Refusal) for act in way_on(state)):
        return None
    return f"no way on from {state.phase}"


def at_the_end(state: State, events: Sequence[Event], written: bool) -> str | None:
    """Replay equals live; what is written is read back."""
    if fold(events) != state:
        return "the replay is not what was live"
    if _undone_leaves_a_trace(state, events):
        return "what was undone has left a trace in the state"
    if not written:
        return None
    script = Script("simulated", "", (), "", tuple(events))
    if parse_script(write_script(script), "simulated").events != script.events:
        return "the script is not read back as it was written"
    return None


def _undone_leaves_a_trace(state: State, events: Sequence[Event]) -> bool:
    """Whether the state is another than if what was undone had never been done."""
    if not any(isinstance(event, Undo) for event in events):
        return False
    kept = [event for event, counts in zip(events, counting(events), strict=True) if counts]
    return fold(kept).having(now=state.now) != state


# --- the shortest script -------------------------------------------------------------------------


def shortest(acts: Sequence[Act], invariant: Invariant, fault: str) -> tuple[Act, ...]:
    """Acts left out as long as the same thing breaks; none of those left can be spared."""
    kept = list(acts)
    size = max(1, len(kept) // 2)
    while size:
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if breaks(fewer, invariant) == fault:
                kept = fewer
            else:
                start += size
        size //= 2
    return tuple(kept)


def breaks(acts: Sequence[Act], invariant: Invariant) -> str | None:
    """What the acts that are accepted in this order break first; None where all holds."""
    state: State = EMPTY
    events: list[Event] = []
    for act in acts:
        answer = perform(state, act)
        if isinstance(answer, Refusal):
            continue
        events.extend(answer)
        state, found = follow(state, answer, invariant)
        if found is not None:
            return found
    return at_the_end(state, events, written=True)


def _script(acts: Sequence[Act]) -> str:
    return write_script(Script("violation", "", (), "", tuple(acts)))
