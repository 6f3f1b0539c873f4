"""Since when had two members not stood together so, and how often they ever had.

*Together* means that both voted yes, or both no. *Against a group* means that at the same time at
least nine in ten of its members who cast a vote took the opposite side. A count, not a model: it
needs no fit and says over how many votes it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Count:
        """Back from :meth:`to_dict`."""
        names = ("last_day", "first_day")
        days = {name: values[name] and date.fromisoformat(values[name]) for name in names}
        return cls(values["times"], values["of"], values["last"], **days)


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

    @property
    def opposed(self) -> bool:
        """Whether the two stood together with the group against them."""
        if self.against is None:
            return False
        return self.against[1] > 0 and self.against[0] >= OPPOSITE * self.against[1]

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

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Together:
        """Back from :meth:`to_dict`."""
        first, second = values["members"]
        against = values["against"]
        return cls(
            day=date.fromisoformat(values["date"]),
            first=first,
            second=second,
            against=None if against is None else (against[0], against[1]),
            record_version=values["record_version"],
            vote_id=values["vote_id"],
            position=values["position"],
            group=values["group"],
            matter=values["matter"],
            agreed=Count.from_dict(values["agreed"]),
            ever=Count.from_dict(values["ever"]),
            on_matter=Count.from_dict(values["on_matter"]),
        )


@dataclass(frozen=True, eq=False)
class History:
    """On which votes two members stood together, and against a group.

    Parameters
    ----------
    cast
        bool (n_votes,): votes on which both cast a vote.
    same
        bool (n_votes,): both yes or both no.
    sides
        bool (n_votes,): the same while the group stood against them; without a group, as ``same``.
    known
        bool (n_votes,): votes of days on which the group's members are compiled.
    """

    first: str
    second: str
    group: Group | None
    cast: _Choice
    same: _Choice
    sides: _Choice
    known: _Choice


def history(past: Past, first: str, second: str, group: Group | None = None) -> History:
    """Where two members stood on every vote.

    Raises
    ------
    InputError
        A member without a ballot.
    """
    a, b = (past.answers[_row(past, member)] for member in (first, second))
    cast = _cast(a) & _cast(b)
    same = (a == b) & (a != ABSTAIN) & cast
    if group is None:
        known = np.ones(len(past.votes), np.bool_)
        return History(first, second, None, cast, same, same, known)
    known = past.days >= np.datetime64(group.from_day)
    sides = _against(past, group, a, same & known)
    return History(first, second, group, cast, same, sides, known)


def together(
    past: Past,
    vote_id: str,
    pair: History,
    *,
    matter: Collection[str] = (),
    matter_words: str = "on the same matter",
) -> Together:
    """How unusual it was that two members stood together on a vote.

    Parameters
    ----------
    pair
        Where the two stood on every vote, from :func:`history`.
    matter
        ``vote_id`` of the votes on the same matter; only those before the day count.
    matter_words
        What those votes are, to be read after *texts*.

    Raises
    ------
    InputError
        A vote that is not there.
    """
    column = _place(past.column.get, vote_id, past, "a vote with a complete roll call and a day")
    answer = int(past.answers[past.row[pair.first], column])
    against = None
    if pair.group is not None and pair.same[column] and pair.known[column]:
        against = _counted(past, pair.group, column, answer)
    earlier = (past.days < past.days[column]) & pair.cast
    about = np.isin(np.array(past.votes), sorted(matter))
    return Together(
        vote_id=vote_id,
        day=past.day(column),
        first=pair.first,
        second=pair.second,
        position=ANSWERS[answer] if pair.same[column] else None,
        group=None if pair.group is None else pair.group.code,
        against=against,
        agreed=_count(past, pair.same, earlier),
        ever=_count(past, pair.sides, earlier & pair.known),
        on_matter=_count(past, pair.sides, earlier & pair.known & about),
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
