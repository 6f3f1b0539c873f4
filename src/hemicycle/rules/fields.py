"""Checked access to the fields of a case: each wrong value gets an error in four parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, overload

from hemicycle.errors import InputError


@dataclass(frozen=True)
class Fields:
    """One table of a case file and where it stands.

    ``where`` names the file; ``prefix`` the table inside it, empty for the top.
    """

    data: Mapping[str, Any]
    where: str
    prefix: str = ""

    def has(self, key: str) -> bool:
        return key in self.data

    def place(self, key: str) -> str:
        return f"{self.where}, {self.prefix}{key}"

    def wrong(self, key: str, what: str, right: str, todo: str) -> InputError:
        return InputError(what, where=self.place(key), right=right, todo=todo)

    def only(self, known: frozenset[str]) -> None:
        """Refuse a key that no case has, such as a misspelt one."""
        unknown = sorted(set(map(str, self.data)) - known)
        if unknown:
            from difflib import get_close_matches

            near = next(iter(get_close_matches(unknown[0], known, n=1)), None)
            raise self.wrong(
                unknown[0],
                f"Unknown key {unknown[0]!r}",
                near or "one of " + ", ".join(sorted(known)),
                f"Write {near}, or remove the line" if near else "Remove the line",
            )

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(
                key,
                f"{key} is missing" if value is None else f"{key} is {value!r}, not a text",
                f'a text, for example {key} = "..."',
                f"Add {key}",
            )
        return value.strip()

    @overload
    def choice(self, key: str, words: Sequence[str], default: str) -> str: ...

    @overload
    def choice(self, key: str, words: Sequence[str], default: None = None) -> str | None: ...

    def choice(self, key: str, words: Sequence[str], default: str | None = None) -> str | None:
        """One of a list of words; ``default`` where the key is absent."""
        if key not in self.data:
            return default
        value = self.data[key]
        if not isinstance(value, str) or value not in words:
            raise self.wrong(
                key,
                f"Unknown {key} {value!r}",
                "one of " + ", ".join(words),
                f"Choose the {key} from this list",
            )
        return value

    @overload
    def count(self, key: str, default: int, least: int = 0) -> int: ...

    @overload
    def count(self, key: str, default: None = None, least: int = 0) -> int | None: ...

    def count(self, key: str, default: int | None = None, least: int = 0) -> int | None:
        """A whole number; no fraction, no true or false, nothing below ``least``."""
        if key not in self.data:
            return default
        value = self.data[key]
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._no_count(key, value)
        if value < least:
            raise self.wrong(
                key,
                f"{key} is {value}, below {least}",
                f"a whole number of {least} or more",
                "Correct the count",
            )
        return value

    def _no_count(self, key: str, value: object) -> InputError:
        return self.wrong(
            key,
            f"{key} is {value!r}, not a whole number",
            "a count such as 93, without quotation marks or a decimal point",
            "Correct the count",
        )

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(
                key, f"{key} is {value!r}, not true or false", "true or false", f"Correct {key}"
            )
        return value

    def day(self, key: str) -> date:
        """A calendar day: a TOML date, a :class:`datetime.date` or an ISO text."""
        value = self.data.get(key)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(
                key,
                f"{key} is missing" if key not in self.data else f"{self.data[key]!r} is no day",
                f"an ISO date without quotation marks, for example {key} = 2025-02-24",
                "Give the day of the vote at the seat of the body",
            )
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names or codes; empty where the key is absent."""
        value = self.data.get(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.wrong(
                key,
                f"{key} is {value!r}, not a list of members",
                f'a list of names or codes, for example {key} = ["FRA", "Türkiye"]',
                f"Correct {key}",
            )
        return tuple(value)

    def table(self, key: str) -> Fields:
        value = self.data.get(key)
        if not isinstance(value, Mapping):
            raise self.wrong(
                key,
                f"{key} is missing" if value is None else f"{key} is {value!r}, not a table",
                f"a table, for example {key} = {{ ... }}",
                f"Add {key} as in the examples of the documentation",
            )
        return Fields(value, self.where, f"{self.prefix}{key}.")
