"""The roll read aloud: the answers of whoever is called, and of every member by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hemicycle.domain.vote import Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.codec import to_plain
from hemicycle.meeting.engine import perform
from hemicycle.meeting.on_ballots import CAST, to_be_called
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import OpenVote, State
from hemicycle.web.chamber.offers import options_of
from hemicycle.web.chamber.seats import seating
from hemicycle.web.chamber.titles import member_name
from hemicycle.web.chamber.words import Talk

_KEYS = {"YES": "y", "NO": "n", "ABSTAIN": "a", "pass": "p"}
_THEN = 4
"""Members shown behind the one that is called."""


def call_buttons(state: State, talk: Talk) -> list[tuple[str, str, str]]:
    """The answers of the member that a roll call waits for: act, words and key."""
    vote = state.vote
    if vote is None or vote.method is not Method.ROLL_CALL:
        return []
    called = to_be_called(state, vote)[:1]
    found = []
    for option in options_of(state, called[0]) if called else []:
        act = option["act"]
        key = _KEYS.get(act.get("position", act["act"]))
        if act["act"] in ("cast", "pass") and key and not act.get("rights"):
            word = act.get("position")
            words = talk.plain(f"position.{word}") if word else talk.plain("act.pass")
            found.append((json.dumps(act), words, key))
    return found


def read_roll(
    state: State, doc: Mapping[str, Any], talk: Talk, after: str
) -> dict[str, Any] | None:
    """A vote in which an officer reads the names and enters what each answers.

    Of a ballot that a delegation cast itself it is told that there is one, never how.

    Parameters
    ----------
    after
        A member behind which the reading goes on: those before it were skipped.
    """
    vote = state.vote
    if vote is None or vote.method in (Method.ROLL_CALL, Method.SECRET_BALLOT):
        return None
    order = [code for code in seating(state) if vote.roll is None or code in vote.roll]
    left = _unread(state, vote, order, after)
    rows = {code: _row(state, vote, code, doc, talk) for code in order}
    called = rows[left[0]] if left else None
    return {
        "rows": list(rows.values()),
        "called": called,
        "keys": [(*one[:2], _KEYS[one[2]]) for one in called["buttons"]] if called else [],
        "then": [rows[code]["name"] for code in left[1 : _THEN + 1]],
    }


def _unread(state: State, vote: OpenVote, order: list[str], after: str) -> list[str]:
    """Members still to be read, in order: of those that answered the roll, where it was taken."""
    given = {*vote.ballots, *vote.pressed, *vote.refrained}
    first = order.index(after) + 1 if after in order else 0
    here = state.attending or frozenset(order)
    return [code for code in order[first:] if code not in given and code in here]


def _row(
    state: State, vote: OpenVote, code: str, doc: Mapping[str, Any], talk: Talk
) -> dict[str, Any]:
    entered = (doc.get("entered") or {}).get(code)
    given = vote.ballots.get(code)
    acts: list[a.Act] = [a.Cast(code, said) for said in CAST]
    if entered is not None and given is not None:
        acts = [a.Recast(code, said) for said in CAST]
    offered = [(act, isinstance(perform(state, act), Refusal)) for act in acts]
    stands = str(given) if entered is not None and given is not None else ""
    return {
        "code": code,
        "name": member_name(state, code, talk),
        "answered": code in {*vote.ballots, *vote.pressed, *vote.refrained},
        "buttons": [
            _button(act, stands, talk)
            for act, refused in offered
            if not refused or str(act.position) == stands  # type: ignore[union-attr]
        ],
    }


def _button(act: a.Act, stands: str, talk: Talk) -> tuple[str, str, str, bool]:
    """What it sends, its words, the position, and whether that is the one that stands."""
    position: Position = act.position  # type: ignore[union-attr]
    do = json.dumps({k: v for k, v in to_plain(act).items() if k != "at"})
    return do, talk.plain(f"position.{position}"), str(position), str(position) == stands


def newest_entered(doc: Mapping[str, Any], state: State, talk: Talk) -> dict[str, Any] | None:
    """The ballot that an officer has just entered, where nothing was done since."""
    newest = doc.get("sequence")
    for code, one in (doc.get("entered") or {}).items():
        if one["sequence"] == newest:
            position = talk.plain(f"position.{one['position']}")
            words = talk.plain(
                "room.take_back", member=member_name(state, code, talk), position=position
            )
            do = {"do": "take_back", "sequence": newest, "why": "entered by mistake"}
            return {"do": json.dumps(do), "words": words}
    return None
