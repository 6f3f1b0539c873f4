"""The pages of those who conduct a meeting: the console and the secretariat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hemicycle.domain.vote import Position
from hemicycle.meeting.actors import CHAIR
from hemicycle.meeting.state import State
from hemicycle.web.chamber.attendance import attendance, can_attend, finishing
from hemicycle.web.chamber.calling import call_buttons
from hemicycle.web.chamber.fields import members, written
from hemicycle.web.chamber.offers import Offer, in_group, offers, options_of
from hemicycle.web.chamber.scene import named_members, names
from hemicycle.web.chamber.titles import member_name, question_title
from hemicycle.web.chamber.words import Talk

PRESENCE = ("open", "count_present", "resume")
_ROLES = ("delegate", "secretary", "presiding", "observer")


def chair_offers(state: State, doc: Mapping[str, Any], talk: Talk) -> tuple[Offer, ...]:
    listed = doc.get("options")
    return offers(state, options_of(state, CHAIR) if listed is None else listed, talk)


# --- the console --------------------------------------------------------------------------------


def chair_face(state: State, doc: Mapping[str, Any], talk: Talk, acting: str) -> dict[str, Any]:
    """The console; ``acting`` is a member for whom the officer enters something."""
    offered = chair_offers(state, doc, talk)
    rest = [offer for offer in offered if not offer.due]
    known = acting in (state.roll or ()) or acting in state.convened.observers
    return {
        "due": [offer for offer in offered if offer.due],
        "voting": in_group(rest, "voting"),
        "floor": in_group(rest, "floor"),
        "ruling": in_group(rest, "rulings"),
        "paper_offers": in_group(rest, "texts", "record"),
        "elections": in_group(rest, "elections"),
        "sitting": [_guarded(offer, state, doc, talk) for offer in in_group(rest, "sitting")],
        "members": members(state, talk),
        "written": written(state, talk),
        "acting": acting if known else "",
        "acting_name": member_name(state, acting, talk) if known else "",
        "acting_offers": offers(state, options_of(state, acting), talk, acting) if known else (),
        "rulings": rulings(state, talk),
        "call_buttons": call_buttons(state, talk),
        "ready_elections": [
            (name, election.title or name)
            for name, election in state.elections.items()
            if election.next_ballot is not None
        ],
    }


def rulings(state: State, talk: Talk) -> list[dict[str, Any]]:
    """The rulings so far, the newest first, and what became of each."""
    return [
        {
            "kind": talk.term("ruling", entry.ruling.kind),
            "why": entry.ruling.why,
            "on": entry.ruling.on,
            "by": entry.ruling.by,
            "stands": entry.stands,
            "appealed": member_name(state, entry.appeal.member, talk) if entry.appeal else None,
        }
        for entry in reversed(list(state.rulings.values()))
    ]


def _guarded(offer: Offer, state: State, doc: Mapping[str, Any], talk: Talk) -> Offer:
    """Taking back the last act means the act that this page knows of, and the form says which.

    Of ballots nothing is told while their vote is under way.
    """
    if offer.act != "undo" or "sequence" not in doc:
        return offer
    done = [line for line in doc.get("log") or () if line["kind"] != "chamber"]
    last = done[-1]["text"] if done and state.vote is None else None
    fields = tuple(replace(one, hint=talk.english(last)) if last else one for one in offer.fields)
    do = json.dumps({"do": "take_back", "sequence": doc["sequence"]})
    return replace(offer, do=do, fields=fields)


# --- the secretariat ----------------------------------------------------------------------------


def secretariat_face(
    state: State, doc: Mapping[str, Any], person: Mapping[str, Any] | None, talk: Talk
) -> dict[str, Any]:
    """Texts, attendance, credentials, corrections, shows of hands, invitations."""
    offered = chair_offers(state, doc, talk)
    return {
        "paper_offers": in_group(offered, "texts"),
        "presence_offers": of_acts(offered, *PRESENCE),
        "credential_offers": _rulings_on(offered, "credentials"),
        "record": of_acts(offered, "publish"),
        "result_offer": next(iter(of_acts(offered, "result")), None),
        "hands": [_hand(state, one, person, talk) for one in doc.get("hands") or ()],
        "attendance": attendance(state, talk),
        "can_attend": can_attend(state),
        "finishing": finishing(state, talk),
        "credentials": _credentials(state, talk),
        "art19": _in_arrears(state, talk),
        "corrections": [
            {"name": member_name(state, one.member, talk), "vote": one.vote,
             "intended": str(one.intended)}
            for one in state.corrections
        ],
        "votes": [(name, question_title(state, v.target, talk)) for name, v in state.votes.items()],
        "members": members(state, talk),
        "roles": [(role, talk.plain(f"role.{role}")) for role in _ROLES],
        "people": [_person(state, one, talk) for one in doc.get("people") or ()],
    }  # fmt: skip


def of_acts(offered: Iterable[Offer], *acts: str) -> tuple[Offer, ...]:
    return tuple(offer for offer in offered if offer.act in acts)


def _rulings_on(offered: Iterable[Offer], kind: str) -> tuple[Offer, ...]:
    return tuple(o for o in offered if o.act == "rule" and o.plain.get("kind") == kind)


def _credentials(state: State, talk: Talk) -> list[tuple[str, Any]]:
    words = {True: talk("secretariat.challenged"), False: talk("secretariat.empty_seat")}
    concerned = {**dict.fromkeys(state.provisional, True), **dict.fromkeys(state.unseated, False)}
    return [(name, words[concerned[code]])
            for code, name in named_members(state, sorted(concerned), talk)]  # fmt: skip


def _in_arrears(state: State, talk: Talk) -> list[tuple[str, bool]] | None:
    """Members without a vote and whether they were let vote; None where the body has no such rule.

    The key is that of Article 19 in the rulebooks of the Assembly.
    """
    assert state.day is not None
    if state.book.at(state.day).get("barred") is None and not state.convened.barred:
        return None
    return [
        (member_name(state, code, talk), code in state.convened.waived)
        for code in state.convened.barred
    ]


def _hand(
    state: State, held: Mapping[str, Any], person: Mapping[str, Any] | None, talk: Talk
) -> dict[str, Any]:
    """A show of hands that one officer entered and another is to second."""
    given = held.get("positions") or {}
    known = [word for word in (p.value for p in Position) if given.get(word)]
    return {
        "id": held["id"],
        "label": held["label"],
        "by": held.get("by"),
        "mine": bool(person) and held.get("by_person") == person.get("id"),  # type: ignore[union-attr]
        "positions": [(word, names(state, given[word], talk)) for word in known],
    }


def _person(state: State, one: Mapping[str, Any], talk: Talk) -> dict[str, Any]:
    """Somebody invited, and what has become of the invitation."""
    inner = one.get("person", one)
    locked, revoked = bool(one.get("locked_until")), bool(one.get("revoked"))
    word = "revoked" if revoked else "locked" if locked else "used" if one.get("redeemed") else ""
    member = inner.get("member") or ""
    named = member_name(state, member, talk) if member else ""
    return {
        "id": inner["id"],
        "name": one.get("name") or "",
        "called": one.get("name") or named or talk.plain_term("role", inner["role"]),
        "role": talk.term("role", inner["role"]),
        "delegation": named,
        "standing": talk(f"secretariat.{word or 'unused'}"),
        "locked": locked,
        "revoked": revoked,
    }
