"""A list of members as organisers have it: one in a line, or a table with a header.

``member`` is a State, by its code or any name the register knows, where all that vote are; else
every one is called as it is written, so that nobody called Ben becomes Benin, and the rows that are
no State are told. ``name`` is what it is called, ``role`` delegate or observer.

>>> read_members("France\\nViet Nam").members
('FRA', 'VNM')
>>> listed = read_members("Ana\\nBen\\nChad")
>>> listed.members, listed.strangers
(('Ana', 'Ben', 'Chad'), ((1, 'Ana'), (2, 'Ben')))
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hemicycle.domain.state import register
from hemicycle.errors import HemicycleError, InputError

_COLUMNS: tuple[str, ...] = ("member", "name", "role")
_MOST = 1000
_CODE = 3


@dataclass(frozen=True)
class MemberList:
    """Members and observers in the order given.

    Parameters
    ----------
    strangers
        Rows whose member is no State, as number and words, where others are States: a slip, maybe.
    """

    members: tuple[str, ...]
    observers: tuple[str, ...]
    names: Mapping[str, str]
    strangers: tuple[tuple[int, str], ...] = ()


def read_members(text: str, day: date | None = None, *, mixed: bool = False) -> MemberList:
    """The members in a text.

    Parameters
    ----------
    mixed
        Whether those that are States are States, though others are called as they are written.

    Raises
    ------
    InputError
        No member, one named twice, an unknown column or role, or too many.
    """
    rows = [row for row in csv.reader(text.splitlines(), skipinitialspace=True) if any(row)]
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    columns, first = _COLUMNS, 1
    if "member" in header:
        unknown = [cell for cell in header if cell not in _COLUMNS]
        if unknown:
            raise _wrong(1, f"the column {unknown[0]!r}", "the columns " + ", ".join(_COLUMNS))
        columns, rows, first = tuple(header), rows[1:], 2
    table = [dict(zip(columns, (cell.strip() for cell in row), strict=False)) for row in rows]
    states = [_state(cells.get("member", ""), day) for cells in table]
    strangers = _strangers(table, states, first)
    by_code = mixed or not strangers
    seats: dict[str, str] = {}
    names: dict[str, str] = {}
    for number, (cells, state) in enumerate(zip(table, states, strict=True), first):
        code = (state if by_code else None) or cells.get("member", "")
        _check(code, number)
        if code in seats:
            raise _wrong(number, f"{code} a second time", "each member once")
        seats[code] = _role(cells.get("role", ""), number)
        if cells.get("name"):
            names[code] = cells["name"][:200]
    if not seats or len(seats) > _MOST:
        raise _wrong(0, f"{len(seats)} members", f"1 to {_MOST} members")
    return MemberList(
        members=tuple(code for code, role in seats.items() if role == "delegate"),
        observers=tuple(code for code, role in seats.items() if role == "observer"),
        names=names,
        strangers=strangers if any(states) else (),
    )


def _state(text: str, day: date | None) -> str | None:
    """The code of a State, by that code in capitals or by name; None for what is none."""
    if len(text) <= _CODE and not text.isupper():
        return None
    try:
        return register().find(text, day)
    except HemicycleError:
        return None


def _strangers(
    table: list[dict[str, str]], states: list[str | None], first: int
) -> tuple[tuple[int, str], ...]:
    """Rows of members that are no State; an observer may be anybody."""
    return tuple(
        (number, cells.get("member", ""))
        for number, (cells, state) in enumerate(zip(table, states, strict=True), first)
        if state is None and cells.get("role", "").lower() != "observer"
    )


def _check(code: str, row: int) -> None:
    if not code or len(code) > 60 or "#" in code:
        raise _wrong(row, repr(code[:60]), "a code or a name of 1 to 60 characters")


def _role(text: str, row: int) -> str:
    role = text.lower() or "delegate"
    if role not in ("delegate", "observer"):
        raise _wrong(row, f"the role {text!r}", "delegate or observer")
    return role


def _wrong(row: int, what: str, right: str) -> InputError:
    return InputError(
        f"The list of members has {what}",
        where=f"row {row} of the list" if row else "the list of members",
        right=right,
        todo="correct the list; docs/chamber.md shows one",
    )
