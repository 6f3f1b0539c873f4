"""A list of members as organisers have it: one in a line, or a table with a header.

``member`` is a State, by its code or any name the register knows, where all of them are; else every
member is called as it is written, so that nobody called Ben becomes Benin. ``name`` is what it is
called, ``role`` delegate or observer.

>>> read_members("France\\nViet Nam").members
('FRA', 'VNM')
>>> read_members("Ana\\nBen\\nChad").members
('Ana', 'Ben', 'Chad')
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
    """Members and observers in the order given."""

    members: tuple[str, ...]
    observers: tuple[str, ...]
    names: Mapping[str, str]


def read_members(text: str, day: date | None = None) -> MemberList:
    """The members in a text.

    Raises
    ------
    InputError
        No member, one named twice, an unknown column or role, or too many.
    """
    rows = [row for row in csv.reader(text.splitlines(), skipinitialspace=True) if any(row)]
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    columns = _COLUMNS
    if "member" in header:
        unknown = [cell for cell in header if cell not in _COLUMNS]
        if unknown:
            raise _wrong(1, f"the column {unknown[0]!r}", "the columns " + ", ".join(_COLUMNS))
        columns, rows = tuple(header), rows[1:]
    codes = _states([_cell(row, columns, "member") for row in rows], day)
    seats: dict[str, str] = {}
    names: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        code = codes[number - 1]
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
    )


def _cell(row: list[str], columns: tuple[str, ...], name: str) -> str:
    """What a row says in a column; nothing where it is too short."""
    place = columns.index(name)
    return row[place].strip() if place < len(row) else ""


def _states(texts: list[str], day: date | None) -> list[str]:
    """Codes where every text is a State, by its code in capitals or by name; else the texts."""
    codes = []
    for text in texts:
        if len(text) <= _CODE and not text.isupper():
            return texts
        try:
            codes.append(register().find(text, day))
        except HemicycleError:
            return texts
    return codes


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
