"""What every face shows of a meeting: where it stands, in the reader's language.

Made from the state alone, at an instant told from outside, so that a replayed script gives the
same pages as a meeting under way.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hemicycle.domain.vote import Method
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.majority import Majority, majorities, presence
from hemicycle.meeting.on_ballots import to_be_called
from hemicycle.meeting.order import next_question, queue
from hemicycle.meeting.state import MotionState, OpenVote, Phase, State
from hemicycle.web.chamber.titles import member_name, question_title
from hemicycle.web.chamber.words import Talk, clock, hour

_MAJORITIES = {
    "a majority of the members present and voting": "simple",
    "two thirds of the members present and voting": "two_thirds",
    "7 affirmative votes": "seven",
    "9 affirmative votes": "nine",
}
_NO_QUORUM_YET = (Phase.BEFORE, Phase.CONVENED, Phase.CLOSED)


def scene(state: State, at: datetime | None, talk: Talk) -> dict[str, Any]:
    """The parts of a face; each is None or empty where the meeting has nothing of the kind."""
    if state.sitting is None:
        return {"phase": "before", "phase_words": talk("phase.before"), "convened": False}
    target = _before_the_meeting(state)
    return {
        "convened": True,
        "phase": str(state.phase),
        "phase_words": talk(f"phase.{state.phase}"),
        "title": state.convened.title or state.book.name,
        "body": talk.body(state.convened.body, state.book.name),
        "day": talk.day(state.day) if state.day else "",
        "presiding": _presiding(state, talk),
        "quorum": _quorum(state),
        "roll_partial": _roll_partial(state),
        "question": question_title(state, target, talk) if target else None,
        "majorities": majority_words(majorities(state, target), talk) if target else [],
        "floor": _floor(state, at, talk),
        "speakers": named_members(state, state.speakers, talk),
        "explaining": [
            (question_title(state, about, talk), names(state, asked, talk))
            for about, asked in state.explaining.items()
            if asked
        ],
        "list_closed": state.list_closed,
        "debate_closed": state.debate_closed,
        "caucus": _caucus(state, at),
        "point": _point(state, talk),
        "motions": [_motion(state, motion, talk) for motion in state.pending_motions()],
        "queue": _queue(state, talk),
        "vote": _vote(state, state.vote, talk) if state.vote is not None else None,
        "result": last_result(state, talk),
        "timers": [_timer(entry.timer, talk) for entry in state.timers],
    }


def named_members(state: State, codes: Iterable[str], talk: Talk) -> list[tuple[str, str]]:
    """Codes with their names."""
    return [(code, member_name(state, code, talk)) for code in codes]


def names(state: State, codes: Iterable[str], talk: Talk) -> str:
    """Names of several members in one line."""
    return talk.comma.join(name for _, name in named_members(state, codes, talk))


def _before_the_meeting(state: State) -> str | None:
    """The question on which the meeting votes, or will vote next."""
    return state.vote.target if state.vote is not None else next_question(state)


def _presiding(state: State, talk: Talk) -> dict[str, Any]:
    member = state.presiding
    named = member_name(state, member, talk) if member else None
    return {"title": talk.english(state.book.presiding), "name": named}


def _quorum(state: State) -> dict[str, Any]:
    there = presence(state)
    needed = there.to_open if state.phase is Phase.CONVENED else there.to_decide
    enough = there.may_decide if state.phase not in _NO_QUORUM_YET else None
    return {"present": there.present, "members": there.members, "needed": needed, "enough": enough}


def _roll_partial(state: State) -> int | None:
    """How many answered the roll, if fewer than were counted: a roll call skips the rest."""
    answered = len(state.attending)
    return answered if state.present is not None and 0 < answered < state.present else None


def majority_words(found: Iterable[Majority], talk: Talk) -> list[dict[str, Any]]:
    """The majorities that may govern a question, each with its class and its rule."""
    return [
        {
            "words": talk(f"majority.{_MAJORITIES[one.words]}")
            if one.words in _MAJORITIES
            else talk.english(one.words),
            "nature": talk.term("nature", one.nature),
            "rule": one.number,
            "text": talk.english(one.text),
            "also": [talk.english(words) for words in one.also],
            "veto": one.veto,
        }
        for one in found
    ]


# --- the floor ----------------------------------------------------------------------------------


def _floor(state: State, at: datetime | None, talk: Talk) -> dict[str, Any] | None:
    floor = state.floor
    if floor is None:
        return None
    left, spent = floor.left(at), floor.spent(at)
    return {
        "member": floor.member,
        "name": member_name(state, floor.member, talk),
        "purpose": talk.term("purpose", floor.purpose),
        "left": left,
        "shown": None if left is None and spent is None else _shown(left, spent),
        "spent": spent,
        "running": floor.since is not None,
        "over": left is not None and left < 0,
        "yielded": talk.term("yield", floor.yielded) if floor.yielded else None,
    }


def _shown(left: float | None, spent: float | None) -> str:
    """Time left where it is limited, else time used."""
    return clock(left if left is not None else spent or 0)


def _caucus(state: State, at: datetime | None) -> dict[str, Any] | None:
    caucus = state.caucus
    if caucus is None or caucus.over:
        return None
    left = caucus.left(at)
    return {
        "moderated": caucus.each > 0,
        "total": clock(caucus.total),
        "each": clock(caucus.each) if caucus.each else None,
        "left": left,
        "shown": clock(left) if left is not None else None,
        "over": left is not None and left < 0,
    }


def _point(state: State, talk: Talk) -> dict[str, Any] | None:
    point = state.point
    if point is None:
        return None
    return {
        "name": member_name(state, point.member, talk),
        "kind": talk.term("point", point.kind),
        "text": point.text,
    }


def _motion(state: State, motion: MotionState, talk: Talk) -> dict[str, Any]:
    kind = motion.kind
    return {
        "id": motion.id,
        "title": question_title(state, motion.id, talk),
        "kind": talk.term("motion", kind.name),
        "member": member_name(state, motion.member, talk),
        "total": clock(motion.total) if motion.total else None,
        "each": clock(motion.each) if motion.each else None,
        "speakers": _speakers_on(motion) if kind.speakers_for or kind.speakers_against else None,
        "objections": names(state, motion.objections, talk),
        "majorities": majority_words(majorities(state, motion.id), talk),
        "rule": kind.rule.number,
    }


def _speakers_on(motion: MotionState) -> dict[str, Any]:
    """How many have spoken and may speak; a side without limit has a dash."""
    return {
        "for_spoken": motion.spoken_for,
        "for_allowed": "–" if motion.kind.speakers_for is None else motion.kind.speakers_for,
        "against_spoken": motion.spoken_against,
        "against_allowed": (
            "–" if motion.kind.speakers_against is None else motion.kind.speakers_against
        ),
    }


# --- the vote -----------------------------------------------------------------------------------


def _queue(state: State, talk: Talk) -> list[str]:
    if not state.announced:
        return []
    return [question_title(state, target, talk) for target in queue(state, state.announced)]


def _vote(state: State, vote: OpenVote, talk: Talk) -> dict[str, Any]:
    called = to_be_called(state, vote) if vote.method is Method.ROLL_CALL else ()
    answered = {*vote.ballots, *vote.pressed, *vote.refrained}
    waiting = sorted((vote.roll or frozenset()) - answered)
    return {
        "target": vote.target,
        "title": question_title(state, vote.target, talk),
        "method": talk.term("method", vote.method),
        "roll_call": vote.method is Method.ROLL_CALL,
        "by_hand": vote.method is Method.SHOW_OF_HANDS,
        "by_name": vote.method not in (Method.ROLL_CALL, Method.SECRET_BALLOT),
        "placed": talk.english(vote.placed),
        "answered": len(answered),
        "roll": None if vote.roll is None else len(vote.roll),
        "waiting": named_members(state, waiting, talk),
        "passed": names(state, [m for m in vote.passed if m not in vote.again], talk),
        "called": named_members(state, called[:1], talk)[0] if called else None,
        "then": named_members(state, called[1:5], talk),
        "until": hour(vote.until),
    }


def last_result(state: State, talk: Talk) -> dict[str, Any] | None:
    """The vote that was decided last."""
    found = list(state.votes.values())[-1:]
    return result_of(state, found[0], talk) if found else None


def result_of(state: State, vote: Decided, talk: Talk) -> dict[str, Any]:
    """One vote decided: how, why, and by which provisions."""
    told = vote.decision.to_dict()
    tally = vote.tally
    return {
        "vote": vote.vote,
        "target": vote.target,
        "title": question_title(state, vote.target, talk),
        "method": talk.term("method", vote.method),
        "outcome": talk.term("outcome", told["outcome"]),
        "code": talk.term("code", told["code"]),
        "lost": told["outcome"] == "not_adopted",
        "open": told["outcome"] in ("undetermined", "no_decision"),
        "tally": None if tally is None else str(tally),
        "non_voting": None if tally is None else tally.non_voting,
        "vetoes": names(state, told["vetoes"], talk),
        "reasons": [
            {
                "text": talk.english(r["text"]),
                "rule": talk.english(f"{r['provision']}, {r['source']}"),
            }
            for r in told["reasons"]
        ],
        "roll": dict(vote.roll),
        "vetoed_by": tuple(told["vetoes"]),
    }


def _timer(timer: Any, talk: Talk) -> dict[str, Any]:
    return {
        "kind": talk.english(timer.kind.replace("_", " ")),
        "due": talk.day(timer.due),
        "rule": timer.rule.number,
    }
