"""Names of persons, kept apart from the journal so that they can be erased.

The journal knows persons by random ids. Which name belongs to an id stands here, in a table that
no seal covers: erasing it changes no leaf, and every head and receipt stays valid. After the day a
meeting is to be kept until, :func:`purge` erases its names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, select, update

from hemicycle.chamber.database import explained, wipe, writing
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.ledger import no_meeting
from hemicycle.chamber.tables import MEETINGS, NAMES


def name(journal: Journal, meeting: str, actor: str, text: str) -> None:
    """Say or change what an actor is called."""
    journal.last(meeting)
    with explained(journal.engine), writing(journal.engine) as connection:
        connection.execute(delete(NAMES).where(NAMES.c.meeting == meeting, NAMES.c.actor == actor))
        connection.execute(NAMES.insert().values(meeting=meeting, actor=actor, name=text))


def names(journal: Journal, meeting: str) -> Mapping[str, str]:
    """Names by actor; an actor that has none, or whose name was erased, is not in it."""
    rows = select(NAMES.c.actor, NAMES.c.name).where(NAMES.c.meeting == meeting)
    with explained(journal.engine), journal.engine.connect() as connection:
        return {row.actor: row.name for row in connection.execute(rows)}


def erase(journal: Journal, meeting: str, actor: str | None = None) -> int:
    """Erase the name of one actor, or all names of a meeting; how many there were."""
    chosen = delete(NAMES).where(NAMES.c.meeting == meeting)
    if actor is not None:
        chosen = chosen.where(NAMES.c.actor == actor)
    with explained(journal.engine):
        with writing(journal.engine) as connection:
            erased = connection.execute(chosen).rowcount
        wipe(journal.engine, NAMES.name)
    return erased


def keep_until(journal: Journal, meeting: str, day: date | None) -> None:
    """Set the day until which names of a meeting are kept; None: until they are erased by hand."""
    changed = (
        update(MEETINGS)
        .where(MEETINGS.c.meeting == meeting)
        .values(retain_until=day.isoformat() if day else None)
    )
    with explained(journal.engine), writing(journal.engine) as connection:
        if connection.execute(changed).rowcount == 0:
            raise no_meeting(meeting)


def purge(journal: Journal, today: date) -> Mapping[str, int]:
    """Erase the names of every meeting whose day is past; how many, by meeting.

    The last day itself is still kept.
    """
    past = select(MEETINGS.c.meeting).where(MEETINGS.c.retain_until < today.isoformat())
    with explained(journal.engine), journal.engine.connect() as connection:
        meetings = tuple(connection.scalars(past.order_by(MEETINGS.c.meeting)))
    erased = {meeting: erase(journal, meeting) for meeting in meetings}
    return {meeting: count for meeting, count in erased.items() if count}
