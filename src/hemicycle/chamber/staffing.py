"""Commands about persons: who is invited, whose link is taken back, what somebody is called.

What a person is called, and the hash of its link, are kept beside the journal; that somebody was
given a seat, in which role and for which member, is journalled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.chamber import names
from hemicycle.chamber.access import may
from hemicycle.chamber.answers import Done
from hemicycle.chamber.people import Issued, People, Person
from hemicycle.chamber.plan import not_allowed, not_now
from hemicycle.chamber.roles import Role
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.wanted import text_of
from hemicycle.errors import HemicycleError, InputError

COMMANDS = frozenset({"invite", "reissue", "revoke", "unlock", "rename", "erase_name"})
"""What :func:`staff` does; it waits for the database, so it is called in a thread."""


def staff(
    chamber: Chamber, people: People, person: Person, fields: Mapping[str, Any], key: str = ""
) -> Done:
    """Do what an officer asks about persons.

    A link is told once: the same ``key`` again makes no second person and shows no link.

    Raises
    ------
    AccessError
        It is not for this person.
    InputError
        Nobody of that id, an unknown role, a member that is none.
    """
    kind = str(fields["do"])
    allowed = may(kind, person.role, chamber.now.state.phase)
    if not allowed.allowed:
        raise not_allowed(allowed.why)
    if key and not chamber.first(person, key):
        now = chamber.now.sequence
        return Done(now, now, f"{kind.replace('_', ' ')}, done before", repeated=True)
    try:
        return _staffed(chamber, people, person, fields)
    except HemicycleError:
        chamber.forget_first(person, key)
        raise


def _staffed(chamber: Chamber, people: People, person: Person, fields: Mapping[str, Any]) -> Done:
    kind = str(fields["do"])
    if kind == "invite":
        return _invite(chamber, people, person, fields)
    about = people.person(chamber.id, text_of(fields, "person"))
    if kind == "reissue":
        return _seated(chamber, person, "reissued", people.reissue(about))
    if kind == "revoke":
        _keep_an_officer(chamber, about)
        people.revoke(about)
        note = {"chamber": "revoked", "person": about.id}
        return _noted(chamber, person, "revoked a seat", note)
    if kind == "unlock":
        people.unlock(about)
    elif kind == "rename":
        names.name(chamber.journal, chamber.id, about.id, text_of(fields, "name"))
    else:
        names.erase(chamber.journal, chamber.id, about.id)
    now = chamber.now.sequence
    return Done(now, now, kind.replace("_", " "))


def invite(
    chamber: Chamber, people: People, by: str, role: Role, member: str = "", *, called: str = ""
) -> tuple[Issued, Done]:
    """A person invited and journalled."""
    issued = people.invite(chamber.id, role, member, called=called)
    return issued, _noted(chamber, by, "invited", _person(issued.person))


def issue_all(chamber: Chamber, people: People, officer: Person, *, each: int = 1) -> Done:
    """Links for every delegation, ``each`` of them; who has come in already keeps its seat.

    Links that nobody used yet are out, since they cannot be shown again.
    """
    if not may("invite", officer.role, chamber.state.phase).allowed:
        raise not_allowed("links are for officers to make")
    known = [one for one in people.of(chamber.id) if one.person.role is Role.DELEGATE]
    links: list[dict[str, str]] = []
    notes: list[dict[str, str]] = []
    for member in sorted(chamber.state.roll or ()):
        seats = [one for one in known if one.person.member == member and not one.revoked]
        for one in (one for one in seats if one.redeemed is None):
            links.append(_link(people.reissue(one.person), one.name or ""))
            notes.append({"chamber": "reissued", "person": one.person.id})
        for _ in range(each - len(seats)):
            issued = people.invite(chamber.id, Role.DELEGATE, member)
            links.append(_link(issued, ""))
            notes.append(_person(issued.person))
    if not notes:
        now = chamber.now.sequence
        return Done(now, now, "no link was missing", more={"links": []})
    done = _noted(chamber, officer, "new links", *notes)
    return Done(done.sequence, done.last, done.label, done.receipt, more={"links": links})


def _invite(chamber: Chamber, people: People, person: Person, fields: Mapping[str, Any]) -> Done:
    role, member = _role(fields), str(fields.get("member", "")).strip()
    _check_member(chamber, role, member)
    called = str(fields.get("name", "")).strip()[:200]
    issued, done = invite(chamber, people, person.id, role, member, called=called)
    return _with_link(done, issued, called)


def _seated(chamber: Chamber, person: Person, word: str, issued: Issued) -> Done:
    note = {"chamber": word, "person": issued.person.id}
    return _with_link(_noted(chamber, person.id, "a new link", note), issued)


def _with_link(done: Done, issued: Issued, called: str = "") -> Done:
    links = [_link(issued, called)]
    return Done(done.sequence, done.last, done.label, done.receipt, more={"links": links})


def _link(issued: Issued, called: str) -> dict[str, str]:
    person = issued.person
    return {
        "person": person.id,
        "role": str(person.role),
        "member": person.member,
        "name": called,
        "path": f"/chamber/join/{issued.token}",
    }


def _noted(chamber: Chamber, by: Person | str, label: str, *notes: Mapping[str, Any]) -> Done:
    if chamber.stale:
        chamber.reload()
    actor = by if isinstance(by, str) else by.id
    said = chamber.note(actor, label, *notes).result()
    assert isinstance(said, Done)
    return said


def _person(person: Person) -> dict[str, str]:
    said = {"chamber": "person", "person": person.id, "role": str(person.role)}
    return {**said, "member": person.member} if person.member else said


def _role(fields: Mapping[str, Any]) -> Role:
    try:
        role = Role(str(fields.get("role")))
    except ValueError as error:
        raise InputError(
            f"There is no role {str(fields.get('role'))[:40]!r}",
            where="command invite, field role",
            right="one of " + ", ".join(role for role in Role if role is not Role.SPECTATOR),
            todo="choose a role",
        ) from error
    if role is Role.SPECTATOR:
        raise not_now("spectators need no link: the board is open to all")
    return role


def _check_member(chamber: Chamber, role: Role, member: str) -> None:
    state = chamber.now.state
    if not role.seated:
        if member:
            raise not_now("officers act for nobody")
        return
    known = state.roll if role is Role.DELEGATE else frozenset(state.convened.observers)
    if member not in (known or frozenset()):
        what = "member" if role is Role.DELEGATE else "observer"
        raise InputError(
            f"{member[:80] or 'nobody'!r} is no {what} of this meeting",
            where="command invite, field member",
            right="one of " + ", ".join(sorted(known or ())[:300]),
            todo="choose one from the list",
        )


def _keep_an_officer(chamber: Chamber, about: Person) -> None:
    """The last officer keeps its seat, or nobody could let anybody in again."""
    seats = chamber.now.room.seats
    others = [name for name, seat in seats.items() if seat.open and seat.role.officer]
    if about.role.officer and [name for name in others if name != about.id] == []:
        raise not_now("this is the last officer; invite another first")
