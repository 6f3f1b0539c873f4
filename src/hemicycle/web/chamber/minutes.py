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
        "complete": vote.tally is not None and len(vote.roll) >= sum(_counted(vote)),
        "corrections": [
            {"name": member_name(state, one.member, talk), "intended": str(one.intended)}
            for one in corrected
        ],
    }


def _counted(vote: Decided) -> tuple[int, ...]:
    """How many members cast a ballot, by position, as far as it is known."""
    tally = vote.tally
    assert tally is not None
    return tuple(number or 0 for number in (tally.yes, tally.no, tally.abstain))


def _lists(state: State, vote: Decided, talk: Talk) -> list[tuple[str, list[str]]]:
    """Members by position, where they are known by name."""
    found = []
    for position in _LISTED:
        codes = [code for code, said in vote.roll if said is position]
        if codes:
            named = sorted(name for _, name in named_members(state, codes, talk))
            found.append((position.value, named))
    return found
