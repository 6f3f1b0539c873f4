"""The minutes of a meeting: its votes with their reasons, its rulings, its texts, its record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.domain.vote import Position
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.state import State
from hemicycle.web.chamber.officer_faces import rulings
from hemicycle.web.chamber.scene import named_members, result_of
from hemicycle.web.chamber.titles import member_name, question_title
from hemicycle.web.chamber.words import Talk

_LISTED = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)


def minutes_face(state: State, doc: Mapping[str, Any], talk: Talk) -> dict[str, Any]:
    """The minutes; ``doc["story"]`` is the meeting sentence by sentence, undone acts marked."""
    return {
        "votes": [_vote(state, vote, talk) for vote in state.votes.values()],
        "disposed": [
            (question_title(state, target, talk), talk.term("code", code))
            for target, code in state.disposed
        ],
        "rulings": list(reversed(rulings(state, talk))),
        "story": doc.get("story") or [],
    }


def _vote(state: State, vote: Decided, talk: Talk) -> dict[str, Any]:
    told = result_of(state, vote, talk)
    corrected = [one for one in state.corrections if one.vote == vote.vote]
    return told | {
        "by_position": _lists(state, vote, talk),
        "complete": _complete(vote),
        "corrections": [
            {"name": member_name(state, one.member, talk), "intended": str(one.intended)}
            for one in corrected
        ],
    }


def _complete(vote: Decided) -> bool:
    """Whether every ballot of the count is known by name."""
    tally = vote.tally
    counts = (tally.yes, tally.no, tally.abstain) if tally is not None else (None,)
    return None not in counts and len(vote.roll) >= sum(n or 0 for n in counts)


def _lists(state: State, vote: Decided, talk: Talk) -> list[tuple[str, list[str]]]:
    """Members by position, where they are known by name."""
    found = []
    for position in _LISTED:
        codes = [code for code, said in vote.roll if said is position]
        if codes:
            named = sorted(name for _, name in named_members(state, codes, talk))
            found.append((position.value, named))
    return found
