"""Who takes part, as values: a person, a link just made, a browser that is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from hemicycle.chamber.canonical import stamp
from hemicycle.chamber.links import account_locked
from hemicycle.chamber.roles import Role


@dataclass(frozen=True)
class Person:
    """Somebody that takes part: a random id, a role and, for delegations, a member."""

    id: str
    meeting: str
    role: Role
    member: str = ""


@dataclass(frozen=True)
class Issued:
    """A link just made; the token is told once and kept nowhere."""

    person: Person
    token: str


@dataclass(frozen=True)
class Entered:
    """A link redeemed: who came in, and what its browser keeps."""

    person: Person
    session: str


@dataclass(frozen=True)
class Sitting:
    """A browser that is signed in; times are as the journal writes them."""

    person: Person
    expires: str
    locked_until: str | None

    def person_at(self, now: datetime) -> Person | None:
        """Who it belongs to at an instant; None where its time is over.

        Raises
        ------
        HastyError
            The account is locked.
        """
        if self.expires <= stamp(now):
            return None
        if self.locked_until is not None and self.locked_until > stamp(now):
            raise account_locked(self.locked_until)
        return self.person


@dataclass(frozen=True)
class Invited:
    """A person as officers see it; times are as the journal writes them, None where not so."""

    person: Person
    name: str | None
    issued: str | None
    redeemed: str | None
    revoked: str | None
    locked_until: str | None


def session_hash(session: str) -> str:
    """What the server keeps of a cookie."""
    return sha256(session.encode()).hexdigest()
