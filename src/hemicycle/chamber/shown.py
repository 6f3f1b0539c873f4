"""What the faces show: the board for everybody, and what one person may see and do.

Plain JSON values. Of a vote under way the board tells who has answered, never how; a delegation
sees its own ballot.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from hemicycle.chamber.canonical import digest
from hemicycle.chamber.held import words_of
from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import Moment
from hemicycle.chamber.room import Room
from hemicycle.chamber.session import Chamber
from hemicycle.meeting.actors import CHAIR
from hemicycle.meeting.board import board as meeting_board
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.desk import in_order, option_document
from hemicycle.meeting.majority import majorities, presence
from hemicycle.meeting.replay import vote_document
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import named

SHOWN_LINES = 30
"""Lines of the log on the board."""
_SPREAD = 500


def board(chamber: Chamber, at: datetime) -> dict[str, Any]:
    """The board of a chamber at an instant."""
    now, head = chamber.now, chamber.head
    lit = _lit(now.state)
    return {
        "meeting": chamber.id,
        "title": chamber.title,
        "world": chamber.world,
        "simulation": chamber.simulation,
        "sequence": now.sequence,
        "moment": moment_of(now),
        "at": at.isoformat(),
        "board": _meeting(now, at),
        "seats": seats(now.state, lit),
        "positions_of": lit.vote if lit is not None else None,
        "results": results(now.state),
        "held": [held_document(now, name) for name in now.room.holds],
        "urns": [_urn(now.room, name) for name in now.room.urns],
        "room_timer": now.room.timer.to_dict(at) if now.room.timer else None,
        "officers": _officers(now.room),
        "log": [line.to_dict() for line in chamber.log.lines[-SHOWN_LINES:]],
        "seal": {
            "fingerprint": chamber.fingerprint,
            "nonce": chamber.nonce,
            "head": {"size": head.size, "root": head.root, "at": head.at},
        },
        "record": dict(chamber.kept),
    }


def streamed(chamber: Chamber, at: datetime, listening: int) -> dict[str, Any]:
    """The board as it is streamed: who answered is a list, so that a ballot changes little.

    ``spread`` are the milliseconds over which pages should spread what they fetch anew.
    """
    seen = board(chamber, at)
    answered = [seat["member"] for seat in seen["seats"] if seat["answered"]]
    seats = [{**seat, "answered": False} for seat in seen["seats"]]
    spread = max(_SPREAD, 4 << listening.bit_length())
    return {**seen, "seats": seats, "answered": answered, "spread": spread}


def desk(chamber: Chamber, person: Person) -> dict[str, Any]:
    """What a person may see and do: its options, its ballot, what waits for it."""
    return desk_of(chamber, person, CHAIR if person.role.officer else person.member)


def desk_of(chamber: Chamber, person: Person, actor: str) -> dict[str, Any]:
    """The same where an officer acts for a member."""
    now = chamber.now
    return {
        "me": {"id": person.id, "role": str(person.role), "member": person.member or None},
        "options": [option_document(option) for option in in_order(now.state, actor)],
        "ballot": ballot(now.state, person.member) if person.member else None,
        "held_for_me": _held_for(now, person),
        "urns": _urns_for(now, person),
        "mine": _entries_of(chamber, person),
    }


def chair(chamber: Chamber) -> dict[str, Any]:
    """What officers see beside the board: the majority needed and the quorum, always."""
    state = chamber.now.state
    due = [text for text, standing in state.proposals.items() if standing.live]
    return {
        "presence": {**asdict(presence(state)), "may_decide": presence(state).may_decide},
        "majorities": {text: [asdict(one) for one in majorities(state, text)] for text in due},
        "roll": [
            {
                "member": member,
                "name": named(state, member),
                "attending": member in state.attending,
                "must_vote": member in state.must_vote,
                "barred": member in state.barred,
                "provisional": member in state.provisional,
                "unseated": member in state.unseated,
            }
            for member in sorted(state.roll or ())
        ],
        "observers": list(state.convened.observers),
        "barred": list(state.convened.barred),
        "waived": list(state.convened.waived),
        "seconded": chamber.now.room.wants_second,
    }


# --- parts of the board -----------------------------------------------------------------------


def _meeting(now: Moment, at: datetime) -> dict[str, Any]:
    """The engine's board; a speaker's time that officers stopped is given back."""
    shown = meeting_board(now.state, max(at, now.state.now) if now.state.now else at)
    floor = (shown.get("speakers") or {}).get("floor")
    if floor is not None:
        lost = now.room.pause.lost(len(now.state.speeches) + 1, at)
        floor["paused"] = lost > 0 and now.room.pause.since is not None
        for name, sign in (("used", -1), ("left", 1)):
            if floor[name] is not None:
                floor[name] += sign * lost
        floor["running"] = floor["running"] and not floor["paused"]
    return shown


def moment_of(now: Moment) -> str:
    """Changes when what somebody can do may have changed, but not with every ballot."""
    state, vote = now.state, now.state.vote
    seen = (
        state.phase,
        vote.target if vote else None,
        len(state.votes),
        tuple((name, entry.stage, entry.proposal.sponsors) for name, entry in _texts(state)),
        tuple((name, motion.carried, motion.objections) for name, motion in state.motions.items()),
        tuple((name, entry.stands, entry.appeal) for name, entry in state.rulings.items()),
        tuple(state.elections),
        state.speakers,
        state.explaining,
        state.floor.member if state.floor else None,
        state.attending,
        tuple(now.room.holds),
        tuple((urn.urn, urn.open) for urn in now.room.urns.values()),
    )
    return digest(repr(seen).encode())[:16]


def _texts(state: State) -> Any:
    return state.proposals.items()


def _lit(state: State) -> Decided | None:
    """The vote whose positions light up the seats: the last one with a roll, until the next."""
    if state.vote is not None or not state.votes:
        return None
    last = list(state.votes.values())[-1]
    return last if last.roll else None


def seats(state: State, lit: Decided | None) -> list[dict[str, Any]]:
    """Every member in order, with its position of the vote that is lit and whether it answered."""
    positions = dict(lit.roll) if lit is not None else {}
    vote = state.vote
    answered = {*vote.ballots, *vote.pressed, *vote.refrained} if vote is not None else set()
    asked = vote.roll if vote is not None and vote.roll is not None else (state.roll or ())
    return [
        {
            "member": member,
            "name": named(state, member),
            "position": str(positions[member]) if member in positions else None,
            "answered": member in answered,
        }
        for member in sorted({*(state.roll or ()), *asked})
    ]


def results(state: State) -> list[dict[str, Any]]:
    """The votes decided, the newest first, each with its reasons."""
    return [
        {"vote": name, **vote_document(state, decided)}
        for name, decided in reversed(tuple(state.votes.items()))
    ]


def held_document(now: Moment, name: str) -> dict[str, Any]:
    """Something that waits for others."""
    hold = now.room.holds[name]
    return {
        "id": hold.id,
        "label": words_of(hold),
        "act": dict(hold.act),
        "for": hold.why,
        "agreed": list(hold.agreed),
        "waits_for": list(hold.waits_for),
    }


def _urn(room: Room, name: str) -> dict[str, Any]:
    urn = room.urns[name]
    return {
        "urn": urn.urn,
        "election": urn.election,
        "candidates": list(urn.candidates),
        "most": urn.most,
        "voted": len(urn.voters),
        "voters": sorted(urn.voters),
        "open": urn.open,
    }


def _officers(room: Room) -> list[dict[str, Any]]:
    return [
        {"id": name, "role": str(seat.role)}
        for name, seat in room.seats.items()
        if seat.open and seat.role.officer
    ]


# --- for one person ------------------------------------------------------------------------------


def ballot(state: State, member: str) -> dict[str, Any] | None:
    """A delegation's own ballot in the vote under way."""
    vote = state.vote
    if vote is None:
        return None
    pressed = vote.ballots.get(member) or vote.pressed.get(member)
    return {
        "target": vote.target,
        "position": str(pressed) if pressed else None,
        "refrained": member in vote.refrained,
        "counts": member in vote.ballots,
    }


def _held_for(now: Moment, person: Person) -> list[dict[str, Any]]:
    def concerns(name: str) -> bool:
        hold = now.room.holds[name]
        if person.role.officer:
            return hold.why == "second" or hold.by == person.id
        return person.member in (*hold.waits_for, *hold.agreed)

    return [
        {**held_document(now, name), "mine": now.room.holds[name].by == person.id}
        for name in now.room.holds
        if concerns(name)
    ]


def _urns_for(now: Moment, person: Person) -> list[dict[str, Any]]:
    if not person.role.seated:
        return []
    return [
        {**_urn(now.room, name), "voted_already": person.member in urn.voters}
        for name, urn in now.room.urns.items()
        if urn.open
    ]


def _entries_of(chamber: Chamber, person: Person) -> list[dict[str, Any]]:
    """The newest entries this person made, for its receipts."""
    return [
        {"sequence": sequence, "label": label}
        for sequence, label in chamber.log.made.get(person.id, ())
    ]
