"""Who is here: the roll as it is answered, and the short ways to finish it."""

from __future__ import annotations

import json
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import perform
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State
from hemicycle.web.chamber.fields import members
from hemicycle.web.chamber.words import Talk


def attendance(state: State, talk: Talk) -> list[dict[str, Any]]:
    """Who has answered the roll, and the answers that the others may still give."""
    answers = [voting for voting in (False, True) if _may_attend(state, voting)]
    if not answers and not state.attending:
        return []
    return [
        {
            "name": name,
            "word": _answered(state, code, talk),
            "choices": [
                (json.dumps({"act": "attend", "member": code} | ({"voting": True} if v else {})),
                 talk.plain("act.attend_voting" if v else "act.attend"))
                for v in answers
            ],
        }
        for code, name in members(state, talk)
    ]  # fmt: skip


def _answered(state: State, code: str, talk: Talk) -> str | None:
    if code not in state.attending:
        return None
    return talk.plain("act.attend_voting" if code in state.must_vote else "act.attend")


def can_attend(state: State) -> bool:
    """Whether the roll can be answered now."""
    return _may_attend(state, voting=False)


def _may_attend(state: State, voting: bool) -> bool:
    """Asked of the engine for the first member that has not answered: it is the same for all."""
    silent = sorted((state.roll or frozenset()) - state.attending)
    if not silent:
        return False
    return not isinstance(perform(state, a.Attend(silent[0], voting)), Refusal)


def finishing(state: State, talk: Talk) -> list[tuple[list[str], str]]:
    """Ways to finish a roll that some have not answered, each with the acts that do it.

    Without one a roll call would pass over members that are counted as present.
    """
    silent = sorted((state.roll or frozenset()) - state.attending)
    found = []
    if silent and _may_attend(state, voting=False):
        acts = [json.dumps({"act": "attend", "member": code}) for code in silent]
        found.append((acts, talk.plain("room.all_present")))
    here = len(state.attending)
    counted = state.present not in (None, here) and here > 0
    if counted and not isinstance(perform(state, a.CountPresent(here)), Refusal):
        act = json.dumps({"act": "count_present", "present": here})
        found.append(([act], talk.plain("room.rest_absent", n=here)))
    return found
