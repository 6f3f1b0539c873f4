"""The assembly that meets: its rules and its members, written into the first entry of the journal.

Whatever a meeting needs to be folded again stands there, so that a restart, or a reader years
later, asks for no file.

>>> school = Assembly("mun", members=("Ana", "Ben", "Chidi"))
>>> sorted(school.start().house.roll(None))
['Ana', 'Ben', 'Chidi']
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from hemicycle.errors import InputError
from hemicycle.meeting.state import EMPTY, State
from hemicycle.rules.house import House, house, house_of

_LIKE = "mun"
"""The procedure of an assembly that gives only its rulebook and names no other."""


@dataclass(frozen=True)
class Assembly:
    """Who meets, by which rules.

    Parameters
    ----------
    body
        Code of a body or shipped house; of a house of one's own, as its rulebook says.
    members
        Who the members are, where it is not the body's own roll.
    names
        What members are called, where the register does not know it.
    permanent
        Those of ``members`` that can veto.
    procedure, rulebook
        Texts of the two files of a house of one's own.
    """

    body: str
    members: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    permanent: tuple[str, ...] = ()
    procedure: str | None = None
    rulebook: str | None = None

    @property
    def house(self) -> House:
        """The house, with the members of this meeting."""
        found = self._rules()
        if not self.members:
            return found
        members, permanent = frozenset(self.members), frozenset(self.permanent)
        return House(replace(found.book, members=members, permanent=permanent), found.procedure)

    def of(self, members: tuple[str, ...], names: Mapping[str, str], day: date) -> Assembly:
        """The same with these members; those of them keep their veto that have one on the day."""
        vetoes = tuple(sorted(self._rules().permanent(day) & set(members)))
        return replace(self, members=members, names=names, permanent=vetoes)

    def _rules(self) -> House:
        if self.procedure is None:
            return house(self.body)
        return house_of(self.procedure, self.rulebook, where=f"house {self.body}")

    def start(self) -> State:
        """The state before the first event."""
        if not self.members and self.procedure is None and not self.names:
            return EMPTY
        return State(house=self.house, names=dict(self.names))

    def to_plain(self) -> dict[str, Any]:
        """As the first entry holds it."""
        given = {
            "members": list(self.members),
            "names": dict(self.names),
            "permanent": list(self.permanent),
            "procedure": self.procedure,
            "rulebook": self.rulebook,
        }
        return {"body": self.body, **{key: value for key, value in given.items() if value}}


def assembly_from(plain: Mapping[str, Any]) -> Assembly:
    """An assembly from the first entry of its journal."""
    return Assembly(
        body=str(plain["body"]),
        members=tuple(plain.get("members", ())),
        names=dict(plain.get("names", {})),
        permanent=tuple(plain.get("permanent", ())),
        procedure=plain.get("procedure"),
        rulebook=plain.get("rulebook"),
    )


def assembly_of(body: str) -> Assembly:
    """What was meant by ``--body``: a code, a shipped house, or the path of a TOML file.

    The file is a procedure that names its rulebook, or a rulebook alone; then meetings are
    conducted as in the house it is like.

    Raises
    ------
    InputError
        An unknown body, or a file that is neither.
    """
    if not body.endswith(".toml"):
        found = Assembly(body.lower() if body.lower() in ("mun", "eu-council") else body)
        house(found.body)
        return found
    path = Path(body).expanduser()
    text = _read(path)
    data = _toml(text, path)
    if "motion" in data or "rule" in data or "rulebook" in data:
        named = data.get("rulebook")
        book = _read(path.parent / str(named)) if named is not None else None
        return _own(text, book, path)
    like = str(data.get("like", _LIKE))
    return _own(f'like = "{like}"\n', text, path)


def _own(procedure: str, book: str | None, path: Path) -> Assembly:
    found = house_of(procedure, book, where=path.name)
    return Assembly(found.book.body, procedure=procedure, rulebook=book)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The house {path.name} cannot be read",
            where=f"{path}: {error}",
            right="a rulebook or a procedure in TOML, in UTF-8",
            todo="check the path; the format is in docs/houses.md",
        ) from error


def _toml(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"{path.name} is no TOML",
            where=f"{path}: {error}",
            right="a rulebook or a procedure as in docs/houses.md",
            todo="correct the line",
        ) from error
