"""Rows of persons and of links as values."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from hemicycle.chamber.links import Token, link_unknown
from hemicycle.chamber.persons import Invited, Person
from hemicycle.chamber.roles import Role
from hemicycle.chamber.tables import INVITATIONS, PERSONS
from hemicycle.errors import InputError


def invitation_row(connection: Connection, wanted: Token) -> Row[Any]:
    """The row of a link; an error where there is none of its name."""
    rows = select(INVITATIONS).where(INVITATIONS.c.invitation == wanted.invitation)
    row = connection.execute(rows).first()
    if row is None:
        raise link_unknown()
    return row


def person_row(connection: Connection, meeting: str, identity: str) -> Person:
    """Somebody that was invited; an error where nobody of this id was."""
    rows = select(PERSONS).where(PERSONS.c.meeting == meeting, PERSONS.c.person == identity)
    row = connection.execute(rows).first()
    if row is None:
        raise InputError(
            f"The meeting knows no person {identity[:64]!r}",
            where="the id of a person",
            right="the id of somebody that was invited",
            todo="open the list of people again",
        )
    return as_person(row)


def as_person(row: Row[Any]) -> Person:
    """A row as a person."""
    return Person(row.person, row.meeting, Role(row.role), row.member)


def as_invited(row: Row[Any], link: Row[Any] | None, called: str | None) -> Invited:
    """A row, with its newest link and its name, as officers see it."""
    locks = [row.locked_until, link.locked_until if link is not None else None]
    return Invited(
        person=as_person(row),
        name=called,
        issued=link.issued if link is not None else None,
        redeemed=link.redeemed if link is not None else None,
        revoked=row.revoked,
        locked_until=max(filter(None, locks), default=None),
    )
