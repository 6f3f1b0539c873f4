"""A meeting replayed: the document that every face shows.

``{meeting, steps, story, texts, result}``: a step is one question disposed of, in the words of a
decision; a text is how it stood at the end, with the difference and each paragraph's history.
"""

from __future__ import annotations

from typing import Any

from hemicycle.domain.vote import Position
from hemicycle.meeting import consequences as c
from hemicycle.meeting.acts import Accept, Revise, Undo
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.fold import Event, counting
from hemicycle.meeting.order import text_now
from hemicycle.meeting.replay_texts import difference_rows, result_document, text_document
from hemicycle.meeting.script import MEETING_FORMAT, Script, beginning
from hemicycle.meeting.state import State
from hemicycle.meeting.story import Told, story
from hemicycle.meeting.telling import named, title_of
from hemicycle.meeting.timed import Timed

Result = c.Decided | c.Disposed | c.MotionEnded
"""Events that dispose of a question: the steps of the document."""


def replay(script: Script, meeting: Meeting) -> dict[str, Any]:
    """The whole document, plain JSON values."""
    state = meeting.state
    steps = _steps(meeting)
    return {
        "meeting_format": MEETING_FORMAT,
        "meeting": _meeting(script, state),
        "steps": list(steps.values()),
        "story": _story(meeting, list(steps), beginning(script)),
        "texts": {name: text_document(state, name) for name in state.proposals},
        "result": result_document(state),
    }


def _meeting(script: Script, state: State) -> dict[str, Any]:
    sitting = state.convened
    return {
        "name": script.name,
        "title": script.title or sitting.title,
        "body": sitting.body,
        "date": sitting.day.isoformat(),
        "session": sitting.session or None,
        "meeting": sitting.meeting or None,
        "world": sitting.world,
        "members": {code: named(state, code) for code in sorted(state.roll or ())},
        "permanent": sorted(state.permanent),
        "sources": list(script.sources),
        "note": script.note or None,
    }


# --- steps --------------------------------------------------------------------------------


def _steps(meeting: Meeting) -> dict[tuple[str, str], dict[str, Any]]:
    """One step a question, in order; a vote decided anew by a ruling keeps its place."""
    steps: dict[tuple[str, str], dict[str, Any]] = {}
    for event, counts in zip(meeting.events, counting(meeting.events), strict=True):
        if not counts:
            continue
        body, inside = _where(event)
        state = meeting.state.beside[body] if body else meeting.state
        step = _step(state, inside)
        if step is not None:
            steps[_key(event)] = {**step, "body": body or state.convened.body}
    return steps


def _where(event: Event) -> tuple[str, Event]:
    """The other body in which something followed, and what; no body for this one."""
    if isinstance(event, c.FollowedElsewhere):
        return event.body, event.event  # type: ignore[return-value]
    return "", event


def _step(state: State, event: Event) -> dict[str, Any] | None:
    if isinstance(event, c.Decided):
        return vote_document(state, event)
    if isinstance(event, c.Disposed):
        return _gone(state, event)
    return _ended(state, event) if isinstance(event, c.MotionEnded) else None


def _key(event: Event) -> tuple[str, str]:
    """What tells one step from another."""
    if isinstance(event, c.FollowedElsewhere):
        kind, name = _key(event.event)  # type: ignore[arg-type]
        return (f"{kind} in {event.body}", name)
    if isinstance(event, c.Decided):
        return ("vote", event.vote)
    if isinstance(event, c.Disposed):
        return ("gone", event.target)
    return ("motion", event.motion if isinstance(event, c.MotionEnded) else "")


