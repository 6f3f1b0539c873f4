"""The end of a replayed meeting: its texts with their differences, and its results."""

from __future__ import annotations

from typing import Any

from hemicycle.domain.difference import side_by_side
from hemicycle.domain.proposal import DraftResolution
from hemicycle.domain.text import Text
from hemicycle.meeting.order import edits_now, in_order, text_now
from hemicycle.meeting.state import Standing, State


def text_document(state: State, name: str) -> dict[str, Any]:
    standing = state.proposals[name]
    proposal = standing.proposal
    document = {
        "title": proposal.title,
        "sponsors": list(proposal.sponsors),
        "signatories": list(standing.signatories),
        "stage": str(standing.stage),
        "becomes": standing.becomes or None,
    }
    if not isinstance(proposal, DraftResolution):
        return document | {
            "to": proposal.to,
            "edits": [str(edit) for edit in edits_now(state, name)],
        }
    return document | _wording(standing, text_now(state, name))


def _wording(standing: Standing, now: Text | None) -> dict[str, Any]:
    if standing.tabled is None or now is None:
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
        "difference": difference_rows(standing.tabled, now),
    }


def difference_rows(before: Text, now: Text) -> list[dict[str, Any]]:
    return [
        {
            "before": row.before,
            "after": row.after,
            "runs": [[run.sign, run.words] for run in row.runs],
        }
        for row in side_by_side(before, now)
    ]


def result_document(state: State) -> dict[str, Any]:
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
        "elected": _elected(state, judges=False),
        "judges": _judges(state),
        "majorities": {
            body.book.name: _elected(body, judges=True)
            for body in (state, *state.beside.values())
            if _elected(body, judges=True)
        },
        "timers": [
            {"kind": t.kind, "since": t.since.isoformat(), "due": t.due.isoformat(),
             "due_at": t.due_at.isoformat() if t.due_at else None,
             "rule": t.rule.number, "note": t.note or None}
            for t in (entry.timer for entry in state.timers)
        ],
        "corrections": [
            {"vote": said.vote, "member": said.member, "intended": str(said.intended)}
            for said in state.corrections
        ],
        "phase": str(state.phase),
        "in_order": list(in_order(state)),
    }  # fmt: skip


def _elected(state: State, *, judges: bool) -> dict[str, list[str]]:
    """By election, who was elected; of judges who has the majority in this organ alone."""
    return {
        name: list(election.elected)
        for name, election in state.elections.items()
        if (election.office == "ICJ") is judges
    }


def _judges(state: State) -> list[str]:
    """Those chosen by each organ in one and the same meeting, where both are in the script."""
    return [
        name
        for identity, election in state.elections.items()
        for other in state.beside.values()
        if election.office == "ICJ" and identity in other.elections
        for name in election.elected
        if name in other.elections[identity].elected
    ]
