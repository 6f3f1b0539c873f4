"""The page of a delegation: its vote, the texts, and what it may ask for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hemicycle.domain.vote import Method
from hemicycle.meeting.on_ballots import to_be_called
from hemicycle.meeting.state import State
from hemicycle.web.chamber.fields import written
from hemicycle.web.chamber.offers import Offer, in_group, offers, options_of
from hemicycle.web.chamber.scene import last_result, names
from hemicycle.web.chamber.titles import act_title, member_name
from hemicycle.web.chamber.words import Talk, hour

_ORDER = ("YES", "NO", "ABSTAIN", "")


@dataclass(frozen=True)
class Button:
    """One answer: the act it sends, the position it stands for, if any, and whether it is plain."""

    do: str
    words: str
    position: str
    large: bool


def desk_face(state: State, doc: Mapping[str, Any], talk: Talk, member: str) -> dict[str, Any]:
    """What the template of the desk shows of one delegation."""
    listed = doc.get("options")
    documents = options_of(state, member) if listed is None else listed
    offered = offers(state, documents, talk, member)
    ballots, ballot = _ballots(doc), _ballot(state, member, _ballots(doc))
    return {
        "member": member,
        "member_name": member_name(state, member, talk),
        "votes": member in (state.roll or ()),
        "ballot": ballot,
        "ballots": ballots,
        "ballot_buttons": ballot_buttons(documents, talk, ballot["position"] if ballot else ""),
        "my_turn": _is_called(state, member),
        "my_position": _last_position(state, member, talk),
        "held_for_me": [_held(state, one, talk) for one in doc.get("held_for_me") or ()],
        "new": in_group(offered, "new"),
        "floor": in_group(offered, "floor"),
        "motions": [offer for offer in in_group(offered, "motions") if offer.act == "move"],
        "objections": [
            *in_group(offered, "objections"),
            *(offer for offer in in_group(offered, "motions") if offer.act != "move"),
        ],
        "record": in_group(offered, "record"),
        "offers_on": _by_text(in_group(offered, "texts")),
        "written": written(state, talk),
    }


def _held(state: State, held: Mapping[str, Any], talk: Talk) -> dict[str, Any]:
    """What waits for delegations, in the words of the button that asked for it, and its text."""
    act = held["act"]
    title = str(act.get("title", ""))
    about = talk.comma.join(filter(None, (act.get("symbol"), title))) if title else ""
    said = act_title(state, act, talk) + (f": {about}" if about else "")
    return {
        **held,
        "words": said,
        "asked_by": names(state, held["agreed"][:1], talk),
        "rows": _rows(act, talk),
        "waiting": names(state, held["waits_for"], talk),
    }


def _rows(act: Mapping[str, Any], talk: Talk) -> list[tuple[str, str]]:
    """The wording that is agreed to, by paragraph: of a text, or of each change of it."""
    text = act.get("text")
    whole = list(text.items()) if isinstance(text, Mapping) else []
    changes = [
        (
            edit["place"],
            ": ".join(filter(None, (talk.plain(f"field.{edit['kind']}"), _words(edit)))),
        )
        for edit in act.get("edits") or ()
    ]
    return whole + changes


def _words(edit: Mapping[str, str]) -> str:
    return " → ".join(filter(None, (edit.get("phrase"), edit.get("text"))))


def ballot_buttons(
    documents: Iterable[Mapping[str, Any]], talk: Talk, standing: str = ""
) -> list[Button]:
    """The answers that are in order, yes first, and the one that stands, which sends nothing."""
    found = []
    if standing:
        found.append(Button("", talk.plain(f"position.{standing}"), standing, True))
    for document in documents:
        act = document["act"]
        position = str(act.get("position", ""))
        if act["act"] in ("cast", "recast"):
            key = "act.cast_rights" if act.get("rights") else f"position.{position}"
            words = talk.plain(key, position=talk.plain(f"position.{position}"))
        elif act["act"] in ("pass", "refrain"):
            words = talk.plain(f"act.{act['act']}")
        else:
            continue
        large = bool(position) and not act.get("rights")
        found.append(Button(json.dumps(act), words, position, large))
    return sorted(found, key=lambda one: (not one.large, _ORDER.index(one.position)))


def _ballots(doc: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every ballot of the delegation in this vote, the newest first."""
    listed = doc.get("ballots") or ()
    return [{**one, "time": hour(one.get("at"))} for one in reversed(list(listed))]


def _ballot(state: State, member: str, ballots: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The ballot that stands."""
    vote = state.vote
    if vote is None:
        return None
    position = vote.ballots.get(member) or vote.pressed.get(member)
    if position is None:
        return None
    return {"position": str(position), "time": ballots[0]["time"] if ballots else hour(state.now)}


def _is_called(state: State, member: str) -> bool:
    vote = state.vote
    if vote is None or vote.method is not Method.ROLL_CALL:
        return False
    return to_be_called(state, vote)[:1] == (member,)


def _last_position(state: State, member: str, talk: Talk) -> str | None:
    result = last_result(state, talk)
    position = result["roll"].get(member) if result is not None else None
    return str(position) if position is not None else None


def _by_text(offered: Iterable[Offer]) -> dict[str, list[Offer]]:
    found: dict[str, list[Offer]] = {}
    for offer in offered:
        found.setdefault(offer.symbol, []).append(offer)
    return found
