"""The brief as one JSON document (a contract: ``design.md`` section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.brief.digest import movement, one_thing_to_know
from hemicycle.brief.model import Brief, Comparison, GroupLine, Unusual, VoteBrief
from hemicycle.domain.vote import Position

_TAKEN = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)
_BALLOTS = 12
"""Surprising ballots in the document; the command ``surprise`` has all."""


def document(brief: Brief) -> dict[str, Any]:
    """The brief with members as codes and positions as in the record's tables."""
    return {
        "record_version": brief.record_version,
        "date": brief.date.isoformat() if brief.date else None,
        "provisional": brief.provisional,
        "title": brief.title,
        "digest": brief.digest,
        "votes": [_vote(vote) for vote in brief.votes],
        "notes": [note.text for note in brief.notes],
        "sources": list(brief.sources),
    }


def _vote(vote: VoteBrief) -> dict[str, Any]:
    event = vote.event
    decision = vote.decision.to_dict()
    main, *others = [*vote.compared, None]
    return {
        "vote_id": event.vote_id,
        "symbol": event.symbol,
        "draft": event.draft,
        "body": event.body,
        "session": event.session,
        "date": event.date.isoformat() if event.date else None,
        "title": event.title,
        "question": event.question.value,
        "parent": event.parent,
        "method": event.method.value,
        "status": event.status.value if event.status else None,
        "outcome": decision["outcome"],
        "code": decision["code"],
        "binding": decision["binding"],
        "required": decision["required"],
        "reasons": decision["reasons"],
        "margin": decision["margin"],
        "vetoes": decision["vetoes"],
        "negative_permanent": decision["negative_permanent"],
        "tally": vote.tally and vote.tally.to_dict(),
        "positions": _positions(vote.positions),
        "possible": {code: [at.value for at in still] for code, still in vote.possible.items()},
        "compared_with": _compared(main),
        "movers": _movers(main),
        "also_compared": [
            {"compared_with": _compared(other), "movers": _movers(other)}
            for other in others
            if other is not None
        ],
        "support": [
            {
                "symbol": point.label,
                "date": point.date.isoformat(),
                "kind": point.kind,
                "yes": point.yes,
                "no": point.no,
                "abstain": point.abstain,
            }
            for point in vote.support
            if point.same_series
        ],
        "beside": [
            {"symbol": point.label, "date": point.date.isoformat(), "yes": point.yes}
            for point in vote.support
            if not point.same_series
        ],
        "groups": {line.code: _group(line) for line in vote.groups},
        "permanent": list(vote.permanent),
        "surprise": _surprise(vote.unusual),
        "movement": movement(vote),
        "one_thing": one_thing_to_know(vote),
        "corrections": [
            {
                "member": correction.member,
                "cast": correction.cast.value,
                "intended": correction.intended.value,
                "stated_on": correction.stated_on.isoformat() if correction.stated_on else None,
                "source": correction.source,
            }
            for correction in vote.corrections
        ],
        "notes": [{"kind": note.kind, "text": note.text} for note in vote.notes],
        "source": event.source,
        "source_id": event.source_id,
        "source_url": event.source_url,
    }


def _surprise(found: Unusual | None) -> dict[str, Any] | None:
    """The figures, the most surprising ballots only; None where there are none."""
    if found is None or found.surprise is None:
        return None
    figures = found.surprise.to_dict()
    figures["ballots"] = figures["ballots"][:_BALLOTS]
    pair = None if found.pair is None else found.pair.to_dict()
    return {**figures, "pair": pair, "sentences": list(found.sentences)}


def _positions(positions: Mapping[str, Position] | None) -> dict[str, list[str]] | None:
    if positions is None:
        return None
    listed = {at.value: sorted(c for c, p in positions.items() if p is at) for at in _TAKEN}
    unknown = sorted(code for code, at in positions.items() if at is Position.UNKNOWN)
    return listed | ({"UNKNOWN": unknown} if unknown else {})


def _compared(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "vote_id": comparison.vote_id,
        "symbol": comparison.label,
        "date": comparison.date.isoformat() if comparison.date else None,
        "linked": False,
        "same_title": comparison.same_title,
    }


def _movers(comparison: Comparison | None) -> list[dict[str, str]]:
    if comparison is None:
        return []
    return [
        {"member": mover.member, "before": mover.before.value, "now": mover.now.value}
        for mover in comparison.movers
    ]


def _group(line: GroupLine) -> dict[str, int]:
    counts = {at.value: line.counts.get(at, 0) for at in _TAKEN}
    unknown = line.counts.get(Position.UNKNOWN, 0)
    return counts | ({"UNKNOWN": unknown} if unknown else {})
