"""The lines of a DGACM file: each one flat JSON object, checked before anything is made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from hemicycle.record.readers.base import SourceFile, row_error
from hemicycle.record.readers.columns import is_symbol, no_symbol

LISTS = {"MS_in_favour": "YES", "MS_against": "NO", "MS_abstaining": "ABSTAIN"}
COUNTS = {
    "MS_in_favour_count": "announced_yes",
    "MS_against_count": "announced_no",
    "MS_abstaining_count": "announced_abstain",
}
TEXTS = (
    "symbol",
    "title",
    "adoption_date",
    "originating_document",
    "agenda_item",
    "agenda_item_name",
    "adoption_type",
    "pv",
    *COUNTS,
)
METHODS = {
    "By a recorded vote": "recorded",
    "Without a vote": "without_vote",
    "": "non_recorded",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY_IN_WORDS = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_DAY_IN_NUMBERS = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
Entry = dict[str, Any]


def entries_of(file: SourceFile) -> Iterator[tuple[int, Entry]]:
    """Number and content of each line that is not blank, checked; ``row`` and ``day`` are added."""
    for row, line in enumerate(file.text().split("\n"), start=1):
        if line.strip():
            entry = _parsed(file.name, row, line)
            _check(file.name, row, entry)
            yield row, entry


def _parsed(name: str, row: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise row_error(
            name, row, error.colno, f"the line is no JSON ({error.msg})", "one object a line"
        ) from None
    except (ValueError, RecursionError) as error:
        raise row_error(
            name, row, 1, f"the line is no plain JSON ({error})", "one flat object a line"
        ) from None


def _check(name: str, row: int, entry: Any) -> None:
    if not isinstance(entry, dict):
        raise row_error(name, row, 1, "the line is no JSON object", "one object a line")
    for key in TEXTS:
        if not isinstance(entry.get(key), str):
            raise row_error(name, row, key, f"{key} is {entry.get(key)!r}", f"{key} as text")
    if not is_symbol(entry["symbol"]):
        raise no_symbol(name, row, "symbol", entry["symbol"])
    for key in LISTS:
        names = entry.get(key)
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            raise row_error(name, row, key, f"{key} is no list of names", "a list of names")
    if entry["adoption_type"] not in METHODS:
        what = f"adoption_type is {entry['adoption_type']!r}"
        raise row_error(name, row, "adoption_type", what, " or ".join(map(repr, METHODS)))
    entry["row"] = row
    entry["day"] = _day(name, row, entry["adoption_date"])
    for key in COUNTS:
        entry[key] = _count(name, row, key, entry)


def _day(name: str, row: int, printed: str) -> date:
    """The day of adoption, written ``2 March 2022`` or ``2019-11-07 00:00:00``."""
    text = " ".join(printed.split())
    if match := _DAY_IN_WORDS.fullmatch(text):
        parts = (int(match[3]), _month(match[2]), int(match[1]))
    elif match := _DAY_IN_NUMBERS.fullmatch(text):
        parts = (int(match[1]), int(match[2]), int(match[3]))
    else:
        parts = (0, 0, 0)
    try:
        return date(*parts)
    except ValueError:
        raise row_error(
            name, row, "adoption_date", f"adoption_date is {printed!r}", "as in 2 March 2022"
        ) from None


def _month(word: str) -> int:
    return _MONTHS.index(word) + 1 if word in _MONTHS else 0


def _count(name: str, row: int, key: str, entry: Entry) -> int | None:
    if entry["adoption_type"] != "By a recorded vote":
        return None
    if entry[key] == "N.A.":
        return 0
    if not (entry[key].isascii() and entry[key].isdigit() and len(entry[key]) < 5):
        raise row_error(name, row, key, f"{key} is {entry[key]!r}", "a whole number or N.A.")
    return int(entry[key])
