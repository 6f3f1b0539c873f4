"""One spelling for everything that is hashed or signed: canonical JSON (RFC 8785), UTC times, ids.

>>> canonical({"no": 8, "body": "GA"})
b'{"body":"GA","no":8}'
>>> stamp(datetime(2025, 2, 24, 16, 30, tzinfo=UTC))
'2025-02-24T16:30:00.000Z'
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from hemicycle.errors import InputError


def canonical(value: Mapping[str, Any]) -> bytes:
    """The value in the one spelling of RFC 8785.

    Raises
    ------
    InputError
        A value that not every reader of JSON holds exactly: a fraction, a number beyond 2**53,
        half a character.
    """
    import rfc8785

    try:
        if _has_fraction(value):
            raise _inexact("a number with a fraction")
        return rfc8785.dumps(dict(value))
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise _inexact(str(error)) from error


def _has_fraction(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_fraction, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_fraction, value))
    return isinstance(value, float)


def _inexact(why: str) -> InputError:
    return InputError(
        f"This cannot be written down exactly: {why}",
        where="an event of a meeting",
        right="text, whole numbers below 2**53, true, false, null, lists and objects",
        todo="write such a value as text",
    )


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()


def stamp(at: datetime) -> str:
    """A moment as the journal writes it: UTC, milliseconds.

    Raises
    ------
    InputError
        A moment without a time zone.
    """
    if at.tzinfo is None:
        raise InputError(
            f"The moment {at.isoformat()} has no time zone",
            where="the clock given to the journal",
            right="a moment that knows its zone, such as datetime.now(UTC)",
            todo="pass the time with its zone",
        )
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def fresh_id() -> str:
    """128 random bits in hexadecimal: a meeting, an actor. It says nothing about whom it names."""
    return secrets.token_hex(16)


def fresh_nonce() -> str:
    """64 random bits in hexadecimal, short enough to be read out in the room."""
    return secrets.token_hex(8)
