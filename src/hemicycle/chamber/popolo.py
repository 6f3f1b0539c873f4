"""The votes of a meeting in the form of the Popolo project (https://www.popoloproject.com).

In Popolo a *motion* is any question put, and a *vote event* the taking of a vote on it. Positions
are its options ``yes``, ``no``, ``abstain`` and ``not voting``. A simulation says so in each title.
"""

from __future__ import annotations

from typing import Any

from hemicycle.chamber.session import Chamber
from hemicycle.domain.vote import Position
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import named, title_of

_OPTIONS = {
    Position.YES: "yes",
    Position.NO: "no",
    Position.ABSTAIN: "abstain",
    Position.NON_VOTING: "not voting",
}
_RESULTS = {"adopted": "pass", "elected": "pass", "not_adopted": "fail", "not_elected": "fail"}


def popolo(chamber: Chamber) -> dict[str, Any]:
    """Organization, motions and vote events as one document."""
    state = chamber.state
    mark = "SIMULATION: " if chamber.simulation else ""
    body = state.convened.body
    return {
        "simulation": chamber.simulation,
        "world": chamber.world,
        "organizations": [{"id": body, "name": f"{mark}{state.book.name}"}],
        "motions": [_motion(state, vote, mark) for vote in state.votes.values()],
        "vote_events": [_event(chamber, state, vote) for vote in state.votes.values()],
    }


def _motion(state: State, vote: Decided, mark: str) -> dict[str, Any]:
    sponsors = state.proposals.get(vote.target)
    return {
        "id": vote.target,
        "organization_id": state.convened.body,
        "classification": str(vote.question),
        "text": f"{mark}{title_of(state, vote.target)}",
        "creators": list(sponsors.proposal.sponsors) if sponsors is not None else [],
        "result": _RESULTS.get(str(vote.outcome)),
    }


def _event(chamber: Chamber, state: State, vote: Decided) -> dict[str, Any]:
    return {
        "identifier": f"{chamber.id} {vote.vote}",
        "motion_id": vote.target,
        "organization_id": state.convened.body,
        "legislative_session_id": state.convened.session or None,
        "start_date": str(state.convened.day),
        "result": _RESULTS.get(str(vote.outcome)),
        "counts": _counts(vote),
        "votes": [
            {
                "voter_id": member,
                "voter": {"id": member, "name": named(state, member)},
                "option": _OPTIONS[position],
            }
            for member, position in vote.roll
            if position in _OPTIONS
        ],
    }


def _counts(vote: Decided) -> list[dict[str, Any]]:
    """Counts by option, those that are known."""
    if vote.tally is None:
        return []
    tally = vote.tally
    counts = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain}
    counts |= {"not voting": tally.non_voting}
    return [{"option": name, "value": n} for name, n in counts.items() if n is not None]
