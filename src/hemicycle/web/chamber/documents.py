"""The documents behind the pages of a meeting; each is its page's JSON twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from hemicycle.chamber import shown
from hemicycle.chamber.people import Person
from hemicycle.web.chamber.visit import Visit

Document = dict[str, Any]


def board(visit: Visit) -> Document:
    """What everybody sees."""
    return shown.board(visit.chamber, visit.hall.clock())


def desk(visit: Visit) -> Document:
    """The desk of a delegation; an officer may look at that of any member."""
    person = visit.seated()
    asked = visit.request.query_params.get("member", "")
    if person.role.officer and asked:
        person = Person(person.id, person.meeting, person.role, asked)
        seen = shown.desk_of(visit.chamber, person, asked)
    else:
        seen = shown.desk(visit.chamber, person)
    ballots = visit.chamber.log.ballots.get(person.member, ())
    return {**board(visit), **seen, "seal_of_forms": visit.seal, "ballots": _named(visit, ballots)}


def chair(visit: Visit) -> Document:
    """The console."""
    person = visit.officer()
    seen = shown.desk(visit.chamber, person)
    return {**board(visit), **seen, **shown.chair(visit.chamber), "seal_of_forms": visit.seal}


def secretariat(visit: Visit) -> Document:
    """The secretariat's page: the console, and the people."""
    document = chair(visit)
    people = visit.hall.people.of(visit.chamber.id)
    return {**document, "people": [asdict(one) for one in people], "hands": _hands(visit)}


def room(visit: Visit) -> Document:
    """One laptop in a room: the same, and what officers entered in the vote under way."""
    return {**secretariat(visit), "entered": _entered(visit)}


def _entered(visit: Visit) -> dict[str, Document]:
    """The ballots that stand and that an officer entered for who read it out, by member."""
    vote, seats = visit.chamber.now.state.vote, visit.chamber.now.room.seats
    newest = {member: listed[-1] for member, listed in visit.chamber.log.ballots.items()}
    return {
        member: one
        for member, one in newest.items()
        if vote is not None
        and str(vote.ballots.get(member)) == one["position"]
        and one["by"] in seats
        and seats[one["by"]].role.officer
    }


def minutes(visit: Visit) -> Document:
    """The meeting from beginning to end."""
    lines = [line.to_dict() for line in visit.chamber.log.lines if line.kind != "chamber"]
    return {**board(visit), "story": lines}


def _hands(visit: Visit) -> list[Document]:
    """Counts that one officer entered and another is to confirm."""
    seats = visit.chamber.now.room.seats
    return [
        {
            "id": hold.id,
            "label": shown.held_document(visit.chamber.now, hold.id)["label"],
            "by": seats[hold.by].words if hold.by in seats else None,
            "by_person": hold.by,
            "positions": hold.act.get("positions") or {},
            "act": dict(hold.act),
        }
        for hold in visit.chamber.now.room.holds.values()
        if hold.why == "second"
    ]


def _named(visit: Visit, ballots: Any) -> list[Document]:
    """Ballots with who cast them called by name; colleagues see each other's."""
    called = visit.lobby.seated(visit.chamber.id).name
    return [{**one, "by": called(one["by"])} for one in ballots]


FACES: Mapping[str, Callable[[Visit], Document]] = {
    "board": board,
    "desk": desk,
    "chair": chair,
    "secretariat": secretariat,
    "room": room,
    "minutes": minutes,
}
"""Every face by its name."""
