"""A meeting as sentences: one for each event that a reader should see, with its rule.

Plain words without markup; the faces lay them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hemicycle.meeting import story_results, story_sitting, story_texts, story_votes
from hemicycle.meeting.acts import Attend, Elsewhere, Remark
from hemicycle.meeting.consequences import FollowedElsewhere
from hemicycle.meeting.fold import Event, evolve
from hemicycle.meeting.state import EMPTY, State
from hemicycle.meeting.telling import Line

_SENTENCES = {
    **story_sitting.SENTENCES,
    **story_texts.SENTENCES,
    **story_votes.SENTENCES,
    **story_results.SENTENCES,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its event, the place of that among the events, and the states around it."""

    line: Line
    event: Event
    place: int
    before: State
    after: State


def story(events: Iterable[Event], start: State = EMPTY) -> Iterator[Told]:
    """The meeting, sentence by sentence. A roll that is answered in a row is one sentence."""
    state = start
    listed = tuple(events)
    for place, event in enumerate(listed):
        before, state = state, evolve(state, event)
        following = listed[place + 1] if place + 1 < len(listed) else None
        if isinstance(event, Attend) and isinstance(following, Attend):
            continue
        line = _line(state, event)
        if line is None:
            continue
        if state.beside and not isinstance(event, Elsewhere | FollowedElsewhere | Remark):
            line = _in(state, line)
        yield Told(line, event, place, before, state)


def _in(state: State, line: Line) -> Line:
    """The sentence with the name of the body before it, where it does not begin with that."""
    name = state.book.name
    return line if line.text.startswith(name) else replace(line, text=f"{name}: {line.text}")


def _line(state: State, event: Event) -> Line | None:
    """The sentence of an event; of one in another body, with that body's name before it."""
    if isinstance(event, Elsewhere | FollowedElsewhere):
        there = state.beside[event.body]
        said = event.does if isinstance(event, Elsewhere) else event.event
        line = _line(there, said)  # type: ignore[arg-type]
        if line is None:
            return None
        return _in(there, line)
    tell = _SENTENCES.get(type(event))
    return tell(state, event) if tell is not None else None
