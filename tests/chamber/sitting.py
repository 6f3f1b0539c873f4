"""A chamber with people in it, and short ways to act in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from hemicycle.chamber.answers import Answer, Done, Held, Refused
from hemicycle.chamber.assembly import Assembly
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.people import Person
from hemicycle.chamber.roles import Role
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.setup import Setup, begin
from hemicycle.chamber.staffing import staff

DAY = date(2026, 3, 14)
SCHOOL = ("Ana", "Ben", "Chidi", "Dana", "Emil")


class Sitting:
    """One chamber of a hall, its presiding officer, and whoever is let in.

    Parameters
    ----------
    body, members
        Who meets; by default a class of five by the rules of Model UN.
    """

    def __init__(
        self, hall: Hall, body: str = "mun", members: tuple[str, ...] = SCHOOL, **more: Any
    ) -> None:
        self.hall = hall
        assembly = Assembly(body).of(members, {}, DAY) if members else Assembly(body)
        begun = begin(hall, Setup(assembly, "Our class", DAY, **more))
        self.chamber: Chamber = hall.chamber(begun.meeting)
        self.officer: Person = hall.people.redeem(begun.officer.token).person
        self._keys = count()

    def let_in(self, role: Role = Role.DELEGATE, member: str = "") -> Person:
        """Somebody invited by the presiding officer, whose link is redeemed."""
        asked = {"do": "invite", "role": str(role), "member": member}
        done = staff(self.chamber, self.hall.people, self.officer, asked)
        token = done.more["links"][0]["path"].removeprefix("/chamber/join/")
        return self.hall.people.redeem(token).person

    def asks(self, person: Person, command: Mapping[str, Any], key: str = "") -> Answer:
        """What the chamber answers."""
        name = key or f"key-{next(self._keys):06}"
        return self.chamber.do(person, command, name).result(30)

    def does(self, person: Person, command: Mapping[str, Any]) -> Done:
        """The same where it must be done."""
        answer = self.asks(person, command)
        assert isinstance(answer, Done), answer
        return answer

    def held(self, person: Person, command: Mapping[str, Any]) -> Held:
        """The same where it must wait for others."""
        answer = self.asks(person, command)
        assert isinstance(answer, Held), answer
        return answer

    def refused(self, person: Person, command: Mapping[str, Any]) -> Refused:
        """The same where it must not be in order."""
        answer = self.asks(person, command)
        assert isinstance(answer, Refused), answer
        return answer

    def open_vote(self, method: str = "recorded", **more: str) -> None:
        """A draft put to the vote."""
        draft = {"symbol": "L.1", "title": "A canteen", "sponsors": self.sponsors(), **more}
        for act in (
            {"act": "open", "present": len(self.chamber.state.roll or ())},
            {"act": "table", **draft},
            {"act": "announce", "draft": "L.1"},
            {"act": "put", "target": "L.1", "method": method},
        ):
            self.does(self.officer, act)

    def sponsors(self) -> list[str]:
        """The members that submit a draft."""
        return sorted(self.chamber.state.roll or ())[:2]


def cast(member: str, position: str = "YES") -> dict[str, str]:
    """A ballot."""
    return {"act": "cast", "member": member, "position": position}
