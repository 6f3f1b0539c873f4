"""Secret ballots of an election: opened by an officer, cast once by each member, then counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import Errand, Moment, Plan, Planned, not_allowed, not_now
from hemicycle.chamber.room import Room, Urn
from hemicycle.chamber.urn import SecretBallot
from hemicycle.chamber.wanted import text_of, texts_of, whole_of
from hemicycle.errors import InputError
from hemicycle.meeting import acts as a


def _ready_urn(moment: Moment, _: Person, fields: Mapping[str, Any], __: datetime) -> Planned:
    name = text_of(fields, "election")
    election = moment.state.elections.get(name)
    if election is None or election.next_ballot is None:
        raise InputError(
            f"No election {name!r} waits for a ballot",
            where="command ready_urn, field election",
            right="one of " + (", ".join(moment.state.elections) or "those opened, and none is"),
            todo="open the election first",
        )
    if any(urn.open for urn in moment.room.urns.values()):
        raise not_now("another secret ballot is under way")
    candidates = texts_of(fields, "candidates")
    if not candidates:
        raise not_now("a secret ballot needs candidates")
    most = whole_of(fields, "most", 1, len(candidates)) if "most" in fields else 1
    urn = f"{name} ({election.held + 1})"
    while urn in moment.room.urns:
        urn += " again"
    note = {"chamber": "urn", "urn": urn, "election": name, "candidates": list(candidates)}
    return Plan(f"secret ballot {urn}", ({**note, "most": most},))


def _secret_ballot(
    moment: Moment, person: Person, fields: Mapping[str, Any], _: datetime
) -> Planned:
    urn = _urn(moment.room, fields)
    state, member = moment.state, person.member
    if member not in (state.roll or frozenset()) or not state.is_member(member):
        raise not_allowed(f"{member} has no vote in this election")
    if member in state.barred:
        raise not_allowed(f"{member} has no vote (Charter Art. 19)")
    choice = texts_of(fields, "choice")
    strangers = [name for name in choice if name not in urn.candidates]
    if strangers or len(choice) > urn.most:
        raise InputError(
            "This ballot would not be valid",
            where=f"secret ballot {urn.urn}",
            right=f"at most {urn.most} of {', '.join(urn.candidates)}; none is an abstention",
            todo="choose again; nothing was cast",
        )
    if member in urn.voters:
        raise not_now(f"{member} has voted, and a secret ballot cannot be changed")
    note = {"chamber": "secret_ballot", "member": member, "urn": urn.urn}
    ballot = SecretBallot(urn.urn, member, choice)
    return Plan(f"voted in {urn.urn}", (note,), ballot=ballot)


def _open_urn(moment: Moment, _: Person, fields: Mapping[str, Any], __: datetime) -> Planned:
    urn = _urn(moment.room, fields)
    note = {"chamber": "urn_opened", "urn": urn.urn}
    return Plan(f"opened {urn.urn}", (note,), seal=True, empties=urn.urn)


def _urn(room: Room, fields: Mapping[str, Any]) -> Urn:
    name = text_of(fields, "urn")
    urn = room.urns.get(name)
    if urn is None or not urn.open:
        raise not_now(f"no secret ballot {name!r} is under way")
    return urn


def count(urn: Urn, ballots: list[list[str]]) -> a.CountBallots:
    """The ballots of an opened urn as counts."""
    votes = Counter(name for ballot in ballots for name in ballot)
    blank = sum(not ballot for ballot in ballots)
    return a.CountBallots(
        urn.election,
        {name: votes[name] for name in urn.candidates},
        abstentions=blank,
        valid_ballots=len(ballots) - blank,
    )


ERRANDS: Mapping[str, Errand] = {
    "ready_urn": _ready_urn,
    "secret_ballot": _secret_ballot,
    "open_urn": _open_urn,
}
