"""A meeting replayed: the document that every face shows.

``{meeting, steps, story, texts, result}``: a step is one question disposed of, in the words of a
decision; a text is how it stood at the end, with the difference and each paragraph's history.
"""

from __future__ import annotations

from typing import Any

from hemicycle.domain.difference import side_by_side
from hemicycle.domain.proposal import DraftResolution
from hemicycle.domain.text import Text
from hemicycle.domain.vote import Position
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.fold import Event
from hemicycle.meeting.order import edits_now, in_order, text_now
from hemicycle.meeting.script import MEETING_FORMAT, Script, beginning
from hemicycle.meeting.state import Standing, State
from hemicycle.meeting.story import named, story, title_of

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
        "texts": {name: _text(state, name) for name in state.proposals},
        "result": _result(state),
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
    for event in meeting.events:
        if isinstance(event, c.Decided):
            steps[_key(event)] = _vote(meeting.state, event)
        elif isinstance(event, c.Disposed):
            steps[_key(event)] = _gone(meeting.state, event)
        elif isinstance(event, c.MotionEnded):
            steps[_key(event)] = _ended(meeting.state, event)
    return steps


def _key(event: Result) -> tuple[str, str]:
    """What tells one step from another."""
    if isinstance(event, c.Decided):
        return ("vote", event.vote)
    if isinstance(event, c.Disposed):
        return ("gone", event.target)
    return ("motion", event.motion)


def _story(meeting: Meeting, keys: list[tuple[str, str]], start: State) -> list[dict[str, Any]]:
    """The sentences; ``step`` is the place of a result among the steps, ``changed`` a text."""
    told = []
    for line, event, state in story(meeting.events, start):
        result = keys.index(_key(event)) if isinstance(event, Result) else None
        told.append(
            {
                "text": line.text,
                "rule": line.rule or None,
                "kind": line.kind,
                "step": result,
                "changed": _changed(state, event),
            }
        )
    return told


def _changed(state: State, event: Event) -> dict[str, Any] | None:
    """A text as it reads after an event that changed it, against the text as tabled."""
    if not isinstance(event, c.TextAmended | c.PartDeleted):
        return None
    proposal, now = state.proposals[event.symbol].proposal, text_now(state, event.symbol)
    if not isinstance(proposal, DraftResolution) or proposal.text is None or now is None:
        return None
    return {"symbol": event.symbol, "difference": _difference(proposal.text, now)}


def _vote(state: State, event: c.Decided) -> dict[str, Any]:
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
        "note": event.note or None,
        "source": event.source or None,
    }


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


# --- texts and result -----------------------------------------------------------------------------


def _text(state: State, name: str) -> dict[str, Any]:
    standing = state.proposals[name]
    proposal = standing.proposal
    document = {
        "title": proposal.title,
        "sponsors": list(proposal.sponsors),
        "stage": str(standing.stage),
        "becomes": standing.becomes or None,
    }
    if not isinstance(proposal, DraftResolution):
        return document | {
            "to": proposal.to,
            "edits": [str(edit) for edit in edits_now(state, name)],
        }
    return document | _wording(proposal, standing, text_now(state, name))


def _wording(proposal: DraftResolution, standing: Standing, now: Text | None) -> dict[str, Any]:
    if proposal.text is None or now is None:
        return {"amendments": list(standing.adopted), "paragraphs": None, "difference": None}
    return {
        "amendments": list(standing.adopted),
        "paragraphs": [
            {
                "place": str(place),
                "text": paragraph.text,
                "history": [
                    {"by": change.by, "did": change.did, "before": change.before}
                    for change in paragraph.history
                ],
            }
            for place, paragraph in now.numbered()
        ],
        "difference": _difference(proposal.text, now),
    }


def _difference(before: Text, now: Text) -> list[dict[str, Any]]:
    return [
        {
            "before": row.before,
            "after": row.after,
            "runs": [[run.sign, run.words] for run in row.runs],
        }
        for row in side_by_side(before, now)
    ]


def _result(state: State) -> dict[str, Any]:
    stages: dict[str, list[str]] = {}
    for name, standing in state.proposals.items():
        stages.setdefault(str(standing.stage), []).append(name)
    return {
        **{stage: stages.get(stage, []) for stage in ("adopted", "rejected")},
        "other": {s: names for s, names in stages.items() if s not in ("adopted", "rejected")},
        "resolutions": {
            name: standing.becomes
            for name, standing in state.proposals.items()
            if standing.becomes and standing.stage == "adopted"
        },
        "elected": {name: list(election.elected) for name, election in state.elections.items()},
        "timers": [
            {"kind": t.kind, "since": t.since.isoformat(), "due": t.due.isoformat(),
             "rule": t.rule.number, "note": t.note or None}
            for t in state.timers
        ],
        "corrections": [
            {"vote": said.vote, "member": said.member, "intended": str(said.intended)}
            for said in state.corrections
        ],
        "phase": str(state.phase),
        "in_order": list(in_order(state)),
    }  # fmt: skip
