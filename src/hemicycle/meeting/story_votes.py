"""Sentences of voting: questions put, ballots, corrections, elections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import Line, cited, named, title_of


def _party(state: State, event: a.DeclareParty) -> Line:
    text = f"{named(state, event.member)} declares itself a party to the dispute."
    return Line(text, cited(state, "parties"))


def _announced(state: State, event: a.Announce) -> Line:
    return Line(f"The voting on {event.draft} begins.", cited(state, "lock"))


def _put(state: State, event: a.Put) -> Line | None:
    """Told where the way of voting says more than that the question is put."""
    title = title_of(state, event.target)
    if event.lot:
        text = f"Roll call on {title}: {named(state, event.lot)} was drawn to be called first."
        return Line(text, cited(state, "roll_call"))
    if event.by_letter:
        until = f" until {event.until:%Y-%m-%d %H:%M %Z}" if event.until else ""
        return Line(f"Vote by letter on {title}{until}.", cited(state, "method"))
    return None


def _passed(state: State, event: a.Pass) -> Line:
    return Line(f"{named(state, event.member)} passes.", cited(state, "roll_call"))


def _cast(state: State, event: a.Cast) -> Line | None:
    """Told where there is more in it than the board will show."""
    vote = state.vote
    again = vote is not None and event.member in vote.again
    if not again and not event.rights:
        return None
    said = f"{named(state, event.member)}{', called again' if again else ''}: "
    said += event.position.lower() + (", with rights" if event.rights else "")
    return Line(f"{said}.", cited(state, "roll_call"))


def _recast(state: State, event: a.Recast) -> Line:
    text = f"{named(state, event.member)} changes its ballot to {event.position.lower()}"
    return Line(f"{text}, before the close.", cited(state, "ballot"))


def _refrained(state: State, event: a.Refrain) -> Line:
    return Line(f"{named(state, event.member)} does not participate.", cited(state, "ballot"))


def _published(state: State, event: a.Publish) -> Line:
    count = f"{event.yes}–{event.no}–{event.abstain}"
    source = f" ({event.source})" if event.source else ""
    text = f"The record prints {count} for {event.vote}{source}; the result announced stands."
    return Line(text, cited(state, "correction"))


def _election(state: State, event: a.OpenElection) -> Line:
    seats = f"{event.seats} seats" if event.seats > 1 else "one seat"
    return Line(f"Election: {event.title or event.office}, {seats}.", cited(state, "election"))


def _conferred(state: State, event: a.Confer) -> Line:
    text = f"A joint conference of {len(event.members)} proposes {event.name}"
    return Line(f"{text} by {event.votes} votes.", cited(state, "election"))


def _lot(state: State, event: a.DrawLot) -> Line:
    return Line(f"The lot falls on {event.winner}.", cited(state, "election"))


def _corrected(state: State, event: a.Correct) -> Line:
    text = f"{named(state, event.member)} had intended to vote {event.intended}; the result stands."
    return Line(text, cited(state, "correction"))


SENTENCES: dict[type, Callable[[State, Any], Line | None]] = {
    a.DeclareParty: _party,
    a.Announce: _announced,
    a.Put: _put,
    a.Cast: _cast,
    a.Pass: _passed,
    a.Recast: _recast,
    a.Refrain: _refrained,
    a.Publish: _published,
    a.Correct: _corrected,
    a.OpenElection: _election,
    a.Confer: _conferred,
    a.DrawLot: _lot,
}
"""Ballots without a sentence say nothing a reader needs: the board shows them."""
