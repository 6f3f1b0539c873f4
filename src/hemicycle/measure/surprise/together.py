"""Since when had two members not stood together so, and how often they ever had.

*Together* means that both voted yes, or both no. *Against a group* means that at the same time at
least nine in ten of its members who cast a vote took the opposite side. A count, not a model: it
needs no fit and says over how many votes it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from hemicycle.domain.group import Group
from hemicycle.errors import InputError
from hemicycle.measure.forecast.past import ABSTAIN, ANSWERS, NO, OFF_ROLL, YES, Past

OPPOSITE = 0.9
"""Share of a group's members who cast a vote that makes the group stand against."""

_Choice = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Count:
    """How often it happened before.

    Parameters
    ----------
    times, of
        Votes on which it happened, among those on which it could have: both members cast a vote.
    last, last_day
        The latest of them; None where there is none.
    first_day
        First day of the votes looked at; None where there are none.
    """

    times: int
    of: int
    last: str | None
    last_day: date | None
    first_day: date | None

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        days = {name: getattr(self, name) for name in ("last_day", "first_day")}
        iso = {name: None if day is None else day.isoformat() for name, day in days.items()}
        return {"times": self.times, "of": self.of, "last": self.last, **iso}


@dataclass(frozen=True)
class Together:
    """Two members on one vote, and all earlier votes on which they stood so.

    Parameters
    ----------
    position
        What both voted, YES or NO; None where they did not stand together.
    group, against
        Code of a group, and how many of its members took the opposite side, of how many who cast a
        vote; None where no group is asked about.
    agreed
        Earlier votes on which both voted yes or both no.
    ever
        Earlier votes on which they stood together against the group (without a group: as above).
    on_matter
        The same among votes on the matter.
    matter
        What those votes are, in words.
    """

    vote_id: str
    day: date
    first: str
    second: str
    position: str | None
    group: str | None
    against: tuple[int, int] | None
    agreed: Count
    ever: Count
    on_matter: Count
    matter: str
    record_version: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "record_version": self.record_version,
            "vote_id": self.vote_id,
            "date": self.day.isoformat(),
            "members": [self.first, self.second],
            "position": self.position,
            "group": self.group,
            "against": None if self.against is None else list(self.against),
            "agreed": self.agreed.to_dict(),
            "ever": self.ever.to_dict(),
            "on_matter": self.on_matter.to_dict(),
            "matter": self.matter,
        }


def together(
    past: Past,
    vote_id: str,
    first: str,
    second: str,
    *,
    group: Group | None = None,
    matter: Collection[str] = (),
    matter_words: str = "the same matter",
) -> Together:
    """How unusual it was that two members stood together on a vote.

    Parameters
    ----------
    group
        Only votes on which this group stood against them.
    matter
        ``vote_id`` of the votes on the same matter; only those before the day count.

    Raises
    ------
    InputError
        A vote or a member that is not there.
    """
    column = _column(past, vote_id)
    pair = tuple(_row(past, member) for member in (first, second))
    ended = int(np.searchsorted(past.days, past.days[column]))
    a, b = (past.answers[row] for row in pair)
    cast = _cast(a) & _cast(b)
    same = (a == b) & (a != ABSTAIN) & cast
    before = np.arange(len(past.votes)) < ended
    known = np.ones(len(past.votes), np.bool_)
    sides: _Choice = same
    against = None
    if group is not None:
        known = past.days >= np.datetime64(group.from_day)
        sides = same & _against(past, group, a, same & known & (before | _at(past, column)))
        against = _counted(past, group, column, int(a[column]))
    about = np.isin(np.array(past.votes), sorted(matter))
    earlier = before & cast
    return Together(
        vote_id=vote_id,
        day=past.day(column),
        first=first,
        second=second,
        position=ANSWERS[a[column]] if same[column] else None,
        group=None if group is None else group.code,
        against=against,
        agreed=_count(past, same, earlier),
        ever=_count(past, sides, earlier & known),
        on_matter=_count(past, sides, earlier & known & about),
        matter=matter_words,
        record_version=past.record_version,
    )


def _count(past: Past, happened: _Choice, among: _Choice) -> Count:
    found = np.flatnonzero(happened & among)
    looked = np.flatnonzero(among)
    last = int(found[-1]) if found.size else None
    return Count(
        times=int(found.size),
        of=int(looked.size),
        last=None if last is None else past.votes[last],
        last_day=None if last is None else past.day(last),
        first_day=past.day(int(looked[0])) if looked.size else None,
    )


def _cast(answers: npt.NDArray[np.int8]) -> _Choice:
    found: _Choice = (answers != OFF_ROLL) & (answers <= NO)
    return found


def _at(past: Past, column: int) -> _Choice:
    found: _Choice = np.arange(len(past.votes)) == column
    return found


def _against(past: Past, group: Group, answers: npt.NDArray[np.int8], where: _Choice) -> _Choice:
    """Votes on which the group stood on the side opposite to ``answers``."""
    found = np.zeros(where.size, np.bool_)
    for column in np.flatnonzero(where):
        opposite, cast = _counted(past, group, int(column), int(answers[column]))
        found[column] = cast > 0 and opposite >= OPPOSITE * cast
    return found


def _counted(past: Past, group: Group, column: int, answer: int) -> tuple[int, int]:
    """Members of the group of the day on the side opposite to an answer, and who cast a vote."""
    rows = [past.row[code] for code in group.members(past.day(column)) if code in past.row]
    theirs = past.answers[rows, column]
    theirs = theirs[_cast(theirs)]
    opposite = NO if answer == YES else YES
    return int((theirs == opposite).sum()), int(theirs.size)


def _column(past: Past, vote_id: str) -> int:
    return _place(past.column.get, vote_id, past, "a vote with a complete roll call and a day")


def _row(past: Past, member: str) -> int:
    return _place(past.row.get, member, past, "a member with at least one ballot")


def _place(find: Callable[[str], int | None], name: str, past: Past, right: str) -> int:
    place = find(name)
    if place is None:
        raise InputError(
            f"{name} is not among the roll calls of {past.body}",
            where=f"record {past.record_version}" if past.record_version else "votes",
            right=right,
            todo="check the name",
        )
    return place
