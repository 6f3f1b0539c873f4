"""What everybody in the room may see: the board of a meeting as one document of plain values.

Ballots of a vote under way are shown as given or not, never how; the result shows how.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from hemicycle.domain.vote import Method
from hemicycle.meeting.majority import majorities, presence
from hemicycle.meeting.on_ballots import to_be_called
from hemicycle.meeting.order import in_order as words_in_order
from hemicycle.meeting.order import next_question, queue
from hemicycle.meeting.state import Floor, OpenVote, Standing, State
from hemicycle.meeting.telling import named, title_of


def board(state: State, at: datetime | None = None) -> dict[str, Any]:
    """The meeting as it stands, at an instant told from outside.

    Times are in seconds, null where nobody told the instants they are counted from.
    """
    if state.sitting is None:
        return {"phase": str(state.phase), "in_order": list(words_in_order(state))}
    return {
        **_sitting(state),
        "in_order": list(words_in_order(state)),
        "due": next_question(state),
        "speakers": _speakers(state, at),
        "caucus": _caucus(state, at),
        "point": _point(state),
        "motions": [_motion(state, place) for place in range(len(state.pending_motions()))],
        "texts": [_text(state, symbol, held) for symbol, held in state.proposals.items()],
        "announced": state.announced,
        "queue": list(queue(state, state.announced)) if state.announced else [],
        "vote": _vote(state, state.vote) if state.vote is not None else None,
        "timers": _timers(state),
    }


def _sitting(state: State) -> dict[str, Any]:
    there = presence(state)
    return {
        "phase": str(state.phase),
        "body": state.convened.body,
        "name": state.book.name,
        "title": state.convened.title or None,
        "day": str(state.day),
        "presiding": {"title": state.book.presiding, "member": state.presiding or None},
        "presence": {**asdict(there), "may_decide": there.may_decide},
    }


def _timers(state: State) -> list[dict[str, Any]]:
    return [
        {
            "kind": entry.timer.kind,
            "because": entry.because,
            "due": entry.timer.due.isoformat(),
            "due_at": entry.timer.due_at.isoformat() if entry.timer.due_at else None,
            "rule": entry.timer.rule.number,
        }
        for entry in state.timers
    ]


# --- the floor ----------------------------------------------------------------------------------


def _speakers(state: State, at: datetime | None) -> dict[str, Any]:
    """Who has the floor and for how long, who is listed, and what time each has used so far."""
    used: dict[str, float] = {}
    for speech in state.speeches:
        if speech.seconds is not None:
            used[speech.member] = used.get(speech.member, 0) + speech.seconds
    return {
        "floor": _floor(state, state.floor, at) if state.floor is not None else None,
        "list": list(state.speakers),
        "closed": state.list_closed,
        "debate_closed": state.debate_closed,
        "speaking_time": state.speaking_time,
        "used": used,
        "replies": dict(state.replies),
        "explaining": {about: list(asked) for about, asked in state.explaining.items() if asked},
        "rights": {target: list(members) for target, members in state.rights.items() if members},
    }


def _floor(state: State, floor: Floor, at: datetime | None) -> dict[str, Any]:
    return {
        "member": floor.member,
        "name": named(state, floor.member),
        "purpose": str(floor.purpose),
        "about": floor.about or None,
        "allowed": floor.allowed,
        "used": floor.spent(at),
        "left": floor.left(at),
        "running": floor.since is not None,
        "yielded": str(floor.yielded) if floor.yielded else None,
    }


def _caucus(state: State, at: datetime | None) -> dict[str, Any] | None:
    caucus = state.caucus
    if caucus is None or caucus.over:
        return None
    return {
        "moderated": caucus.each > 0,
        "total": caucus.total,
        "each": caucus.each or None,
        "left": caucus.left(at),
    }


def _point(state: State) -> dict[str, Any] | None:
    point = state.point
    if point is None:
        return None
    return {"member": point.member, "kind": str(point.kind), "text": point.text}


# --- motions and texts --------------------------------------------------------------------------


def _motion(state: State, place: int) -> dict[str, Any]:
    """A pending motion; the list is in the order in which they are put."""
    motion = state.pending_motions()[place]
    kind = motion.kind
    return {
        "id": motion.id,
        "motion": kind.name,
        "title": title_of(state, motion.id),
        "member": motion.member,
        "about": motion.about or None,
        "total": motion.total or None,
        "each": motion.each or None,
        "next": place == 0,
        "speakers_for": {"allowed": kind.speakers_for, "spoken": motion.spoken_for},
        "speakers_against": {"allowed": kind.speakers_against, "spoken": motion.spoken_against},
        "objections": list(motion.objections),
        "majority": [asdict(majority) for majority in majorities(state, motion.id)],
        "rule": kind.rule.number,
    }


def _text(state: State, symbol: str, standing: Standing) -> dict[str, Any]:
    nature, by = state.nature_of(symbol)
    needed = majorities(state, symbol) if standing.live else ()
    return {
        "symbol": symbol,
        "title": standing.proposal.title,
        "amends": state.parent(symbol) or None,
        "sponsors": list(standing.proposal.sponsors),
        "signatories": list(standing.signatories),
        "stage": str(standing.stage),
        "nature": str(nature) if nature else None,
        "nature_by": by or None,
        "adopted": list(standing.adopted),
        "parts": {part.name: standing.kept.get(part.name) for part in standing.parts},
        "majority": [asdict(majority) for majority in needed],
    }


# --- the vote -----------------------------------------------------------------------------------


def _vote(state: State, vote: OpenVote) -> dict[str, Any]:
    called = to_be_called(state, vote) if vote.method is Method.ROLL_CALL else ()
    answered = {*vote.ballots, *vote.pressed, *vote.refrained}
    return {
        "target": vote.target,
        "title": title_of(state, vote.target),
        "method": str(vote.method),
        "question": str(vote.question),
        "placed": vote.placed,
        "majority": [asdict(majority) for majority in majorities(state, vote.target)],
        "roll": None if vote.roll is None else len(vote.roll),
        "answered": sorted(answered),
        "waiting": None if vote.roll is None else sorted(vote.roll - answered),
        "passed": [member for member in vote.passed if member not in vote.again],
        "next": called[0] if called else None,
        "until": vote.until.isoformat() if vote.until else None,
    }
