"""Members named in a case: who they are, and whether they had a vote in the body that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hemicycle.domain.state import register
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError, NoSeatError, UnknownMemberError
from hemicycle.rules.case import members_of, roll_of
from hemicycle.rules.fields import Fields
from hemicycle.rules.law import Rulebook


@dataclass(frozen=True)
class Sitting:
    """A body on a day: whose rules, whose roll."""

    body: str
    book: Rulebook
    day: date

    @property
    def roll(self) -> frozenset[str] | None:
        """Members entitled to vote; None where the roll is not compiled."""
        own = self.book.members
        return own if own is not None else roll_of(self.book.roll or self.body, self.day)

    @property
    def members(self) -> int | None:
        own = self.book.members
        return len(own) if own is not None else members_of(self.book.roll or self.body, self.day)


def resolve(fields: Fields, key: str, sitting: Sitting) -> tuple[str, ...]:
    """Codes of the members listed under a key, each once, each on the roll of the day."""
    codes: list[str] = []
    for name in fields.names(key):
        code = _code(fields, key, name, sitting)
        if code in codes:
            raise twice(fields, key, name)
        codes.append(code)
    return tuple(codes)


def _code(fields: Fields, key: str, name: str, sitting: Sitting) -> str:
    book, day, roll = sitting.book, sitting.day, sitting.roll
    if book.members is not None:
        return _own(fields, key, name, book, day)
    code = known_state(fields, key, name, day)
    if roll is not None and code not in roll:
        raise NoSeatError(
            f"{name} was no member of the {book.name} on {day}",
            where=fields.place(key),
            right=f"one of its {len(roll)} members of that day" + _few(roll),
            todo="Check the name and the date; a State without a seat has no ballot",
        )
    return code


def _own(fields: Fields, key: str, name: str, book: Rulebook, day: date) -> str:
    """A member as the rulebook writes it, or a State by any name where codes are listed."""
    members = book.members or frozenset()
    if name in members:
        return name
    meant = register().meant(name, day, typed=True) & members
    if len(meant) == 1:
        return next(iter(meant))
    raise NoSeatError(
        f"{name!r} is no member of {book.name}",
        where=fields.place(key),
        right="one of " + ", ".join(sorted(members)),
        todo="Correct the name, or add the member to the rulebook",
    )


def known_state(fields: Fields, key: str, name: str, day: date) -> str:
    """Code of a State by any name the register knows, with the place of the fault."""
    try:
        return register().find_typed(name, on=day)
    except UnknownMemberError as error:
        raise UnknownMemberError(
            error.what, where=fields.place(key), right=error.right, todo=error.todo
        ) from error


def _few(roll: Iterable[str]) -> str:
    members = sorted(roll)
    return f": {', '.join(members)}" if len(members) <= 15 else ""


def gather(
    fields: Fields, groups: Iterable[tuple[str, Position, tuple[str, ...]]]
) -> Mapping[str, Position]:
    """One position per member; a member under two headings is refused."""
    positions: dict[str, Position] = {}
    for key, position, members in groups:
        for member in members:
            if member in positions:
                raise twice(fields, key, member)
            positions[member] = position
    return positions


def twice(fields: Fields, key: str, member: str) -> InputError:
    return InputError(
        f"{member} is named twice",
        where=fields.place(key),
        right="every member at most once: in one position, or as not voting",
        todo="Remove one of the two; a later word on a vote never changes the ballot cast",
    )