def _story(meeting: Meeting, keys: list[tuple[str, str]], start: State) -> list[dict[str, Any]]:
    """The sentences.

    ``step`` is the place of a result among the steps, ``changed`` a text, ``at`` the instant, if
    somebody told it; ``undone`` what was taken back later.
    """
    counts = counting(meeting.events)
    told = []
    for said in story(meeting.events, start):
        event = said.event
        undone = not counts[said.place] and not isinstance(event, Undo)
        decides = isinstance(_where(event)[1], Result)
        result = keys.index(_key(event)) if decides and not undone else None
        at = event.at if isinstance(event, Timed) else None
        told.append(
            {
                "text": said.line.text,
                "rule": said.line.rule or None,
                "kind": said.line.kind,
                "step": result,
                "changed": None if undone else _changed(said),
                "at": at.isoformat() if at is not None else None,
                "undone": undone,
            }
        )
    return told


def _changed(said: Told) -> dict[str, Any] | None:
    """A text as it reads after an event that changed it.

    What the body changed is shown against the text as tabled, a revision against what it revises.
    """
    symbol = _touched(said)
    if symbol is None:
        return None
    now = text_now(said.after, symbol)
    if isinstance(said.event, Revise | Accept):
        before = text_now(said.before, symbol)
    else:
        before = said.after.proposals[symbol].tabled
    if before is None or now is None:
        return None
    return {"symbol": symbol, "difference": difference_rows(before, now)}


def _touched(said: Told) -> str | None:
    """The draft whose words an event changes."""
    event = said.event
    if isinstance(event, c.TextAmended | c.PartDeleted | Revise):
        symbol = event.symbol
    elif isinstance(event, Accept):
        symbol = said.after.parent(event.amendment)
    else:
        return None
    return symbol if said.after.proposals[symbol].is_draft else None


def vote_document(state: State, event: c.Decided) -> dict[str, Any]:
    """A question decided, as one JSON document."""
    decision = event.decision.to_dict()
    return {
        "question": str(event.question),
        "target": event.target,
        "title": title_of(state, event.target),
        "method": str(event.method),
        "nature": str(event.nature) if event.nature else None,
        "nature_by": event.nature_by or None,
        "tally": _tally(event),
        "positions": _positions(event),
        **decision,
        "placed": event.placed or None,
        "details": {member: str(why) for member, why in event.details},
        "published": _published(state, event.vote),
        "note": event.note or None,
        "source": event.source or None,
    }


def _published(state: State, vote: str) -> dict[str, Any] | None:
    """The count that the record prints, where it is not the one announced."""
    said = state.published.get(vote)
    if said is None:
        return None
    counts = {"yes": said.yes, "no": said.no, "abstain": said.abstain}
    return {**counts, "non_voting": said.non_voting, "source": said.source or None}


def _tally(event: c.Decided) -> dict[str, int | None] | None:
    tally = event.tally
    if tally is None:
        return None
    counts = (tally.yes, tally.no, tally.abstain, tally.non_voting)
    return dict(zip(("yes", "no", "abstain", "non_voting"), counts, strict=True))


def _positions(event: c.Decided) -> dict[str, list[str]] | None:
    if not event.roll:
        return None
    order = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)
    return {str(p): [member for member, said in event.roll if said is p] for p in order}


def _gone(state: State, event: c.Disposed) -> dict[str, Any]:
    standing = state.proposals[event.target]
    question = "draft" if standing.is_draft else "amendment"
    return _without_vote(state, event.target, question, "no_decision", str(event.code), event)


def _ended(state: State, event: c.MotionEnded) -> dict[str, Any]:
    question = str(state.motions[event.motion].kind.question)
    outcome = "adopted" if event.carried else "not_adopted"
    code = "adopted_without_vote" if event.carried else "not_put"
    return _without_vote(state, event.motion, question, outcome, code, event)


def _without_vote(
    state: State,
    target: str,
    question: str,
    outcome: str,
    code: str,
    event: c.Disposed | c.MotionEnded,
) -> dict[str, Any]:
    source = state.procedure.rule("order").source
    holds = {"provision": event.rule, "source": source, "text": event.why, "holds": True}
    return {
        "question": question,
        "target": target,
        "title": title_of(state, target),
        "tally": None,
        "outcome": outcome,
        "code": code,
        "vetoes": [],
        "reasons": [holds],
    }
