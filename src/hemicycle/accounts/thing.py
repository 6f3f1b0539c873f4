"""What a capital letter of the coded text stands for: a member, a number, a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


@dataclass(frozen=True)
class Day:
    """A date as far as it is written."""

    year: int | None
    month: int | None
    day: int | None

    def full(self) -> date | None:
        """The day, if it is one."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def near(self, day: date) -> bool:
        """Whether the day, the one before or the one after fits: local clocks differ."""
        return any(self.admits(day + timedelta(days=shift)) for shift in (-1, 0, 1))

    def admits(self, day: date) -> bool:
        """Whether the day fits what is written."""
        wanted = ((self.year, day.year), (self.month, day.month), (self.day, day.day))
        return all(part is None or part == actual for part, actual in wanted)


class Thing(NamedTuple):
    """What a capital letter of the coded text stands for, with its place in the clean text."""

    letter: str
    start: int
    end: int
    value: int = 0
    codes: tuple[str, ...] = ()
    words: str = ""
    day: Day | None = None
