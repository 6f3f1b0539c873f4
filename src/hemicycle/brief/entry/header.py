"""Header lines of an entered vote (`body: GA`), joined with the options of the command line."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, datetime
from difflib import get_close_matches

from hemicycle.brief.entry.model import VoteOptions
from hemicycle.errors import InputError

KEYS = tuple(field.name for field in fields(VoteOptions))

_LINE = re.compile(r"[ \t]*(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*")
#: Written-out dates only: 03/04/2025 is two days, depending on who reads it.
_DATES = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%B %d %Y", "%b %d, %Y")


def read_header(text: str, above: int = 0) -> tuple[VoteOptions, str, int]:
    """Header lines at the top of a text, the text after them, and the line it begins on.

    Parameters
    ----------
    above
        Lines of the paste above ``text``, so that errors name the line of the paste.

    Raises
    ------
    InputError
        A key given twice, a key that is nearly one of ours, a date that cannot be read.
    """
    lines = text.split("\n")
    values: dict[str, str] = {}
    index = 0
    while index < len(lines) and _is_header(lines[index], above + index):
        if lines[index].strip():
            key, value = _pair(lines[index])
            if key in values:
                raise _twice(key, above + index)
            values[key] = value
        index += 1
    return options_from(values, "the header line"), "\n".join(lines[index:]), above + index + 1


def options_from(values: dict[str, str], where: str) -> VoteOptions:
    """Options from words; empty values are as good as none."""
    given = {key: value for key, value in values.items() if value}
    day = parse_date(given.pop("date"), f"{where} `date:`") if "date" in given else None
    return replace(VoteOptions(**given), date=day)  # type: ignore[arg-type]


def parse_date(text: str, where: str) -> date:
    """`2025-02-24` or a date in words; day and month in figures are refused as ambiguous."""
    plain = " ".join(text.split())
    for form in _DATES:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise InputError(
        f"The date '{plain[:40]}' cannot be read",
        where=where,
        right="a date such as 2025-02-24 or 24 February 2025",
        todo="write the date in one of these ways",
    )


def join(header: VoteOptions, options: VoteOptions) -> VoteOptions:
    """Header lines and options as one; the same thing said twice must be the same."""
    joined = {}
    for key in KEYS:
        said, asked = getattr(header, key), getattr(options, key)
        if said is not None and asked is not None and said != asked:
            raise InputError(
                f"Header line and option disagree on the {key}: {said} and {asked}",
                where=f"the header line `{key}:`",
                right="one value",
                todo="remove the header line or the option",
            )
        joined[key] = asked if said is None else said
    return VoteOptions(**joined)


def _is_header(line: str, index: int) -> bool:
    match = _LINE.fullmatch(line)
    if not match:
        return not line.strip()
    key = match["key"].casefold()
    if key in KEYS:
        return True
    near = get_close_matches(key, KEYS, n=1, cutoff=0.8)
    if near and len(key) > 3:
        raise InputError(
            f"The header line '{match['key']}:' is not known",
            where=f"line {index + 1}",
            right=f"one of {', '.join(KEYS)}",
            todo=f"did you mean '{near[0]}:'? Write it so, or remove the line",
        )
    return False


def _pair(line: str) -> tuple[str, str]:
    match = _LINE.fullmatch(line)
    assert match is not None
    return match["key"].casefold(), match["value"]


def _twice(key: str, index: int) -> InputError:
    return InputError(
        f"The header line '{key}:' stands twice",
        where=f"line {index + 1}",
        right="each header line once",
        todo="remove one; several votes in one text are separated by a line ---",
    )
