"""Sessions of the General Assembly: regular, special and emergency special.

A regular session is named by its number (``79``), a special one ``S-32``, an emergency special one
``ES-11``. The facts are in ``data/sessions.toml``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from hemicycle.domain.facts import FactTable, read_facts
from hemicycle.domain.ordinal import ordinal
from hemicycle.errors import InputError

_KINDS = {"": "regular", "S": "special", "ES": "emergency special"}
_YEAR_BEFORE_FIRST = 1945
_SATURDAY = 5


@dataclass(frozen=True)
class Session:
    """One session of the General Assembly.

    Parameters
    ----------
    code
        ``79``, ``S-32`` or ``ES-11``.
    opened
        Day of the first meeting.
    closed
        Day of the last meeting; None while it has not been closed, or where not compiled.
    topic
        What a special session was about; empty for a regular one.
    sure
        False where a day is computed by rule 1, or lists of closing days differ by one.
    note
        Parts, resumptions, doubts.
    """

    code: str
    opened: date
    closed: date | None
    topic: str
    sure: bool
    note: str

    @property
    def number(self) -> int:
        """Number within its kind: 11 of ``ES-11``."""
        return int(self.code.rpartition("-")[2])

    @property
    def kind(self) -> str:
        """``regular``, ``special`` or ``emergency special``."""
        return _KINDS[self.code.rpartition("-")[0]]

    @property
    def title(self) -> str:
        """``eleventh emergency special session``, ``seventy-ninth session``."""
        return session_title(self.code)


def session(code: str) -> Session:
    """The session with that code, in any case.

    Raises
    ------
    InputError
        No such session, or one not compiled yet; the message lists the range of each kind.
    """
    found = SESSIONS.get(code.strip().upper())
    if found is None:
        last = {one.kind: one.code for one in SESSIONS.values()}
        special, emergency = last["special"], last["emergency special"]
        raise InputError(
            f"{code!r} is not a session of the General Assembly known here",
            where="session",
            right=f"1 to {last['regular']}, S-1 to {special} or ES-1 to {emergency}",
            todo="check the symbol the session was read from",
        )
    return found


def session_title(code: str) -> str:
    """Title of a session in words; of any number, known here or not.

    Raises
    ------
    InputError
        A text that is no session code.

    Examples
    --------
    >>> session_title("ES-11")
    'eleventh emergency special session'
    >>> session_title("79")
    'seventy-ninth session'
    """
    prefix, dash, number = code.strip().upper().rpartition("-")
    if f"{prefix}{dash}" not in ("", "S-", "ES-") or not _is_number(number):
        raise InputError(
            f"{code!r} is no session code",
            where="session",
            right="a number (79), S- and a number (S-32) or ES- and a number (ES-11)",
            todo="check the symbol the session was read from",
        )
    kind = _KINDS[prefix]
    words = ordinal(int(number))
    return f"{words} session" if kind == "regular" else f"{words} {kind} session"


def regular_session_on(day: date) -> int | None:
    """Number of the regular session in progress on that day.

    A session lasts until the next one opens: a special session or a Council meeting between two
    autumns belongs to the regular session before it. After the last opening in our facts, openings
    follow rule 1 (:func:`opening_by_rule`).

    Returns
    -------
    int or None
        1 from 10 January 1946 on; None on earlier days.
    """
    openings = _openings()
    if day >= openings[-1]:
        latest = day.year if day >= opening_by_rule(day.year) else day.year - 1
        return max(latest - _YEAR_BEFORE_FIRST, len(openings))
    return bisect_right(openings, day) or None


def opening_by_rule(year: int) -> date:
    """Opening day under rule 1 as it stands since 2023.

    Rule
    ----
    GA rule 1: Tuesday of the second week of September, counting from the first week that contains
    at least one working day (the third week from 2003 to 2022, A/RES/57/301).
    """
    return first_september_tuesday(year) + timedelta(weeks=1)


def first_september_tuesday(year: int) -> date:
    """Tuesday of the first week that has a working day (Monday to Friday) of September."""
    first = date(year, 9, 1)
    monday = first - timedelta(days=first.weekday())
    if first.weekday() >= _SATURDAY:
        monday += timedelta(weeks=1)
    return monday + timedelta(days=1)


def _is_number(text: str) -> bool:
    return text.isdecimal() and 1 <= int(text) <= 999


@cache
def _openings() -> list[date]:
    return [one.opened for one in SESSIONS.values() if one.kind == "regular"]


def _session(line: str) -> Session:
    facts, _, text = line.partition("|")
    code, span, *mark = facts.split()
    opened, closed = span.split("..")
    regular = code.isdecimal()
    return Session(
        code=code,
        opened=date.fromisoformat(opened),
        closed=date.fromisoformat(closed) if closed else None,
        topic="" if regular else text.strip(),
        sure=not mark,
        note=text.strip() if regular else "",
    )


def _load() -> dict[str, Session]:
    facts = read_facts("sessions.toml")
    kinds = ("regular", "special", "emergency")
    lines = (line for kind in kinds for line in facts[kind].splitlines() if line.strip())
    return {one.code: one for one in map(_session, lines)}


SESSIONS: Mapping[str, Session] = FactTable(_load)
"""Every session known here, by code: regular ones in order, then special, then emergency."""
