"""Roles in a chamber: in what capacity somebody takes part."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """In what capacity somebody takes part."""

    PRESIDING = "presiding"
    """Conducts the meeting: opens, rules, puts, announces."""
    SECRETARY = "secretary"
    """Keeps texts, credentials and attendance, and may conduct for the presiding officer."""
    DELEGATE = "delegate"
    """Acts for one member; several may act for the same, which has one vote."""
    OBSERVER = "observer"
    """Acts for one observer, as far as the rules let observers act."""
    SPECTATOR = "spectator"
    """Sees what everybody may see. Whoever has no seat is one."""

    @property
    def officer(self) -> bool:
        """Whether it acts for the chair."""
        return self in (Role.PRESIDING, Role.SECRETARY)

    @property
    def seated(self) -> bool:
        """Whether it acts for one member or observer."""
        return self in (Role.DELEGATE, Role.OBSERVER)

    @property
    def words(self) -> str:
        """As a log says it."""
        return _WORDS[self]


_WORDS = {
    Role.PRESIDING: "presiding officer",
    Role.SECRETARY: "secretariat",
    Role.DELEGATE: "delegation",
    Role.OBSERVER: "observer",
    Role.SPECTATOR: "spectator",
}
