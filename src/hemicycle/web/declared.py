"""Groups that pages know: those of States, and those that a source declares for its own body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hemicycle.domain.group import GROUPS, Group
from hemicycle.record.memberships import group_in, own_groups
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name
from hemicycle.web.people import person_of


@dataclass(frozen=True)
class Declared:
    """A group, and the one body it is of; None where its members are States, of any body."""

    group: Group
    body: str | None = None


def declared(shelf: Shelf, code: str) -> Declared | None:
    """The group of that code, in any case; None where there is none."""
    known = GROUPS.get(code.upper())
    if known is not None:
        return Declared(known)
    for body in shelf.record.coverage:
        for own in own_groups(shelf.record, body):
            if own.upper() == code.upper():
                return Declared(group_in(shelf.record, own, body), body)
    return None


def of_bodies(shelf: Shelf) -> dict[str, list[Group]]:
    """The groups that sources declare, by body, those with most members on its last day first."""
    found = {}
    for body in shelf.record.coverage:
        codes = own_groups(shelf.record, body)
        if codes:
            day = last_day(shelf, body)
            groups = [group_in(shelf.record, code, body) for code in codes]
            found[body] = sorted(groups, key=lambda one: (-len(members_on(one, day)), one.code))
    return found


def last_day(shelf: Shelf, body: str) -> date:
    """The last day with votes of a body; of the record where the body has none that is dated."""
    last = shelf.record.coverage.get(body, {}).get("last")
    return date.fromisoformat(last) if last else shelf.record.newest_day()


def members_on(group: Group, day: date) -> list[str]:
    """Members of a day, by code; none before the first day for which the list is complete."""
    return sorted(group.members(day)) if day >= group.from_day else []


def called(shelf: Shelf, code: str, day: date | None = None) -> str:
    """What a member is called: a State by its name of the day, a person as its source prints it."""
    named = member_name(code, day)
    return person_of(shelf, code).name if named == code else named
