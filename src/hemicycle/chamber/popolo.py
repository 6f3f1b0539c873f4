"""The votes of a meeting in the form of the Popolo project, for programs of other assemblies.

Popolo (popoloproject.com/specs) calls any question a *motion* and each taking of a vote on it a
*vote event*; a vote taken twice is one motion with two events. Where we differ:

- The members are States or delegations, so voters and creators are organizations; Popolo expects a
  person as the creator of a motion. A text has one creator there: its first sponsor.
- ``result`` is ``pass`` or ``fail``. Where there is no decision, or none can be told, it is null.
- ``option`` is ``yes``, ``no``, ``abstain`` or ``not voting``; ``absent`` where somebody said so.
  A secret ballot has counts without votes.
- What Popolo has no word for stands under ``extras``, so that the rest can be checked against its
  schemas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hemicycle.domain.proposal import DraftResolution
from hemicycle.domain.vote import Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.fold import Event, counting
from hemicycle.meeting.majority import majorities
from hemicycle.meeting.order import text_now
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import named, title_of
from hemicycle.meeting.timed import Timed
from hemicycle.rules.answer import Outcome

if TYPE_CHECKING:
    from hemicycle.chamber.session import Chamber

_RESULTS = {Outcome.ADOPTED: "pass", Outcome.NOT_ADOPTED: "fail"}
_OPTIONS = {
    Position.YES: "yes",
    Position.NO: "no",
    Position.ABSTAIN: "abstain",
    Position.NON_VOTING: "not voting",
}
Span = tuple[datetime | None, datetime | None]
"""When a vote was opened and when it was closed, where somebody told it."""


def popolo(chamber: Chamber) -> dict[str, Any]:
    """The votes of a chamber."""
    return popolo_document(chamber.state, chamber.log.events, meeting=chamber.id)


def popolo_document(state: State, events: Iterable[Event], *, meeting: str) -> dict[str, Any]:
    """Organizations, the session, and the motions with their vote events.

    Parameters
    ----------
    state
        The meeting as it stands: a vote that was undone is not in it.
    events
        What led to it; only the times are read from them.
    meeting
        Id of the meeting, the beginning of every id in the document.
    """
    spans = _spans(tuple(events))
    motions: dict[str, dict[str, Any]] = {}
    for vote in state.votes.values():
        motion = motions.setdefault(vote.target, _motion(state, vote, meeting))
        motion["vote_events"].append(_vote_event(state, vote, meeting, spans.get(vote.vote)))
        motion["result"] = _RESULTS.get(vote.outcome)
    return {
        "organizations": _organizations(state, meeting),
        "events": [_session(state, meeting)],
        "motions": list(motions.values()),
        "extras": {"world": state.convened.world, "simulation": state.convened.world != "real"},
    }


def _spans(events: tuple[Event, ...]) -> dict[str, Span]:
    """When each vote was opened and closed, by the acts around its result."""
    spans: dict[str, Span] = {}
    opened = last = None
    for event, counts in zip(events, counting(events), strict=True):
        if not counts:
            continue
        if isinstance(event, a.Put):
            opened = event.at
        if isinstance(event, Timed):
            last = event.at
        if isinstance(event, Decided):
            spans.setdefault(event.vote, (opened, last))
    return spans


# --- who ----------------------------------------------------------------------------------------


def _organizations(state: State, meeting: str) -> list[dict[str, Any]]:
    body = {
        "id": _body(state, meeting),
        "name": state.book.name,
        "classification": "body",
        "identifiers": [{"scheme": "hemicycle", "identifier": state.convened.body}],
    }
    members = (
        {
            "id": _member(meeting, code),
            "name": named(state, code),
            "classification": "delegation",
            "identifiers": [{"scheme": "hemicycle", "identifier": code}],
        }
        for code in sorted({*(state.roll or ()), *state.convened.observers})
    )
    return [body, *members]


def _body(state: State, meeting: str) -> str:
    return f"{meeting}/body/{state.convened.body}"


def _member(meeting: str, code: str) -> str:
    return f"{meeting}/member/{code}"


def _session(state: State, meeting: str) -> dict[str, Any]:
    return {
        "id": f"{meeting}/session",
        "name": state.convened.title or state.book.name,
        "classification": "meeting",
        "start_date": state.convened.day.isoformat(),
        "organization_id": _body(state, meeting),
    }


# --- what ---------------------------------------------------------------------------------------


def _motion(state: State, vote: Decided, meeting: str) -> dict[str, Any]:
    target, sponsors = vote.target, _sponsors(state, vote.target)
    needed = [one.words for one in majorities(state, target)]
    return {
        "id": f"{meeting}/motion/{target}",
        "organization_id": _body(state, meeting),
        "legislative_session_id": f"{meeting}/session",
        "creator_id": _member(meeting, sponsors[0]) if sponsors else None,
        "text": _words(state, target),
        "classification": str(vote.question),
        "date": state.convened.day.isoformat(),
        "requirement": " or ".join(needed) or None,
        "result": None,
        "vote_events": [],
        "extras": {
            "title": title_of(state, target),
            "sponsors": [_member(meeting, code) for code in sponsors],
        },
    }


def _sponsors(state: State, target: str) -> tuple[str, ...]:
    """Who put the question: sponsors of a text, the mover of a motion or an appeal."""
    if target in state.proposals:
        return state.proposals[target].proposal.sponsors
    if target in state.motions:
        return (state.motions[target].member,)
    ruling = state.rulings.get(target)
    return (ruling.appeal.member,) if ruling is not None and ruling.appeal is not None else ()


def _words(state: State, target: str) -> str:
    """The draft as it stands, the edits of an amendment, or what the question is called."""
    held = state.proposals.get(target)
    if held is None:
        return title_of(state, target)
    if not isinstance(held.proposal, DraftResolution):
        return "\n".join(map(str, held.proposal.edits)) or held.proposal.title
    text = text_now(state, target)
    if text is None:
        return held.proposal.title
    return "\n".join(f"{place} {paragraph.text}" for place, paragraph in text.numbered())


def _vote_event(state: State, vote: Decided, meeting: str, span: Span | None) -> dict[str, Any]:
    opened, closed = span or (None, None)
    name = f"{meeting}/vote/{vote.vote}"
    decision = vote.decision.to_dict()
    return {
        "id": name,
        "identifier": vote.vote,
        "motion_id": f"{meeting}/motion/{vote.target}",
        "organization_id": _body(state, meeting),
        "legislative_session_id": f"{meeting}/session",
        "classification": str(vote.method),
        "start_date": opened.isoformat() if opened else None,
        "end_date": closed.isoformat() if closed else None,
        "result": _RESULTS.get(vote.outcome),
        "counts": _counts(vote),
        "votes": [_vote(meeting, name, vote, code, said) for code, said in vote.roll],
        "extras": {
            key: decision[key] for key in ("outcome", "code", "vetoes", "binding", "reasons")
        },
    }


def _counts(vote: Decided) -> list[dict[str, Any]]:
    """Counts that are known; one nobody told is left out, never put at nought."""
    tally = vote.tally
    if tally is None:
        return []
    known: Mapping[str, int | None] = {
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
        "not voting": tally.non_voting,
    }
    return [{"option": name, "value": n} for name, n in known.items() if n is not None]


def _vote(meeting: str, event: str, vote: Decided, code: str, said: Position) -> dict[str, Any]:
    absent = str(dict(vote.details).get(code, "")) == "absent"
    return {
        "vote_event_id": event,
        "voter_id": _member(meeting, code),
        "option": "absent" if absent else _OPTIONS.get(said),
    }
