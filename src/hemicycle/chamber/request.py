"""What is asked of a journal, and the answer once it is durable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hemicycle.chamber.canonical import compact, digest
from hemicycle.chamber.entry import Entry
from hemicycle.chamber.seal import Head
from hemicycle.chamber.urn import SecretBallot
from hemicycle.errors import InputError

_ID = re.compile(r"[!-~]{1,64}")
_WORDS = re.compile(r"[^\x00-\x1f\x7f]{1,128}")


@dataclass(frozen=True)
class Request:
    """Events to be appended together.

    Parameters
    ----------
    expected
        Last sequence of the journal as the sender knows it; None for a head alone.
    events
        Plain JSON values, one or more; one that :attr:`empties` an urn is made here instead. A
        head alone has none.
    actor
        Random id of who acts.
    at
        When, as :func:`hemicycle.chamber.canonical.stamp` writes it.
    command
        The sender's key for this request: sent again, it is not doubled.
    seal
        Whether a head is signed over the journal as it stands behind these events.
    ballot
        A secret ballot that goes into its urn together with these events.
    empties
        The urn that is opened: its ballots, sorted, are the event.
    begins
        Whether the meeting begins with these events; ``retain_until`` belongs to that.
    """

    meeting: str
    expected: int | None
    events: tuple[Mapping[str, Any], ...]
    actor: str
    at: str
    command: str | None = None
    seal: bool = False
    ballot: SecretBallot | None = None
    empties: str | None = None
    begins: bool = False
    retain_until: str | None = None

    @cached_property
    def asked(self) -> str:
        """Hash of what is asked for. A secret choice is not in it: it could be found by trying."""
        urn = self.ballot.urn if self.ballot else self.empties
        return digest(compact({"actor": self.actor, "events": self.events, "urn": urn}))


@dataclass(frozen=True)
class Appended:
    """A request that is durable.

    Parameters
    ----------
    first, last
        Sequences of its entries.
    entries
        The entries, as stored; empty for a repeated request.
    head
        The head that was signed with it.
    repeated
        Whether it had been kept before, when it was first sent.
    """

    meeting: str
    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    head: Head | None = None
    repeated: bool = False


def check(request: Request) -> None:
    """Refuse what a database would refuse later, for everybody in the batch.

    Raises
    ------
    InputError
        An id, a key, an urn or a member that is no proper name.
    """
    ids = {"meeting": request.meeting, "actor": request.actor, "command": request.command or "-"}
    for name, text in ids.items():
        if not _ID.fullmatch(text):
            raise _no_id(name, text)
    urn = request.ballot.urn if request.ballot else request.empties
    member = request.ballot.member if request.ballot else "-"
    for name, text in {"urn": urn or "-", "member": member}.items():
        if not _WORDS.fullmatch(text):
            raise _no_id(name, text)


def _no_id(name: str, text: str) -> InputError:
    return InputError(
        f"{text[:80]!r} cannot name the {name} of a request",
        where=f"{name} of a request to the journal",
        right="1 to 64 letters, digits or signs of ASCII without spaces (urn, member: 128 of any)",
        todo="use an id as the server gave it",
    )
