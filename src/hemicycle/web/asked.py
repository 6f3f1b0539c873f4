"""What a form asks, checked: an empty field asks for nothing, anything else must be readable."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hemicycle.domain.body import BODIES
from hemicycle.domain.body import body_code as named_body
from hemicycle.errors import InputError


def text(value: str | None) -> str | None:
    """Words, or None for an empty field."""
    return " ".join((value or "").split()) or None


def day(value: str | None, name: str) -> date | None:
    """An ISO day."""
    if not (value or "").strip():
        return None
    try:
        return date.fromisoformat((value or "").strip())
    except ValueError as error:
        raise _unreadable(
            value, name, "a day written year-month-day, such as 2025-02-24"
        ) from error


def whole(value: str | None, name: str, *, low: int, high: int) -> int | None:
    """A whole number between two others, both included."""
    plain = (value or "").strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or not low <= int(plain[:12]) <= high:
        raise _unreadable(value, name, f"a whole number from {low} to {high}")
    return int(plain)


def choice(value: str | None, name: str, allowed: Collection[str]) -> str | None:
    """One of a list."""
    plain = (value or "").strip()
    if not plain:
        return None
    if plain not in allowed:
        raise _unreadable(value, name, "one of " + ", ".join(allowed))
    return plain


def body_code(value: str | None, held: Collection[str] = ()) -> str | None:
    """Code of a body, in any case; ``held`` are those of the record, own houses among them."""
    plain = (value or "").strip()
    if not plain:
        return None
    return choice(named_body(plain), "body", list(dict.fromkeys((*BODIES, *held))))


def _unreadable(value: str | None, name: str, right: str) -> InputError:
    return InputError(
        f"{(value or '')[:80]!r} cannot be read",
        where=f"the field {name}",
        right=right,
        todo="go back and correct it, or leave the field empty",
    )
