"""From an event loop to a chamber: nothing blocks the loop, and what can be done again is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from hemicycle.chamber.answers import Answer
from hemicycle.chamber.people import People, Person
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.staffing import COMMANDS, staff
from hemicycle.errors import JournalConflictError

_TRIES = 4


async def act(
    chamber: Chamber, people: People, person: Person, command: Mapping[str, Any], key: str
) -> Answer:
    """Do what a person asks and wait until it is durable or refused.

    Where another entry came first, the meeting is read anew and the command judged again, by the
    rules as the meeting then stands.

    Raises
    ------
    AccessError, InputError, JournalConflictError
        As :meth:`.session.Chamber.do`.
    JournalError
        The journal cannot keep anything just now; its words say what is known.
    """
    if command.get("do") in COMMANDS:
        return await asyncio.to_thread(staff, chamber, people, person, command, key)
    for _ in range(_TRIES):
        if chamber.stale:
            await asyncio.to_thread(chamber.reload)
        try:
            return await asyncio.wrap_future(chamber.do(person, command, key))
        except JournalConflictError as error:
            moved = error
    raise moved
