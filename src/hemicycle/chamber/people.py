"""Who takes part: persons, the links that invite them, and the browsers that are signed in.

A link is redeemed once, and only the hash of its secret is kept. Wrong tries lock the one
invitation they were made on, never an address: a whole conference shares one. An officer lifts a
lock at once. What a person is called stands in :mod:`.names`, so that it can be erased.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, select, update

from hemicycle.chamber import names
from hemicycle.chamber.canonical import fresh_id, stamp
from hemicycle.chamber.database import explained, wipe, writing
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.links import (
    Token,
    UsedLinkError,
    link_locked,
    link_unknown,
    link_void,
)
from hemicycle.chamber.people_rows import as_invited, as_person, invitation_row, person_row
from hemicycle.chamber.persons import (
    Entered,
    Invited,
    Issued,
    Person,
    Sitting,
    session_hash,
)
from hemicycle.chamber.roles import Role
from hemicycle.chamber.tables import INVITATIONS, PERSONS, SESSIONS
from hemicycle.errors import AccessError

__all__ = [
    "LOCKED_FOR", "SEATED_FOR", "TRIES", "Entered", "Invited", "Issued", "People", "Person",
    "Sitting", "session_hash",
]  # fmt: skip

TRIES = 5
"""Wrong secrets on one invitation before it is locked."""
LOCKED_FOR = timedelta(minutes=15)
SEATED_FOR = timedelta(days=14)
"""How long a browser stays signed in."""


class People:
    """The persons of all meetings of a journal.

    Parameters
    ----------
    journal
        Whose database holds them.
    clock
        Tells the time, with its zone.
    """

    def __init__(self, journal: Journal, clock: Callable[[], datetime]) -> None:
        self._journal = journal
        self._clock = clock

    # --- links ------------------------------------------------------------------------------------

    def invite(self, meeting: str, role: Role, member: str = "", *, called: str = "") -> Issued:
        """A new person and its link. Who may be invited as what is for the chamber to ask."""
        self._journal.last(meeting)
        person = Person(fresh_id(), meeting, role, member)
        row = {"meeting": meeting, "person": person.id, "role": str(role), "member": member}
        with self._writing() as connection:
            connection.execute(PERSONS.insert().values(**row))
            issued = self._link(connection, person)
        if called:
            names.name(self._journal, meeting, person.id, called)
        return issued

    def reissue(self, person: Person) -> Issued:
        """A new link for a person; links and browsers it had are out, and so are locks."""
        with self._writing() as connection:
            self._end(connection, person)
            row = update(PERSONS).where(_is(PERSONS, person))
            connection.execute(row.values(revoked=None, locked_until=None))
            return self._link(connection, person)

    def revoke(self, person: Person) -> None:
        """The person has no seat any more: its link and its browsers are out at once."""
        with self._writing() as connection:
            self._end(connection, person)
            row = update(PERSONS).where(_is(PERSONS, person))
            connection.execute(row.values(revoked=stamp(self._clock())))

    def lock(self, person: Person, until: datetime) -> None:
        """Keep an account from acting until an instant, or until an officer lifts it."""
        row = update(PERSONS).where(_is(PERSONS, person)).values(locked_until=stamp(until))
        with self._writing() as connection:
            connection.execute(row)

    def unlock(self, person: Person) -> None:
        """Lift every lock of a person: of its account and of its links."""
        row = update(PERSONS).where(_is(PERSONS, person)).values(locked_until=None)
        links = update(INVITATIONS).where(_is(INVITATIONS, person))
        with self._writing() as connection:
            connection.execute(row)
            connection.execute(links.values(failures=0, locked_until=None))

    def asked(self, token: str) -> Person:
        """Whose link this is, without redeeming it: what the page with the button shows.

        Raises
        ------
        AccessError
            No such link, or it is used, revoked or locked.
        """
        wanted = Token.read(token)
        with explained(self._journal.engine), self._journal.engine.connect() as connection:
            row = invitation_row(connection, wanted)
            refused = self._void(row) or (None if wanted.opens(row.secret) else link_unknown())
            if refused is not None:
                raise refused
            return person_row(connection, row.meeting, row.person)

    def redeem(self, token: str) -> Entered:
        """Take a link at its word, once.

        Raises
        ------
        AccessError
            It is unknown, used, revoked or locked; the words say which and what to do.
        """
        wanted = Token.read(token)
        with self._writing() as connection:
            row = invitation_row(connection, wanted)
            refused = self._void(row)
            if refused is None and not wanted.opens(row.secret):
                self._count(connection, row)
                refused = link_unknown()
            if refused is None:
                return self._enter(connection, row)
        raise refused

    # --- browsers ---------------------------------------------------------------------------------

    def seated(self, meeting: str) -> Mapping[str, Sitting]:
        """Every browser that is signed in, by the hash of its cookie (:func:`session_hash`)."""
        same = and_(SESSIONS.c.meeting == PERSONS.c.meeting, SESSIONS.c.person == PERSONS.c.person)
        rows = (
            select(PERSONS, SESSIONS.c.session, SESSIONS.c.expires)
            .join(SESSIONS, same)
            .where(SESSIONS.c.meeting == meeting, PERSONS.c.revoked.is_(None))
        )
        with explained(self._journal.engine), self._journal.engine.connect() as connection:
            return {
                row.session: Sitting(as_person(row), row.expires, row.locked_until)
                for row in connection.execute(rows)
            }

    def visiting(self, meeting: str, session: str) -> Person | None:
        """Who a browser belongs to; None where its seat has ended.

        Raises
        ------
        HastyError
            The account is locked.
        """
        sitting = self.seated(meeting).get(session_hash(session))
        return sitting.person_at(self._clock()) if sitting is not None else None

    def leave(self, meeting: str, session: str) -> None:
        """Sign a browser out."""
        here = and_(SESSIONS.c.meeting == meeting, SESSIONS.c.session == session_hash(session))
        with self._writing() as connection:
            connection.execute(delete(SESSIONS).where(here))

    # --- lists ------------------------------------------------------------------------------------

    def person(self, meeting: str, identity: str) -> Person:
        """A person by its id.

        Raises
        ------
        InputError
            There is none.
        """
        with explained(self._journal.engine), self._journal.engine.connect() as connection:
            return person_row(connection, meeting, identity)

    def of(self, meeting: str) -> tuple[Invited, ...]:
        """Everybody of a meeting, officers first, then by member; each with its newest link."""
        people = select(PERSONS).where(PERSONS.c.meeting == meeting)
        links = select(INVITATIONS).where(INVITATIONS.c.meeting == meeting)
        with explained(self._journal.engine), self._journal.engine.connect() as connection:
            by_issue = links.order_by(INVITATIONS.c.issued, INVITATIONS.c.revoked.is_(None))
            newest = {row.person: row for row in connection.execute(by_issue)}
            rows = connection.execute(people).all()
        called, order = names.names(self._journal, meeting), list(Role)
        in_order = sorted(rows, key=lambda row: (order.index(Role(row.role)), row.member))
        return tuple(
            as_invited(row, newest.get(row.person), called.get(row.person)) for row in in_order
        )

    def forget(self, meeting: str) -> None:
        """Delete the persons, links and browsers of a meeting: nobody can come in any more."""
        with self._writing() as connection:
            for table in (SESSIONS, INVITATIONS, PERSONS):
                connection.execute(delete(table).where(table.c.meeting == meeting))
        for table in (SESSIONS, INVITATIONS, PERSONS):
            wipe(self._journal.engine, table.name)

    # --- inside -----------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self._journal.engine), writing(self._journal.engine) as connection:
            yield connection

    def _link(self, connection: Connection, person: Person) -> Issued:
        token = Token.fresh()
        row = {"meeting": person.meeting, "invitation": token.invitation, "person": person.id}
        kept = {"secret": token.hash, "issued": stamp(self._clock()), "failures": 0}
        connection.execute(INVITATIONS.insert().values(**row, **kept))
        return Issued(person, str(token))

    def _end(self, connection: Connection, person: Person) -> None:
        """End the links and browsers of a person."""
        links = update(INVITATIONS).where(_is(INVITATIONS, person), INVITATIONS.c.revoked.is_(None))
        connection.execute(links.values(revoked=stamp(self._clock())))
        connection.execute(delete(SESSIONS).where(_is(SESSIONS, person)))

    def _void(self, row: Row[Any]) -> AccessError | None:
        """Why a link is out, whatever its secret."""
        if row.revoked is not None:
            return link_void()
        if row.redeemed is not None:
            return UsedLinkError(row.redeemed, row.meeting)
        if row.locked_until is not None and row.locked_until > stamp(self._clock()):
            return link_locked(row.locked_until)
        return None

    def _count(self, connection: Connection, row: Row[Any]) -> None:
        """Count a wrong secret against this one link, and lock it where there were too many."""
        failures = row.failures + 1
        locked = stamp(self._clock() + LOCKED_FOR) if failures >= TRIES else None
        counted = update(INVITATIONS).where(_same_link(row))
        connection.execute(counted.values(failures=0 if locked else failures, locked_until=locked))

    def _enter(self, connection: Connection, row: Row[Any]) -> Entered:
        now = self._clock()
        once = update(INVITATIONS).where(_same_link(row), INVITATIONS.c.redeemed.is_(None))
        if connection.execute(once.values(redeemed=stamp(now))).rowcount != 1:
            raise UsedLinkError(stamp(now), row.meeting)
        person, session = person_row(connection, row.meeting, row.person), secrets.token_urlsafe(32)
        who = {"meeting": person.meeting, "session": session_hash(session), "person": person.id}
        until = stamp(now + SEATED_FOR)
        connection.execute(SESSIONS.insert().values(**who, begun=stamp(now), expires=until))
        return Entered(person, session)


def _is(table: Table, person: Person) -> Any:
    return and_(table.c.meeting == person.meeting, table.c.person == person.id)


def _same_link(row: Row[Any]) -> Any:
    return and_(INVITATIONS.c.meeting == row.meeting, INVITATIONS.c.invitation == row.invitation)
