"""Where to go on in a long answer.

A cursor names the version of the record, the question and the place. Within one version an answer
has one order, so pages never overlap and never miss a row. Once the record has changed the cursor
is refused (410), for the old order would be a list of what is no longer so.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable
from hashlib import sha256

from hemicycle.errors import InputError
from hemicycle.web.api.faults import OtherVersionError

_PAGING = ("cursor", "limit", "format")
_MOST = 10**9


def question_of(path: str, asked: Iterable[tuple[str, str]]) -> str:
    """What is asked, whatever the page and the format."""
    named = sorted(pair for pair in asked if pair[0] not in _PAGING)
    return sha256(json.dumps([path, named]).encode()).hexdigest()[:12]


def written(version: str, question: str, place: int) -> str:
    """A cursor to the row at ``place``."""
    text = json.dumps([version, question, place], separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of(cursor: str | None, version: str, question: str) -> int:
    """The row to begin with; 0 without a cursor.

    Raises
    ------
    OtherVersionError
        The record has changed since the cursor was given.
    InputError
        The text is no cursor of ours, or one of another question.
    """
    if cursor is None:
        return 0
    theirs, asked, place = _read(cursor)
    if theirs != version:
        raise OtherVersionError(
            f"This cursor goes on in version {theirs} of the record, which is now {version}",
            where="cursor",
            right="a cursor of the present version: earlier pages may no longer be true",
            todo="ask again without a cursor; what you have can be told by its record_version",
        )
    if asked != question:
        raise _no_cursor("The cursor belongs to another question")
    return place


def _read(cursor: str) -> tuple[str, str, int]:
    try:
        text = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        match json.loads(text):
            case [str(version), str(question), int(place)] if 0 <= place < _MOST:
                return version[:64], question, place
    except (Base64Error, ValueError, RecursionError):
        pass
    raise _no_cursor("This is no cursor")


def _no_cursor(what: str) -> InputError:
    return InputError(
        what,
        where="cursor",
        right="the value of next in the answer before, with all other parameters unchanged",
        todo="follow the header Link, or ask again without a cursor",
    )
