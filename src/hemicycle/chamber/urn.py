"""Secret ballots: who has voted is journalled, what was voted lies in an urn that keeps no trace.

Voter and ballot are kept in one transaction, so that neither is without the other. A ballot is a
random key and a choice. Whenever one comes in, all of its urn are written anew in the order of
their keys, so that not even their place in the file tells who came first; deleted content is
overwritten. Opening the urn journals the sorted choices and deletes the ballots.

This protects against readers of the finished record. It does not protect against the server's
operator, its backups and logs, nor against somebody watching, and a voter cannot prove or check
how it voted.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select

from hemicycle.chamber.canonical import canonical
from hemicycle.chamber.tables import BALLOTS, VOTERS
from hemicycle.errors import InputError, JournalError

_KEY_BYTES = 16


@dataclass(frozen=True)
class SecretBallot:
    """A ballot on its way into an urn.

    Parameters
    ----------
    urn
        Name of the urn: one ballot of one election, such as ``e1 (2)``.
    member
        Who votes. It goes into the list of voters, never beside the choice.
    choice
        Candidates named, in any order; none is an abstention. The sender sees to it that only
        candidates are named: a free text could tell the voter.
    """

    urn: str
    member: str
    choice: tuple[str, ...]


class Urns:
    """The urns that one transaction touches."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._voters: dict[tuple[str, str], set[str]] = {}
        self._new: dict[tuple[str, str], list[SecretBallot]] = {}
        self.filled = self.emptied = False

    def put(self, meeting: str, ballot: SecretBallot) -> None:
        """Stage a ballot.

        Raises
        ------
        InputError
            The member has voted, or the choice cannot be written down.
        """
        canonical({"choice": list(ballot.choice)})
        voters = self._voted(meeting, ballot.urn)
        if ballot.member in voters:
            raise _voted_already(ballot)
        voters.add(ballot.member)
        self.filled = True
        self._new.setdefault((meeting, ballot.urn), []).append(ballot)

    def empty(self, meeting: str, urn: str) -> Mapping[str, Any]:
        """Take all ballots out of an urn: the event that says what was in it, sorted.

        Raises
        ------
        JournalError
            There are more or fewer ballots than voters.
        """
        self.emptied = True
        self._write_one(meeting, urn, self._new.pop((meeting, urn), []))
        here = _of(BALLOTS, meeting, urn)
        choices = [json.loads(choice) for choice in self._connection.scalars(
            select(BALLOTS.c.choice).where(here)
        )]  # fmt: skip
        voters = len(self._voted(meeting, urn))
        if voters != len(choices):
            raise _miscount(urn, voters, len(choices))
        self._connection.execute(delete(BALLOTS).where(here))
        return {"ballots": sorted(choices), "chamber": "urn_opened", "urn": urn, "voters": voters}

    def write(self) -> None:
        """Write the staged ballots."""
        for (meeting, urn), ballots in self._new.items():
            self._write_one(meeting, urn, ballots)
        self._new.clear()

    def _voted(self, meeting: str, urn: str) -> set[str]:
        if (meeting, urn) not in self._voters:
            rows = select(VOTERS.c.member).where(_of(VOTERS, meeting, urn))
            self._voters[meeting, urn] = set(self._connection.scalars(rows))
        return self._voters[meeting, urn]

    def _write_one(self, meeting: str, urn: str, ballots: list[SecretBallot]) -> None:
        if not ballots:
            return
        voters = [{"meeting": meeting, "urn": urn, "member": one.member} for one in ballots]
        self._connection.execute(VOTERS.insert(), sorted(voters, key=lambda row: row["member"]))
        here = _of(BALLOTS, meeting, urn)
        rows = self._connection.execute(select(BALLOTS.c.key, BALLOTS.c.choice).where(here)).all()
        held = [(row.key, row.choice) for row in rows]
        held += [(secrets.token_bytes(_KEY_BYTES), _choice(one)) for one in ballots]
        self._connection.execute(delete(BALLOTS).where(here))
        self._connection.execute(
            BALLOTS.insert(),
            [
                {"meeting": meeting, "urn": urn, "key": key, "choice": choice}
                for key, choice in sorted(held)
            ],
        )


def count(connection: Connection, meeting: str, urn: str) -> int:
    """Ballots in an urn."""
    here = select(func.count()).select_from(BALLOTS).where(_of(BALLOTS, meeting, urn))
    return connection.scalar(here) or 0


def _choice(ballot: SecretBallot) -> str:
    return json.dumps(sorted(ballot.choice))


def _of(table: Any, meeting: str, urn: str) -> Any:
    return and_(table.c.meeting == meeting, table.c.urn == urn)


def _voted_already(ballot: SecretBallot) -> InputError:
    return InputError(
        f"{ballot.member} has voted, and a secret ballot cannot be taken back or changed",
        where=f"the ballot {ballot.urn}",
        right="one ballot of each member",
        todo="wait for the result",
    )


def _miscount(urn: str, voters: int, ballots: int) -> JournalError:
    return JournalError(
        f"{voters} members voted and {ballots} ballots are in the urn",
        where=f"the ballot {urn}",
        right="as many ballots as voters, opened once",
        todo="see the journal for an earlier opening; else take the ballot anew",
    )
