"""A house: a rulebook and a procedure, which together let an assembly meet.

The bodies of the United Nations come with both. Another assembly is two TOML files: its rulebook
(majorities, members, who can veto) and its procedure (motions, their order, the rules a meeting
cites), the second naming the first. Shipped ones are in ``houses/``; format: ``docs/houses.md``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from hemicycle.domain.body import body
from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.case import permanent_of, roll_of
from hemicycle.rules.law import Rulebook
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.sequence import Procedure, procedure, read_procedure
from hemicycle.rules.shelf import BOOK_OF_BODY, shipped, text_of


@dataclass(frozen=True)
class House:
    """An assembly that can meet."""

    book: Rulebook
    procedure: Procedure

    def roll(self, day: date | None) -> frozenset[str] | None:
        """Members on a day; None where the roll is not compiled."""
        if self.book.members is not None:
            return self.book.members
        return roll_of(self.book.roll or self.book.body, day)

    def permanent(self, day: date | None) -> frozenset[str]:
        """Members that can veto."""
        if self.book.members is not None:
            return self.book.permanent
        return permanent_of(self.book.roll or self.book.body, day)

    def exists(self, day: date) -> bool:
        if self.book.members is not None:
            return self.book.first_day is None or day >= self.book.first_day
        return body(self.book.roll or self.book.body).exists(day)


@lru_cache(maxsize=64)
def house(name: str) -> House:
    """A shipped house: a body of the United Nations by its code, or another one shipped.

    Raises
    ------
    InputError
        An unknown name, or a body whose procedure is not compiled.
    """
    if name in BOOK_OF_BODY:
        return House(rulebook(name), procedure(name))
    if name not in shipped():
        known = ", ".join(("GA", "GA-C1 to GA-C6", "SC", *shipped()))
        raise InputError(
            f"There is no house {name!r}",
            where="body of a meeting",
            right=f"one of {known}, or the path of a procedure (.toml)",
            todo="correct the name, or write a rulebook and a procedure: docs/houses.md",
        )
    return _house(text_of(f"houses/{name}.toml"), rulebook(name))


def house_from(path: Path) -> House:
    """A house of one's own from its procedure, which names its rulebook beside it.

    Raises
    ------
    InputError
        A file that cannot be read, or lacks what a house needs.
    """
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
        if "rulebook" not in data and "like" in data:
            return _house(text, rulebook(str(data["like"])))
        beside = path.parent / str(data["rulebook"])
        return _house(text, read_book(beside.read_text("utf-8"), where=beside.name, body=None))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(
            f"The house {path.name} cannot be read",
            where=f"{path}: {type(error).__name__} {error}",
            right="a procedure in TOML with rulebook, source, the four switches, rules and motions",
            todo="see docs/houses.md",
        ) from error


def house_of(procedure_text: str, book_text: str | None, *, where: str) -> House:
    """A house from the texts of its two files; without a rulebook that of the house it is like.

    Raises
    ------
    InputError
        A text that is no TOML or lacks what a house needs.
    """
    try:
        data = tomllib.loads(procedure_text)
        if book_text is None:
            return _house(procedure_text, rulebook(str(data["like"])))
        return _house(procedure_text, read_book(book_text, where=where, body=None))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(
            "The house of the meeting cannot be read",
            where=f"{where}: {type(error).__name__} {error}",
            right="a procedure in TOML with rulebook, source, the four switches, rules and motions",
            todo="see docs/houses.md",
        ) from error


def _house(text: str, book: Rulebook) -> House:
    return House(book, read_procedure(text, body=book.body, presiding=book.presiding))
