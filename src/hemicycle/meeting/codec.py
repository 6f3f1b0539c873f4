"""Events to and from plain JSON values, by the types their fields are declared with.

Fields at their default are left out, so that a line says only what is particular to it.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hemicycle.domain.text import Place, place_of
from hemicycle.errors import InputError
from hemicycle.meeting import acts, consequences
from hemicycle.meeting.fold import Event
from hemicycle.meeting.timed import Timed


def _name(kind: type) -> str:
    """``JoinSponsors`` is written ``join_sponsors``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


ACTS: Mapping[str, type] = {_name(kind): kind for kind in get_args(acts.Act)}
CONSEQUENCES: Mapping[str, type] = {
    _name(kind): kind for kind in get_args(consequences.Consequence)
}
_JSON = frozenset({str, int, bool, float, type(None)})
"""What a JSON value is already."""
_NAMES = {kind: name for name, kind in (*ACTS.items(), *CONSEQUENCES.items())}


def to_plain(event: Event) -> dict[str, Any]:
    """An event as a JSON object: ``act`` or ``follows`` names it, the fields come after."""
    kind = type(event)
    key = "act" if _NAMES[kind] in ACTS else "follows"
    return {key: _NAMES[kind], **_fields(event)}


def from_plain(data: Mapping[str, Any], where: str) -> Event:
    """An event from its JSON object.

    Raises
    ------
    InputError
        An unknown event or field, a missing field, or a value of the wrong type.
    """
    key = "act" if "act" in data else "follows"
    known = ACTS if key == "act" else CONSEQUENCES
    kind = known.get(str(data.get(key)))
    if kind is None:
        raise InputError(
            f"{data.get(key)!r} is no {'act' if key == 'act' else 'consequence'}",
            where=where,
            right="one of " + ", ".join(known),
            todo="see the list in docs/meeting.md",
        )
    fields = {name: value for name, value in data.items() if name != key}
    event: Event = _object(kind, fields, where)
    return event


# --- out --------------------------------------------------------------------------------


def _fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _plain(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if not _is_default(field, getattr(value, field.name))
    }


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default)
    made = field.default_factory
    return made is not dataclasses.MISSING and bool(value == made())


def _plain(value: Any) -> Any:
    if type(value) in _JSON:
        return value
    if isinstance(value, Place):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if type(value) in _NAMES:
        return to_plain(value)
    if dataclasses.is_dataclass(value):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value]


# --- in --------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _object(kind: type, data: Mapping[str, Any], where: str) -> Any:
    hints = _hints(kind)
    unknown = sorted(set(data) - set(hints))
    if unknown:
        raise _wrong(f"{unknown[0]!r} is no field of {_name(kind)}", where, ", ".join(hints))
    missing = [
        field.name
        for field in dataclasses.fields(kind)
        if field.name not in data
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise _wrong(f"{_name(kind)} needs {missing[0]}", where, ", ".join(hints))
    values = {name: _read(hints[name], value, f"{where}, {name}") for name, value in data.items()}
    return kind(**values)


def _read(hint: Any, value: Any, where: str) -> Any:
    """A value of the declared type; nothing is converted but what JSON cannot hold."""
    if hint in _JSON:
        return _exact(hint, value, where)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint, value, where)
    if origin is tuple:
        return _tuple(get_args(hint), value, where)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(hint), value, where)
    if hint is Place:
        return _place(value, where)
    if hint is Timed or hint is object:
        return from_plain(_exact(dict, value, where), where)
    if hint is date:
        return _date(value, where)
    if hint is datetime:
        return _instant(value, where)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _word(hint, value, where)
    return _object(hint, _exact(dict, value, where), where)


def _optional(hint: Any, value: Any, where: str) -> Any:
    if value is None:
        return None
    (inner,) = (kind for kind in get_args(hint) if kind is not type(None))
    return _read(inner, value, where)


def _tuple(kinds: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    items = _exact(list, value, where)
    if kinds[-1] is Ellipsis:
        return tuple(_read(kinds[0], item, where) for item in items)
    if len(items) != len(kinds):
        raise _wrong(f"{len(items)} values where {len(kinds)} are due", where, "as in the page")
    return tuple(_read(kind, item, where) for kind, item in zip(kinds, items, strict=True))


def _mapping(kinds: tuple[Any, ...], value: Any, where: str) -> dict[Any, Any]:
    items = _exact(dict, value, where)
    return {
        _read(kinds[0], key, where): _read(kinds[1], item, f"{where}, {key}")
        for key, item in items.items()
    }


def _place(value: Any, where: str) -> Place:
    try:
        return place_of(_exact(str, value, where))
    except InputError as error:
        raise _wrong(error.what, where, error.right) from error


def _date(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(_exact(str, value, where))
    except ValueError as error:
        raise _wrong(f"{value!r} is no day", where, "a day such as 2025-02-24") from error


def _instant(value: Any, where: str) -> datetime:
    """An instant says how far it is from UTC, or instants could not be compared."""
    right = "an instant such as 2025-02-24T15:04:00Z, with Z or its offset from UTC"
    try:
        instant = datetime.fromisoformat(_exact(str, value, where))
    except ValueError as error:
        raise _wrong(f"{value!r} is no instant", where, right) from error
    if instant.tzinfo is None:
        raise _wrong(f"{value!r} does not say how far it is from UTC", where, right)
    return instant


def _word(kind: type[Enum], value: Any, where: str) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        words = ", ".join(str(member.value) for member in kind)
        raise _wrong(f"{value!r} is not a known word", where, f"one of {words}") from error


def _exact(kind: type, value: Any, where: str) -> Any:
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    raise _wrong(f"{value!r} is not of type {kind.__name__}", where, kind.__name__)


def _wrong(what: str, where: str, right: str) -> InputError:
    return InputError(what, where=where, right=right, todo="see the list in docs/meeting.md")
