"""What the caller knows about the vote an account speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hemicycle.errors import InputError


@dataclass(frozen=True)
class Context:
    """Body, texts and days given from outside; all may be empty."""

    bodies: tuple[str, ...] = ()
    resolutions: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()


def read_context(given: Mapping[str, Any] | None) -> Context:
    """Read ``{body, resolution, date}``: each null, a text, a list or a comma-separated text.

    Whatever cannot be read is left out, with a note.
    """
    if not isinstance(given, Mapping):
        return Context(notes=() if given is None else ("the context is no mapping: left out",))
    days, notes = [], []
    for text in _texts(given.get("date")):
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            notes.append(f"context date {text!r} is no day: left out")
    bodies = tuple(b for text in _texts(given.get("body")) for b in text.split("+"))
    return Context(bodies, _texts(given.get("resolution")), tuple(days), tuple(notes))


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, date):
        return (value.isoformat(),)
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return tuple(t for part in value for t in _texts(part))
    return ()


def read_day(given: date | str | None) -> date | None:
    """The day an article speaks from.

    Raises
    ------
    InputError
        A text that is no ISO day.
    """
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise InputError(
            f"{given!r} is no day",
            where="date",
            right="a day written year-month-day, such as 2025-02-24",
            todo="write the day so, or leave it out",
        ) from error
