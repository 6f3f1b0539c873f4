"""How values are written down before they are hashed or signed; UTC times; random ids.

What is signed is canonical JSON (RFC 8785), which everybody spells alike. An entry is kept as the
bytes it was first written as, in the order of its fields: they mean something in a text.

>>> canonical({"no": 8, "body": "GA"})
b'{"body":"GA","no":8}'
>>> stamp(datetime(2025, 2, 24, 16, 30, tzinfo=UTC))
'2025-02-24T16:30:00.000Z'
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from hemicycle.errors import InputError

_EXACT = 2**53
_HALF = re.compile("[\ud800-\udfff]")


def canonical(value: Mapping[str, Any]) -> bytes:
    """The value in the one spelling of RFC 8785.

    Raises
    ------
    InputError
        A value that not every reader of JSON holds exactly.
    """
    import rfc8785

    check_exact(value)
    return rfc8785.dumps(dict(value))


def compact(value: Mapping[str, Any]) -> bytes:
    """The value as JSON in one line of UTF-8, fields in their order.

    Raises
    ------
    InputError
        A value that not every reader of JSON holds exactly.
    """
    check_exact(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def check_exact(value: Any) -> None:
    """Refuse what JSON cannot hold exactly.

    Raises
    ------
    InputError
        A fraction, a whole number of 2**53 or more, half a character, a key that is no text,
        anything that is no JSON value.
    """
    wrong = next(_inexact(value), None)
    if wrong is not None:
        raise InputError(
            f"This cannot be written down exactly: {wrong}",
            where="an event of a meeting",
            right="text, whole numbers below 2**53, true, false, null, lists and objects",
            todo="write such a value as text",
        )


def _inexact(value: Any) -> Iterator[str]:
    """What is wrong with a value, and what is in it."""
    if isinstance(value, str):
        if _HALF.search(value):
            yield f"half a character in {value[:40]!r}"
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _inexact(key) if isinstance(key, str) else (f"the key {key!r}",)
            yield from _inexact(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _inexact(item)
    elif not isinstance(value, int | None):
        yield f"{value!r}"
    elif value is not None and abs(value) >= _EXACT:
        yield f"the number {value}"


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
