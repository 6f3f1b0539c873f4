"""Checked access to the keys of a rulebook: each wrong value is named with its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hemicycle.errors import InputError

Row = Mapping[str, Any]


def text(row: Row, key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise wrong(f"The rulebook lacks a text for {key}", f"{where}, {key}")
    return value


def maybe_text(row: Row, key: str, where: str) -> str | None:
    return text(row, key, where) if key in row else None


def names(row: Row, key: str, where: str) -> tuple[str, ...] | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(f"{key} is no list of names", f"{where}, {key}")
    if len(set(value)) != len(value):
        raise wrong(f"{key} names something twice", f"{where}, {key}")
    return tuple(value)


def day(row: Row, key: str, where: str) -> date | None:
    value = row.get(key)
    if value is None:
        return None
    if type(value) is not date:
        raise wrong(f"{value!r} is no day", f"{where}, {key}")
    return value


def whole(value: object, key: str, where: str, least: int) -> int:
    """A whole number from ``least`` on; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise wrong(f"{value!r} is no whole number of {least} or more", f"{where}, {key}")
    return value


def tables(data: Row, key: str, where: str) -> list[Row]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise wrong(f"{key} is not written as [[{key}]] tables", f"{where}, {key}")
    return rows


def only(row: Row, known: set[str], where: str) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise wrong(f"Unknown key {unknown[0]!r}", f"{where}, {unknown[0]}")


def wrong(what: str, where: str) -> InputError:
    return InputError(
        what,
        where=where,
        right=(
            "name, presiding, readings, members and [[provision]] tables with key, from, number, "
            'source, text and share = "2/3" with its base, or votes = 9'
        ),
        todo="Correct the rulebook; hemicycle rules GA --json shows a complete one, and "
        "docs/case-files.md says what each key means",
    )
