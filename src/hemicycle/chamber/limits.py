"""How fast one person may act. Never by address: a whole conference shares one.

An account holds a number of acts that fill up again with time. Who sends a little too much waits a
little; who goes on sending far too much is locked for a while, or until an officer lifts it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hemicycle.chamber.links import account_locked
from hemicycle.chamber.people import People, Person
from hemicycle.errors import HastyError

_HELD = {True: 240, False: 40}
"""Acts that an officer, and anybody else, may do at once."""
_EACH_SECOND = {True: 20.0, False: 4.0}
_TOO_MANY = 200
"""Refused requests in a row after which an account is locked."""
_LOCKED_FOR = timedelta(minutes=10)


@dataclass
class _Account:
    """What one person may still do: ``left`` acts at the instant ``at``."""

    left: float
    at: datetime
    refused: int = 0


class Limits:
    """The accounts of the people of one process."""

    def __init__(self, people: People, clock: Callable[[], datetime]) -> None:
        self._people = people
        self._clock = clock
        self._accounts: dict[str, _Account] = {}

    def take(self, person: Person) -> None:
        """Count one act of a person.

        Raises
        ------
        HastyError
            It sent too much; ``wait`` says for how many seconds.
        """
        now, officer = self._clock(), person.role.officer
        account = self._accounts.setdefault(person.id, _Account(_HELD[officer], now))
        passed = max(0.0, (now - account.at).total_seconds())
        account.left = min(_HELD[officer], account.left + passed * _EACH_SECOND[officer])
        account.at = now
        if account.left >= 1:
            account.left, account.refused = account.left - 1, 0
            return
        account.refused += 1
        if account.refused >= _TOO_MANY:
            account.refused = 0
            until = now + _LOCKED_FOR
            self._people.lock(person, until)
            raise account_locked(until.isoformat())
        raise _too_fast()

    def lift(self, person: str) -> None:
        """Forget what a person sent, by its id: an officer lifted its lock."""
        self._accounts.pop(person, None)


def _too_fast() -> HastyError:
    return HastyError(
        "Too much was sent from your seat at once; nothing of it was lost that was acknowledged",
        where="your seat in this meeting",
        right="a few acts a second",
        todo="wait a moment and send it again",
        wait=1,
    )
