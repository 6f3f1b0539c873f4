"""The chambers as the commands of the terminal use them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from hemicycle.chamber.needs import need
from hemicycle.cli.common import print_table, say
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.chamber.hall import Hall
    from hemicycle.chamber.people import Person
    from hemicycle.chamber.session import Chamber
    from hemicycle.chamber.setup import Setup

_SITE = "http://127.0.0.1:8193"
_MOST_TOLD = 10


@contextmanager
def the_hall(at: Path | None, database: str | None) -> Iterator[Hall]:
    """The chambers, opened for one command; what is announced is kept by who serves them."""
    need()
    from hemicycle.chamber.hall import Hall
    from hemicycle.chamber.place import place_of

    with Hall(place_of(at, database), _clock, keeps=False) as hall:
        yield hall


def _clock() -> datetime:
    return datetime.now(UTC)


def the_chamber(hall: Hall, beginning: str) -> Chamber:
    found = [i.meeting for i in hall.meetings() if i.meeting.startswith(beginning.lower())]
    if len(found) != 1 or not beginning:
        raise InputError(
            f"{len(found) or 'No'} meeting begins with {beginning!r}",
            where="MEETING",
            right="the id of one meeting, or enough of it",
            todo="see `hemicycle chamber list`",
        )
    return hall.chamber(found[0])


def operator(chamber: Chamber) -> Person:
    """Who runs the machine, as an officer: it could read and write everything anyway."""
    from hemicycle.chamber.people import Person
    from hemicycle.chamber.roles import Role

    return Person("operator", chamber.id, Role.SECRETARY)


def about_person(
    kind: str, meeting: str, person: str, at: Path | None, database: str | None, *, sure: bool
) -> None:
    with the_hall(at, database) as hall:
        from hemicycle.chamber.staffing import staff

        chamber = the_chamber(hall, meeting)
        if person:
            if not sure:
                _ask(hall, chamber, person)
            done = staff(chamber, hall.people, operator(chamber), {"do": kind, "person": person})
            say(done.label)
            return
        rows = [
            (one.person.id, str(one.person.role), one.person.member, one.name or "",
             _standing(one.revoked, one.locked_until, one.redeemed))
            for one in hall.people.of(chamber.id)
        ]  # fmt: skip
    print_table(("Person", "Role", "Member", "Name", "Standing"), rows)


def _ask(hall: Hall, chamber: Chamber, person: str) -> None:
    """Nobody loses a seat by a slip of the hand: whom it is about is shown, and asked."""
    about = next((one for one in hall.people.of(chamber.id) if one.person.id == person), None)
    if about is None:
        return  # the command itself says that there is nobody of this id
    who = " ".join(filter(None, (about.name, about.person.role.words, about.person.member)))
    if not sys.stdin.isatty():
        raise InputError(
            f"Nobody is here to say that the seat of {who} is to be taken back",
            where="hemicycle chamber revoke",
            right="an answer at a terminal, or --yes",
            todo="run it again with --yes",
        )
    if not typer.confirm(f"Take the link and the seat of {who} back?", err=True):
        raise typer.Exit(2)


def _standing(revoked: str | None, locked: str | None, redeemed: str | None) -> str:
    if revoked:
        return "revoked"
    return "locked" if locked else "in" if redeemed else "link not used"


def is_past(until: date | None, hall: Hall) -> bool:
    return until is not None and until < hall.clock().date()


def site_of(hall: Hall, asked: str | None) -> tuple[str, str]:
    """The address that links begin with, and on what it is that they open."""
    from hemicycle.chamber.served import served_at

    if asked is not None:
        return asked.rstrip("/"), f", while `hemicycle serve` answers at {asked}"
    found = served_at(hall.place)
    if found is not None:
        return found, f": `hemicycle serve` runs at {found}"
    return _SITE, ", while `hemicycle serve` runs (on another port: --site ADDRESS)"


def strangers_told(wanted: Setup) -> str:
    """Which rows of a list of members are no State, and what follows from that."""
    rows = ", ".join(f"row {row} {name!r}" for row, name in wanted.strangers[:_MOST_TOLD])
    more = len(wanted.strangers) - _MOST_TOLD
    told = f"No State by the register: {rows}{f' and {more} more' if more > 0 else ''}. "
    if wanted.mixed:
        return told + "They are called as written; the others are States."
    return told + (
        "So every member is called as written and none is a State: no names in other languages, "
        "no veto. If that is not meant, correct the list and set the meeting up again, or "
        "use --mixed: States where they are known, the others as written."
    )


def link_of(site: str, token: str) -> str:
    return f"{site}/chamber/join/{token}"


def day_of(text: str | None, where: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no day", where=where, right="a day such as 2026-03-14",
            todo="write it year-month-day",
        ) from error  # fmt: skip


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "The list of members cannot be read", where=f"{path}: {error}",
            right="a file of lines or CSV, in UTF-8", todo="check the path",
        ) from error  # fmt: skip
