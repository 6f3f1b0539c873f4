"""The chambers as the commands of the terminal use them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle.chamber.needs import need
from hemicycle.cli.common import print_table, say
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.chamber.hall import Hall
    from hemicycle.chamber.people import Person
    from hemicycle.chamber.session import Chamber


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
    kind: str, meeting: str, person: str, at: Path | None, database: str | None
) -> None:
    with the_hall(at, database) as hall:
        from hemicycle.chamber.staffing import staff

        chamber = the_chamber(hall, meeting)
        if person:
            done = staff(chamber, hall.people, operator(chamber), {"do": kind, "person": person})
            say(done.label)
            return
        rows = [
            (one.person.id, str(one.person.role), one.person.member, one.name or "",
             _standing(one.revoked, one.locked_until, one.redeemed))
            for one in hall.people.of(chamber.id)
        ]  # fmt: skip
    print_table(("Person", "Role", "Member", "Name", "Standing"), rows)


def _standing(revoked: str | None, locked: str | None, redeemed: str | None) -> str:
    if revoked:
        return "revoked"
    return "locked" if locked else "in" if redeemed else "link not used"


def is_past(until: date | None, hall: Hall) -> bool:
    return until is not None and until < hall.clock().date()


def link_of(site: str, token: str) -> str:
    return f"{site.rstrip('/')}/chamber/join/{token}"


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
