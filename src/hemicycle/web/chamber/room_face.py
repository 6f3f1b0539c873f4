"""The room without devices: one laptop and a projector."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.domain.vote import Method
from hemicycle.meeting.state import State
from hemicycle.web.chamber.attendance import attendance, can_attend, finishing
from hemicycle.web.chamber.calling import call_buttons, newest_entered, read_roll
from hemicycle.web.chamber.fields import members
from hemicycle.web.chamber.offers import Offer, in_group, offers, options_of
from hemicycle.web.chamber.officer_faces import (
    PRESENCE,
    chair_offers,
    of_acts,
)
from hemicycle.web.chamber.words import Talk

_ROOM_PARTS = ("attendance", "speakers", "caucus", "placards", "rollcall")


def room_face(
    state: State, doc: Mapping[str, Any], talk: Talk, part: str, after: str = ""
) -> dict[str, Any]:
    """The room, large enough for a projector; ``part`` is what it shows.

    ``after`` is a member behind which a roll that is read aloud goes on.
    """
    offered = chair_offers(state, doc, talk)
    floor = in_group(offered, "floor")
    return {
        "part": part if part in _ROOM_PARTS else _proposed_part(state),
        "due": [offer for offer in offered if offer.due],
        "presence_offers": [o for o in of_acts(offered, *PRESENCE) if not o.due],
        "attendance": attendance(state, talk),
        "can_attend": can_attend(state),
        "finishing": finishing(state, talk),
        "floor": [offer for offer in floor if offer.act != "finish"],
        "finish": of_acts(floor, "finish"),
        "yields": _yields(state, talk),
        "members": members(state, talk),
        "call_buttons": call_buttons(state, talk),
        "reading": read_roll(state, doc, talk, after),
        "after": after,
        "newest": newest_entered(doc, state, talk),
    }


def _yields(state: State, talk: Talk) -> tuple[Offer, ...]:
    """To whom the speaker may give the time that is left."""
    if state.floor is None:
        return ()
    speaker = state.floor.member
    return of_acts(offers(state, options_of(state, speaker), talk, speaker), "yield")


def _proposed_part(state: State) -> str:
    """What the meeting is at."""
    if state.vote is not None:
        return "placards" if state.vote.method is Method.SHOW_OF_HANDS else "rollcall"
    if state.in_caucus:
        return "caucus"
    return "speakers" if state.phase not in ("before", "convened") else "attendance"
